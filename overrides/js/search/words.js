// Words of a text and of a query. The build (vaikuttava_museo/search/lemma_cache.py) cuts and folds exactly alike.

const WORD = /[\p{L}\p{N}]+(?:['’]\p{L}+)*/gu;
const NUMERALS = new Map([["i", "1"], ["ii", "2"], ["iii", "3"], ["iv", "4"], ["v", "5"], ["vi", "6"]]);
const CLEAR_NUMERAL = /^i(?:i|ii|v)$/;

// Lower case without marks and apostrophes: ä is a, ö is o, é is e.
export const fold = (word) => word.toLowerCase().normalize("NFD").replace(/[\p{M}'’]/gu, "");

// Every word as visit() makes it of the word and where it begins in the text.
export const eachWord = (text, visit) => {
  const found = [];
  WORD.lastIndex = 0;
  for (let match = WORD.exec(text); match; match = WORD.exec(text)) found.push(visit(match[0], match.index));
  return found;
};

// The folded words of a text.
export const foldedWords = (text) => eachWord(text, fold);

// A numeral as digits. I, V and VI are words, too (Swedish i and vi), so they count only after the word for a step.
export const asNumber = (folded, isAfterStep) => {
  const number = NUMERALS.get(folded);
  return number && (isAfterStep || CLEAR_NUMERAL.test(folded)) ? number : folded;
};
