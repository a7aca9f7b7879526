// Draws the QR code of an address (ISO/IEC 18004). Always version 15 at level L, mask 4: no table of versions is needed,
// and whatever the agenda can put into an address has room. Those of the pages are drawn by the build (`qr_code.py`).

const SIZE = 77;
const CORNERS = [[3, 3], [3, SIZE - 4], [SIZE - 4, 3]];
const CENTRES = [6, 26, 48, 70];
const isInCorner = (row, column) => CORNERS.some(([y, x]) => Math.abs(row - y) < 4 && Math.abs(column - x) < 4);
const BLOCKS = [87, 87, 87, 87, 87, 88];
const CHECKS = 22;
const [FORMAT, VERSION] = [0x662f, 0x0f928];
const BYTES = BLOCKS.reduce((sum, length) => sum + length);
// Beside the address: the mode, its length and the end.
export const MOST_BYTES = BYTES - 3;

const range = (count) => [...Array(count).keys()];

// --- the bytes

const [POWERS, LOGS] = [[], []];
for (let power = 0, value = 1; power < 255; power++) {
  POWERS[power] = value;
  LOGS[value] = power;
  value = (value << 1) ^ ((value >> 7) * 0x11d);
}
const times = (a, b) => (a && b ? POWERS[(LOGS[a] + LOGS[b]) % 255] : 0);

const GENERATOR = range(CHECKS).reduce((made, power) => [...made, 0].map((value, at) => value ^ times(made[at - 1], POWERS[power])), [1]);

const checksOf = (block) =>
  block.reduce((rest, byte) => [...rest.slice(1), 0].map((value, at) => value ^ times(GENERATOR[at + 1], byte ^ rest[0])), range(CHECKS).fill(0));

const hex = (value, digits) => value.toString(16).padStart(digits, "0");

const bitsOf = (text) => {
  const bytes = [...new TextEncoder().encode(text)];
  const whole = `4${hex(bytes.length, 4)}${bytes.map((byte) => hex(byte, 2)).join("")}0`.padEnd(2 * BYTES, "ec11");
  const all = whole.match(/../g).map((byte) => parseInt(byte, 16));
  const data = BLOCKS.map((length) => all.splice(0, length));
  const inTurn = (blocks) => range(Math.max(...BLOCKS)).flatMap((at) => blocks.flatMap((block) => block.slice(at, at + 1)));
  return [...inTurn(data), ...inTurn(data.map(checksOf))].map((byte) => byte.toString(2).padStart(8, "0")).join("");
};

// --- the picture

// Returns the rows, each of which tells by column what is dark.
export const rowsOf = (text) => {
  const rows = range(SIZE).map(() => []);
  const square = (row, column, reach, isDark) => {
    for (let y = -reach; y <= reach; y++) for (let x = -reach; x <= reach; x++) if (rows[row + y]) rows[row + y][column + x] = isDark(Math.max(Math.abs(x), Math.abs(y)));
  };
  for (const at of range(SIZE)) rows[6][at] = rows[at][6] = at % 2 === 0;
  for (const row of CENTRES) for (const column of CENTRES) if (!isInCorner(row, column)) square(row, column, 2, (ring) => ring !== 1);
  for (const [row, column] of CORNERS) square(row, column, 4, (ring) => ring !== 2 && ring !== 4);
  for (const bit of range(15)) {
    const isDark = Boolean((FORMAT >> bit) & 1);
    const near = bit + (bit > 5); // the lines of the timing are stepped over
    if (bit < 8) rows[near][8] = rows[8][SIZE - 1 - bit] = isDark;
    else rows[8][bit === 8 ? 7 : 14 - bit] = rows[SIZE - 15 + bit][8] = isDark;
  }
  rows[SIZE - 8][8] = true;
  for (const bit of range(18)) {
    const [near, far] = [Math.floor(bit / 3), SIZE - 11 + (bit % 3)];
    rows[near][far] = rows[far][near] = Boolean((VERSION >> bit) & 1);
  }
  const bits = bitsOf(text)[Symbol.iterator]();
  for (let right = SIZE - 1; right > 0; right -= right === 8 ? 3 : 2) {
    const isUp = (right + 1) % 4 < 2;
    for (const step of range(SIZE)) {
      const row = isUp ? SIZE - 1 - step : step;
      for (const column of [right, right - 1]) rows[row][column] ??= (bits.next().value === "1") !== ((Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0);
    }
  }
  return rows.map((row) => row.slice(0, SIZE));
};

export const qrCode = (address) => {
  const path = rowsOf(address).flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}.5h1` : [])));
  return `<svg viewBox="0 0 ${SIZE} ${SIZE}" aria-hidden="true"><path stroke="#000" d="${path.join("")}"/></svg>`;
};
