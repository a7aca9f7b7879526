// Finds what does not fit its place: a page to be scrolled sideways, a part cut at an edge, text over text.
() => {
  const faults = [];
  const name = (element) => `${element.tagName.toLowerCase()} ”${element.textContent.trim().replace(/\s+/g, " ").slice(0, 40)}”`;
  // Text for screen readers only: everything of it is cut away on purpose.
  const isCutAway = (element) => {
    for (let part = element; part; part = part.parentElement) {
      const { clipPath, position } = getComputedStyle(part);
      if (position === "absolute" && (clipPath === "inset(50%)" || part.getBoundingClientRect().bottom < 0)) return true;
    }
    return false;
  };
  // A table of data, and nothing else, may be scrolled in both directions (the exception of 1.4.10).
  const isInScrolledTable = (element) => {
    for (let part = element; part !== document.body && part; part = part.parentElement)
      if (["auto", "scroll"].includes(getComputedStyle(part).overflowX) && part.querySelector("table")) return true;
    return false;
  };
  const shown = [...document.body.querySelectorAll("*")].filter(
    (element) => element.checkVisibility({ visibilityProperty: true }) && !isCutAway(element) && !isInScrolledTable(element),
  );

  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) faults.push(`the page is ${scrollWidth} wide in a view of ${clientWidth}`);
  for (const element of shown) {
    const { left, right, width, height } = element.getBoundingClientRect();
    if (width > 0 && height > 0 && (right > clientWidth + 1 || left < -1)) faults.push(`past the edge: ${name(element)}`);
  }

  // What has been scrolled out of a box of its own is painted nowhere, although it has a place there.
  const scrolls = (frame) => ["auto", "scroll"].includes(getComputedStyle(frame).overflowY);
  const isScrolledAway = ({ element, top, bottom }) => {
    for (let part = element; part !== document.body && part; part = part.parentElement) {
      if (part.scrollHeight <= part.clientHeight || !scrolls(part)) continue;
      const box = part.getBoundingClientRect();
      if (bottom <= box.top || top >= box.bottom) return true;
    }
    return false;
  };

  // Text is cut by a box that hides what flows over, or flows out of a box of fixed size that has its own ground.
  const lines = [];
  for (const element of shown) {
    for (const node of element.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const { left, right, top, bottom } of range.getClientRects()) {
        // A line box is taller than its letters: small letters fill about the middle half.
        const quarter = (bottom - top) / 4;
        const line = { element, left, right, top: top + quarter, bottom: bottom - quarter };
        if (right - left > 1 && !isScrolledAway(line)) lines.push(line);
      }
    }
  }
  const frames = new Map();
  const framesOf = (element) => {
    if (element === document.documentElement) return [];
    if (frames.has(element)) return frames.get(element);
    const { overflowX, overflowY, backgroundColor, borderInlineStartStyle, display } = getComputedStyle(element);
    const hides = [overflowX, overflowY].some((value) => ["hidden", "clip"].includes(value));
    const hasGround = display !== "inline" && (!/^rgba\(.*, 0\)$/.test(backgroundColor) || borderInlineStartStyle !== "none");
    const found = [...framesOf(element.parentElement), ...(hides || hasGround ? [element] : [])];
    frames.set(element, found);
    return found;
  };
  for (const { element, left, right, top, bottom } of lines) {
    if (left < -1 || right > clientWidth + 1) faults.push(`past the edge: ${name(element)}`);
    for (const frame of framesOf(element)) {
      const box = frame.getBoundingClientRect();
      const outside = left < box.left - 2 || right > box.right + 2;
      // What is scrolled downwards in its own box is reached as the page's end is: it is not cut.
      if (outside || (!scrolls(frame) && (top < box.top - 2 || bottom > box.bottom + 2)))
        faults.push(`text out of its box: ${name(element)}`);
    }
  }

  // What stays in sight lies over what is scrolled under it: that is its purpose, and its ground hides the other.
  const pinned = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const { position, backgroundColor } = getComputedStyle(at);
      if (position === "sticky" && /^rgb\(/.test(backgroundColor)) return at;
    }
    return null;
  };
  lines.sort((first, second) => first.top - second.top);
  lines.forEach((line, index) => {
    for (const next of lines.slice(index + 1)) {
      if (next.top >= line.bottom) break;
      const across = Math.min(line.right, next.right) - Math.max(line.left, next.left);
      const down = Math.min(line.bottom, next.bottom) - next.top;
      if (across > 2 && down > 2 && pinned(line.element) === pinned(next.element)) faults.push(`text over text: ${name(line.element)} and ${name(next.element)}`);
    }
  });
  return [...new Set(faults)];
}
