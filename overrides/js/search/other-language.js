// The other language: a word of it leads to its own term or page there, and through the glossary to this language's.

import { foldedWords } from "./words.js";

const SHORTEST = 3;
const LONGEST_ENDING = 4;
const DROPPED = 1;
const MOST = 3;

// Whether two folded words look like forms of one: they begin alike, and little is left over (besokare, besokarna).
const isAkin = (one, other) => {
  let shared = 0;
  while (shared < one.length && one[shared] === other[shared]) shared += 1;
  const [short, long] = [one.length, other.length].sort((a, b) => a - b);
  return one === other || (shared > SHORTEST && shared >= short - DROPPED && long - shared <= LONGEST_ENDING);
};

export class OtherLanguage {
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
