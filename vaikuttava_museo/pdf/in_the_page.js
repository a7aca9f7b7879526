// What the printer asks of the page that is open in Chromium.
globalThis.paper = {
  // What paper and tags need and the screen does not. Chromium keeps a language only where an element has a meaning of
  // its own, joins a drawing's title and description without a stop, and tags only some of the addresses that a style
  // adds.
  async prepare() {
    await Promise.allSettled([...document.fonts].map((face) => face.load()));
    await document.fonts.ready;
    for (const part of document.querySelectorAll(":is(span, i, b, bdi, cite)[lang]:not([role])")) part.role = "emphasis";
    for (const drawing of document.querySelectorAll("[role=img][aria-labelledby]")) {
      const ids = drawing.getAttribute("aria-labelledby").split(" ");
      const texts = ids.map((id) => document.getElementById(id)?.textContent.trim() ?? "").filter(Boolean);
      drawing.setAttribute("aria-label", texts.map((text) => (/[.!?]$/.test(text) ? text : `${text}.`)).join(" "));
      drawing.removeAttribute("aria-labelledby");
    }
    for (const link of document.querySelectorAll('.text a[href^="http"]')) {
      const address = Object.assign(document.createElement("span"), { textContent: ` (${link.getAttribute("href")})` });
      address.style = "font: .85em var(--sans); overflow-wrap: anywhere";
      link.append(address);
    }
    // Chromium tags only what it paints: on paper a step's numeral is heard as it is seen.
    for (const numeral of document.querySelectorAll(".together[aria-hidden]")) {
      numeral.nextElementSibling.remove();
      numeral.removeAttribute("aria-hidden");
    }
    const linked = (nodes, properties) => {
      const link = Object.assign(document.createElement("a"), properties);
      nodes[0].before(link);
      link.append(...nodes);
    };
    for (const code of document.querySelectorAll("svg[data-address]")) {
      const href = code.dataset.address;
      const line = code.closest(".sheet").querySelector(".sheet__address");
      const ariaLabel = line.textContent.trim();
      linked([...line.childNodes], { href });
      code.removeAttribute("aria-hidden");
      linked([Object.assign(code, { role: "img", ariaLabel })], { href, ariaLabel });
    }
    const style = document.createElement("style");
    style.textContent = ".text a::after { content: none !important }";
    document.head.append(style);
  },

  // The paper is "a4" or "a3"; `css` is style for this print alone.
  choose([paper, css]) {
    const root = document.documentElement;
    root.classList.remove(...[...root.classList].filter((name) => name.startsWith("paper-")));
    if (paper !== "a4") root.classList.add(`paper-${paper}`);
    const style = document.querySelector("style[data-of-print]") ?? document.createElement("style");
    style.dataset.ofPrint = "";
    style.textContent = css;
    document.head.append(style);
  },

  headings() {
    const shown = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter((it) => it.getClientRects().length);
    return shown.map((heading) => heading.innerText);
  },

  // Of each link the full address it leads to, and its words.
  links() {
    const shown = [...document.querySelectorAll("a[href]")].filter((it) => it.getClientRects().length);
    return shown.map((link) => {
      const words = link.getAttribute("aria-label") ?? link.innerText;
      return [link.href, words.replace(` (${link.getAttribute("href")})`, "")];
    });
  },
};
