// Ranking: sections by how well they answer every word asked for; title before heading before text.

import { ALIAS, FIELDS, HEADING, PAGE, TEXT, TITLE } from "./index.js";
import { MADE_OF_IT, OWN } from "./slot.js";

const BOOST = [];
BOOST[TITLE] = 4;
BOOST[ALIAS] = 4; // for a question; a single word is looked for where it stands
const OF_LONE_ALIAS = 0.25;
const OF_NAME = 1.5; // a section that is called just what was asked for
BOOST[HEADING] = 3;
BOOST[TEXT] = 1;
BOOST[PAGE] = 0.3;
const OF_PAGE = 0.25; // of an answer that only the page's title gives
const SATURATION = 0.8;
const LENGTH_MATTERS = 0.5;
const ANSWERS = 4; // a token answers a word from a fourth of the best token's weight

// Returns [{ section, score, isFull }], the best first: `isFull` tells that every word is answered beyond doubt.
export const rank = ({ slots, isQuestion }, index) => {
  const entries = new Map();
  let possible = 0;
  for (const slot of slots) {
    const found = answersOf(slot, index, isQuestion ? 1 : OF_LONE_ALIAS);
    const rarity = Math.log(1 + index.sections.length / (0.5 + found.size));
    possible += rarity;
    found.forEach(({ value, share, ways, certainty, isSeen, isHeaded }, section) => {
      const entry = entries.get(section) ?? { value: 0, coverage: 0, full: 0, ways, certainty, isSeen: false, isHeaded: true };
      entry.isSeen ||= isSeen;
      entry.isHeaded &&= isHeaded;
      entry.value += rarity * value;
      entry.coverage += rarity * Math.min(1, ANSWERS * share);
      entry.full += certainty ? 1 : 0;
      entries.set(section, entry);
    });
  }
  const ranked = [...entries]
    .map(([section, { value, coverage, full, ways, certainty, isSeen, isHeaded }]) => ({
      section,
      ways,
      certainty,
      isSeen,
      isHeaded,
      score: value * (coverage / possible) ** 2 * (isNamed(index.sections[section], slots) ? OF_NAME : 1),
      isFull: full === slots.length,
    }))
    .sort((one, other) => order(one, other, slots.length) || other.score - one.score || one.section - other.section);
  return toSections(slots.length === 1 ? diversify(ranked, slots[0]) : ranked, index);
};

// Where only an editor's keywords lead to a page, its section that answers stands in the place of its beginning: the only
// one that says what was asked for, or the first whose heading says it.
const toSections = (ranked, { sections }) => {
  const list = [...ranked];
  const addressOf = ({ section }) => sections[section].url;
  for (const top of ranked.filter((entry) => !entry.isSeen && !addressOf(entry).includes("#"))) {
    const answering = list.filter((entry) => entry.isSeen && entry.isFull && addressOf(entry).startsWith(`${addressOf(top)}#`));
    const answer = answering.length === 1 ? answering[0] : answering.find(({ isHeaded }) => isHeaded);
    if (!answer) continue;
    const [first, second] = [list.indexOf(top), list.indexOf(answer)].sort((one, other) => one - other);
    list[first] = answer;
    list.splice(second, 1);
  }
  return list;
};

// Whether a section's heading says what was asked for and nothing else.
const isNamed = ({ named }, slots) =>
  named.length === slots.length && named.every((token) => slots.some(({ levels }) => levels.get(token) === OWN));

// A single word's own places come before those of its relatives; several words weigh against one another.
const order = (one, other, words) => (words === 1 ? other.certainty - one.certainty : 0);

// What only an editor's keywords or the page's title say is not seen in the result.
const isShown = (field) => field !== ALIAS && field !== PAGE;

// How surely a token answers a word: most by being the nearest that there is, and still beyond doubt (above 0) as a word
// made of it, when that is what the section is about; merely mentioned, it is a mere relative.
const certaintyOf = (level, nearest, field) => {
  if (field === PAGE) return 0;
  if (level === nearest) return 2;
  return level === MADE_OF_IT && field !== TEXT ? 1 : 0;
};

// How well each section answers one word: a value to rank by, and its best token's share of the weight there could be.
const answersOf = ({ tokens, levels, ways }, index, ofAlias) => {
  const best = Math.max(...tokens.values());
  const nearest = Math.max(...[...tokens.keys()].map((token) => levels.get(token)));
  const found = new Map();
  for (const [token, weight] of tokens) {
    for (const { section, field, count } of token.places) {
      let sums = found.get(section);
      if (!sums) found.set(section, (sums = { counts: new Float64Array(FIELDS), weights: new Float64Array(FIELDS), ways: new Map(), certainty: 0 }));
      sums.counts[field] += count * weight;
      sums.weights[field] = Math.max(sums.weights[field], weight);
      sums.certainty = Math.max(sums.certainty, certaintyOf(levels.get(token), nearest, field));
      if (isShown(field)) ways.get(token)?.forEach((worth, way) => sums.ways.set(way, worth));
    }
  }
  found.forEach((sums, section) => found.set(section, valueOf(sums, best, index.sections[section].words.length, index, ofAlias)));
  return found;
};

const valueOf = ({ counts, weights, ways, certainty }, best, length, { averageLength }, ofAlias) => {
  let value = 0;
  for (let field = 0; field < FIELDS; field += 1) {
    if (!weights[field]) continue;
    const relative = field === TEXT ? 1 - LENGTH_MATTERS + (LENGTH_MATTERS * length) / averageLength : 1;
    const count = counts[field] / weights[field];
    value += ((field === ALIAS ? ofAlias : 1) * BOOST[field] * weights[field] * count) / (count + SATURATION * relative);
  }
  const isSeen = weights.some((weight, field) => weight && isShown(field));
  return { value, isSeen, isHeaded: weights[HEADING] > 0, share: Math.max(...weights.map((weight, field) => (field === PAGE ? weight * OF_PAGE : weight))) / best, ways, certainty };
};

// A word that may mean several things, or go on in several ways: the first results show as many of them as they can.
const FIRST = 5;
const MOST_GUESSED = 3; // of the first results, where the word itself is known, those of words that only begin like it
const OF_SCORE = 0.3; // the power of a score: a section of two new things outdoes a better one of a single thing

// Brings the sections that together tell of most things among the first ones; apart from that the order stays.
const diversify = (found, slot) => {
  const ofEach = tellingMost(found, slot);
  const rest = found.filter((entry) => !ofEach.has(entry)).slice(0, FIRST - ofEach.size);
  const first = new Set([...ofEach, ...rest]);
  const head = found.filter((entry) => first.has(entry)).map((entry) => (ofEach.has(entry) ? { ...entry, isFull: true } : entry));
  return [...head, ...found.filter((entry) => !first.has(entry))];
};

// Greedy: again and again the section that adds most.
const tellingMost = (found, { isKnown, ids }) => {
  const isGuessed = ({ ways }) => isKnown && !ids.some((id) => ways.has(id));
  const seen = new Set();
  const chosen = new Set();
  let guessed = 0;
  while (chosen.size < FIRST) {
    const best = addingMost(found.filter((entry) => !chosen.has(entry) && !(guessed === MOST_GUESSED && isGuessed(entry))), seen);
    if (!best) break;
    chosen.add(best);
    for (const way of best.ways.keys()) seen.add(way);
    guessed += isGuessed(best) ? 1 : 0;
  }
  return chosen;
};

const addingMost = (entries, seen) => {
  let best;
  let most = 0;
  for (const entry of entries) {
    let added = 0;
    for (const [way, worth] of entry.ways) if (!seen.has(way)) added += worth;
    const value = added * entry.score ** OF_SCORE;
    if (value > most) [best, most] = [entry, value];
  }
  return best;
};
