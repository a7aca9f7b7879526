// Links to the page that runs a day of the agenda. Its address says all, also what is as usual here.

import { writeAddress } from "./address.js";

export const showRunLinks = (place, { days, ids, set, words }) => {
  place.replaceChildren(
    ...days.flatMap((_, index) => {
      const [day, link] = [index + 1, document.createElement("a")];
      link.className = "action";
      link.textContent = days.length > 1 ? words.run_start_day.replace("{number}", day) : words.run_start;
      link.setAttribute("href", `${place.dataset.run}${writeAddress(ids, day > 1 ? { ...set, day } : set, {})}&begin`);
      return [link, " "];
    }),
  );
};
