// Files that somebody may open by mistake or with intent. Each must be refused with its error and change nothing;
// those without an error look suspicious but are sound: what the site asks (`answers`) is taken in as the plain text it
// is, and the rest left out.

const bytes = (text) => new TextEncoder().encode(text);
const file = (answers, other = {}) =>
  JSON.stringify({ format: "vaikuttava-museo", version: 1, saved: "2026-11-23T10:00:00.000Z", answers, ...other });
const sound = file({ "change-map": { "who.museum": "Kivisalmen museo – hyvä & ”oma”" } });
const utf16 = (text) => new Uint8Array(Uint16Array.from(text, (sign) => sign.charCodeAt()).buffer);
const script = "<script>alert(1)</script><img src=x onerror=alert(2)>";

const damaged = (name, make) => ({ name, make, error: "damaged" });
const notReadable = (name, make) => ({ name, make, error: "not-readable" });
const notOurs = (name, make) => ({ name, make, error: "not-ours" });
const partner = (text, other) => file({ "partner-map": { "1.partner": text } }, other);
const answered = (text) => (text ? { "partner-map": { "1.partner": text } } : {});
const accepted = (name, make, text) => ({ name, make, error: null, answers: answered(text) });

export const badFiles = [
  notReadable("empty", () => ""),
  notReadable("cut in the middle of a letter", () => bytes(sound).slice(0, bytes(sound).indexOf(0xe2) + 1)),
  notReadable("cut before the last brace", () => sound.slice(0, -1)),
  notReadable("UTF-16 with BOM", () => utf16(`\uFEFF${sound}`)),
  notReadable("Latin-1", () => Uint8Array.from(file({ a: { b: "hyvä" } }), (sign) => sign.charCodeAt())),
  notReadable("HTML page", () => "<!doctype html><html lang=fi><title>404</title><p>Sivua ei löydy"),
  notReadable("100 000 open brackets", () => "[".repeat(100_000)),

  notOurs("null", () => "null"),
  notOurs("list", () => `[${sound}]`),
  notOurs("empty object", () => "{}"),
  notOurs("wrong format", () => file({}, { format: "vaikuttava-museo-2" })),
  notOurs("a format from the prototype", () => '{"__proto__":{"format":"vaikuttava-museo","version":1,"answers":{}}}'),

  { name: "version 99", make: () => file({}, { version: 99 }), error: "too-new" },
  damaged("version as text", () => file({}, { version: "1" })),
  damaged("version 0", () => file({}, { version: 0 })),
  damaged("version 1.5", () => file({}, { version: 1.5 })),
  damaged("no version", () => file({}, { version: undefined })),

  damaged("answers null", () => file(null)),
  damaged("answers as a list", () => file([])),
  damaged("worksheet null", () => file({ "change-map": null })),
  damaged("worksheet as a list", () => file({ "change-map": ["a"] })),
  damaged("number as text", () => file({ "change-map": { a: 1 } })),
  damaged("one bad answer among good ones", () => file({ "change-map": { a: "x", b: true, c: "y" } })),
  damaged("text too long", () => file({ "change-map": { "who.museum": "x".repeat(20_001) } })),
  damaged("deep nesting", () => file(0).replace(":0}", `:${'{"a":'.repeat(2_000)}1${"}".repeat(2_000)}}`)),

  { name: "50 MB of spaces", make: () => new Uint8Array(50_000_000).fill(0x20), error: "too-large" },

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
