// What the search lists, as elements. Texts come as pieces that match or do not: nothing is ever read as HTML.

export const link = (url, pieces, root) => {
  const made = element("a", {}, ...marked(pieces));
  made.setAttribute("href", `${root}/${url}`);
  return made;
};

export const excerpt = (pieces) => element("p", {}, ...marked(pieces));

export const listItem = (numeral, heading, place, text) => {
  const parts = [heading];
  if (numeral) parts.unshift(element("span", { className: "numeral" }, numeral), " ");
  if (place) parts.push(element("span", { className: "quiet" }, ` – ${place}`));
  return element("li", {}, ...parts, text);
};

// A word of the site that is near the one typed; pressing it searches for it.
export const suggestion = (word, box, again) => {
  const button = element("button", { type: "button", className: "header-button" }, word);
  button.addEventListener("click", () => {
    const input = box.querySelector("input");
    input.value = word;
    input.focus();
    again();
  });
  return element("li", {}, button);
};

export const otherLanguage = ({ url, title, lang }, root) => {
  const made = element("a", { lang, hreflang: lang }, title);
  made.setAttribute("href", `${root}/${url}`);
  return element("li", {}, made);
};

const marked = (pieces) => pieces.map(({ text, isMatch }) => (isMatch ? element("mark", {}, text) : text));

const element = (name, properties, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};
