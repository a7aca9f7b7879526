// Questions that stop the reader for a moment: is she sure, and which of two answers stays.

import { fitsBoth } from "./merge.js";

export const confirmed = async (question, words) => {
  const text = element("p", { textContent: question, id: "dialog-title" });
  return (await ask([text], words.answers_clear_yes, words)) !== null;
};

// Gives a choice for every conflict in order, or null when the reader cancels.
export const askConflicts = async (conflicts, outlines, words) => {
  const title = element("h2", { textContent: words.answers_conflict_title, id: "dialog-title" });
  const text = element("p", { textContent: words.answers_conflict_text });
  const questions = conflicts.map((conflict, index) => choice(conflict, index, outlines, words));
  const form = await ask([title, text, ...questions], words.answers_conflict_done, words);
  return form && conflicts.map((_, index) => form.elements[`choice-${index}`].value);
};

const ask = (parts, yes, words) =>
  new Promise((settle) => {
    const dialog = element("dialog", { className: "dialog" });
    dialog.setAttribute("aria-labelledby", "dialog-title");
    const form = element("form", { method: "dialog" });
    const accept = element("button", { className: "action action--first", value: "yes", textContent: yes });
    const cancel = element("button", { className: "action", value: "", textContent: words.answers_cancel });
    const row = element("p", { className: "dialog__buttons" }, accept, cancel);
    form.append(...parts, row);
    dialog.append(form);
    dialog.addEventListener("close", () => {
      dialog.remove();
      settle(dialog.returnValue === "yes" ? form : null);
    });
    document.body.append(dialog);
    dialog.showModal();
    // Who presses Enter at once has lost nothing.
    (form.querySelector("input") ?? cancel).focus();
  });

const choice = (conflict, index, outlines, words) => {
  const place = placeOf(conflict, outlines);
  const options = [
    ["mine", words.answers_conflict_mine, conflict.mine],
    ["theirs", words.answers_conflict_theirs, conflict.theirs],
  ].map(([value, label, text]) => option(index, value, label, text));
  if (fitsBoth(conflict)) options.push(option(index, "both", words.answers_conflict_both));
  return element("fieldset", { className: "dialog__choice" }, element("legend", { textContent: place }), ...options);
};

const option = (index, value, label, text = "") => {
  const input = element("input", { type: "radio", name: `choice-${index}`, value, checked: value === "mine" });
  const answer = element("span", { className: "dialog__answer", textContent: text, dir: "auto" });
  return element("label", {}, input, ` ${label} `, answer);
};

const placeOf = ({ sheet, id }, outlines) => {
  const outline = outlines.find((found) => found.id === sheet);
  const group = outline?.groups.find(({ items }) => items.some((item) => item.id === id));
  const item = group?.items.find((found) => found.id === id);
  return [outline?.title ?? sheet, group?.heading, item?.label ?? id].filter(Boolean).join(" – ");
};

const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};
