// Finnish clitics and possessive suffixes, taken off by rule: the table holds forms without them.

const CLITIC = /(?:kaan|kin|han|ko|kos|pa|pas)$/;
const POSSESSIVE = /(?:ni|si|nsa|mme|nne)$/;
const LENGTHENED = /(?:a(?=an$)|(?:lle|kse|ine)(?=en$))/; // museossaan, museolleen, museokseen, museoineen
const SHORTEST = 2;

// What a folded word may be without its suffixes, the likeliest first.
export const withoutSuffixes = (word) => {
  const found = [];
  let form = word;
  for (let round = 0; round < 3; round += 1) {
    found.push(...withoutPossessive(form));
    const shorter = form.replace(CLITIC, "");
    if (shorter === form || shorter.length < SHORTEST) break;
    form = shorter;
    found.push(form);
  }
  return found;
};

// A possessive hides the last letter of some cases: museomme is of museon, museot and museo, oikeutemme of oikeutena.
const withoutPossessive = (word) => {
  const stem = LENGTHENED.test(word) ? word.slice(0, -2) : word.replace(POSSESSIVE, "");
  if (stem === word || stem.length < SHORTEST) return [];
  const forms = [stem, `${stem}n`, `${stem}t`, `${stem}na`];
  return stem.endsWith("kse") ? [...forms, `${stem.slice(0, -1)}i`, stem.slice(0, -3)] : forms;
};
