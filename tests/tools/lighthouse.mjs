// Lighthouse in one process and one browser: each line of the input is an address, each line of the output its scores.
// Arguments: the categories, then "--" and Chromium's flags. The browser is the one CHROME_PATH names.
import { createInterface } from "node:readline";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const given = process.argv.slice(2);
const categories = given.slice(0, given.indexOf("--"));
const browser = await launch({ chromeFlags: given.slice(given.indexOf("--") + 1) });
try {
  for await (const url of createInterface({ input: process.stdin })) {
    // The mobile preset is Lighthouse's own default. Storage and cache are cleared before every run.
    const options = { port: browser.port, onlyCategories: categories, disableFullPageScreenshot: true };
    const { lhr } = await lighthouse(url, options);
    if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
    const scores = categories.map((name) => [name, Math.round(100 * lhr.categories[name].score)]);
    console.log(JSON.stringify(Object.fromEntries(scores)));
  }
} finally {
  browser.kill();
}
