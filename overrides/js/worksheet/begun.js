// The index of worksheets: marks those that somebody has begun to fill in in this browser.

import { readAll, whenChangedElsewhere } from "../answers/store.js";

const mark = () => {
  const begun = readAll();
  for (const link of document.querySelectorAll("[data-sheet]"))
    link.querySelector(".worksheet-link__begun").hidden = !begun[link.dataset.sheet];
};

whenChangedElsewhere(mark);
mark();
