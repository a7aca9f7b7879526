import assert from "node:assert/strict";
import { test } from "node:test";

import { open } from "../../overrides/js/search/engine.js";
import { data, table } from "./search-examples.mjs";

const engine = await open({ data: data() });
const places = (found) => found.map(({ url }) => url);
const urls = (query) => places(engine.search(query).results);
const text = (pieces) => pieces.map(({ text }) => text).join("");
const marked = (pieces) => pieces.filter(({ isMatch }) => isMatch).map(({ text }) => text);

test("any form of a word finds its places, those in a heading first", () => {
  for (const query of ["asiakas", "asiakkaalle", "ASIAKKAIDEN", "asiakkaammekin"]) {
    assert.deepEqual(urls(query).slice(0, 2), ["sanasto/#customer", "askel-3/#tarve"], query);
  }
  for (const query of ["Hamarin", "hamarille", "HAMARI"]) assert.deepEqual(urls(query), ["ryhma/"]);
});

test("a part of a compound, a compound's last part and what is still being typed are found", () => {
  assert.ok(urls("palvelut").includes("askel-4/#p"));
  assert.equal(urls("asiakaskortti")[0], "kortti/");
  assert.equal(urls("palveluk")[0], "kortti/");
  assert.equal(urls("asiakk").length, 2);
  assert.deepEqual(urls("kavija"), urls("kävijä"));
});

test("a step is found by its number in digits and in numerals, the page of the step first", () => {
  for (const query of ["askel 3", "askel III", "askeleessa iii", "III"]) assert.equal(urls(query)[0], "askel-3/", query);
  assert.equal(urls("askel iv")[0], "askel-4/");
});

test("an everyday word and the other language's word lead to the term", () => {
  assert.equal(urls("kävijät")[0], "sanasto/#customer");
  assert.equal(urls("besökare")[0], "sanasto/#customer");
  assert.ok(urls("museon vieras").includes("sanasto/#customer"));
});

test("a word of the other language offers its page there", () => {
  const offer = { url: "sv/sanasto/#customer", title: "kund", lang: "sv" };
  assert.deepEqual(engine.search("kund").other, [offer]);
  assert.deepEqual(engine.search("besökarna").other, [offer]);
  assert.deepEqual(engine.search("tjänstekortet").other, [{ url: "sv/kort/", title: "Tjänstekort", lang: "sv" }]);
  assert.deepEqual(engine.search("asiakas").other, []);
});

test("places with all words come before places with some", () => {
  assert.equal(urls("asiakkaan tarpeet")[0], "askel-3/#tarve");
  assert.equal(urls("mitä asiakas tarvitsee museossa")[0], urls("asiakas museo")[0]);
});

test("a result tells where it is and marks the words that matched, inflected ones too", () => {
  const [result] = engine.search("palvelukortti").results;
  assert.deepEqual([result.url, result.title, result.page, result.numeral], ["kortti/", "Palvelukortti", "Palvelukortti", "IV"]);
  assert.deepEqual(marked(result.titlePieces), ["Palvelukortti"]);
  assert.deepEqual(marked(result.pieces), ["Palvelukortille"]);
  const [{ pieces }] = engine.search("Ulla").results;
  assert.deepEqual([text(pieces), marked(pieces)], ["Pirjo Hamari & <b>Ulla</b>", ["Ulla"]], "its own text, never markup");
});

test("a slip of the finger is set right and told; where nothing is found, the nearest words are", () => {
  const { results, suggestions } = engine.search("asikas");
  assert.deepEqual([results[0].url, suggestions], ["sanasto/#customer", ["asiakas"]]);
  assert.deepEqual(engine.search("xqzhamxyzä"), { results: [], isNear: true, related: [], total: 0, suggestions: [], other: [] });
  assert.deepEqual(engine.search("hamqzi").suggestions, ["hamari"]);
});

test("what shares a piece with a word that the site does not have is near to it, and no hit", () => {
  for (const query of ["asiakas", "asiakk", "asikas", "kävijät", "museon hxyz"]) assert.equal(engine.search(query).isNear, false, query);
  const near = { asiakaskortti: "kortti/", tarpeeton: "askel-3/#tarve", palveluhaku: "kortti/", asiakaslippu: "sanasto/#customer" };
  for (const [query, url] of Object.entries(near)) {
    const { isNear, results } = engine.search(query);
    assert.deepEqual([query, isNear, results[0]?.url], [query, true, url]);
  }
  assert.deepEqual(urls("konserhamari"), [], "an end alone tells nothing of a word");
});

test("what is written with other marks only is no hit", async () => {
  const site = await open({ data: { ...data(), pages: [["a/", "A", "", "", [["", "", "lagen"]]]], table: table([]) } });
  assert.deepEqual(["lage", "läge"].map((query) => site.search(query).isNear), [false, true]);
});

test("a piece that the site has everywhere tells nothing of a word", async () => {
  const pages = ["Museo", "Museo ja asiakas", "Kortti", "Vieras"].map((title, at) => [`p${at}/`, title, "", "", [["", "", "teksti"]]]);
  const site = await open({ data: { ...data(), pages } });
  assert.deepEqual(places(site.search("museolippu").results), []);
  assert.deepEqual(places(site.search("museokortti").results), ["p2/"]);
});

test("any input gives an answer", () => {
  const hostile = [
    "", " ", "a", "x".repeat(500), "museo ".repeat(100), "asiakas".repeat(70), "[a-", "(.*)+$", "\\", "<script>", "'\"”’", "-", "museo-palvelu", "-museo-",
    "🏛", "👩‍👩‍👧‍👦", "مرحبا", "constructor __proto__ toString", "\u00ad\u0000\ud800", "½ Ⅲ ²", "askel", "ja", "ja tai",
  ];
  for (const query of hostile) {
    const { results, total, suggestions, other } = engine.search(query);
    assert.ok(results.length <= 20 && results.length <= total, query);
    assert.ok(Array.isArray(suggestions) && Array.isArray(other), query);
  }
  assert.equal(urls("museo-palvelu")[0], "askel-4/#p");
});

test("at most 20 results are given and all are counted; an empty site and one without word forms can be searched", async () => {
  const many = { ...data(), pages: Array.from({ length: 50 }, (_, at) => [`p${at}/`, "Museo", "", "", [["", "", "museo"]]]) };
  const { results, total } = (await open({ data: many })).search("museon");
  assert.deepEqual([results.length, total], [20, 50]);
  const empty = { ...data(), pages: [], terms: [], others: [], table: table([]) };
  assert.deepEqual((await open({ data: empty })).search("museo").results, []);
  const formless = await open({ data: { ...data(), table: table([]) } });
  assert.equal(formless.search("palvelukort").results[0].url, "kortti/");
});

test("a word of the glossary that the site hardly has finds what the term finds; what is called so comes first", async () => {
  const own = [["a/", "A", "", "", [["", "", "asiakas"], ["h", "Asiakas ja muu", "asiakas"], ["n", "Asiakas", "teksti"]]]];
  const site = await open({ data: { ...data(), pages: own } });
  const found = (query) => site.search(query).results.map(({ url }) => url);
  assert.deepEqual(found("asiakas"), ["a/#n", "a/#h", "a/"]);
  assert.deepEqual(found("kävijä"), found("asiakas"));
  assert.deepEqual(found("museon vieras").sort(), found("asiakas").sort());
});

const KOKEILLA = [["kokeilla", "kokeil", "la,emme,eminen,emista"], ["kokeileminen", "kokeilemi", "nen,sta", ["kokeilla"]]];

// What a small site with these word forms and pages (address: text, or heading and text) finds: results and relatives.
const finds = [
  ["whoever types marks means them, and nothing with other marks is listed",
    [], { "a/": "lagen lagen lagen", "b/": "lägen" }, "läge", ["b/"]],
  ["who types no marks finds both",
    [], { "a/": "lagen lagen lagen", "b/": "lägen" }, "lagen", ["a/", "b/"]],
  ["the end of a compound whose parts nobody knows is found",
    [], { "a/": "Täällä on kulttuurikasvatusta." }, "kasvatus", ["a/"]],
  ["a stop word answers only who asks for it",
    [["onni", "on", ",ni,nea"]], { "a/": "on on on", "b/": "onnea" }, "onni", ["b/"]],
  ["a particle is not the noun it comes from",
    [["esimerkki", "esimer", "kki,kin,kiksi"]],
    { "a/": "esimerkiksi esimerkiksi", "b/": "esimerkin" }, "esimerkki", ["b/"]],
  ["a form is of the lemma that the site uses for sure, and only then of a rarer one",
    [["tapa", "tapa", ",a,n,na,t"], ["tavata", "ta", "paa,vata,vatkaa"]],
    { "noun/": "tapa tavan", "ways/": "tapana tapa", "more/": "tapana tapa", "both/": "tapaa", "verb/": "tavatkaa" },
    "tavata", ["verb/"], ["both/"]],
  ["a word made of the one asked for answers where a section is about it, and is related where it is mentioned",
    KOKEILLA, { "own/": "kokeilemme", "about/": ["Kokeileminen", "teksti"], "mention/": "puhe kokeilemista" },
    "kokeilla", ["own/", "about/#h"], ["mention/"]],
  ["what only speaks of relatives is found when there is nothing nearer",
    KOKEILLA, { "mention/": "puhe kokeilemista" }, "kokeilla", ["mention/"]],
  ["a slip that fingers easily make is believed before another",
    [["laskea", "lask", "ea,ivat"], ["laatia", "laat", "ia,ivat"]],
    { "count/": "laskea", "write/": "laatia" }, "laakivat", ["count/"]],
  ["a corrected word means what it says before what that is made of",
    [["täyttää", "tayt", "taa,akaa,etty,etyt"], ["täytetty", "taytet", "ty,yt", ["täyttää"]]],
    { "verb/": "täyttää täyttää", "participle/": "täytetyt" }, "täytetny", ["participle/"], ["verb/"]],
  ["a form that the site does not have may be the beginning of another word",
    [["keventyä", "keve", "ntya,nne"], ["keventää", "keven", "taa,netaan"]],
    { "own/": "keventyä", "longer/": "keventää" }, "kevenne", ["own/", "longer/"]],
  ["suffixes hide which form a word is: all that it may be are found",
    [["ikääntyä", "ikaanty", "a,nee"], ["ikääntynyt", "ikaanty", "nyt,neen,neet"]],
    { "verb/": "ikääntyä", "people/": "ikääntyneet" }, "ikääntyneemme", ["people/", "verb/"]],
  ["a word typed without ä and ö comes before its relatives",
    [["pitäminen", "pitami", "nen,sta", ["pitää"]], ["pitää", "pi", "taa,daan"]],
    { "own/": "pitämistä", "verb/": "pidään" }, "pitamisia", ["own/"]],
];

for (const [name, lemmas, pages, query, expected, expectedRelated = []] of finds) {
  test(name, async () => {
    const listed = Object.entries(pages).map(([url, text]) => [url, "A", "", "", [text instanceof Array ? ["h", ...text] : ["", "", text]]]);
    const site = await open({ data: { ...data(), terms: [], pages: listed, table: table(lemmas) } });
    const { results, related } = site.search(query);
    assert.deepEqual([places(results), places(related)], [expected, expectedRelated]);
  });
}

test("of several ways to go on, each is among the first results", async () => {
  const often = Array.from({ length: 8 }, (_, at) => [`m${at}/`, "Museo", "", "", [["", "", "museo"]]]);
  const once = ["k/", "Muut", "", "", [["", "", "Täällä mainitaan musiikki."]]];
  const site = await open({ data: { ...data(), pages: [...often, once] } });
  assert.ok(places(site.search("mus").results.slice(0, 5)).includes("k/"));
});

test("a word is looked for where it stands before where an editor put it; a question also where it was put", async () => {
  const pages = [["a/", "A", "", "tuki ja raha", [["", "", "Täällä on paljon aivan muuta."]]], ["b/", "B", "", "", [["", "", "Museo ja raha."]]]];
  const site = await open({ data: { ...data(), pages } });
  assert.equal(site.search("raha").results[0].url, "b/");
  assert.equal(site.search("mistä raha").results[0].url, "a/");
});

test("where only an editor's words lead to a page, its section that says them comes in the place of its beginning", async () => {
  const pages = [
    ["one/", "A", "", "raha", [["", "", "Alku."], ["x", "X", "Täällä on raha."], ["y", "Y", "Muuta."]]],
    ["named/", "B", "", "raha", [["", "", "Alku."], ["x", "X", "Täällä on raha."], ["money", "Raha", "Muuta."]]],
    ["unclear/", "C", "", "raha", [["", "", "Alku."], ["x", "X", "Täällä on raha."], ["y", "Y", "Täälläkin on raha."]]],
    ["own/", "D", "", "raha", [["", "", "Alussa on raha."], ["x", "X", "Täällä on raha."]]],
    ["far/", "E", "", "raha", [["", "", "Alku."], ["x", "X", "Muuta."]]],
  ];
  const site = await open({ data: { ...data(), pages } });
  for (const query of ["raha", "mistä raha"]) {
    const tops = places(site.search(query).results).filter((url) => !url.includes("#"));
    assert.deepEqual(tops.sort(), ["far/", "own/", "unclear/"], query);
    assert.equal(places(site.search(query).results).filter((url) => url === "one/#x").length, 1, query);
  }
});
