// The index, built in the browser from the sections: which tokens stand where, and which lemmas lead to a token.

import { PARTICLES } from "./stop-words.js";
import { asNumber, eachWord, fold, foldedWords } from "./words.js";

export const TITLE = 0;
export const HEADING = 1;
export const TEXT = 2;
export const PAGE = 3; // the page's title as seen from its later sections
export const ALIAS = 4; // what the page is also searched by
export const FIELDS = 5;

const OF_LEMMA = 1;
export const OF_PART = 0.4;
const OF_DERIVED = 0.36; // a participle, a noun in -minen or a comparative as a form of what it is made of: after its own forms
export const OF_UNLIKELY = 0.3; // a form that more likely is another lemma's (tapaa: of tapa, not of tavata)
const UNLIKELY = 0.5; // so much rarer than another lemma's sure forms are those of such a lemma
const OF_ROOT = 0.15;
const OF_ROOT_OF_PART = 0.1;
export const SHORTEST_BEGINNING = 3;
const SHORTEST_INSIDE = 4;
const LONGEST_TASK = 8; // milliseconds; at a fourth of the speed still within the 50 of a long task

const append = (lists, key, token) => {
  if (lists.has(key)) lists.get(key).push(token);
  else lists.set(key, [token]);
};

export class Index {
  constructor(analyser, [step, otherStep]) {
    this.analyser = analyser;
    [this.step, this.otherStep] = [fold(step), fold(otherStep)];
    this.stepLemmas = new Set(foldedWords(step).flatMap((word) => analyser.lemmas(word)));
    this.seen = new Map();
    this.sections = [];
    this.tokens = new Map();
    this.byKey = new Map();
    this.byBeginning = new Map();
    this.byLemma = new Map();
    this.sure = new Map(); // in how many places a lemma has a form that no other lemma has
    this.since = performance.now();
  }

  // Takes in the pages, letting the browser yieldToBrowser in between.
  async add(pages) {
    for (const page of pages) {
      for (const order of page[4].keys()) {
        this.#addSection(page, order);
        if (this.#isLong()) await this.#yieldToBrowser();
      }
    }
    await this.#connectAll();
    this.averageLength = this.sections.reduce((sum, { words }) => sum + words.length, 0) / (this.sections.length || 1);
    return this;
  }

  #isLong() {
    return performance.now() - this.since >= LONGEST_TASK;
  }

  async #yieldToBrowser() {
    await yieldToBrowser();
    this.since = performance.now();
  }

  #addSection([url, title, numeral, alias, sections], order) {
    const [id, heading, text] = sections[order];
    const at = this.sections.length;
    const isFirst = order === 0;
    const titled = this.#addText(at, isFirst ? TITLE : PAGE, title);
    if (isFirst) this.#addText(at, ALIAS, alias);
    const headed = this.#addText(at, HEADING, heading);
    const words = this.#addText(at, TEXT, text);
    const address = id ? `${url}#${id}` : url;
    this.sections.push({ url: address, page: title, title: heading || title, numeral, text, words, named: (heading ? headed : titled).map(({ word }) => this.tokens.get(word)) });
  }

  #addText(section, field, text) {
    const cut = this.cut(text);
    for (const { word, key } of cut) {
      const token = this.tokens.get(word) ?? this.#newToken(word, key);
      const last = token.places.at(-1);
      if (last?.section === section && last.field === field) last.count += 1;
      else token.places.push({ section, field, count: 1 });
    }
    return cut;
  }

  // The words of a text: in lower case, which names their token, and folded. A step's numeral is a digit.
  cut(text) {
    let isAfterStep = false;
    return eachWord(text, (word, start) => {
      const { lower, folded, isStep } = this.seen.get(word) ?? this.#see(word);
      const key = asNumber(folded, isAfterStep);
      isAfterStep = isStep;
      return { word: key === folded ? lower : key, key, start, end: start + word.length };
    });
  }

  // The same words come again and again: what is known of one is kept. A step is one by the other language's word, too.
  #see(word) {
    const letters = fold(word);
    const folded = letters === this.otherStep ? this.step : letters;
    const entry = { lower: word.toLowerCase(), folded, isStep: this.analyser.lemmas(folded).some((id) => this.stepLemmas.has(id)) };
    this.seen.set(word, entry);
    return entry;
  }

  // The words that begin with these letters, of which there are at least SHORTEST_BEGINNING.
  beginningWith(key) {
    return (this.byBeginning.get(key.slice(0, SHORTEST_BEGINNING)) ?? []).filter((token) => token.key.startsWith(key));
  }

  // The words that hold these letters, not as their beginning: the end of a compound, say.
  inside(key) {
    if (key.length < SHORTEST_INSIDE) return [];
    return [...this.tokens.values()].filter((token) => token.key.indexOf(key) > 0);
  }

  #newToken(word, key) {
    const token = { word, key, ids: this.analyser.lemmas(key), places: [] };
    this.tokens.set(word, token);
    append(this.byKey, key, token);
    append(this.byBeginning, key.slice(0, SHORTEST_BEGINNING), token);
    return token;
  }

  // Leads from every lemma to its tokens, once it is known how often the site has which lemma for sure.
  async #connectAll() {
    for (const { ids, places } of this.tokens.values()) if (ids.length === 1) this.sure.set(ids[0], this.#sureOf(ids[0]) + places.length);
    for (const token of this.tokens.values()) {
      for (const id of token.ids) this.#connectReading(token, id);
      if (this.#isLong()) await this.#yieldToBrowser();
    }
  }

  #sureOf(id) {
    return this.sure.get(id) ?? 0;
  }

  #connectReading(token, id) {
    const { parts, roots } = this.analyser.table;
    this.#connect(id, token, this.#kinship(token, id));
    for (const root of roots[id]) this.#connect(root, token, OF_ROOT);
    for (const part of parts[id]) {
      this.#connect(part, token, parts[id].length === 1 && token.ids.includes(part) ? OF_DERIVED : OF_PART);
      for (const root of roots[part]) this.#connect(root, token, OF_ROOT_OF_PART);
    }
  }

  // How well a token answers for one of its readings.
  #kinship({ key, ids }, id) {
    if (PARTICLES[this.analyser.language].has(key)) return OF_ROOT;
    if (ids.length === 1) return OF_LEMMA;
    const { parts } = this.analyser.table;
    if (ids.some((other) => other !== id && parts[other].includes(id))) return OF_DERIVED;
    const isRarer = (other) => this.#sureOf(id) + 1 < UNLIKELY * (this.#sureOf(other) + 1);
    return ids.some((other) => isRarer(other) && !this.#areKin(id, other)) ? OF_UNLIKELY : OF_LEMMA;
  }

  // Whether one is made of the other or both of a third.
  #areKin(one, other) {
    const { parts, roots } = this.analyser.table;
    const kin = new Set([one, ...parts[one], ...roots[one]]);
    return [other, ...parts[other], ...roots[other]].some((id) => kin.has(id));
  }

  // Whether the words of the site with these letters hardly are forms of this lemma.
  isUnlikely(id, key) {
    const tokens = this.byKey.get(key) ?? [];
    return tokens.length > 0 && tokens.every((token) => this.byLemma.get(id)?.get(token) === OF_UNLIKELY);
  }

  // The share of the sections that have a lemma itself (or, as OF_PART, its compounds); none if these letters hardly are
  // a form of it.
  spread(id, key, least = OF_LEMMA) {
    if (this.isUnlikely(id, key)) return 0;
    const own = [...(this.byLemma.get(id) ?? [])].filter(([, kinship]) => kinship >= least).flatMap(([{ places }]) => places);
    return new Set(own.map(({ section }) => section)).size / this.sections.length;
  }

  #connect(lemma, token, weight) {
    let tokens = this.byLemma.get(lemma);
    if (!tokens) this.byLemma.set(lemma, (tokens = new Map()));
    tokens.set(token, Math.max(weight, tokens.get(token) ?? 0));
  }
}

// Lets the browser paint and answer the reader in the middle of long work.
export const yieldToBrowser = () => globalThis.scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));
