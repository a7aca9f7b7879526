// What a word of a query means: lemmas with weights, by the first of a row of ever looser ways that finds any.

import { OF_PART } from "./index.js";
import { isLikely, nearest } from "./slips.js";
import { STOP_WORDS } from "./stop-words.js";

const KNOWN = 1;
const BEHIND = 0.3;
const BEGUN = 0.4;
const TAIL = 0.3;
const HEAD = 0.12;
const SLIP = 0.2;
const FAMILY = 0.2;
const LONE_HEAD = 0.1;
const SHORTEST_SLIP = 4;
const SHORTEST_LIKELY_SLIP = 6; // letters of a word from which a likely slip is no mere guess: of fewer many other words are made
const LONG = 11; // and from which any slip is none, and two slips are a guess
const SHORTEST_PART = 3;
const SHORTEST_ALONE = 4; // letters of a head whose other half is unknown, or of a tail that is still being typed
const SHORTEST_FAMILY = 5; // letters that a word must share with its kin,
const FAMILY_SHARE = 0.65; // the share of it that they must be,
const CLOSE_FAMILY = 0.75; // and the share from which kin say more than the halves of a compound
const EVERYWHERE = 1 / 3; // of the sections
const MOST_BARE = 2; // forms without suffixes that are tried for a slip

export class Analyser {
  constructor(table, language) {
    this.table = table;
    this.language = language;
    this.seen = new Map();
  }

  // The lemmas a folded word is a form of, suffixes apart.
  lemmas(word) {
    if (!this.seen.has(word)) this.seen.set(word, this.#lemmas(word));
    return this.seen.get(word);
  }

  #lemmas(word) {
    const found = this.table.lookup(word);
    if (found.length) return found;
    for (const form of this.#withoutSuffixes(word)) {
      const ids = this.table.lookup(form);
      if (ids.length) return ids;
    }
    return found;
  }

  #withoutSuffixes(word) {
    return this.language === "fi" ? withoutSuffixes(word) : [];
  }

  // The lemmas [[id, weight]] of a whole word. Suffixes hide which form it is: ikääntyneemme is of ikääntynee or of
  // ikääntyneen.
  known(word) {
    const found = this.table.lookup(word);
    const hidden = found.length ? [] : this.#withoutSuffixes(word).flatMap((form) => this.table.lookup(form));
    return this.#weighed([...new Set([...found, ...hidden])], KNOWN);
  }

  // The verb or the adjective comes after what is made of it (vastaava, paras), if a word is a form of both.
  #weighed(ids, weight) {
    const isBehind = (id) => ids.some((other) => other !== id && this.table.parts[other].includes(id));
    return ids.map((id) => [id, isBehind(id) ? weight * BEHIND : weight]);
  }

  // The lemmas of a word still being typed.
  begun(word) {
    return word.length >= SHORTEST_PART ? sameWeight(this.table.beginning(word), BEGUN) : [];
  }

  // What an unknown word may be: { lemmas: [[id, weight]], isGuess, isSure }. A guess is a correction to be shown; sure
  // is a slip that hardly can be another word, not a word that only shares a piece with this one. `spread` tells which
  // share of the sections has a lemma (at least in compounds), if certain letters are a form of it.
  guess(word, spread) {
    const kin = (share, weight) => sameWeight(this.#family(word, share), weight);
    const { slips, areLikely } = this.#slips(word);
    if (slips.length) {
      const others = areLikely ? [] : kin(CLOSE_FAMILY, SLIP).filter(([id]) => !slips.some(([slip]) => slip === id));
      const isSure = word.length >= (areLikely ? SHORTEST_LIKELY_SLIP : LONG);
      return { lemmas: [...slips, ...others], isGuess: true, isSure };
    }
    const ways = [() => kin(CLOSE_FAMILY, FAMILY), () => this.#split(word, spread), () => kin(FAMILY_SHARE, FAMILY)];
    for (const way of ways) {
      const lemmas = way();
      if (lemmas.length) return { lemmas, isGuess: false };
    }
    const far = word.length >= LONG ? this.near(word, word, 2) : [];
    return { lemmas: far.length ? this.#weighed(far, SLIP) : sameWeight(this.#head(word, spread), LONE_HEAD), isGuess: true };
  }

  // The lemmas one slip away from the word, or from it without its suffixes: the table has no forms with them.
  // Those that fingers easily miss come alone.
  #slips(word) {
    const { stems } = this.table;
    for (const form of [word, ...this.#withoutSuffixes(word).slice(0, MOST_BARE)]) {
      const found = form.length >= SHORTEST_SLIP ? this.near(form, word, 1) : [];
      const likely = found.filter((id) => this.table.endingsOf(id).some((ending) => isLikely(form, stems[id] + ending)));
      if (found.length) return { slips: this.#weighed(likely.length ? likely : found, SLIP), areLikely: likely.length > 0 };
    }
    return { slips: [] };
  }

  // The nearest lemmas. The first letter is seldom wrong.
  near(form, word, most) {
    const { ids } = nearest(this.table, form, most);
    const alike = ids.filter((id) => this.table.stems[id].startsWith(word[0]));
    return alike.length ? alike : ids;
  }

  // Kin of a word that the site does not have, by a long shared beginning: kumppani of kumppanuus.
  #family(word, share) {
    const least = Math.max(SHORTEST_FAMILY, Math.ceil(word.length * share));
    for (let length = word.length - 1; length >= least; length -= 1) {
      const ids = this.table.beginning(word.slice(0, length));
      if (ids.length) return ids;
    }
    return [];
  }

  // A compound the site does not have: first and last part both known, as even as possible. The last says what it is.
  #split(word, spread) {
    let best = [];
    let evenness = 0;
    for (let at = SHORTEST_PART; at <= word.length - SHORTEST_PART; at += 1) {
      const even = Math.min(at, word.length - at);
      if (even <= evenness) continue;
      const [start, end] = [word.slice(0, at), word.slice(at)];
      const tail = this.#whole(end).filter((id) => isTelling(spread(id, end, OF_PART)));
      const head = tail.length ? this.lemmas(start).filter((id) => spread(id, start)) : [];
      if (head.length) {
        best = [...sameWeight(tail, TAIL), ...sameWeight(head.filter((id) => isTelling(spread(id, start))), HEAD)];
        evenness = even;
      }
    }
    return best;
  }

  // The lemmas of a compound's end, which may still be being typed (omaraho…).
  #whole(end) {
    const ids = this.lemmas(end);
    return ids.length || end.length < SHORTEST_ALONE ? ids : this.table.beginning(end);
  }

  // The longest known beginning of a word. Its end alone tells nothing of it (vointi of konservointi).
  #head(word, spread) {
    for (let length = word.length - 1; length >= SHORTEST_ALONE; length -= 1) {
      const head = word.slice(0, length);
      const ids = STOP_WORDS[this.language].has(head) ? [] : this.lemmas(head);
      if (ids.length) return ids.filter((id) => isTelling(spread(id, head)));
    }
    return [];
  }
}

// A piece of a word tells nothing of it if the site does not have it, or has it everywhere (museo).
const isTelling = (spread) => spread > 0 && spread < EVERYWHERE;

const sameWeight = (ids, weight) => ids.map((id) => [id, weight]);

// Finnish clitics and possessive suffixes are taken off by rule: the table holds forms without them.
const CLITIC = /(?:kaan|kin|han|ko|kos|pa|pas)$/;
const POSSESSIVE = /(?:ni|si|nsa|mme|nne)$/;
const LENGTHENED = /(?:a(?=an$)|(?:lle|kse|ine)(?=en$))/; // museossaan, museolleen, museokseen, museoineen
const SHORTEST_STEM = 2;

// What a folded word may be without its suffixes, the likeliest first.
export const withoutSuffixes = (word) => {
  const found = [];
  let form = word;
  for (let round = 0; round < 3; round += 1) {
    found.push(...withoutPossessive(form));
    const shorter = form.replace(CLITIC, "");
    if (shorter === form || shorter.length < SHORTEST_STEM) break;
    form = shorter;
    found.push(form);
  }
  return found;
};

// A possessive hides the last letter of some cases: museomme is of museon, museot and museo, oikeutemme of oikeutena.
const withoutPossessive = (word) => {
  const stem = LENGTHENED.test(word) ? word.slice(0, -2) : word.replace(POSSESSIVE, "");
  if (stem === word || stem.length < SHORTEST_STEM) return [];
  const forms = [stem, `${stem}n`, `${stem}t`, `${stem}na`];
  return stem.endsWith("kse") ? [...forms, `${stem.slice(0, -1)}i`, stem.slice(0, -3)] : forms;
};
