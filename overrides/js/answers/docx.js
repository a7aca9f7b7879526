// A document as a Word file that a team can go on editing.

import { MAIN, PARTS, core, footer, styles, xml } from "./docx-styles.js";
import { zip } from "./zip.js";

// A4 with margins of 20 mm, in twentieths of a point. One worksheet that is a table lies down, as on paper.
const WIDTH = 11906;
const HEIGHT = 16838;
const MARGIN = 1134;
const SIDES = ["top", "right", "bottom", "left"].map((side) => `w:${side}="${MARGIN}"`).join(" ");
const FOOT = '<w:footerReference w:type="default" r:id="r2"/>';

const liesDown = ({ sheets }) => sheets.length === 1 && sheets[0].table;
const widthOf = (document) => (liesDown(document) ? HEIGHT : WIDTH);

const page = (document) => {
  const size = liesDown(document)
    ? `<w:pgSz w:w="${HEIGHT}" w:h="${WIDTH}" w:orient="landscape"/>`
    : `<w:pgSz w:w="${WIDTH}" w:h="${HEIGHT}"/>`;
  return `<w:sectPr>${FOOT}${size}<w:pgMar ${SIDES} w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>`;
};

export const toDocx = (document) => {
  const parts = {
    ...PARTS,
    "docProps/core.xml": core(document),
    "word/styles.xml": styles(document),
    "word/footer.xml": footer(document),
    "word/document.xml": `<w:document ${MAIN}><w:body>${body(document)}${page(document)}</w:body></w:document>`,
  };
  const bytesOf = (text) => new TextEncoder().encode(`<?xml version="1.0"?>${text}`);
  return zip(Object.entries(parts).map(([name, text]) => ({ name, bytes: bytesOf(text) })));
};

const body = (document) =>
  paragraph("Title", document.title) +
  decision(document.decided) +
  document.sheets
    .map((sheet, i) => {
      // A document of one worksheet bears the worksheet's title already.
      const named = sheet.title !== document.title;
      const level = named ? 3 : 2;
      const rows = sheet.table ? sheet.groups.filter(({ heading, items }) => heading && items.length > 1) : [];
      return (
        (sheet.heading === document.sheets[i - 1]?.heading ? "" : headed(1, sheet.heading)) +
        (named ? headed(2, sheet.title) : "") +
        sheet.groups
          .map((group) => {
            if (!rows.includes(group)) return groupBody(group, level);
            return group === rows[0] ? table(rows, widthOf(document) - 2 * MARGIN) : "";
          })
          .join("")
      );
    })
    .join("");

// What decision-makers read first has a page of its own.
const decision = (decided) => {
  if (!decided) return "";
  const parts = decided.parts.map(({ heading, answers }) =>
    [headed(2, heading), ...answers.map(({ label, text }) => headed(4, label) + answer(text))].join(""),
  );
  return `${headed(1, decided.title)}${parts.join("")}<w:p><w:r><w:br w:type="page"/></w:r></w:p>`;
};

// The first column has the heads of the rows. Each page of a long table repeats the head of its columns.
const table = (rows, width) => {
  const [{ items }] = rows;
  const first = Math.round(width * (rows.some(({ question }) => question) ? 0.2 : 0.1));
  const widths = [first, ...items.map(() => Math.floor((width - first) / items.length))];
  const cellOf = (cell, i) => `<w:tc><w:tcPr><w:tcW w:w="${widths[i]}" w:type="dxa"/></w:tcPr>${cell}</w:tc>`;
  const row = (cells, about = "") =>
    `<w:tr><w:trPr><w:cantSplit/>${about}</w:trPr>${cells.map(cellOf).join("")}</w:tr>`;
  const head = (label, question) => paragraph("CellLabel", label) + asked(question, LOOSE);
  return [
    '<w:tbl><w:tblPr><w:tblStyle w:val="Table"/><w:tblW w:w="5000" w:type="pct"/><w:tblLayout w:type="fixed"/>',
    `</w:tblPr><w:tblGrid>${widths.map((each) => `<w:gridCol w:w="${each}"/>`).join("")}</w:tblGrid>`,
    row([paragraph("Cell", ""), ...items.map(({ label, question }) => head(label, question))], "<w:tblHeader/>"),
    ...rows.map(({ heading, question, items: cells }) =>
      row([head(heading, question), ...cells.map(({ text }) => answer(text, "Cell"))]),
    ),
    `</w:tbl>${paragraph("Answer", "")}`,
  ].join("");
};

const groupBody = ({ heading, question, items }, level) =>
  headed(level, heading) +
  asked(question) +
  items.map((item) => itemBody(item, heading ? level + 1 : level)).join("");

// What is not answered yet is a line to write on.
const itemBody = ({ label, question, text }, level) => headed(level, label) + asked(question) + answer(text);

const headed = (level, text) => (text ? paragraph(level > 3 ? "Label" : `Heading${level}`, text) : "");

// A row need not stay on the page of the next.
const LOOSE = '<w:keepNext w:val="0"/>';

const asked = (question, about = "") => (question ? paragraph("Question", question, about) : "");

const answer = (text, style = "Answer") => text.split("\n").map((line) => paragraph(style, line)).join("");

const paragraph = (style, text, about = "") => {
  const [bidi, look] = startsRightToLeft(text) ? ["<w:bidi/>", "<w:rPr><w:rtl/></w:rPr>"] : ["", ""];
  const pieces = text.split("\t").map((piece) => `<w:t xml:space="preserve">${xml(piece)}</w:t>`);
  const run = `<w:r>${look}${pieces.join("<w:tab/>")}</w:r>`;
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${about}${bidi}</w:pPr>${run}</w:p>`;
};

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}]/u;
const startsRightToLeft = (text) => RIGHT_TO_LEFT.test(text.match(/\p{L}/u)?.[0] ?? "");
