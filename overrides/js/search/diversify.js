// A word that may mean several things, or go on in several ways: the first results show as many of them as they can.

const FIRST = 5;
const MOST_GUESSED = 3; // of the first results, where the word itself is known, those of words that only begin like it
const OF_SCORE = 0.3; // the power of a score: a section of two new things outdoes a better one of a single thing

// Brings the sections that together tell of most things among the first ones; apart from that the order stays.
export const diversify = (found, slot) => {
  const ofEach = tellingMost(found, slot);
  const rest = found.filter((entry) => !ofEach.has(entry)).slice(0, FIRST - ofEach.size);
  const first = new Set([...ofEach, ...rest]);
  const head = found.filter((entry) => first.has(entry)).map((entry) => (ofEach.has(entry) ? { ...entry, isFull: true } : entry));
  return [...head, ...found.filter((entry) => !first.has(entry))];
};

// Greedy: again and again the section that adds most.
const tellingMost = (found, { isKnown, ids }) => {
  const isGuessed = ({ ways }) => isKnown && !ids.some((id) => ways.has(id));
  const seen = new Set();
  const chosen = new Set();
  let guessed = 0;
  while (chosen.size < FIRST) {
    const best = addingMost(found.filter((entry) => !chosen.has(entry) && !(guessed === MOST_GUESSED && isGuessed(entry))), seen);
    if (!best) break;
    chosen.add(best);
    for (const way of best.ways.keys()) seen.add(way);
    guessed += isGuessed(best) ? 1 : 0;
  }
  return chosen;
};

const addingMost = (entries, seen) => {
  let best;
  let most = 0;
  for (const entry of entries) {
    let added = 0;
    for (const [way, worth] of entry.ways) if (!seen.has(way)) added += worth;
    const value = added * entry.score ** OF_SCORE;
    if (value > most) [best, most] = [entry, value];
  }
  return best;
};
