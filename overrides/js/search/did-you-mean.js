// Words to try instead: those of the site that a guess was made of, or the nearest ones to a word without any.

const MOST = 3;
const MOST_SLIPS = 3;
const LETTERS_A_SLIP = 3; // of two short words nearly everything differs

export const suggest = (slots, index) => {
  const words = slots.filter(({ isGuess, tokens }) => isGuess || !tokens.size).flatMap((slot) => wordsFor(slot, index));
  return [...new Set(words)].slice(0, MOST);
};

const wordsFor = ({ key, ids, tokens }, index) => {
  if (tokens.size) return best([...new Set(ids)], index);
  return best(index.analyser.near(key, key, Math.min(MOST_SLIPS, Math.floor(key.length / LETTERS_A_SLIP))), index);
};

const byUse = (one, other) => other.places.length - one.places.length || one.key.length - other.key.length;

// The commonest word of each lemma as it stands on the site, the shortest of several.
const best = (ids, index) =>
  ids
    .map((id) => [...(index.byLemma.get(id) ?? [])].filter(([, kinship]) => kinship === 1).map(([token]) => token))
    .filter((tokens) => tokens.length)
    .map((tokens) => tokens.sort(byUse)[0])
    .sort(byUse)
    .map(({ word }) => word);
