import assert from "node:assert/strict";
import { test } from "node:test";

import { excerptPieces } from "../../overrides/js/search/excerpt.js";
import { nearest } from "../../overrides/js/search/slips.js";
import { withoutSuffixes } from "../../overrides/js/search/analyse.js";
import { FormTable } from "../../overrides/js/search/table.js";
import { asNumber, eachWord, fold } from "../../overrides/js/search/words.js";
import { LEMMAS, table } from "./search-examples.mjs";

const forms = new FormTable(table(LEMMAS));
const names = [...LEMMAS].sort((one, other) => (one[1] < other[1] ? -1 : 1)).map(([name]) => name);
const named = (ids) => ids.map((id) => names[id]).sort();

test("a form leads to its lemma, its parts and its roots, as the build packed them, and nothing else does", () => {
  assert.deepEqual(named(forms.lookup("asiakkaiden")), ["asiakas"]);
  assert.deepEqual(forms.lookup("asiakkai"), []);
  assert.deepEqual(named(forms.beginning("asiakkai")), ["asiakas"]);
  assert.deepEqual(named(forms.beginning("palveluko")), ["palvelukortti"]);
  assert.deepEqual(named(forms.parts[forms.lookup("museopalvelu")[0]]), ["museo", "palvelu"]);
  assert.deepEqual(named(forms.roots[forms.lookup("palvelu")[0]]), ["palvella"]);
});

test("suffixes come off by rule", () => {
  const found = {
    museommekin: "museo", museossaan: "museossa", asiakkaammekaan: "asiakkaan", museoksemme: "museoksi", oikeutemme: "oikeutena",
    museolleen: "museolle", museoineen: "museoine", museoihinsa: "museoihin", onko: "on",
  };
  for (const [word, form] of Object.entries(found)) assert.ok(withoutSuffixes(word).includes(form), word);
  assert.deepEqual(withoutSuffixes("tuotteen"), []);
});

test("the nearest forms are those that the fewest slips of the finger lead to", () => {
  const found = { museopalveluss: "museopalvelu", plveluksi: "palvelu", asikas: "asiakas", aisakas: "asiakas", kortsi: "kortti", hamrille: "hamari" };
  for (const [word, name] of Object.entries(found)) assert.deepEqual(named(nearest(forms, word, 2).ids), [name], word);
  assert.deepEqual(nearest(forms, "kokonaan", 2), { distance: Infinity, ids: [] });
  assert.deepEqual(nearest(forms, "a".repeat(100), 2).ids, []);
});

test("numerals are numbers after the word for a step, and clear ones everywhere", () => {
  assert.deepEqual(["vi", "i", "iii"].map((word) => asNumber(word, true)), ["6", "1", "3"]);
  assert.deepEqual(["vi", "i", "iii"].map((word) => asNumber(word, false)), ["vi", "i", "3"]);
});

const cut = (text) => eachWord(text, (word, start) => ({ key: fold(word), start, end: start + word.length }));
const excerpt = (text, ...keys) => excerptPieces(text, cut(text), ({ key }) => keys.includes(key));
const whole = (pieces) => pieces.map(({ text }) => text).join("");

test("a short text is shown whole, its matches marked", () => {
  assert.deepEqual(excerpt("Yksi kaksi.", "kaksi"), [{ text: "Yksi ", isMatch: false }, { text: "kaksi", isMatch: true }, { text: ".", isMatch: false }]);
  assert.deepEqual(excerpt("", "x"), []);
});

test("a long text is shown where its matches stand together, cut between words; one long word is cut all the same", () => {
  const filler = "sana ".repeat(100);
  const pieces = excerpt(`museo ${filler}museo ja asiakas ${filler}`, "museo", "asiakas");
  assert.match(whole(pieces), /^… (sana )+museo ja asiakas (sana ?)+ …$/);
  assert.deepEqual(pieces.filter(({ isMatch }) => isMatch).map(({ text }) => text), ["museo", "asiakas"]);
  assert.ok(whole(pieces).length < 200);
  assert.ok(whole(excerpt("x".repeat(1000), "y")).length < 200);
});
