// A small site for the tests of the search: pages, glossary and a table of word forms, packed as the build packs it.

const sharedLength = (one, other) => {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return Math.min(at, 9);
};

export const frontCoded = (words) =>
  words.map((word, at) => `${sharedLength(words[at - 1] ?? "", word)}${word.slice(sharedLength(words[at - 1] ?? "", word))}`).join("");

// `lemmas`: [name, stem, endings, parts, roots] with parts and roots by name.
export const table = (lemmas) => {
  const rows = [...lemmas].sort((one, other) => (one[1] < other[1] ? -1 : 1));
  const number = new Map(rows.map(([name], at) => [name, at]));
  const kin = (of) => rows.map((row, at) => (row[of] ?? []).map((name) => number.get(name) - at).join(",")).join(" ");
  return {
    stems: frontCoded(rows.map(([, stem]) => stem)),
    endings: rows.map(([, , endings]) => frontCoded(endings.split(",").sort())),
    classes: rows.map((row, at) => at),
    parts: kin(3),
    roots: kin(4),
  };
};

const CASES = ",n,ssa,sta,lle,ksi,na";

export const LEMMAS = [
  ["askel", "askel", ",een,eessa,eet"],
  ["asiakas", "asiak", "as,kaan,kaat,asta,kaiden,kaalle"],
  ["museo", "museo", `${CASES},ita,on`],
  ["palvelu", "palvelu", `${CASES},ja,t`, [], ["palvella"]],
  ["palvella", "palvel", "la,en,ee"],
  ["museopalvelu", "museopalvelu", `${CASES},t`, ["museo", "palvelu"]],
  ["kortti", "kort", "ti,in,tia,issa"],
  ["palvelukortti", "palvelukort", "ti,in,tia,issa,ille", ["palvelu", "kortti"]],
  ["tarve", "tarp", "een,eet,eeseen,eita"],
  ["kävijä", "kavija", ",n,t,lle"],
  ["vieras", "viera", "s,an,at"],
  ["hamari", "hamari", ",n,lle"],
  ["oikeus", "oikeu", "s,den,tta,tena"],
  ["laki", "lag", "en"],
  ["tila", "lage", ",n"],
];

export const data = () => ({
  lang: "fi",
  other: "sv",
  step: ["Askel", "Steg"],
  pages: [
    ["askel-3/", "Päätä suunta", "III", "Askel 3", [["", "", "Askel III alkaa."], ["tarve", "Tarpeet", "Asiakkaan tarpeeseen vastaa museo."]]],
    ["askel-4/", "Puntari", "IV", "Askel 4", [["", "", "Askeleessa IV punnitaan."], ["p", "Museopalvelut", "Jokainen museopalvelu."]]],
    ["kortti/", "Palvelukortti", "IV", "", [["", "", "Palvelukortille kirjoitetaan palvelu."]]],
    ["sanasto/", "Sanasto", "", "", [["customer", "asiakas", "kund Se, jota varten museo on. Myös: kävijä."]]],
    ["ryhma/", "Ohjausryhmä", "", "", [["", "", "Pirjo Hamari & <b>Ulla</b>"]]],
  ],
  glossary: ["sanasto/", "sv/sanasto/"],
  terms: [["customer", ["asiakas", "kävijä", "museon vieras"], ["kund", "besökare"]]],
  others: [["sv/kort/", "Tjänstekort"]],
  table: table(LEMMAS),
});
