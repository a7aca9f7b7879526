// Says what has happened, where a screen reader hears it, with a way back where there is one.

import { refusal } from "./store.js";

export const announce = (status, sentence) => status.replaceChildren(sentence);

export const tellFile = (status, sentence, name) => announce(status, sentence.replace("{name}", name));

// A change that the browser did not store is told as such; a change of nothing (`count`) has no way back.
export const tellWithUndo = (count, status, words, sentence, undo) => {
  if (!count) return announce(status, told(sentence, words));
  const button = document.createElement("button");
  button.type = "button";
  button.className = "action";
  button.textContent = words.answers_undo;
  button.addEventListener("click", () => {
    undo();
    announce(status, told(words.answers_undone, words));
    // The button is gone; who came to it by keyboard stays here.
    status.tabIndex = -1;
    status.focus();
  });
  return status.replaceChildren(told(sentence, words), " ", button);
};

const told = (sentence, words) => (refusal() ? `${sentence} ${words[`answers_${refusal()}`]}` : sentence);
