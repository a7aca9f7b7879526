// The oldest browsers that everything works in. What they do not know may only improve a page: it is named here, with
// what its lack means.
export const browsers = ["safari 15.4", "ios_saf 15.4", "chrome 100", "firefox 100"];

export const improvements = {
  scripts: {
    "document.adoptedStyleSheets": "asked for first; without it, paper as the printer has it",
    "document.exitFullscreen": "the window as it is",
    "document.fullscreenElement": "the window as it is",
    "document.fullscreenEnabled": "asked for first; without it, no button for the whole screen",
    "navigator.wakeLock": "asked for first; without it, the screen may dim",
    scheduler: "asked for first; without it, a timer",
  },
  styles: {
    "css-content-visibility": "more is laid out at once",
    "css-has": "what is still arriving may move; the tools of a worksheet do not show that the arrows lead on; the agenda's fields are of one width; a timetable is as wide as its words",
    "css-media-scripting": "a gap stays where only a script could serve; the menu of a worksheet folds in sight",
    "css-paged-media": "paper as the printer has it",
    "css-resize": "a field grows with its text all the same",
    "css-subgrid": "the declaration before it has the same columns",
    "css-widows-orphans": "a line may stand alone on a page",
    "text-size-adjust": "letters as large as they are written",
  },
};
