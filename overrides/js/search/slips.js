// Slips of the finger: the lemmas whose forms are nearest to a word that nobody knows.

const LONGEST = 62;
const rows = Array.from({ length: LONGEST + 2 }, () => new Int8Array(LONGEST + 2));

// Fills row `at` of the distances between `form` and `word` (optimal string alignment); returns the least of them.
const fillRow = (at, form, word) => {
  const row = rows[at];
  const above = rows[at - 1];
  const letter = form[at - 1];
  let least = (row[0] = at);
  for (let i = 1; i <= word.length; i += 1) {
    let cost = Math.min(above[i - 1] + (letter === word[i - 1] ? 0 : 1), above[i] + 1, row[i - 1] + 1);
    const isSwap = at > 1 && i > 1 && letter === word[i - 2] && form[at - 2] === word[i - 1];
    if (isSwap) cost = Math.min(cost, rows[at - 2][i - 2] + 1);
    row[i] = cost;
    least = Math.min(least, cost);
  }
  return least;
};

// The nearest lemmas within `most` changes, and how many changes that takes. Stems are sorted, so that a stem takes
// over the rows of the letters it shares with the one before; its endings take over those of the stem.
export const nearest = (table, word, most) => {
  let best = most;
  let ids = [];
  if (word.length > LONGEST) return { distance: Infinity, ids };
  for (let i = 0; i <= word.length; i += 1) rows[0][i] = i;
  let previous = "";
  let filled = 0;
  table.stems.forEach((stem, id) => {
    const [shortest, longest] = table.lengthsOf(id);
    if (stem.length + shortest > word.length + best || stem.length + longest < word.length - best) return;
    let shared = 0;
    while (shared < filled && shared < stem.length && stem[shared] === previous[shared]) shared += 1;
    previous = stem;
    filled = shared;
    while (filled < stem.length) {
      filled += 1;
      if (fillRow(filled, stem, word) > best) return;
    }
    const distance = nearestEnding(stem, table.endingsOf(id), word, best);
    if (distance < best) {
      best = distance;
      ids = [id];
    } else if (distance === best) ids.push(id);
  });
  return { distance: ids.length ? best : Infinity, ids };
};

// Endings are sorted, too: one takes over the rows of the letters it shares with the one before, and where those
// already are too far from the word, so is all that begins with them.
const nearestEnding = (stem, endings, word, most) => {
  let best = Infinity;
  let previous = "";
  let filled = 0; // letters of the ending before whose rows are filled
  let dead = Infinity; // how many of its letters were too far
  for (const ending of endings) {
    let shared = 0;
    while (shared < ending.length && ending[shared] === previous[shared]) shared += 1;
    if (shared >= dead) continue;
    const length = stem.length + ending.length;
    if (Math.abs(length - word.length) > most || length > LONGEST) continue;
    filled = Math.min(filled, shared);
    previous = ending;
    dead = Infinity;
    const form = stem + ending;
    while (filled < ending.length && dead === Infinity) {
      filled += 1;
      if (fillRow(stem.length + filled, form, word) > most) dead = filled;
    }
    if (dead === Infinity) best = Math.min(best, rows[length][word.length]);
  }
  return best;
};

// The rows of the keyboard that Finland and Sweden share, folded like the words.
const ROWS = ["qwertyuiopa", "asdfghjkloa", "zxcvbnm"];
const areNeighbours = (one, other) => ROWS.some((row) => row.includes(one + other) || row.includes(other + one));

// Whether fingers easily type this for a word: a letter lost, doubled or swapped with the next, or the key beside it hit.
export const isLikely = (typed, word) => {
  let start = 0;
  while (start < word.length && word[start] === typed[start]) start += 1;
  let end = 0;
  while (end < Math.min(word.length, typed.length) - start && word.at(-1 - end) === typed.at(-1 - end)) end += 1;
  const meant = word.slice(start, word.length - end);
  const hit = typed.slice(start, typed.length - end);
  if (!hit) return meant.length === 1;
  if (!meant) return hit === typed[start - 1];
  return hit.length === meant.length && (hit.length === 1 ? areNeighbours(meant, hit) : meant === hit[1] + hit[0]);
};
