// Finds targets of the pointer that are too small and too near another (WCAG 2.2, 2.5.8), sizes in CSS pixels.
() => {
  const LEAST = 24;
  const targets = "a[href], area[href], button, input, select, textarea, summary, label[for], [role=button], [role=link], [tabindex='0']";
  const isShown = (element) => {
    const { width, height } = element.getBoundingClientRect();
    return element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !element.closest("[inert]") && width > 1 && height > 1;
  };
  // A label is the target only where its field is not one itself, as with a hidden check box.
  const isTarget = (element) => isShown(element) && !(element.matches("label[for]") && element.control && isShown(element.control));
  // The exception "Inline": a link within a sentence, whose height the text around it decides.
  const isInSentence = (element) => {
    if (!getComputedStyle(element).display.startsWith("inline") || element.closest("nav")) return false;
    const block = element.parentElement.closest("p, li, dd, dt, td, th, blockquote, figcaption");
    if (!block) return false;
    const words = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
      const { data, parentElement } = words.currentNode;
      if (/\p{L}{2}/u.test(data) && !parentElement.closest("a, button, label") && parentElement.checkVisibility()) return true;
    }
    return false;
  };
  const found = [...document.querySelectorAll(targets)].filter(isTarget).map((element) => {
    const box = element.getBoundingClientRect();
    return {
      element, box, x: box.x + box.width / 2, y: box.y + box.height / 2,
      isSmall: (box.width < LEAST - 0.1 || box.height < LEAST - 0.1) && !isInSentence(element),
    };
  });
  // The exception "Spacing": a circle on the middle of a small target meets no other target and no such circle.
  const distance = ({ box }, x, y) =>
    Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
  const isTooNear = (small, other) =>
    small !== other && !small.element.contains(other.element) && !other.element.contains(small.element) &&
    (distance(other, small.x, small.y) < LEAST / 2 || other.isSmall && Math.hypot(other.x - small.x, other.y - small.y) < LEAST);
  return found
    .filter((target) => target.isSmall && found.some((other) => isTooNear(target, other)))
    .map(({ element, box }) => `${element.textContent.trim().slice(0, 40) || element.tagName}: ${Math.round(box.width)} × ${Math.round(box.height)}`);
}
