// The parts of a Word file around its text: styles, properties and how the parts belong together.

const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
export const MAIN = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${OFFICE}"`;
const TYPE = "application/vnd.openxmlformats-";

const override = (part, type) => `<Override PartName="/${part}.xml" ContentType="${TYPE}${type}+xml"/>`;

const relationships = (...targets) => {
  const entries = targets.map(([type, part], i) => `<Relationship Id="r${i}" Type="${type}" Target="${part}.xml"/>`);
  return `<Relationships xmlns="${PACKAGE}/relationships">${entries.join("")}</Relationships>`;
};

// The same for every document. The list of types comes first, as readers expect.
export const PARTS = {
  "[Content_Types].xml": [
    `<Types xmlns="${PACKAGE}/content-types">`,
    `<Default Extension="rels" ContentType="${TYPE}package.relationships+xml"/>`,
    override("word/document", "officedocument.wordprocessingml.document.main"),
    override("word/styles", "officedocument.wordprocessingml.styles"),
    override("word/settings", "officedocument.wordprocessingml.settings"),
    override("word/footer", "officedocument.wordprocessingml.footer"),
    override("docProps/core", "package.core-properties"),
    "</Types>",
  ].join(""),
  "_rels/.rels": relationships(
    [`${OFFICE}/officeDocument`, "word/document"],
    [`${PACKAGE}/relationships/metadata/core-properties`, "docProps/core"],
  ),
  "word/_rels/document.xml.rels": relationships(
    [`${OFFICE}/styles`, "styles"],
    [`${OFFICE}/settings`, "settings"],
    [`${OFFICE}/footer`, "footer"],
  ),
  // Without mode 15 Word opens the file as one of an older Word.
  "word/settings.xml": [
    `<w:settings ${MAIN}><w:compat><w:compatSetting w:name="compatibilityMode"`,
    ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>',
  ].join(""),
};

export const core = ({ title, language }) =>
  [
    `<c:coreProperties xmlns:c="${PACKAGE}/metadata/core-properties" xmlns:d="http://purl.org/dc/elements/1.1/">`,
    `<d:title>${xml(title)}</d:title><d:language>${xml(language)}</d:language></c:coreProperties>`,
  ].join("");

// Every page says what it is of, from which day, and which of how many it is.
export const footer = ({ title, date }) => {
  const said = [title, date].filter(Boolean).map((part) => `${xml(part)} · `).join("");
  const field = (name) => `<w:fldSimple w:instr="${name}"><w:r><w:t>1</w:t></w:r></w:fldSimple>`;
  const text = (words) => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;
  const line = `${text(said)}${field("PAGE")}${text(" / ")}${field("NUMPAGES")}`;
  return `<w:ftr ${MAIN}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>${line}</w:p></w:ftr>`;
};

// Sizes of letters in half points, spaces in twentieths of a point. Both languages are those of Finland.
export const styles = ({ language }) =>
  [
    `<w:styles ${MAIN}><w:docDefaults><w:rPrDefault><w:rPr>`,
    `<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>${sized(22)}<w:lang w:val="${xml(language)}-FI"/>`,
    "</w:rPr></w:rPrDefault></w:docDefaults>",
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>',
    style("Title", "Title", BOLD, 48, 0),
    style("Heading1", "heading 1", BOLD, 36, 480, 0),
    style("Heading2", "heading 2", BOLD, 28, 360, 1),
    style("Heading3", "heading 3", BOLD, 24, 240, 2),
    style("Label", "Label", BOLD, 22, 160),
    style("Question", "Question", QUIET, 20, 0),
    style("Answer", "Answer", "", 22, 0),
    style("CellLabel", "Cell Label", BOLD, 18, 0),
    style("Cell", "Cell", "", 18, 0),
    style("Footer", "footer", QUIET, 16, 0),
    '<w:style w:type="table" w:styleId="Table"><w:name w:val="Table"/><w:tblPr><w:tblBorders>',
    ["top", "left", "bottom", "right", "insideH", "insideV"]
      .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>`)
      .join(""),
    '</w:tblBorders><w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>',
    "</w:tblPr></w:style></w:styles>",
  ].join("");

const BOLD = "<w:b/><w:bCs/>";
const QUIET = '<w:color w:val="595959"/>';
const ENDS = ["Answer", "Cell", "CellLabel", "Footer"];

// What is followed by an answer stays on its page.
const style = (id, name, look, size, before, level) =>
  [
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:next w:val="${id === "Cell" ? id : "Answer"}"/><w:qFormat/>`,
    `<w:pPr>${ENDS.includes(id) ? "" : "<w:keepNext/>"}<w:spacing w:before="${before}" w:after="80"/>`,
    `${level >= 0 ? `<w:outlineLvl w:val="${level}"/>` : ""}</w:pPr><w:rPr>${look}${sized(size)}</w:rPr></w:style>`,
  ].join("");

const sized = (size) => `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`;

const FORBIDDEN = /[^\t\n\r\u{20}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

// XML 1.0 has no place for most control characters (section 2.2), not even escaped: they are left out.
export const xml = (text) =>
  text.replace(/\p{Surrogate}/gu, "\uFFFD").replace(FORBIDDEN, "").replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt()};`);
