// A document as a Word file that a team can go on editing.

import { MAIN, PARTS, core, styles, xml } from "./docx-styles.js";
import { zip } from "./zip.js";

// A4 with margins of 20 mm, in twentieths of a point.
const SIZE = '<w:pgSz w:w="11906" w:h="16838"/>';
const SIDES = 'w:top="1134" w:right="1134" w:bottom="1134" w:left="1134"';
const PAGE = `<w:sectPr>${SIZE}<w:pgMar ${SIDES} w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>`;

export const toDocx = (document) => {
  const parts = {
    ...PARTS,
    "docProps/core.xml": core(document),
    "word/styles.xml": styles(document),
    "word/document.xml": `<w:document ${MAIN}><w:body>${body(document)}${PAGE}</w:body></w:document>`,
  };
  const bytesOf = (text) => new TextEncoder().encode(`<?xml version="1.0"?>${text}`);
  return zip(Object.entries(parts).map(([name, text]) => ({ name, bytes: bytesOf(text) })));
};

const body = ({ title, words, sheets }) =>
  paragraph("Title", title) +
  sheets
    .map((sheet, i) => {
      // A document of one worksheet bears the worksheet's title already.
      const named = sheet.title !== title;
      return (
        (sheet.heading === sheets[i - 1]?.heading ? "" : headed(1, sheet.heading)) +
        (named ? headed(2, sheet.title) : "") +
        sheet.groups.map((group) => groupBody(group, named ? 3 : 2, words)).join("")
      );
    })
    .join("");

const groupBody = ({ heading, question, items }, level, words) =>
  headed(level, heading) +
  asked(question) +
  items.map((item) => itemBody(item, heading ? level + 1 : level, words)).join("");

const itemBody = ({ label, question, text }, level, words) =>
  headed(level, label) + asked(question) + (text ? answer(text) : paragraph("Empty", words.empty));

const headed = (level, text) => (text ? paragraph(level > 3 ? "Label" : `Heading${level}`, text) : "");

const asked = (question) => (question ? paragraph("Question", question) : "");

const answer = (text) => text.split("\n").map((line) => paragraph("Answer", line)).join("");

const paragraph = (style, text) => {
  const [about, look] = startsRightToLeft(text) ? ["<w:bidi/>", "<w:rPr><w:rtl/></w:rPr>"] : ["", ""];
  const pieces = text.split("\t").map((piece) => `<w:t xml:space="preserve">${xml(piece)}</w:t>`);
  const run = `<w:r>${look}${pieces.join("<w:tab/>")}</w:r>`;
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${about}</w:pPr>${run}</w:p>`;
};

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}]/u;
const startsRightToLeft = (text) => RIGHT_TO_LEFT.test(text.match(/\p{L}/u)?.[0] ?? "");
