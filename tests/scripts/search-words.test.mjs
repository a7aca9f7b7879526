import assert from "node:assert/strict";
import { test } from "node:test";

import { excerptPieces } from "../../overrides/js/search/excerpt.js";
import { nearest } from "../../overrides/js/search/corrections.js";
import { withoutSuffixes } from "../../overrides/js/search/suffixes.js";
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

test("the nearest forms are the same as when every form is measured", () => {
  const all = LEMMAS.flatMap(([name, stem, endings]) => endings.split(",").map((ending) => [name, stem + ending]));
  const distance = (one, other) => {
    const rows = Array.from({ length: one.length + 1 }, (_, i) => Array.from({ length: other.length + 1 }, (_, j) => (i ? (j ? 0 : i) : j)));
    for (let i = 1; i <= one.length; i += 1) {
      for (let j = 1; j <= other.length; j += 1) {
        rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
      }
    }
    return rows[one.length][other.length];
  };
  for (const word of ["museopalveluss", "plveluksi", "asikas", "asiiakas", "asiekas", "aisakas", "kokonaan", "kortsi", "tarpesen", "hamrille", "palvelukortissaa", "muse", "askeleesa"]) {
    const least = Math.min(...all.map(([, form]) => distance(form, word)));
    const expected = least <= 2 ? [...new Set(all.filter(([, form]) => distance(form, word) === least).map(([name]) => name))].sort() : [];
    assert.deepEqual(named(nearest(forms, word, 2).ids), expected, word);
  }
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
