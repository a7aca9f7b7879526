// Says what has happened, where a screen reader hears it, with a way back where there is one.

export const announce = (status, sentence) => status.replaceChildren(sentence);

export const offerUndo = (status, words, sentence, undo) => {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "action";
  button.textContent = words.answers_undo;
  button.addEventListener("click", () => {
    undo();
    announce(status, words.answers_undone);
  });
  status.replaceChildren(sentence, " ", button);
};
