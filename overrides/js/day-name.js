const weekday = new Intl.DateTimeFormat(document.documentElement.lang, { weekday: "long", timeZone: "UTC" });

// Returns a day (2027-01-14) as both languages write it: torstai 14.1.2027.
export const dayName = (date) => {
  const [year, month, day] = date.split("-").map(Number);
  return `${weekday.format(Date.parse(date))} ${day}.${month}.${year}`;
};
