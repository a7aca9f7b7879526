// The days of a workshop as a calendar file (iCalendar, RFC 5545): an event a day, its phases told in words. Pure.

import { clock } from "./scheduling.js";

const LONGEST_LINE = 75; // bytes
const DAY_MINUTES = 24 * 60;
const SPACES = /\u00a0|\u202f/g;

// Finland's time since the whole of Europe changes its clocks on the same night.
const ZONE = [
  "BEGIN:VTIMEZONE", "TZID:Europe/Helsinki",
  "BEGIN:DAYLIGHT", "DTSTART:19970330T030000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
  "TZOFFSETFROM:+0200", "TZOFFSETTO:+0300", "TZNAME:EEST", "END:DAYLIGHT",
  "BEGIN:STANDARD", "DTSTART:19961027T040000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
  "TZOFFSETFROM:+0300", "TZOFFSETTO:+0200", "TZNAME:EET", "END:STANDARD",
  "END:VTIMEZONE",
];

// `events` are { id, date, start, end, title, description }, dates as 2027-01-14, times in minutes since midnight.
// One that was made later with the same id takes the place of the earlier one in a calendar.
export const toCalendar = (events, { place, address, language, now }) => {
  const made = now.toISOString().replace(/[-:]|\.\d+/g, "");
  const common = [
    ...(place ? [`LOCATION:${escaped(place)}`] : []),
    ...(/^https?:/.test(address) ? [`URL:${address}`] : []),
    `DTSTAMP:${made}`,
    `SEQUENCE:${Math.floor(now.getTime() / 60_000)}`,
  ];
  const lines = [
    "BEGIN:VCALENDAR", "VERSION:2.0", `PRODID:-//Vaikuttava museo//Agenda//${language.toUpperCase()}`, "METHOD:PUBLISH",
    ...ZONE,
    ...events.flatMap(({ id, date, start, end, title, description }) => [
      "BEGIN:VEVENT", `UID:${id}`,
      `DTSTART;TZID=Europe/Helsinki:${moment(date, start)}`, `DTEND;TZID=Europe/Helsinki:${moment(date, end)}`,
      `SUMMARY:${escaped(title)}`, `DESCRIPTION:${escaped(description)}`, ...common,
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ];
  return `${lines.flatMap(folded).join("\r\n")}\r\n`;
};

// Returns an event's id: the same for the same day of the same workshop in the same year, in whichever language.
export const eventId = (chosen, number, date, name, host) => {
  const parts = [...chosen, `day-${number}`, date.slice(0, 4), name];
  const plain = parts.join("-").normalize("NFD").replace(/\p{M}/gu, "").replace(/[^\w-]+/g, "-").toLowerCase();
  return `${plain.replace(/-+$/, "")}@${host || "localhost"}`;
};

// Returns a day in words: when what is done, a line a phase under the name of what it belongs to.
export const describe = ({ items }, nameOf) =>
  items
    .map((item) =>
      [
        ...(item.kind ? [] : [nameOf(item)]),
        ...item.phases.map(({ start, end, title, activity }) =>
          `${clock(start)}–${clock(end)} ${[title ?? nameOf(item), activity].filter(Boolean).join(": ")}`),
      ].join("\n"),
    )
    .join("\n\n");

const moment = (date, minutes) => {
  const day = new Date(Date.parse(date) + Math.floor(minutes / DAY_MINUTES) * DAY_MINUTES * 60_000);
  const [hour, minute] = [Math.floor(minutes / 60) % 24, minutes % 60].map((part) => String(part).padStart(2, "0"));
  return `${day.toISOString().slice(0, 10).replaceAll("-", "")}T${hour}${minute}00`;
};

const escaped = (text) =>
  text.replace(SPACES, " ").replace(/[\\;,]/g, "\\$&").replace(/\r\n|\r|\n/g, "\\n");

// A line of over 75 bytes goes on after a line break and a space; a character is never divided.
const folded = (line) => {
  const lines = [];
  let now = "";
  let bytes = 0;
  for (const character of line) {
    const size = new TextEncoder().encode(character).length;
    if (bytes + size > LONGEST_LINE) {
      lines.push(now);
      [now, bytes] = [" ", 1];
    }
    now += character;
    bytes += size;
  }
  return [...lines, now];
};
