// Goes to every place of the page that has an address; returns those that do not come into sight.
async () => {
  const places = new Set(document.querySelectorAll("main :is(h2, h3, h4)[id]"));
  for (const link of document.querySelectorAll("main a[href^='#']")) {
    const place = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (place) places.add(place);
  }
  const isHidden = (place) => {
    const range = document.createRange();
    range.selectNodeContents(place);
    const box = [...range.getClientRects()].find(({ width, height }) => width > 1 && height > 1);
    if (!box || box.top < 0 || box.bottom > innerHeight) return true;
    const top = document.elementFromPoint(box.left + 3, box.top + box.height / 2);
    return !top || !place.contains(top);
  };
  // A busy machine scrolls late and may stand still for half a second: what counts is what stays out of sight.
  const staysHidden = async (place) => {
    const end = performance.now() + 500;
    for (let looks = 1; ; looks += 1) {
      if (!isHidden(place)) return false;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      if (looks >= 10 && performance.now() > end) return true;
    }
  };
  const hidden = [];
  for (const place of places) {
    scrollTo(0, 0);
    location.hash = "";
    location.hash = place.id;
    if (await staysHidden(place)) hidden.push(`${place.id} is not in sight`);
  }
  return hidden;
}
