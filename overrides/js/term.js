// Explains a word of the glossary in place, with the way to the glossary: what its tooltip does where a pointer hovers.

import { texts } from "./reading-texts.js";

// It goes away by a tap elsewhere, by Escape and by the phone's way back, as the browser has it, and scrolls with its word.
const note = Object.assign(document.createElement("span"), { className: "term-note", popover: "auto", tabIndex: -1, autofocus: true });

// The tap that closes it on its own word does not open it again.
let closed = -Infinity;
note.addEventListener("beforetoggle", ({ newState, timeStamp }) => newState === "closed" && (closed = timeStamp));
const AT_ONCE = 500;

export const explain = (term) => {
  if (!note.showPopover) return location.assign(term.href);
  if (note.previousSibling === term && performance.now() - closed < AT_ONCE) return undefined;
  const { term_link } = texts[document.documentElement.lang];
  note.replaceChildren(`${term.title} `, Object.assign(document.createElement("a"), { href: term.href, textContent: term_link }));
  term.after(note); // the next stop of whoever goes on from the word
  note.style.insetBlockStart = `${scrollY + term.getBoundingClientRect().bottom}px`;
  note.showPopover();
  return note.scrollIntoView({ block: "nearest" });
};
