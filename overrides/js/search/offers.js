// The other language: a word of it leads to its own term or page there, and through the glossary to this language's.

import { foldedWords } from "./words.js";

const SHORTEST = 3;
const LONGEST_ENDING = 4;
const MOST = 3;

// Whether two folded words look like forms of one: the shorter begins the longer, and little is left over.
const isAkin = (one, other) => {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short === long || (short.length > SHORTEST && long.length - short.length <= LONGEST_ENDING && long.startsWith(short));
};

export class Offers {
  constructor({ other, glossary, terms, others }) {
    this.language = other;
    this.entries = [
      ...terms.map(([id, , words]) => ({ url: `${glossary[1]}#${id}`, title: words[0], phrases: words.map(foldedWords) })),
      ...others.map(([url, title]) => ({ url, title, phrases: [foldedWords(title)] })),
    ];
  }

  // What the other language has for these folded words, terms first. All of them must stand in one phrase, in any
  // form when this language does not know them, and else as they are and as the whole phrase.
  find(keys, isStrange) {
    if (!keys.length || keys.every((key) => key.length < SHORTEST)) return [];
    const isFound = isStrange
      ? (phrase) => keys.every((key) => phrase.some((word) => isAkin(key, word)))
      : (phrase) => phrase.join(" ") === keys.join(" ");
    return this.entries
      .filter(({ phrases }) => phrases.some(isFound))
      .slice(0, MOST)
      .map(({ url, title }) => ({ url, title, lang: this.language }));
  }
}
