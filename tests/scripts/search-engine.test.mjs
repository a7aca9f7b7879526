import assert from "node:assert/strict";
import { test } from "node:test";

import { open } from "../../overrides/js/search/engine.js";
import { data, table } from "./search-examples.mjs";

const engine = await open({ data: data() });
const urls = (query) => engine.search(query).results.map(({ url }) => url);
const text = (pieces) => pieces.map(({ text }) => text).join("");
const marked = (pieces) => pieces.filter(({ isMatch }) => isMatch).map(({ text }) => text);

test("any form of a word finds its places, those in a heading first", () => {
  for (const query of ["asiakas", "asiakkaalle", "ASIAKKAIDEN", "asiakkaammekin"]) {
    assert.deepEqual(urls(query).slice(0, 2), ["sanasto/#customer", "askel-3/#tarve"], query);
  }
});

test("a part of a compound finds the compound, with and without ä and ö", () => {
  assert.ok(urls("palvelut").includes("askel-4/#p"));
  assert.deepEqual(urls("tarpeita"), ["askel-3/#tarve"]);
  assert.deepEqual(urls("kavija"), urls("kävijä"));
});

test("a compound that the site does not have leads to what its last part says", () => {
  assert.equal(urls("asiakaskortti")[0], "kortti/");
});

test("what is still being typed is found", () => {
  assert.equal(urls("palveluk")[0], "kortti/");
  assert.equal(urls("asiakk").length, 2);
});

test("a slip of the finger is set right and told", () => {
  const { results, suggestions } = engine.search("asikas");
  assert.equal(results[0].url, "sanasto/#customer");
  assert.deepEqual(suggestions, ["asiakas"]);
});

test("proper names are found in any case", () => {
  for (const query of ["Hamarin", "hamarille", "HAMARI"]) assert.deepEqual(urls(query), ["ryhma/"]);
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
});

test("the text of a result is the page's own text, never markup", () => {
  const [result] = engine.search("Ulla").results;
  assert.equal(text(result.pieces), "Pirjo Hamari & <b>Ulla</b>");
  assert.deepEqual(marked(result.pieces), ["Ulla"]);
});

test("nothing found: the nearest words of the site", () => {
  const { results, total, suggestions } = engine.search("xqzhamxyzä");
  assert.deepEqual([results, total], [[], 0]);
  assert.deepEqual(suggestions, []);
  assert.deepEqual(engine.search("hamqzi").suggestions, ["hamari"]);
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

test("at most 20 results are given and all are counted", async () => {
  const many = { ...data(), pages: Array.from({ length: 50 }, (_, at) => [`p${at}/`, "Museo", "", "", [["", "", "museo"]]]) };
  const { results, total } = (await open({ data: many })).search("museon");
  assert.deepEqual([results.length, total], [20, 50]);
});

test("an empty site and a site without word forms can be searched", async () => {
  const empty = { ...data(), pages: [], terms: [], others: [], table: table([]) };
  assert.deepEqual((await open({ data: empty })).search("museo").results, []);
  const formless = await open({ data: { ...data(), table: table([]) } });
  assert.equal(formless.search("palvelukort").results[0].url, "kortti/");
});

test("whoever types marks means them", async () => {
  const pages = [["a/", "A", "", "", [["", "", "lagen lagen lagen"]]], ["b/", "B", "", "", [["", "", "lägen"]]]];
  const two = await open({ data: { ...data(), lang: "sv", pages } });
  assert.equal(two.search("läge").results[0].url, "b/");
});

test("nothing written with other marks is listed once something with the right ones is found", async () => {
  const pages = [["a/", "A", "", "", [["", "", "lagen lagen lagen"]]], ["b/", "B", "", "", [["", "", "lägen"]]]];
  const two = await open({ data: { ...data(), lang: "sv", pages } });
  assert.deepEqual(two.search("lägen").results.map(({ url }) => url), ["b/"]);
  assert.equal(two.search("lagen").results.length, 2);
});

test("of several ways to go on, each is among the first results", async () => {
  const often = Array.from({ length: 8 }, (_, at) => [`m${at}/`, "Museo", "", "", [["", "", "museo"]]]);
  const once = ["k/", "Muut", "", "", [["", "", "Täällä mainitaan musiikki."]]];
  const site = await open({ data: { ...data(), pages: [...often, once] } });
  assert.ok(site.search("mus").results.slice(0, 5).some(({ url }) => url === "k/"));
});

test("the end of a compound whose parts nobody knows is found", async () => {
  const pages = [["a/", "A", "", "", [["", "", "Täällä on kulttuurikasvatusta."]]]];
  const site = await open({ data: { ...data(), pages } });
  assert.deepEqual(site.search("kasvatus").results.map(({ url }) => url), ["a/"]);
});

test("a word is looked for where it stands before where an editor put it; a question also where it was put", async () => {
  const pages = [["a/", "A", "", "tuki ja raha", [["", "", "Täällä on paljon aivan muuta."]]], ["b/", "B", "", "", [["", "", "Museo ja raha."]]]];
  const site = await open({ data: { ...data(), pages } });
  assert.equal(site.search("raha").results[0].url, "b/");
  assert.equal(site.search("mistä raha").results[0].url, "a/");
});

test("a particle is not the noun it comes from", async () => {
  const forms = table([["esimerkki", "esimer", "kki,kin,kiksi"]]);
  const pages = [["a/", "A", "", "", [["", "", "esimerkiksi esimerkiksi"]]], ["b/", "B", "", "", [["", "", "esimerkin"]]]];
  const site = await open({ data: { ...data(), pages, table: forms } });
  assert.equal(site.search("esimerkki").results[0].url, "b/");
});

const page = (url, title, text, heading = "") => [url, title, "", "", heading ? [["h", heading, text]] : [["", "", text]]];
const siteOf = async (pages, lemmas) => {
  const engine = await open({ data: { ...data(), terms: [], pages, table: table(lemmas) } });
  return (query) => engine.search(query);
};
const places = (found) => found.map(({ url }) => url);

test("a form is of the lemma that the site uses for sure, and only then of a rarer one", async () => {
  const lemmas = [["tapa", "tapa", ",a,n,na,t"], ["tavata", "ta", "paa,vata,vatkaa"]];
  const pages = [page("noun/", "A", "tapa tavan"), page("ways/", "B", "tapana tapa"), page("more/", "B", "tapana tapa"), page("both/", "C", "tapaa"), page("verb/", "D", "tavatkaa")];
  const search = await siteOf(pages, lemmas);
  const { results, related } = search("tavata");
  assert.deepEqual(places(results), ["verb/"]);
  assert.deepEqual(places(related), ["both/"]);
  assert.ok(places(search("tapana").results).includes("both/"));
});

test("a word made of the one asked for answers where a section is about it, and is related where it is mentioned", async () => {
  const lemmas = [["kokeilla", "kokeil", "la,emme,eminen,emista"], ["kokeileminen", "kokeilemi", "nen,sta", ["kokeilla"]]];
  const pages = [page("own/", "A", "kokeilemme"), page("about/", "B", "teksti", "Kokeileminen"), page("mention/", "C", "puhe kokeilemista")];
  const { results, related } = (await siteOf(pages, lemmas))("kokeilla");
  assert.deepEqual(places(results).sort(), ["about/#h", "own/"]);
  assert.deepEqual(places(related), ["mention/"]);
});

test("what only speaks of relatives is found when there is nothing nearer", async () => {
  const lemmas = [["kokeilla", "kokeil", "la,emme,eminen,emista"], ["kokeileminen", "kokeilemi", "nen,sta", ["kokeilla"]]];
  const { results, related } = (await siteOf([page("mention/", "C", "puhe kokeilemista")], lemmas))("kokeilla");
  assert.deepEqual([places(results), related], [["mention/"], []]);
});

test("a corrected word means what it says before what that is made of", async () => {
  const lemmas = [["täyttää", "tayt", "taa,akaa,etty,etyt"], ["täytetty", "taytet", "ty,yt", ["täyttää"]]];
  const pages = [...Array.from({ length: 6 }, (_, at) => page(`verb${at}/`, "A", "täyttää täyttää")), page("participle/", "B", "täytetyt")];
  const { results } = (await siteOf(pages, lemmas))("täytetny");
  assert.deepEqual(places(results), ["participle/"]);
});

test("a slip that fingers easily make is believed before another", async () => {
  const lemmas = [["laskea", "lask", "ea,ivat"], ["laatia", "laat", "ia,ivat"]];
  const pages = [page("count/", "A", "laskea"), page("write/", "B", "laatia")];
  assert.deepEqual(places((await siteOf(pages, lemmas))("laakivat").results), ["count/"]);
});

test("a form that the site does not have may be the beginning of another word", async () => {
  const lemmas = [["keventyä", "keve", "ntya,nne"], ["keventää", "keven", "taa,netaan"]];
  const pages = [page("own/", "A", "keventyä"), page("longer/", "B", "keventää")];
  assert.deepEqual(places((await siteOf(pages, lemmas))("kevenne").results), ["own/", "longer/"]);
});

test("suffixes hide which form a word is: all that it may be are found", async () => {
  const lemmas = [["ikääntyä", "ikaanty", "a,nee"], ["ikääntynyt", "ikaanty", "nyt,neen,neet"]];
  const pages = [page("verb/", "A", "ikääntyä"), page("people/", "B", "ikääntyneet")];
  assert.deepEqual(places((await siteOf(pages, lemmas))("ikääntyneemme").results).sort(), ["people/", "verb/"]);
});

test("a word typed without ä and ö comes before its relatives", async () => {
  const lemmas = [["pitäminen", "pitami", "nen,sta", ["pitää"]], ["pitää", "pi", "taa,daan"]];
  const pages = [page("own/", "A", "pitämistä"), page("verb/", "B", "pidään")];
  const { results, related } = (await siteOf(pages, lemmas))("pitamisia");
  assert.deepEqual([places(results), related], [["own/"], []]);
});
