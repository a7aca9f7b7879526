// A query as slots: one for each word asked for, with the tokens that answer it and how well.

import { STOP_WORDS } from "./stop-words.js";
import { fold } from "./words.js";

const MOST_LETTERS = 200;
const MOST_WORDS = 12;
const OF_OWN_ROOT = 0.15;
const OF_SIBLING = 0.12; // of the same root
const OF_OWN_PART = 0.06;
const OF_BEGINNING = 0.1;
const OF_LONG_BEGINNING = 0.25;
const OF_SYNONYM = 0.3;
const SHORTEST_BEGINNING = 3;
const LONG_BEGINNING = 5;
const HYPHENATED = /\p{L}+(?:[-‐‑]\p{L}+)+/gu;

export const readQuery = (text, index, synonyms) => {
  const words = index.cut(joinKnown(text.slice(0, MOST_LETTERS).replaceAll("\u00ad", ""), index)).slice(0, MOST_WORDS);
  const slots = words.map(({ key, word }) => slotOf(key, word, index));
  addSynonyms(slots, index, synonyms);
  const wanted = slots.filter(({ isStop }) => !isStop);
  return wanted.length ? wanted : slots;
};

// A word typed with a hyphen that the site writes without one.
const joinKnown = (text, { analyser }) =>
  text.replace(HYPHENATED, (word) => {
    const joined = word.replace(/[^\p{L}]/gu, "");
    return analyser.lemmas(fold(joined)).length ? joined : word;
  });

const slotOf = (key, word, index) => {
  const meaning = index.analyser.meaning(key);
  const tokens = new Map();
  const exact = index.tokens.get(key);
  if (exact) put(tokens, exact, 1);
  for (const [id, weight] of meaning.lemmas) addLemma(tokens, id, weight, index);
  if (!tokens.size) for (const [id] of meaning.lemmas) addOwnParts(tokens, id, index);
  if (key.length >= SHORTEST_BEGINNING) addBeginnings(tokens, key, index);
  const ids = meaning.lemmas.map(([id]) => id);
  return { key, word, ids, isGuess: meaning.isGuess && !exact, isStop: STOP_WORDS[index.analyser.language].has(key), tokens };
};

const put = (tokens, token, weight) => tokens.set(token, Math.max(weight, tokens.get(token) ?? 0));

const addLemma = (tokens, id, weight, { byLemma, analyser }) => {
  byLemma.get(id)?.forEach((kinship, token) => put(tokens, token, weight * kinship));
  for (const root of analyser.table.roots[id]) {
    byLemma.get(root)?.forEach((kinship, token) => put(tokens, token, weight * (kinship === 1 ? OF_OWN_ROOT : OF_SIBLING)));
  }
};

const addOwnParts = (tokens, id, { byLemma, analyser }) => {
  for (const part of analyser.table.parts[id]) {
    byLemma.get(part)?.forEach((kinship, token) => put(tokens, token, OF_OWN_PART * kinship));
  }
};

const addBeginnings = (tokens, key, index) => {
  const weight = key.length >= LONG_BEGINNING ? OF_LONG_BEGINNING : OF_BEGINNING;
  for (const [other, token] of index.tokens) if (other.startsWith(key)) put(tokens, token, weight);
};

// Everyday words of a term: when all of a phrase's words are asked for, the term's own word answers as well.
const addSynonyms = (slots, index, synonyms) => {
  for (const { ids, phrases } of synonyms) {
    for (const phrase of phrases) {
      const matched = phrase.map((word) => slots.find((slot) => fits(slot, word)));
      if (matched.includes(undefined)) continue;
      for (const slot of matched) for (const id of ids) addLemma(slot.tokens, id, OF_SYNONYM, index);
    }
  }
};

const fits = (slot, word) => slot.key === word.key || (!slot.isGuess && slot.ids.some((id) => word.ids.includes(id)));
