// A query as slots: one for each word asked for, with the tokens that answer it and how well.

import { STOP_WORDS } from "./stop-words.js";
import { fold } from "./words.js";

const MOST_LETTERS = 200;
const MOST_WORDS = 12;
const OF_OWN_ROOT = 0.15;
const OF_SIBLING = 0.12; // of the same root
const OF_OWN_PART = 0.06;
const OF_OTHER_MARKS = 0.5;
const EXACT = 1.1;
const OF_BEGINNING = 0.5;
const OF_SYNONYM = 0.3;
const DISTANT = 0.2; // of the weight of the best token
const SHORTEST_BEGINNING = 3;
const HYPHENATED = /\p{L}+(?:[-‐‑]\p{L}+)+/gu;

export const readQuery = (text, index, synonyms) => {
  const words = index.cut(joinKnown(text.slice(0, MOST_LETTERS).replaceAll("\u00ad", ""), index)).slice(0, MOST_WORDS);
  const slots = words.map(({ key, word }) => slotOf(key, word, index));
  addSynonyms(slots, index, synonyms);
  const content = slots.filter(({ isStop }) => !isStop);
  const wanted = content.length ? content : slots;
  if (wanted.length === 1) dropRelatives(wanted[0].tokens);
  return wanted;
};

// Asked for alone, a word that the site has does without its distant relatives; among others they help to tell places.
const dropRelatives = (tokens) => {
  const least = DISTANT * Math.max(...tokens.values());
  for (const [token, weight] of tokens) if (weight < least) tokens.delete(token);
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
  const exact = index.byKey.get(key) ?? [];
  for (const token of exact) put(tokens, token, EXACT);
  for (const [id, weight] of meaning.lemmas) addLemma(tokens, id, weight, index);
  if (!tokens.size) for (const [id] of meaning.lemmas) addOwnParts(tokens, id, index);
  if (key.length >= SHORTEST_BEGINNING) addBeginnings(tokens, key, index);
  if (fold(word) !== word) mindMarks(tokens, word);
  const ids = meaning.lemmas.map(([id]) => id);
  return { key, word, ids, isGuess: meaning.isGuess && !exact.length, isStop: STOP_WORDS[index.analyser.language].has(key), tokens };
};

const put = (tokens, token, weight) => tokens.set(token, Math.max(weight, tokens.get(token) ?? 0));

// Whoever types ä or ö means it: what is written otherwise where the letters are the same comes later (läge, lag).
const mindMarks = (tokens, word) => {
  for (const [token, weight] of tokens) {
    if (!agrees(word, token.word)) tokens.set(token, weight * OF_OTHER_MARKS);
  }
};

const agrees = (word, other) => {
  let at = 0;
  while (at < word.length && word[at] === other[at]) at += 1;
  return fold(word[at] ?? "") !== fold(other[at] ?? "") || at === word.length;
};

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
  for (const token of index.tokens.values()) if (token.key.startsWith(key)) put(tokens, token, OF_BEGINNING);
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
