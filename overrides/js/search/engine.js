// The search engine: opened with a language's data (search/fi.….json), it answers queries. Pure: neither page nor network.

import { Analyser } from "./analyse.js";
import { excerptPieces, markedPieces } from "./excerpt.js";
import { Index, yieldToBrowser } from "./index.js";
import { OtherLanguage } from "./other-language.js";
import { readQuery } from "./query.js";
import { rank } from "./rank.js";
import { STOP_WORDS } from "./stop-words.js";
import { suggest } from "./did-you-mean.js";
import { FormTable } from "./table.js";
import { foldedWords } from "./words.js";

const SHOWN = 20;
const RELATED = 3;
const NEAR = 5; // places for words that the site does not have
const PARTIAL_OF_ONE = 1;
const PARTIAL_OF_SEVERAL = 10;

export const open = async ({ data }) => {
  const table = new FormTable(data.table);
  await yieldToBrowser();
  const analyser = new Analyser(table, data.lang);
  const index = await new Index(analyser, data.step).add(data.pages);
  await yieldToBrowser();
  const otherLanguage = new OtherLanguage(data);
  const synonyms = data.terms.map((term) => synonymsOf(term, analyser));
  return { search: (text) => search(text, { index, otherLanguage, synonyms }) };
};

// A term's lemmas, and the phrases of either language that lead to it.
const synonymsOf = ([, [term, ...also], foreign], analyser) => {
  const read = (text) => foldedWords(text).map((key) => ({ key, ids: STOP_WORDS[analyser.language].has(key) ? [] : analyser.lemmas(key) }));
  return {
    ids: read(term).flatMap(({ ids }) => ids),
    isOneWord: foldedWords(term).length === 1,
    phrases: [...also.map(read), ...foreign.map((text) => foldedWords(text).map((key) => ({ key, ids: [] })))],
  };
};

const search = (text, { index, otherLanguage, synonyms }) => {
  const query = readQuery(text, index, synonyms);
  const { slots } = query;
  // Without a word that is surely the site's, what there is are no hits but places of words near to those asked for.
  const isNear = !slots.some(({ isSure, tokens }) => isSure && tokens.size);
  const { found, related } = parted(rank(query, index), slots.length);
  const matched = new Set(slots.flatMap(({ tokens }) => [...tokens.keys()].map(({ word }) => word)));
  const isStrange = slots.some(({ ids, isGuess, tokens }) => isGuess || !ids.length || !tokens.size);
  const shown = ({ section }) => resultOf(index.sections[section], index, ({ word }) => matched.has(word));
  return {
    results: found.slice(0, isNear ? NEAR : SHOWN).map(shown),
    related: related.map(shown),
    total: found.length,
    isNear,
    suggestions: suggest(slots, index),
    other: otherLanguage.find(slots.map(({ key }) => key), isStrange),
  };
};

// What answers every word, and of the rest only what ranks high, some of the words. What speaks of a single word's
// relatives comes after that by itself, where the list is short.
const parted = (ranked, words) => {
  const most = words > 1 ? PARTIAL_OF_SEVERAL : PARTIAL_OF_ONE;
  const isListed = ({ isFull }, position) => isFull || position < most;
  const found = ranked.filter(isListed);
  const isShort = words === 1 && found.length < SHOWN;
  return { found, related: isShort ? ranked.filter((entry, position) => !isListed(entry, position)).slice(0, RELATED) : [] };
};

const resultOf = ({ url, title, page, numeral, text, words }, index, isMatch) => ({
  url,
  title,
  page,
  numeral,
  pieces: excerptPieces(text, words, isMatch),
  titlePieces: markedPieces(title, index.cut(title), isMatch),
});
