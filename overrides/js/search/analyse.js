// What a word of a query means: lemmas with weights, by the first of a row of ever looser ways that finds any.

import { nearest } from "./slips.js";
import { withoutSuffixes } from "./suffixes.js";

const KNOWN = 1;
const BEGUN = 0.4;
const TAIL = 0.3;
const HEAD = 0.12;
const SLIP = 0.2;
const FAMILY = 0.2;
const HEAD_OR_TAIL = 0.1;
const SHORTEST_SLIP = 4;
const SHORTEST_FOR_TWO_SLIPS = 8;
const SHORTEST_PART = 3;
const SHORTEST_FAMILY = 5; // letters that a word must share with its kin,
const FAMILY_SHARE = 0.65; // and the share of it that they must be

export class Analyser {
  constructor(table, language) {
    this.table = table;
    this.language = language;
    this.known = new Map();
  }

  // The lemmas a folded word is a form of, suffixes apart.
  lemmas(word) {
    if (!this.known.has(word)) this.known.set(word, this.#lemmas(word));
    return this.known.get(word);
  }

  #lemmas(word) {
    const found = this.table.lookup(word);
    if (found.length || this.language !== "fi") return found;
    for (const form of withoutSuffixes(word)) {
      const ids = this.table.lookup(form);
      if (ids.length) return ids;
    }
    return found;
  }

  // The meaning of a word in a query: { lemmas: [[id, weight]], isGuess }. A guess is a correction to be shown.
  meaning(word) {
    const known = this.#sameWeight(this.lemmas(word), KNOWN);
    if (known.length) return { lemmas: known, isGuess: false };
    const begun = word.length >= SHORTEST_PART ? this.#sameWeight(this.table.beginning(word), BEGUN) : [];
    if (begun.length) return { lemmas: begun, isGuess: false };
    return this.#guess(word);
  }

  #guess(word) {
    const most = word.length >= SHORTEST_FOR_TWO_SLIPS ? 2 : 1;
    const near = word.length >= SHORTEST_SLIP ? nearest(this.table, word, most) : { distance: Infinity, ids: [] };
    const slips = this.#sameWeight(this.#likeliest(near.ids, word), SLIP);
    if (near.distance <= 1) return { lemmas: slips, isGuess: true };
    for (const lemmas of [this.#split(word), this.#family(word)]) if (lemmas.length) return { lemmas, isGuess: false };
    return { lemmas: slips.length ? slips : this.#sameWeight(this.#headOrTail(word), HEAD_OR_TAIL), isGuess: true };
  }

  // The first letter is seldom wrong.
  #likeliest(ids, word) {
    const alike = ids.filter((id) => this.table.stems[id].startsWith(word[0]));
    return alike.length ? alike : ids;
  }

  #sameWeight(ids, weight) {
    return ids.map((id) => [id, weight]);
  }

  // Kin of a word that the site does not have, by a long shared beginning: kumppani of kumppanuus.
  #family(word) {
    const least = Math.max(SHORTEST_FAMILY, Math.ceil(word.length * FAMILY_SHARE));
    for (let length = word.length - 1; length >= least; length -= 1) {
      const ids = this.table.beginning(word.slice(0, length));
      if (ids.length) return this.#sameWeight(ids, FAMILY);
    }
    return [];
  }

  // A compound the site does not have: first and last part both known, as even as possible. The last says what it is.
  #split(word) {
    let best = [];
    let evenness = 0;
    for (let at = SHORTEST_PART; at <= word.length - SHORTEST_PART; at += 1) {
      const even = Math.min(at, word.length - at);
      if (even <= evenness) continue;
      const tail = this.lemmas(word.slice(at));
      const head = tail.length ? this.lemmas(word.slice(0, at)) : [];
      if (head.length) {
        best = [...this.#sameWeight(tail, TAIL), ...this.#sameWeight(head, HEAD)];
        evenness = even;
      }
    }
    return best;
  }

  #headOrTail(word) {
    for (let length = word.length - SHORTEST_PART; length > SHORTEST_PART; length -= 1) {
      const ids = [...this.table.lookup(word.slice(0, length)), ...this.table.lookup(word.slice(-length))];
      if (ids.length) return ids;
    }
    return [];
  }
}
