// A word that may mean several things, or go on in several ways: the first results show one of each.

const FIRST = 5;
const MOST_GUESSED = 3; // of the first results, where the word itself is known, those of words that only begin like it

// Brings the best result of every group among the first ones; apart from that the order stays.
export const spread = (found, { isKnown, ids }) => {
  const seen = new Set();
  const chosen = [];
  let guessed = 0;
  for (const entry of found) {
    const isGuessed = isKnown && !ids.includes(entry.group);
    if (seen.has(entry.group) || chosen.length === FIRST || (isGuessed && guessed === MOST_GUESSED)) continue;
    seen.add(entry.group);
    chosen.push(entry);
    guessed += isGuessed ? 1 : 0;
  }
  for (const entry of found) if (chosen.length < FIRST && !chosen.includes(entry)) chosen.push(entry);
  const first = new Set(chosen);
  const isEach = new Set(chosen.slice(0, seen.size));
  const head = found.filter((entry) => first.has(entry)).map((entry) => (isEach.has(entry) ? { ...entry, isFull: true } : entry));
  return [...head, ...found.filter((entry) => !first.has(entry))];
};
