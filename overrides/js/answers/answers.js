// What an answer may be: the rules shared by everything that keeps, saves, merges or prints answers.
// Answers are { [worksheet id]: { [answer id]: text } }.

export const MOST_CHARACTERS = 20_000;

const ID = /^[a-z0-9][a-z0-9.-]{0,79}$/;
const CONTROL_CHARACTERS = /[^\P{Cc}\n\t]/gu;
const HALVES = /\p{Surrogate}/gu;

export const isId = (id) => ID.test(id);

export const isBlank = (text) => !text?.trim();

// "constructor" is a valid id: only an object without a prototype may be asked for it.
export const record = (source) => Object.assign(Object.create(null), source);

// A text that every program can read: one kind of line end, control characters left out, halves of characters replaced.
export const normalized = (text) => text.replace(/\r\n?/g, "\n").replace(CONTROL_CHARACTERS, "").replace(HALVES, "\uFFFD");
