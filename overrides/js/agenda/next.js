// What follows when the agenda is made: the invitations of its steps, and the page that runs a day of it. The address
// of that says all, also what is as usual here.

import { writeAddress } from "./address.js";
import { addressOf, element, fill, words } from "./told.js";
import { numeralOf } from "../numeral.js";

export const showNext = (place, { chosen, days, set }) => {
  const ids = chosen.map(({ id }) => id);
  const links = [
    ...chosen.filter(({ letters }) => letters).map(({ letters: [name, url], numeral }) => [[...numeralOf(numeral, words.step), ` ${name}`], addressOf(url), "letters"]),
    ...days.map((_, index) => {
      const day = index + 1;
      const text = days.length > 1 ? fill(words.run_start_day, { number: day }) : words.run_start;
      return [[text], `${place.dataset.run}${writeAddress(ids, day > 1 ? { ...set, day } : set, {})}&begin`];
    }),
  ];
  place.replaceChildren(...links.flatMap(([parts, href, rel]) => [element("a", { className: "action", href, ...(rel && { rel }) }, ...parts), " "]));
};
