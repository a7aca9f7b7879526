// Scores the search engine on labelled queries: node search_quality.mjs DATA QUERIES, JSON on standard output.

import { readFileSync } from "node:fs";

import { open } from "../../overrides/js/search/engine.js";

const [dataFile, queryFile] = process.argv.slice(2);
const data = JSON.parse(readFileSync(dataFile, "utf8"));
const queries = readFileSync(queryFile, "utf8").split("\n").filter(Boolean).map(JSON.parse);

const opened = performance.now();
const engine = await open({ data });
const openMs = performance.now() - opened;

// A section by the address that results carry, in lower case as the labels are matched.
const sections = new Map(
  data.pages.flatMap(([url, title, , , parts]) =>
    parts.map(([id, heading, text], order) => [id ? `${url}#${id}` : url, `${order ? "" : title} ${heading} ${text}`.toLowerCase()]),
  ),
);
const isRelevant = (url, labels) => labels.some((label) => sections.get(url)?.includes(label.toLowerCase()));

const ask = (query) => {
  const start = performance.now();
  const { results } = engine.search(query);
  return { urls: results.map(({ url }) => url), ms: performance.now() - start };
};

const scored = queries
  .filter(({ lang }) => lang === data.lang)
  .map((query) => ({ ...query, relevant: [...sections.keys()].filter((url) => isRelevant(url, query.must_match_any)).length }))
  .filter(({ relevant }) => relevant);
for (const { query } of scored) ask(query); // the first round warms the machine up

const answers = scored.map((query) => {
  const { urls, ms } = ask(query.query);
  const marks = urls.map((url) => isRelevant(url, query.must_match_any));
  const first = marks.indexOf(true);
  const top = marks.slice(0, 10);
  const typed = query.query.slice(0, Math.ceil(query.query.length * 0.6));
  return {
    query: query.query,
    category: query.category,
    hit: first >= 0 && first < 5,
    reciprocal: first < 0 ? 0 : 1 / (first + 1),
    precision: top.length ? top.filter(Boolean).length / top.length : null,
    ms,
    typed,
    typedHit: query.category === "typo" || query.query.includes(" ") || typed.length < 3 ? null : ask(typed).urls.slice(0, 5).some((url) => isRelevant(url, query.must_match_any)),
    first: urls.slice(0, 3),
  };
});
process.stdout.write(JSON.stringify({ lang: data.lang, openMs, asked: queries.filter(({ lang }) => lang === data.lang).length, answers }));
