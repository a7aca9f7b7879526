// When and where the workshop is held, and what it is called: asked for paper and calendar, kept only when wished.

import { keep, kept } from "./kept.js";

// Serves the form; `changed` is told of every change, `told` returns what is kept with it. The returned functions say
// and ask what it holds, and `kept` is what an earlier visit kept.
export const serveOccasion = (form, words, { changed, told }) => {
  const fieldset = form.querySelector(".agenda__dates");
  const dates = () => [...fieldset.querySelectorAll("input")];
  // Of a plan that has become shorter the dates are still known, should it become longer again.
  const known = [];
  const read = () => ({
    name: form.elements.name.value.trim(),
    place: form.elements.place.value.trim(),
    dates: dates().map(({ value }) => value),
  });

  const setDays = (count) => {
    if (dates().length === count) return;
    const labels = Array.from({ length: count }, (_, index) => {
      const input = Object.assign(document.createElement("input"), { type: "date", value: known[index] ?? "", max: "2199-12-31" });
      const label = document.createElement("label");
      const text = count > 1 ? words.agenda_date_of.replace("{number}", index + 1) : words.agenda_date;
      label.append(Object.assign(document.createElement("span"), { textContent: text }), " ", input);
      return label;
    });
    fieldset.replaceChildren(...labels);
  };

  // Asks for the first date that is missing; returns whether none is. Before that an empty one is not wrong: a screen
  // reader would say so before anybody had been asked.
  const asksDates = () => {
    for (const input of dates()) input.required = true;
    const missing = dates().find((input) => !input.validity.valid);
    missing?.reportValidity();
    return !missing;
  };

  const remember = () => keep(form.elements.keep.checked && { ...told(), ...read() });
  const before = kept();
  if (before) {
    for (const name of ["name", "place"]) form.elements[name].value = before[name] ?? "";
    known.push(...before.dates);
    form.elements.keep.checked = true;
  }
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    dates().forEach(({ value }, index) => (known[index] = value));
    remember();
    changed();
  });
  return { read, setDays, asksDates, remember, kept: before ?? {} };
};
