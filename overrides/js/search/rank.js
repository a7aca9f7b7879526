// Ranking: sections by how well they answer every word asked for; title before heading before text.

import { FIELDS, HEADING, PAGE, TEXT, TITLE } from "./index.js";

const BOOST = [];
BOOST[TITLE] = 4;
BOOST[HEADING] = 3;
BOOST[TEXT] = 1;
BOOST[PAGE] = 0.3;
const SATURATION = 0.8;
const LENGTH_MATTERS = 0.5;
const ANSWERS = 4; // a token answers a word fully from a fourth of the best token's weight

// Returns [{ section, score, coverage }], the best first. Sections that answer only some of the words come last.
export const rank = (slots, index) => {
  const scores = new Map();
  let possible = 0;
  for (const slot of slots) {
    const found = answersOf(slot, index);
    const rarity = Math.log(1 + index.sections.length / (0.5 + found.size));
    possible += rarity;
    found.forEach(({ value, weight }, section) => {
      const entry = scores.get(section) ?? { section, score: 0, coverage: 0 };
      entry.score += rarity * value;
      entry.coverage += rarity * weight;
      scores.set(section, entry);
    });
  }
  const ranked = [...scores.values()].map((entry) => ({ ...entry, coverage: entry.coverage / possible }));
  return ranked.sort((a, b) => b.score * b.coverage ** 2 - a.score * a.coverage ** 2 || a.section - b.section);
};

// How well each section answers one word: a value to rank by, and whether it has the word at all (0 to 1).
const answersOf = ({ tokens }, index) => {
  const best = Math.max(...tokens.values());
  const found = new Map();
  for (const [token, weight] of tokens) {
    for (const { section, field, count } of token.places) {
      let sums = found.get(section);
      if (!sums) found.set(section, (sums = { counts: new Float64Array(FIELDS), weights: new Float64Array(FIELDS) }));
      sums.counts[field] += count * weight;
      sums.weights[field] = Math.max(sums.weights[field], weight);
    }
  }
  found.forEach((sums, section) => found.set(section, valueOf(sums, best, index.sections[section].words.length, index)));
  return found;
};

const valueOf = ({ counts, weights }, best, length, { averageLength }) => {
  let value = 0;
  for (let field = 0; field < FIELDS; field += 1) {
    if (!weights[field]) continue;
    const relative = field === TEXT ? 1 - LENGTH_MATTERS + (LENGTH_MATTERS * length) / averageLength : 1;
    const count = counts[field] / weights[field];
    value += (BOOST[field] * weights[field] * count) / (count + SATURATION * relative);
  }
  return { value, weight: Math.min(1, (ANSWERS * Math.max(...weights)) / best) };
};
