// Tells where the focus is: the number of the control, its name, its box, and whether anything of it can be seen.
() => {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  const boxes = [...element.getClientRects()].filter(({ width, height }) => width > 2 && height > 2);
  const isSeenAt = (x, y) => {
    if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return false;
    const top = document.elementFromPoint(x, y);
    return top && element.contains(top);
  };
  const parts = [0.05, 0.25, 0.5, 0.75, 0.95];
  const isSeen = boxes.some((box) =>
    parts.some((across) => parts.some((down) => isSeenAt(box.x + box.width * across, box.y + box.height * down))),
  );
  const { x, y, width, height } = element.getBoundingClientRect();
  // Controls of a kind share their style rules and their ground.
  const place = element.parentElement;
  const kind = [element.tagName, element.className, place.tagName, place.closest("[class]")?.className, element.closest("[data-step]")?.dataset.step];
  return {
    stop: element.dataset.stop === undefined ? -1 : Number(element.dataset.stop),
    name: (element.getAttribute("aria-label") ?? element.textContent).trim().slice(0, 40) || element.tagName,
    scrolls: /auto|scroll/.test(getComputedStyle(element).overflow),
    kind: kind.join(),
    box: { x, y, width, height },
    // Of a link on two lines, the line around each part.
    outline: boxes.reduce((sum, box) => sum + 2 * (box.width + box.height), 0),
    isSeen,
  };
}
