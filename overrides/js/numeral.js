// A step's numeral: seen as I, heard as "Askel 1".

const NUMERALS = ["I", "II", "III", "IV", "V", "VI"];

export const numberOf = (numeral) => NUMERALS.indexOf(numeral) + 1;

const span = (className, textContent) => Object.assign(document.createElement("span"), { className, textContent });

const onlySeen = (part) => {
  part.setAttribute("aria-hidden", true);
  return part;
};

// `step` is the word for a step.
export const numeralOf = (numeral, step) => [span("unseen", `${step} ${numberOf(numeral)} `), onlySeen(span("numeral", numeral))];

// In a sentence, "III" or "I–III".
export const numeralsOf = (text) => [onlySeen(span("together", text)), span("unseen", text.replace(/[IV]+/g, (numeral) => numberOf(numeral)))];
