// A word that may mean several things, or go on in several ways: the first results show one of each.

const FIRST = 5;
const MOST_GUESSED = 3; // of the first results, where the word itself is known, those of words that only begin like it

// Brings the best result of every group among the first ones; apart from that the order stays.
export const spread = (found, { isKnown, ids }) => {
  const seen = new Set();
  const ofEach = new Set();
  let guessed = 0;
  for (const entry of found) {
    const groups = [...entry.groups];
    const isGuessed = isKnown && !groups.some((group) => ids.includes(group));
    if (ofEach.size === FIRST || groups.every((group) => seen.has(group)) || (isGuessed && guessed === MOST_GUESSED)) continue;
    for (const group of groups) seen.add(group);
    ofEach.add(entry);
    guessed += isGuessed ? 1 : 0;
  }
  const rest = found.filter((entry) => !ofEach.has(entry)).slice(0, FIRST - ofEach.size);
  const first = new Set([...ofEach, ...rest]);
  const head = found.filter((entry) => first.has(entry)).map((entry) => (ofEach.has(entry) ? { ...entry, isFull: true } : entry));
  return [...head, ...found.filter((entry) => !first.has(entry))];
};
