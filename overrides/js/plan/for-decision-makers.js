// What decision-makers read first: the answers of a few fields, under what they tell. Drawn from the plan's document.

// Of each heading (a sentence's name) the worksheets and the beginnings of the ids of their answers. Ids never change.
export const ASKED = {
  answers_decision_profile: { "strategic-profile": ["summary.one-sentence", "whom-for", "with-whom"] },
  answers_decision_aim: { "strategic-profile": ["impact-aim"] },
  answers_decision_ends: { "strategic-profile": ["left-undone"], "establishing-timeline": ["letting-go."] },
  answers_decision_next: {
    "strategic-profile": ["summary.decision", "summary.follow-up"],
    "service-card": ["summary.first-action"],
    "trial-plan": ["summary.first-day", "summary.evaluation-day"],
    "establishing-timeline": ["summary.reviews"],
  },
};

// Returns the title and the headings that something was written under, each with its answers; null when nothing was.
export const decisionOf = ({ sheets }, words) => {
  const museum = answersOf(sheets, () => ["who.museum"])[0]?.text;
  const parts = Object.entries(ASKED)
    .map(([heading, asked]) => ({ heading: words[heading], answers: answersOf(sheets, ({ id }) => asked[id] ?? []) }))
    .filter(({ answers }) => answers.length);
  return parts.length ? { title: [museum, words.answers_decision].filter(Boolean).join(" – "), parts } : null;
};

const answersOf = (sheets, beginningsOf) =>
  sheets.flatMap((sheet) =>
    beginningsOf(sheet).flatMap((beginning) =>
      sheet.groups.flatMap(({ heading, items }) =>
        items
          .filter(({ id, text }) => text && id?.startsWith(beginning))
          .map(({ label, text }) => ({ label: heading ? `${heading}: ${label}` : label, text })),
      ),
    ),
  );
