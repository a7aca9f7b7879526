// The site's own word forms: tells which lemmas a folded word can be a form of, and which lemmas are kin.

const numbersOf = (text, own) => (text ? text.split(",").map((distance) => own + Number(distance)) : []);

// Words that the build has front-coded: how many letters each shares with the one before, and the rest.
const decode = (coded) => {
  let word = "";
  return Array.from(coded.matchAll(/(\d)(\D*)/g), ([, shared, rest]) => (word = word.slice(0, shared) + rest));
};

export class FormTable {
  constructor({ stems, endings, classes, parts, roots }) {
    this.stems = decode(stems);
    this.classes = classes;
    this.coded = endings;
    this.endings = []; // of each class; like its set and its lengths made when first asked for
    this.sets = [];
    this.lengths = [];
    this.parts = parts.split(" ").map(numbersOf);
    this.roots = roots.split(" ").map(numbersOf);
    this.byStem = new Map();
    this.stems.forEach((stem, id) => {
      const ids = this.byStem.get(stem);
      if (ids) ids.push(id);
      else this.byStem.set(stem, [id]);
    });
  }

  endingsOf(id) {
    return this.#endings(this.classes[id]);
  }

  #endings(number) {
    this.endings[number] ??= decode(this.coded[number]);
    return this.endings[number];
  }

  // The letters of the shortest and of the longest ending of a lemma.
  lengthsOf(id) {
    const number = this.classes[id];
    if (!this.lengths[number]) {
      const lengths = this.#endings(number).map(({ length }) => length);
      this.lengths[number] = [Math.min(...lengths), Math.max(...lengths)];
    }
    return this.lengths[number];
  }

  // Whether a class has an ending.
  #has(number, ending) {
    this.sets[number] ??= new Set(this.#endings(number));
    return this.sets[number].has(ending);
  }

  // The lemmas that have this very form.
  lookup(form) {
    const found = [];
    for (let length = 0; length <= form.length; length += 1) {
      for (const id of this.byStem.get(form.slice(0, length)) ?? []) {
        if (this.#has(this.classes[id], form.slice(length))) found.push(id);
      }
    }
    return found;
  }

  // The lemmas one of whose forms begins like this: what someone is still typing.
  beginning(start) {
    const found = [];
    this.stems.forEach((stem, id) => {
      const fits = stem.startsWith(start)
        || (start.startsWith(stem) && this.endingsOf(id).some((ending) => ending.startsWith(start.slice(stem.length))));
      if (fits) found.push(id);
    });
    return found;
  }
}
