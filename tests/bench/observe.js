// Keeps in window.measured what the browser tells about painting: LCP (ms), CLS, how much more than
// the words of a text moved, and which marked texts were painted.
(() => {
  const measured = { lcp: 0, element: "", cls: 0, moved: 0, painted: [] };
  window.measured = measured;
  const observe = (type, each) =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true });

  observe("largest-contentful-paint", ({ startTime, element }) => {
    measured.lcp = startTime;
    measured.element = element ? element.tagName.toLowerCase() : "";
  });

  // CLS is the worst session window: shifts less than 1 s apart, at most 5 s in all (web.dev/articles/cls).
  let sum = 0;
  let first = 0;
  let previous = 0;
  observe("layout-shift", ({ value, startTime, hadRecentInput, sources }) => {
    if (hadRecentInput) return;
    if (sources.some(({ node }) => node?.nodeType === Node.ELEMENT_NODE)) measured.moved += value;
    const goesOn = sum && startTime - previous < 1000 && startTime - first < 5000;
    if (!goesOn) first = startTime;
    sum = goesOn ? sum + value : value;
    previous = startTime;
    measured.cls = Math.max(measured.cls, sum);
  });

  // Element Timing reports a text once its letters are really on the screen, which a font still awaited prevents.
  const marked = { h1: "main h1, h1", paragraph: "main p" };
  observe("element", ({ identifier }) => measured.painted.push(identifier));
  new MutationObserver(() => {
    for (const [name, selector] of Object.entries(marked)) {
      const element = document.querySelector(selector);
      if (element && !document.querySelector(`[elementtiming=${name}]`)) element.setAttribute("elementtiming", name);
    }
  }).observe(document, { childList: true, subtree: true });
})();
