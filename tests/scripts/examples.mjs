// Answers, outlines and chance for the tests of the scripts.

export const SAVED = new Date("2026-11-23T10:00:00Z");

export const TEXTS = [
  "Perheet, joissa on pieniä lapsia",
  "yksi\nkaksi\n\n– kolme\n- neljä\tsarkain",
  "👩‍👩‍👧‍👦 ja 🇫🇮",
  "مرحبا بكم في المتحف",
  "שלום museo",
  '<script>alert("x")</script> & \'y\' ]]>',
  "pitkä".repeat(400),
  "${x} `y` \\n \u2028 \uFEFF z",
];

// Ids that JavaScript objects know by themselves, or that they put in an order of their own.
export const IDS = ["constructor", "valueof", "who.museum", "10", "9", "1.partner", "a".repeat(80)];

// Where a site is answered whose worksheets have such ids.
export const PLACES = {
  constructor: IDS,
  "change-map": [...IDS, "people-and-places.change"],
  "partner-map": ["1.partner", "2.partner", "valueof"],
  7: IDS,
};

// Numbers from 0 to 1 that are the same in every run (mulberry32).
export const chance = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let value = Math.imul(seed ^ (seed >>> 15), seed | 1);
  value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
  return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
};

export const randomAnswers = (random) => {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const answers = Object.create(null);
  for (let count = Math.floor(random() * 12); count > 0; count -= 1) {
    const sheet = pick(["constructor", "change-map", "7"]);
    answers[sheet] ??= Object.create(null);
    answers[sheet][pick(IDS)] = pick(TEXTS) + pick(["", "", " ", "\n"]);
  }
  return answers;
};

export const freeze = (value) => {
  if (typeof value === "object" && value !== null) Object.values(value).forEach(freeze);
  return Object.freeze(value);
};

// The same entries as plain objects, whatever their prototypes.
export const plain = (value) => JSON.parse(JSON.stringify(value));

export const WORDS = { step: "Askel", empty: "Ei vielä vastausta", other: "Muut vastaukset", row: "Rivi" };

const row = (number) => ({
  heading: `Rivi ${number}`,
  question: null,
  items: [
    { id: `${number}.partner`, label: "Kumppani", question: "Kenen kanssa?" },
    { id: `${number}.reason`, label: "Syy", question: "Miksi?" },
  ],
});

export const LIST = {
  id: "partner-map",
  title: "Kumppanikartta",
  step: "II",
  url: "/tyopohjat/partner-map/",
  groups: [
    ...[1, 2, 3, 4].map(row),
    { heading: null, question: null, items: [{ id: "summary.next", label: "Seuraavaksi", question: "Kuka soittaa?" }] },
  ],
};

export const TIMELINE = {
  ...LIST,
  groups: ["Kuukaudet 2–6", "Kuukaudet 7–12"].map((heading, i) => ({
    heading,
    question: "Mitä tapahtuu?",
    items: [{ id: `p${i}.actions`, label: "Teot", question: "Kuka vastaa?" }],
  })),
};
