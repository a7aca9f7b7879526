// What the search lists, as elements. Texts come as pieces that match or do not: nothing is ever read as HTML.

import { texts } from "./texts.js";
import { numeralOf } from "../numeral.js";

export const show = (box, found, again) => {
  const { root } = box.dataset;
  const { results = [], isNear = false, related = [], suggestions = [], other = [] } = found ?? {};
  const parts = (box.parts ??= added(box));
  const [hits, near] = isNear ? [[], results] : [results, related];
  parts.results.hidden = !hits.length;
  parts.results.replaceChildren(...hits.map((result) => resultItem(result, root)));
  fill(parts.related, near.map((result) => resultItem(result, root)));
  parts.help.hidden = !found || hits.length > 0;
  fill(parts.nearest, suggestions.map((word) => suggestion(word, box, again)));
  fill(parts.other, other.map((page) => otherLanguage(page, root)));
};

// The parts under the field, which no page carries before its search is opened.
const added = (box) => {
  const words = texts[document.documentElement.lang];
  const part = (name, sentence) => {
    const list = element("ul");
    list.setAttribute("aria-label", sentence);
    return element("div", { className: `search__${name}`, hidden: true }, element("p", {}, sentence), list);
  };
  const [other, related, nearest] = ["other", "related", "nearest"].map((name) => part(name, words[name]));
  const results = element("ol", { className: "search__results", hidden: true });
  results.setAttribute("aria-label", words.results);
  const steps = element("a", { href: `${document.querySelector(".site-name").href}#steps` }, words.steps);
  const help = element("div", { className: "search__help", hidden: true }, nearest, element("p", {}, `${words.way} `, steps));
  box.append(other, results, related, help);
  return { other, results, related, nearest, help };
};

const fill = (part, items) => {
  part.hidden = !items.length;
  part.lastChild.replaceChildren(...items);
};

const resultItem = ({ url, numeral, page, title, titlePieces, pieces }, root) => {
  const heading = link(url, titlePieces, root);
  const place = page === title ? "" : page;
  return listItem(numeral, heading, place, excerpt(pieces));
};

const link = (url, pieces, root) => {
  const made = element("a", {}, ...marked(pieces));
  made.setAttribute("href", `${root}/${url}`);
  return made;
};

const excerpt = (pieces) => element("p", {}, ...marked(pieces));

const listItem = (numeral, heading, place, text) => {
  const parts = [heading];
  if (numeral) parts.unshift(...numeralOf(numeral, texts[document.documentElement.lang].step), " ");
  if (place) parts.push(element("span", { className: "quiet" }, ` – ${place}`));
  return element("li", {}, ...parts, text);
};

// A word of the site that is near the one typed; pressing it searches for it.
const suggestion = (word, box, again) => {
  const button = element("button", { type: "button", className: "header-button" }, word);
  button.addEventListener("click", () => {
    const input = box.querySelector("input");
    input.value = word;
    input.focus();
    again();
  });
  return element("li", {}, button);
};

const otherLanguage = ({ url, title, lang }, root) => {
  const made = element("a", { lang, hreflang: lang }, title);
  made.setAttribute("href", `${root}/${url}`);
  return element("li", {}, made);
};

const marked = (pieces) => pieces.map(({ text, isMatch }) => (isMatch ? element("mark", {}, text) : text));

const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};
