// A zip file without compression. Its times are fixed, so the same parts always give the same bytes.

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;
const UTF8_NAMES = 0x0800;
const FIRST_OF_1980 = 0x0021;

export const zip = (files) => {
  const locals = [];
  const centrals = [];
  let offset = 0;
  for (const { name, bytes } of files) {
    const path = new TextEncoder().encode(name);
    const about = [[2, VERSION], [2, UTF8_NAMES], [2, 0], [2, 0], [2, FIRST_OF_1980], [4, crc32(bytes)],
      [4, bytes.length], [4, bytes.length], [2, path.length], [2, 0]];
    locals.push(fields([4, LOCAL], ...about), path, bytes);
    centrals.push(fields([4, CENTRAL], [2, VERSION], ...about, [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]), path);
    offset = size(locals);
  }
  const count = files.length;
  const end = fields([4, END], [2, 0], [2, 0], [2, count], [2, count], [4, size(centrals)], [4, offset], [2, 0]);
  return joined([...locals, ...centrals, end]);
};

// Whole numbers of the given widths in bytes, lowest byte first.
const fields = (...numbers) =>
  Uint8Array.from(numbers.flatMap(([width, value]) => Array.from({ length: width }, (_, i) => value >>> (8 * i))));

const size = (parts) => parts.reduce((sum, { length }) => sum + length, 0);

const joined = (parts) => {
  const whole = new Uint8Array(size(parts));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

const crc32 = (bytes) => ~bytes.reduce((crc, byte) => (crc >>> 8) ^ TABLE[(crc ^ byte) & 0xff], ~0);
