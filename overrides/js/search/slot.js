// A word of a query: the tokens of the site that answer it, how well, how near to the word they are, and which of the
// things it may mean they tell of.

import { OF_UNLIKELY, SHORTEST_BEGINNING } from "./index.js";
import { STOP_WORDS } from "./stop-words.js";
import { fold } from "./words.js";

// How near a token is: a mere relative, a word made of this one (a verb's participle, its noun in -minen, an adjective's
// comparative), or the word itself, something that it begins or a compound of it.
export const RELATED = 0;
export const MADE_OF_IT = 1;
export const OWN = 2;
const OF_OWN = 0.38; // from this share of the weight there could be,
const OF_MADE_OF_IT = 0.35; // and from this one
const OF_GUESS = 0.9; // a compound of a mere guess is no nearer than a word made of a sure one

const OF_OWN_ROOT = 0.15;
const OF_SIBLING = 0.12; // of the same root
const OF_OWN_PART = 0.06;
const OF_OTHER_MARKS = 0.5;
const CERTAIN = 1;
const EXACT = 1.1;
const OF_BEGINNING = 0.5;
const OF_COMPLETION = 0.4;
const OF_INSIDE = 0.3;
const UNLIKE = 0.25; // what a form loses that has no letter in common with the word
const TOLD_APART = 2; // letters by which two ways to go on are told apart
const WAY = 1; // what a thing that the word may mean or become is worth among the first results,
const LEMMA_OF_WAY = 0.3; // each lemma of a way to go on,
const WAY_INSIDE = 0.5; // and a word that only holds the letters

export class Slot {
  constructor(key, word, index) {
    this.key = key;
    this.word = word;
    this.index = index;
    this.tokens = new Map(); // with their weights,
    this.levels = new Map(); // how near they are,
    this.ways = new Map(); // and the things they tell of: Map of a name (a lemma, letters to go on with) and its worth
    this.isStop = STOP_WORDS[index.analyser.language].has(key);
    Object.assign(this, this.#meaning());
    this.ids = this.lemmas.map(([id]) => id);
    this.#fill();
  }

  // A word the site knows, or else one still being typed or standing inside a longer one, or else a guess.
  #meaning() {
    const { key, index } = this;
    const known = index.analyser.known(key);
    if (known.length) {
      const lemmas = known.map(([id, weight]) => [id, index.isUnlikely(id, key) ? weight * OF_UNLIKELY : weight]);
      return { lemmas, isKnown: true, isGuess: false, isSure: true };
    }
    const lemmas = index.analyser.begun(key);
    const isSeen = lemmas.length || index.byKey.has(key) || index.beginningWith(key).length || index.inside(key).length;
    if (isSeen) return { lemmas, isKnown: false, isGuess: false, isSure: true };
    return { ...index.analyser.guess(key, (...asked) => index.spread(...asked)), isKnown: false };
  }

  #fill() {
    const { key, index } = this;
    const exact = index.byKey.get(key) ?? [];
    for (const [id, weight] of this.lemmas) this.addLemma(id, weight);
    for (const token of exact) this.#put(token, EXACT, OWN);
    if (!this.tokens.size) for (const id of this.ids) this.#addOwnParts(id);
    this.#preferAlike();
    if (this.isKnown && !exact.length) this.#addCompletions();
    if (key.length >= SHORTEST_BEGINNING && !this.isGuess) this.#addBeginnings();
    if (!this.isKnown && !this.isGuess) for (const token of index.inside(key)) this.#put(token, OF_INSIDE, OWN, token.key, WAY_INSIDE);
    this.#mindMarks();
  }

  // A stop word answers only who asks for it: not whoever looks for a school (skola, a form of which is ska).
  #put(token, weight, level, way, worth = WAY) {
    if (!this.isStop && token.key !== this.key && STOP_WORDS[this.index.analyser.language].has(token.key)) return;
    this.levels.set(token, Math.max(level, this.levels.get(token) ?? RELATED));
    if (this.tokens.get(token) >= weight) return;
    this.tokens.set(token, weight);
    if (way !== undefined) this.ways.set(token, new Map([[way, worth]]));
  }

  addLemma(id, weight) {
    const { byLemma, analyser } = this.index;
    const most = Math.max(...this.lemmas.map(([, other]) => other));
    const way = this.#wayOf(id, weight);
    byLemma.get(id)?.forEach((kinship, token) => {
      const share = ((kinship * weight) / most) * (this.isGuess ? OF_GUESS : 1);
      const level = share >= OF_OWN ? OWN : share >= OF_MADE_OF_IT ? MADE_OF_IT : RELATED;
      this.#put(token, weight * kinship, level, level === RELATED ? undefined : way);
    });
    for (const root of analyser.table.roots[id]) {
      byLemma.get(root)?.forEach((kinship, token) => this.#put(token, weight * (kinship === 1 ? OF_OWN_ROOT : OF_SIBLING), RELATED));
    }
  }

  // How many sections have the word itself.
  ownSections() {
    const own = [...this.tokens.keys()].filter((token) => this.levels.get(token) === OWN);
    return new Set(own.flatMap(({ places }) => places.map(({ section }) => section))).size;
  }

  // A known word's distant meanings (the verb of a participle, a synonym) are no things of their own to be shown first.
  #wayOf(id, weight) {
    if (this.isKnown) return weight < CERTAIN ? undefined : id;
    return this.isGuess ? id : this.#continuation(id);
  }

  // How the word that is being typed goes on with this lemma: by the next letters of its shortest form on the site.
  #continuation(id) {
    const { byLemma, analyser } = this.index;
    const own = [...(byLemma.get(id) ?? [])].filter(([token, kinship]) => kinship === 1 && token.key.startsWith(this.key));
    const shortest = own.map(([token]) => token.key).sort((one, other) => one.length - other.length)[0] ?? analyser.table.stems[id];
    return this.#wayOn(shortest);
  }

  #wayOn(longer) {
    return longer.slice(0, this.key.length + TOLD_APART);
  }

  #addOwnParts(id) {
    const { byLemma, analyser } = this.index;
    for (const part of analyser.table.parts[id]) {
      byLemma.get(part)?.forEach((kinship, token) => this.#put(token, OF_OWN_PART * kinship, RELATED, id));
    }
  }

  // The forms that look most like the word come first: of a known word its own, of one still being typed all.
  #preferAlike() {
    for (const [token, weight] of this.tokens) {
      if (this.isKnown && weight < CERTAIN) continue;
      this.tokens.set(token, weight * (1 - UNLIKE + (UNLIKE * sharedLength(this.key, token.key)) / this.key.length));
    }
  }

  // A form that the site does not have may as well be the beginning of another word (kevenne, of kevennetään).
  #addCompletions() {
    const { byLemma, analyser } = this.index;
    for (const [id] of analyser.begun(this.key)) {
      if (this.ids.includes(id)) continue;
      const way = this.#continuation(id);
      byLemma.get(id)?.forEach((kinship, token) => kinship === 1 && this.#put(token, OF_COMPLETION, RELATED, way));
    }
  }

  // Words that begin with what is typed; where it is no known word, the forms of one lemma are one way.
  #addBeginnings() {
    for (const token of this.index.beginningWith(this.key)) {
      const [way = this.#wayOn(token.key)] = this.isKnown ? [] : (this.ways.get(token)?.keys() ?? []);
      this.#put(token, OF_BEGINNING, OWN, way);
      const ways = this.ways.get(token) ?? new Map();
      for (const id of this.index.analyser.lemmas(token.key)) ways.set(`of ${id}`, LEMMA_OF_WAY);
      this.ways.set(token, ways);
    }
  }

  // Whoever types ä or ö means it: what is written otherwise where the letters are the same (läge, lag) is left out if
  // anything else is found, is no sure answer if not, and comes later where nobody can tell and both are there.
  #mindMarks() {
    const { tokens, word } = this;
    const others = new Set([...tokens.keys()].filter((token) => this.#isOther(token)));
    const most = (areOthers) => Math.max(0, ...[...tokens].filter(([token]) => others.has(token) === areOthers).map(([, weight]) => weight));
    const hasMarks = fold(word) !== word;
    if (hasMarks && others.size === tokens.size) this.isSure = false;
    if (most(false) <= (hasMarks ? 0 : most(true) * OF_OTHER_MARKS)) return;
    for (const token of others) {
      const weight = tokens.get(token) * OF_OTHER_MARKS;
      tokens.set(token, weight);
      if (weight < OF_MADE_OF_IT) this.levels.set(token, RELATED);
      if (hasMarks) tokens.delete(token);
    }
  }

  #isOther(token) {
    const [way] = this.ways.get(token)?.keys() ?? [];
    return !agrees(this.word, token.word) || this.#isOtherLemma(way);
  }

  // A lemma of which the site has this very form with other marks and nothing with those of the word (inga is of ingen,
  // ingå is not).
  #isOtherLemma(id) {
    const { key, word } = this;
    const own = [...(this.index.byLemma.get(id) ?? [])].filter(([, kinship]) => kinship === 1).map(([token]) => token);
    const marked = [...word].findIndex((letter) => fold(letter) !== letter);
    return own.some((token) => token.key === key) && !own.some((token) => token.word === word || (marked >= 0 && sharedLength(word, token.word) > marked));
  }
}

const agrees = (word, other) => {
  const at = sharedLength(word, other);
  return fold(word[at] ?? "") !== fold(other[at] ?? "") || at === word.length;
};

const sharedLength = (one, other) => {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
};
