// Files that somebody may open by mistake or with intent. Each must be refused with its error and change nothing;
// those without an error look suspicious but are sound: what the site asks (`answers`) is taken in as the plain text it
// is, and the rest left out.

const bytes = (text) => new TextEncoder().encode(text);
const file = (answers, other = {}) =>
  JSON.stringify({ format: "vaikuttava-museo", version: 1, saved: "2026-11-23T10:00:00.000Z", answers, ...other });
const sound = file({ "change-map": { "who.museum": "Kivisalmen museo – hyvä & ”oma”" } });
const utf16 = (text) => new Uint8Array(Uint16Array.from(text, (sign) => sign.charCodeAt()).buffer);
const cut = (share) => sound.slice(0, Math.floor(sound.length * share));
const script = "<script>alert(1)</script><img src=x onerror=alert(2)>";

const damaged = (name, make) => ({ name, make, error: "damaged" });
const notReadable = (name, make) => ({ name, make, error: "not-readable" });
const notOurs = (name, make) => ({ name, make, error: "not-ours" });
const partner = (text, other) => file({ "partner-map": { "1.partner": text } }, other);
const accepted = (name, make, text) => ({
  name,
  make,
  error: null,
  answers: text ? { "partner-map": { "1.partner": text } } : {},
});

export const badFiles = [
  notReadable("empty", () => ""),
  notReadable("white space only", () => " \n\t"),
  notReadable("BOM only", () => new Uint8Array([0xef, 0xbb, 0xbf])),
  notReadable("cut after the first sign", () => sound.slice(0, 1)),
  notReadable("cut after a quarter", () => cut(0.25)),
  notReadable("cut in an answer", () => sound.slice(0, sound.indexOf("museo –"))),
  notReadable("cut in the middle of a letter", () => bytes(sound).slice(0, bytes(sound).indexOf(0xe2) + 1)),
  notReadable("cut before the last brace", () => sound.slice(0, -1)),
  notReadable("two files one after the other", () => sound + sound),
  notReadable("UTF-16 with BOM", () => utf16(`\uFEFF${sound}`)),
  notReadable("UTF-16 without BOM", () => utf16('{"format":1}')),
  notReadable("Latin-1", () => Uint8Array.from(file({ a: { b: "hyvä" } }), (sign) => sign.charCodeAt())),
  notReadable("binary", () => Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256)),
  notReadable("Word document", () => new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 0, 8, 0, 0, 0, 0, 0x21, 0])),
  notReadable("HTML page", () => "<!doctype html><html lang=fi><title>404</title><p>Sivua ei löydy"),
  notReadable("JSON with comments", () => sound.replace("{", "{ // ours\n")),
  notReadable("JSON with a trailing comma", () => sound.replace("}}}", "}},}")),
  notReadable("JavaScript", () => `export default ${sound};`),
  notReadable("100 000 open brackets", () => "[".repeat(100_000)),

  notOurs("null", () => "null"),
  notOurs("number", () => "42"),
  notOurs("string", () => JSON.stringify(sound)),
  notOurs("list", () => `[${sound}]`),
  notOurs("empty object", () => "{}"),
  notOurs("wrong format", () => file({}, { format: "vaikuttava-museo-2" })),
  notOurs("format in capitals", () => file({}, { format: "VAIKUTTAVA-MUSEO" })),
  notOurs("format in a list", () => file({}, { format: ["vaikuttava-museo"] })),
  notOurs("another site's export", () => JSON.stringify({ app: "forms", version: 1, answers: { a: { b: "c" } } })),
  notOurs("a format from the prototype", () => '{"__proto__":{"format":"vaikuttava-museo","version":1,"answers":{}}}'),

  { name: "version 99", make: () => file({}, { version: 99 }), error: "too-new" },
  { name: "version 2 with other answers", make: () => file([{ id: 1 }], { version: 2 }), error: "too-new" },
  damaged("version as text", () => file({}, { version: "1" })),
  damaged("version 0", () => file({}, { version: 0 })),
  damaged("version -1", () => file({}, { version: -1 })),
  damaged("version 1.5", () => file({}, { version: 1.5 })),
  damaged("version 1e999", () => file({}).replace('"version":1', '"version":1e999')),
  damaged("version in a list", () => file({}, { version: [1] })),
  damaged("no version", () => file({}, { version: undefined })),

  damaged("no answers", () => file(undefined)),
  damaged("answers null", () => file(null)),
  damaged("answers as a list", () => file([])),
  damaged("answers as text", () => file("change-map")),
  damaged("worksheet null", () => file({ "change-map": null })),
  damaged("worksheet as a list", () => file({ "change-map": ["a"] })),
  damaged("worksheet as text", () => file({ "change-map": "a" })),
  damaged("number as text", () => file({ "change-map": { a: 1 } })),
  damaged("null as text", () => file({ "change-map": { a: null } })),
  damaged("object as text", () => file({ "change-map": { a: { toString: "x" } } })),
  damaged("one bad answer among good ones", () => file({ "change-map": { a: "x", b: true, c: "y" } })),
  damaged("text too long", () => file({ "change-map": { "who.museum": "x".repeat(20_001) } })),
  damaged("deep nesting", () => file(0).replace(":0}", `:${'{"a":'.repeat(2_000)}1${"}".repeat(2_000)}}`)),
  damaged("deep nesting in lists", () => file(0).replace(":0}", `:${"[".repeat(2_000)}${"]".repeat(2_000)}}`)),

  { name: "50 MB of spaces", make: () => new Uint8Array(50_000_000).fill(0x20), error: "too-large" },
  { name: "a sound file over 20 MB", make: () => sound + " ".repeat(20_000_000), error: "too-large" },

  accepted("script in strings", () => partner(script), script),
  accepted("names of every object", () => file({ valueOf: { a: "x" }, "partner-map": { toString: "y" } }), null),
  accepted("duplicate keys: the last holds", () => partner("1").replace('"1.partner"', '"1.partner":"0","1.partner"'), "1"),
  accepted("sound, with BOM", () => `\uFEFF${partner("b")}`, "b"),
  accepted("control characters", () => partner("a\u0000b\u001B[31m\u0085\r\nc\td"), "ab[31m\nc\td"),
  accepted("half a character", () => partner("a\uD83D b"), "a\uFFFD b"),
  accepted("only control characters", () => file({ "partner-map": { "1.partner": "\u0001", "2.partner": "" }, y: {} }), null),
  accepted("a text as long as allowed", () => partner("x".repeat(20_000)), "x".repeat(20_000)),
  accepted("worksheet id with slashes", () => file({ "../../x": { a: "b" } }), null),
  accepted("answer id with a script", () => file({ "change-map": { [script]: "c" } }), null),
  accepted("__proto__ as worksheet", () => file({ x: { a: "b" } }).replace('"x"', '"__proto__"'), null),
  accepted("__proto__ as answer", () => file({ "partner-map": { y: "b" } }).replace('"y"', '"__proto__"'), null),
  accepted("unknown keys beside ours", () => partner("b", { saved: null, note: [1] }), "b"),
];
