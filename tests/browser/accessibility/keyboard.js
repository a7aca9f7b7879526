// Marks every control that a reader sees in DOM order and returns their names.
() => {
  const controls = "a[href], area[href], button, input, select, textarea, summary, iframe, [contenteditable], [tabindex='0'][role]";
  const isShown = (element) =>
    element.checkVisibility({ visibilityProperty: true }) && !element.closest("[inert]") && !element.disabled && element.type !== "hidden";
  // The arrows move within a group of radio buttons; Tab stops at the chosen one, or at the first.
  const isStop = (element) => {
    if (element.closest("[role=toolbar]") && element.tabIndex < 0) return false; // the arrows move there too
    if (element.type !== "radio" || !element.name) return true;
    const group = [...document.getElementsByName(element.name)];
    return element === (group.find((radio) => radio.checked) ?? group[0]);
  };
  const found = [...document.querySelectorAll(controls)].filter((element) => isShown(element) && isStop(element));
  found.forEach((element, index) => (element.dataset.stop = index));
  return found.map((element) => (element.getAttribute("aria-label") ?? element.textContent).trim().slice(0, 40) || element.tagName);
}
