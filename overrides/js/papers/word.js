// Gives a Word file of the page with what is known written into it.

import { zip } from "../answers/zip.js";
import { download } from "../save-file.js";

const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const LOCAL = 0x04034b50;

// `filled` gives a text with its blanks filled in, `written` what belongs in the place of an id and a label, or "".
export const saveWord = async ({ href, download: name }, { filled, written }) => {
  const answer = await fetch(href);
  const files = filesIn(await answer.arrayBuffer());
  const main = files.find((file) => file.name === "word/document.xml");
  const text = new DOMParser().parseFromString(new TextDecoder().decode(main.bytes), "application/xml");
  const all = (node, tag) => [...node.getElementsByTagNameNS(WORD, tag)];
  const valueOf = (node, tag) => all(node, tag)[0].getAttributeNS(WORD, "val");
  for (const place of all(text, "sdt")) {
    const value = written(valueOf(place, "tag"), valueOf(place, "alias"));
    if (!value) continue;
    all(place, "t")[0].textContent = value;
    all(place, "showingPlcHdr")[0].remove(); // what stands there goes no longer when somebody writes
  }
  for (const piece of all(text, "t")) {
    const value = filled(piece.textContent);
    if (value === piece.textContent) continue;
    piece.textContent = value;
    all(piece.parentNode, "highlight").forEach((mark) => mark.remove());
  }
  main.bytes = new TextEncoder().encode(new XMLSerializer().serializeToString(text));
  download(name, TYPE, zip(files));
};

// Returns the files in one that the build has made: stored as they are, their sizes before each.
const filesIn = (buffer) => {
  const [view, files] = [new DataView(buffer), []];
  const bytesAt = (start, length) => new Uint8Array(buffer, start, length);
  let at = 0;
  while (view.getUint32(at, true) === LOCAL) {
    const [size, name, extra] = [view.getUint32(at + 18, true), view.getUint16(at + 26, true), view.getUint16(at + 28, true)];
    const start = at + 30 + name + extra;
    files.push({ name: new TextDecoder().decode(bytesAt(at + 30, name)), bytes: bytesAt(start, size) });
    at = start + size;
  }
  return files;
};
