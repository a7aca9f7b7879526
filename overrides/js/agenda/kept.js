// What the agenda keeps in this browser when wished: when and where each step is held, what it is called, how many come.

const KEPT = "vaikuttava-museo:agenda";

// Returns what is kept of the fields of an earlier visit, or null.
export const kept = () => {
  try {
    return JSON.parse(localStorage.getItem(KEPT));
  } catch {
    return null;
  }
};

export const keep = (told) => {
  try {
    if (told) localStorage.setItem(KEPT, JSON.stringify(told));
    else localStorage.removeItem(KEPT);
  } catch {
    // The browser stores nothing: the fields live as long as the page.
  }
};
