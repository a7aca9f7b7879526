// What the agenda keeps in this browser when wished: which workshop, when and where, what it is called, how many come.

const KEPT = "vaikuttava-museo:agenda";

const stored = () => {
  try {
    return Object(JSON.parse(localStorage.getItem(KEPT)));
  } catch {
    return {};
  }
};

const textsOf = (list) => (Array.isArray(list) ? list.filter((each) => typeof each === "string") : []);

// Returns what is kept of the fields of an earlier visit, as texts and lists of texts, or null. Others may write there.
export const kept = () => {
  const found = stored();
  if (!Object.keys(found).length) return null;
  const texts = Object.entries(found).filter(([, value]) => typeof value === "string");
  return { ...Object.fromEntries(texts), dates: textsOf(found.dates), choose: textsOf(found.choose) };
};

// Returns when each meeting of a step is held (2027-01-14) and begins (9.00), "" where that is not known; `day` is the
// whole day of one that has other things too: when it begins, the minutes before the meeting and of all; or null.
export const meetingsOf = (step) => {
  const list = stored().meetings?.[step];
  return (Array.isArray(list) ? list : []).map((each) => ({
    date: Date.parse(each?.date) && /^\d{4}-\d\d-\d\d$/.test(each.date) ? each.date : "",
    start: hourOf(each?.start),
    day: hourOf(each?.day?.start) && [each.day.before, each.day.minutes].every(Number.isInteger) ? each.day : null,
  }));
};

const hourOf = (text) => (/^\d{1,2}\.\d\d$/.test(text) ? text : "");

export const keep = (told) => {
  try {
    if (told) localStorage.setItem(KEPT, JSON.stringify(told));
    else localStorage.removeItem(KEPT);
  } catch {
    // The browser stores nothing: the fields live as long as the page.
  }
};
