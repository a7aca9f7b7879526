// The fields of a worksheet: filled from the store, kept in it, and mirrored as text for paper.

import { onlyAnswerTo, read, refusal, whenChangedElsewhere, write } from "../answers/store.js";
import { MOST_CHARACTERS, isBlank, normalized } from "../answers/answers.js";

// Asked on every sheet: an empty one begins with what the others say.
const MUSEUM = "who.museum";

// `tell` says by its name and values what became of what was written, and by no name that nothing was; `example` is
// shown instead of the own answers while `showExample` is on.
export const openForm = (form, { sheet, example, tell }) => {
  const fields = [...form.querySelectorAll(".answer__field")];
  for (const field of fields) if (field.maxLength < 0) field.maxLength = MOST_CHARACTERS;
  let isExample = false;
  let isCut = false;
  let given = "";

  const own = () => {
    const answers = read(sheet);
    given = Object.keys(answers).length ? "" : onlyAnswerTo(MUSEUM);
    return given ? { [MUSEUM]: given } : answers;
  };
  const fill = (answers) => {
    for (const field of fields) if (field.value !== (answers[field.name] ?? "")) field.value = answers[field.name] ?? "";
    fields.forEach(mirror);
    fields.forEach(grow);
  };
  const refill = () => {
    if (!isExample) fill(own());
    tell(refusal() ?? (Object.keys(read(sheet)).length ? "kept" : null));
  };
  const shown = () => (isExample ? example : own());
  const mark = (on) => (form.querySelector(".sheet__mark-of-example").hidden = !on);

  // The browser cuts off what is too long, without a word.
  form.addEventListener("beforeinput", ({ target, data, dataTransfer }) => {
    const added = normalized(data ?? dataTransfer?.getData("text/plain") ?? "").length;
    isCut = added > 0 && target.value.length - (target.selectionEnd - target.selectionStart) + added > target.maxLength;
    if (isCut) tell("cut", target.maxLength);
  });
  form.addEventListener("input", ({ target }) => {
    if (isExample || !target.matches(".answer__field")) return;
    mirror(target);
    grow(target);
    if (given) write(sheet, MUSEUM, given);
    given = "";
    write(sheet, target.name, target.value);
    if (refusal() || !isCut) tell(refusal() ?? "stored");
  });
  // The example takes nothing: who types there is told why.
  form.addEventListener("keydown", ({ key, target }) => isExample && key.length === 1 && target.matches(".answer__field") && tell("example_on"));
  // The question leads to its field, as the rest of a cell does that is taller than it; words that were marked stay so.
  form.addEventListener("click", ({ target }) => {
    if (target.matches(".answer__field") || getSelection().toString()) return;
    target.closest("td, .area")?.querySelector(".answer__field")?.focus();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  whenChangedElsewhere(refill);
  keepWhatStands(fields, sheet);
  refill();

  return {
    refill,
    isExample: () => isExample,
    showExample: (on) => {
      isExample = on;
      for (const field of fields) field.readOnly = on;
      mark(on);
      fill(shown());
    },
    blank: (on) => {
      mark(isExample && !on);
      fill(on ? {} : shown());
    },
    answers: shown,
  };
};

// What was typed before this script came is kept, below what an earlier visit left: that was not yet to be seen, so
// nobody meant to write over it. Nor can an older text that a browser brings back take the place of a newer one.
const keepWhatStands = (fields, sheet) => {
  const stored = read(sheet);
  for (const { name, value, localName } of fields) {
    const lines = stored[name]?.trimEnd().split("\n") ?? [];
    const typed = value.split("\n").filter((line) => !lines.includes(line));
    if (isBlank(typed.join(""))) continue;
    const both = [...lines, ...typed].join(localName === "textarea" ? "\n" : ", ");
    write(sheet, name, both.slice(0, MOST_CHARACTERS));
  }
};

// Several lines become points of a list; the text itself is the same on screen and paper.
const mirror = (field) => {
  const text = field.parentElement.querySelector(".answer__text");
  const lines = field.value.split(/\r?\n/).filter((line) => !isBlank(line));
  text.replaceChildren(
    ...lines.map((line) => {
      const part = document.createElement("span");
      part.className = lines.length > 1 ? "answer__line answer__line--point" : "answer__line";
      part.dir = "auto";
      part.textContent = lines.length > 1 ? line.replace(/^\s*[-–•*]\s+/, "") : line;
      return part;
    }),
  );
  field.parentElement.classList.toggle("answer--filled", lines.length > 0);
};

// Nothing of an answer is out of sight: the field is as tall as its text.
const grow = (field) => {
  if (field.localName !== "textarea") return;
  field.style.minBlockSize = "";
  if (field.scrollHeight > field.clientHeight) field.style.minBlockSize = `${field.scrollHeight + 2}px`;
};
