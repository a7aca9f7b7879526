// Finds words that go on in another line without a hyphen, written or soft.
() => {
  const cut = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  // The box of a soft hyphen at the end of the line before belongs to the letter after it: the last box is the letter's.
  const lineOf = (node, place) => {
    range.setStart(node, place);
    range.setEnd(node, place + 1);
    return [...range.getClientRects()].at(-1)?.bottom;
  };
  while (texts.nextNode()) {
    const node = texts.currentNode;
    // In code a hyphen would be a part of what is to be typed.
    if (!node.parentElement.checkVisibility({ visibilityProperty: true }) || node.parentElement.closest("code")) continue;
    for (const { index, 0: part } of node.data.matchAll(/\p{L}{2,}/gu)) {
      range.setStart(node, index);
      range.setEnd(node, index + part.length);
      if (range.getClientRects().length < 2) continue;
      const lines = new Set([...part].map((_, letter) => lineOf(node, index + letter)));
      if (lines.size > 1) cut.push(`cut: ${part}`);
    }
  }
  return cut;
}
