// A query as slots: one for each word asked for, with the tokens that answer it and how well.

import { Slot } from "./slot.js";
import { fold } from "./words.js";

const MOST_LETTERS = 200;
const MOST_WORDS = 12;
const OF_SYNONYM = 0.22;
const OF_SAME = 0.5;
const SELDOM = 3; // sections
const DISTANT = 0.2; // of the weight of the best token
const HYPHENATED = /\p{L}+(?:[-‐‑]\p{L}+)+/gu;

export const readQuery = (text, index, synonyms) => {
  const words = index.cut(joinKnown(text.slice(0, MOST_LETTERS).replaceAll("\u00ad", ""), index)).slice(0, MOST_WORDS);
  const slots = words.map(({ key, word }) => new Slot(key, word, index));
  const content = slots.filter(({ isStop }) => !isStop);
  const wanted = content.length ? content : slots;
  addSynonyms(slots, wanted, synonyms);
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

// Everyday words of a term: when all of a phrase's words are asked for, the term's own word answers as well. When nothing
// else is asked for and the site hardly has the phrase itself, it answers as if it had been typed.
const addSynonyms = (slots, wanted, synonyms) => {
  const seldom = new Set(slots.filter((slot) => slot.ownSections() <= SELDOM));
  for (const { ids, isOneWord, phrases } of synonyms) {
    for (const phrase of phrases) {
      const matched = phrase.map((word) => slots.find((slot) => fits(slot, word)));
      if (matched.includes(undefined)) continue;
      const isSame = isOneWord && wanted.every((slot) => matched.includes(slot)) && matched.some((slot) => seldom.has(slot));
      for (const slot of matched) {
        slot.isSure = true;
        for (const id of ids) slot.addLemma(id, isSame ? OF_SAME : OF_SYNONYM);
      }
    }
  }
};

const fits = (slot, word) => slot.key === word.key || (slot.isKnown && slot.ids.some((id) => word.ids.includes(id)));
