// The choice as it stands in the address: ?choose=step-1,partner-map&start=08:30. It holds ids and numbers only,
// so that it leads to the same agenda in both languages.

const ID = /^[a-z][a-z0-9-]*$/;

// Returns the ids that are chosen and the settings that the address names, all as text and not yet known to exist.
export const readAddress = (search) => {
  const { choose = "", ...settings } = Object.fromEntries(new URLSearchParams(search));
  return { choose: choose.split(",").filter((id) => ID.test(id)), settings };
};

// Returns when each day begins, of what the address says: 08:30,13:00. A day without its own begins as the first.
export const startsOf = (text, count) => {
  const [first, ...later] = text.split(",");
  return [first, ...Array.from({ length: Math.max(count - 1, 0) }, (_, index) => later[index] || first)];
};

// Returns the part of an address that begins with a question mark; a setting that is as usual is left out.
export const writeAddress = (choose, settings, usual) => {
  const changed = Object.entries(settings).filter(([name, value]) => value !== usual[name]);
  const parts = [...(choose.length ? [["choose", choose.join(",")]] : []), ...changed];
  return parts.length ? `?${parts.map((part) => part.join("=")).join("&")}` : "";
};
