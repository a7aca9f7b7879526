// Asks the search engine without a browser: node ask_engine.mjs DATA, words as a JSON list on standard input.
// Standard output: the addresses that each of the words finds, as a JSON list of lists.

import { readFileSync } from "node:fs";

import { open } from "../../overrides/js/search/engine.js";

const engine = await open({ data: JSON.parse(readFileSync(process.argv[2], "utf8")) });
const words = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(words.map((word) => engine.search(word).results.map(({ url }) => url))));
