// A query as slots: one for each word asked for, with the tokens that answer it and how well.

import { SHORTEST_BEGINNING } from "./index.js";
import { STOP_WORDS } from "./stop-words.js";
import { fold } from "./words.js";

const MOST_LETTERS = 200;
const MOST_WORDS = 12;
const OF_OWN_ROOT = 0.15;
const OF_SIBLING = 0.12; // of the same root
const OF_OWN_PART = 0.06;
const OF_OTHER_MARKS = 0.5;
const OWN = 1;
const EXACT = 1.1;
const OF_BEGINNING = 0.5;
const OF_INSIDE = 0.3;
const UNLIKE = 0.25; // what a form loses that has no letter in common with the word
const TOLD_APART = 2; // letters by which two ways to go on are told apart
const OF_SYNONYM = 0.22;
const DISTANT = 0.2; // of the weight of the best token
const HYPHENATED = /\p{L}+(?:[-‐‑]\p{L}+)+/gu;

export const readQuery = (text, index, synonyms) => {
  const words = index.cut(joinKnown(text.slice(0, MOST_LETTERS).replaceAll("\u00ad", ""), index)).slice(0, MOST_WORDS);
  const slots = words.map(({ key, word }) => slotOf(key, word, index));
  addSynonyms(slots, index, synonyms);
  const content = slots.filter(({ isStop }) => !isStop);
  const wanted = content.length ? content : slots;
  if (wanted.length === 1) dropRelatives(wanted[0].tokens);
  return { slots: wanted, isQuestion: words.length > 1 };
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

// `groups` tells for a token which of the things the word may mean it belongs to: a lemma, or a way the word may go on.
const slotOf = (key, word, index) => {
  const meaning = meaningOf(key, index);
  const slot = { key, word, ...meaning, ids: meaning.lemmas.map(([id]) => id), tokens: new Map(), groups: new Map() };
  const exact = index.byKey.get(key) ?? [];
  for (const [id, weight] of meaning.lemmas) addLemma(slot, id, weight, index);
  for (const token of exact) put(slot, token, EXACT);
  if (!slot.tokens.size) for (const [id] of meaning.lemmas) addOwnParts(slot, id, index);
  preferAlike(slot, key);
  if (key.length >= SHORTEST_BEGINNING) addBeginnings(slot, index);
  mindMarks(slot, index);
  return Object.assign(slot, { isGuess: meaning.isGuess && !exact.length, isStop: STOP_WORDS[index.analyser.language].has(key) });
};

// A word the site knows, or else one still being typed or standing inside a longer one, or else a guess.
const meaningOf = (key, index) => {
  const known = index.analyser.known(key);
  if (known.length) return { lemmas: known, isKnown: true, isGuess: false };
  const lemmas = index.analyser.begun(key);
  if (lemmas.length || index.byKey.has(key) || index.inside(key).length) return { lemmas, isKnown: false, isGuess: false };
  return { ...index.analyser.guess(key), isKnown: false };
};

const put = ({ tokens, groups }, token, weight, group) => {
  if (tokens.has(token) && tokens.get(token) >= weight) return;
  tokens.set(token, weight);
  if (group !== undefined) groups.set(token, group);
};

// The forms that look most like the word come first: of a known word its own, of one still being typed all.
const preferAlike = ({ tokens, isKnown }, key) => {
  for (const [token, weight] of tokens) {
    if (!isKnown || weight >= OWN) tokens.set(token, weight * (1 - UNLIKE + (UNLIKE * sharedLength(key, token.key)) / key.length));
  }
};

// Whoever types ä or ö means it: what is written otherwise where the letters are the same (läge, lag) is left out if
// anything else is found, and comes later where nobody can tell.
const mindMarks = ({ tokens, groups, word, key }, index) => {
  const isOther = (token) => !agrees(word, token.word) || isOtherLemma(groups.get(token), word, key, index);
  const others = [...tokens.keys()].filter(isOther);
  if (others.length === tokens.size) return;
  const isSure = fold(word) !== word;
  for (const token of others) {
    if (isSure) tokens.delete(token);
    else tokens.set(token, tokens.get(token) * OF_OTHER_MARKS);
  }
};

// A lemma of which the site has this very form with other marks and nothing with those of the word (inga is of ingen,
// ingå is not).
const isOtherLemma = (id, word, key, { byLemma }) => {
  const own = [...(byLemma.get(id) ?? [])].filter(([, kinship]) => kinship === 1).map(([token]) => token);
  const marked = [...word].findIndex((letter) => fold(letter) !== letter);
  return own.some((token) => token.key === key) && !own.some((token) => token.word === word || (marked >= 0 && sharedLength(word, token.word) > marked));
};

const agrees = (word, other) => {
  const at = sharedLength(word, other);
  return fold(word[at] ?? "") !== fold(other[at] ?? "") || at === word.length;
};

const sharedLength = (one, other) => {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
};

// A known word's distant meanings (the verb of a participle, a synonym) are no things of their own to be shown first.
const groupOf = ({ key, isKnown, isGuess }, id, weight, { byLemma, analyser }) => {
  if (isKnown && weight < OWN) return undefined;
  return isKnown || isGuess ? id : continuation(key, id, byLemma, analyser.table);
};

const addLemma = (slot, id, weight, index) => {
  const { byLemma, analyser } = index;
  const group = groupOf(slot, id, weight, index);
  byLemma.get(id)?.forEach((kinship, token) => put(slot, token, weight * kinship, group));
  for (const root of analyser.table.roots[id]) {
    byLemma.get(root)?.forEach((kinship, token) => put(slot, token, weight * (kinship === 1 ? OF_OWN_ROOT : OF_SIBLING), group));
  }
};

// How the word that is being typed goes on with this lemma: by the next letters of its shortest form on the site.
const continuation = (key, id, byLemma, { stems }) => {
  const own = [...(byLemma.get(id) ?? [])].filter(([token, kinship]) => kinship === 1 && token.key.startsWith(key));
  const shortest = own.map(([token]) => token.key).sort((one, other) => one.length - other.length)[0] ?? stems[id];
  return shortest.slice(0, key.length + TOLD_APART);
};

const addOwnParts = (slot, id, { byLemma, analyser }) => {
  for (const part of analyser.table.parts[id]) {
    byLemma.get(part)?.forEach((kinship, token) => put(slot, token, OF_OWN_PART * kinship, id));
  }
};

// Words that begin with what is typed, and where it is no known word, those that hold it.
const addBeginnings = (slot, index) => {
  const { key } = slot;
  for (const token of index.beginningWith(key)) {
    const group = token.key.slice(0, key.length + TOLD_APART);
    put(slot, token, OF_BEGINNING, slot.isKnown ? group : (slot.groups.get(token) ?? group)); // forms of one lemma are one way
    if (slot.isKnown && slot.tokens.get(token) < OF_BEGINNING) slot.groups.set(token, group);
  }
  if (!slot.isKnown && !slot.isGuess) for (const token of index.inside(key)) put(slot, token, OF_INSIDE, token.key);
};

// Everyday words of a term: when all of a phrase's words are asked for, the term's own word answers as well.
const addSynonyms = (slots, index, synonyms) => {
  for (const { ids, phrases } of synonyms) {
    for (const phrase of phrases) {
      const matched = phrase.map((word) => slots.find((slot) => fits(slot, word)));
      if (matched.includes(undefined)) continue;
      for (const slot of matched) for (const id of ids) addLemma(slot, id, OF_SYNONYM, index);
    }
  }
};

const fits = (slot, word) => slot.key === word.key || (slot.isKnown && slot.ids.some((id) => word.ids.includes(id)));
