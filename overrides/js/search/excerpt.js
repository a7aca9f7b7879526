// The pieces of a text that a result shows: matching words told apart, never as HTML.

const LENGTH = 180;
const BEFORE = 50;

// The whole text as pieces { text, isMatch }; `words` are its words as the index cuts them.
export const markedPieces = (text, words, isMatch) => piecesOf(text, words.filter(isMatch), 0, text.length);

// A part of the text around the place where most matches stand together; "… " where something is left out.
export const excerptPieces = (text, words, isMatch) => {
  const matches = words.filter(isMatch);
  const from = text.length <= LENGTH ? 0 : startOf(text, matches);
  const to = endOf(text, from);
  const pieces = piecesOf(text, matches, from, to);
  if (from > 0) pieces.unshift({ text: "… ", isMatch: false });
  if (to < text.length) pieces.push({ text: " …", isMatch: false });
  return pieces;
};

const startOf = (text, matches) => {
  let best = 0;
  let most = 0;
  matches.forEach(({ start }, first) => {
    const kinds = new Set(matches.slice(first).filter(({ end }) => end <= start + LENGTH - BEFORE).map(({ key }) => key));
    if (kinds.size > most) {
      most = kinds.size;
      best = start;
    }
  });
  const from = Math.max(0, best - BEFORE);
  return from === 0 ? 0 : text.indexOf(" ", from) + 1;
};

const endOf = (text, from) => {
  if (from + LENGTH >= text.length) return text.length;
  const space = text.lastIndexOf(" ", from + LENGTH);
  return space > from ? space : from + LENGTH;
};

const piecesOf = (text, matches, from, to) => {
  const pieces = [];
  let at = from;
  for (const { start, end } of matches) {
    if (start < at || end > to) continue;
    if (start > at) pieces.push({ text: text.slice(at, start), isMatch: false });
    pieces.push({ text: text.slice(start, end), isMatch: true });
    at = end;
  }
  if (at < to) pieces.push({ text: text.slice(at, to), isMatch: false });
  return pieces;
};
