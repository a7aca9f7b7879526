// A step's numeral: seen as I, heard as "Askel 1".

const NUMERALS = ["I", "II", "III", "IV", "V", "VI"];

export const numberOf = (numeral) => NUMERALS.indexOf(numeral) + 1;

// `step` is the word for a step.
export const numeralOf = (numeral, step) => {
  const heard = Object.assign(document.createElement("span"), { className: "unseen", textContent: `${step} ${numberOf(numeral)} ` });
  const seen = Object.assign(document.createElement("span"), { className: "numeral", textContent: numeral });
  seen.setAttribute("aria-hidden", true);
  return [heard, seen];
};
