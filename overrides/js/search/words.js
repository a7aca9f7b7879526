// Words of a text and of a query. The build (vaikuttava_museo/search/words.py) cuts and folds exactly alike.

const WORD = /[\p{L}\p{N}]+(?:['’]\p{L}+)*/gu;
const NUMERALS = new Map([["i", "1"], ["ii", "2"], ["iii", "3"], ["iv", "4"], ["v", "5"], ["vi", "6"]]);
const CLEAR_NUMERAL = /^i(?:i|ii|v)$/;

// Lower case without marks and apostrophes: ä is a, ö is o, é is e.
export const fold = (word) => word.toLowerCase().normalize("NFD").replace(/[\p{M}'’]/gu, "");

// A memory for folding: the same words come again and again.
export const folder = () => {
  const known = new Map();
  return (word) => {
    let folded = known.get(word);
    if (folded === undefined) known.set(word, (folded = fold(word)));
    return folded;
  };
};

// Every word with its folded form and where it begins and ends in the text.
export const wordsOf = (text, folding = fold) =>
  Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({ word, folded: folding(word), start: index, end: index + word.length }));

// A numeral as digits. I, V and VI are words, too (Swedish i and vi), so they count only after the word for a step.
export const asNumber = (folded, isAfterStep) =>
  (isAfterStep || CLEAR_NUMERAL.test(folded) ? NUMERALS.get(folded) : undefined) ?? folded;
