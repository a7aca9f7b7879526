// What follows the reader through a page; fetched when she first scrolls, points, taps or presses a key (site.js).
// The contents tell which section is before her, and a heading offers to correct what stands under it.

// The look of what a search finds and a heading offers.
const box = document.querySelector(".search");
const look = document.createElement("link");
Object.assign(look, { rel: "stylesheet", href: box.dataset.look });
document.head.append(look);

// An address that holds words (?q=…) has them searched, and who comes back from a result finds what she had asked.
const words = history.state?.words ?? new URLSearchParams(location.search).get("q");
if (words && box.hidden) {
  box.querySelector("input").value = words;
  document.querySelector(".header-button--search").click();
}

// Who is led to the sources, by the search above all, finds them open.
const unfold = () => document.querySelector("#inspiration:target ~ .more-resources")?.setAttribute("open", "");
addEventListener("hashchange", unfold);
unfold();

// Chromium tags for the ear only what it paints: on paper a step's numeral is heard as it is seen.
const numerals = [...document.querySelectorAll(".together[aria-hidden]")];
addEventListener("beforeprint", () => numerals.forEach((numeral) => numeral.removeAttribute("aria-hidden")));
addEventListener("afterprint", () => numerals.forEach((numeral) => numeral.setAttribute("aria-hidden", true)));

// The button stands in a part that is opened by an act.
document.querySelector("[data-print]")?.addEventListener("click", () => print());

const list = document.querySelector(".contents__list");
const here = document.querySelector(".contents__here");
const links = [...(list?.querySelectorAll("a") ?? [])];
const targets = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
// With the headings' soft hyphens, so that the longest word parts at the end of a bar of 320 px.
const seen = (heading) => [...(heading?.childNodes ?? [])].map((part) => (part.className === "unseen" ? "" : part.textContent)).join("");
const titles = targets.map(seen);

// Far down a long page the menu and the other language are far away, and on a phone the list is near.
const top = Object.assign(document.createElement("li"), { className: "contents__top" });
const start = Object.assign(document.createElement("a"), { href: "#" });
const twin = document.querySelector(".languages a[href]").cloneNode(true);
top.append(start, twin);
start.addEventListener("click", (event) => {
  event.preventDefault(); // the address keeps the place
  document.querySelector(".site-name").focus();
  scrollTo(0, 0);
});

let current = -1;
const mark = () => {
  const line = innerHeight * 0.3;
  const reached = targets.filter((target) => target?.getBoundingClientRect().top < line).length - 1;
  if (current === reached) return;
  current = reached;
  for (const item of list.querySelectorAll(".is-here")) item.classList.remove("is-here");
  links.forEach((link, place) => {
    if (place === reached) link.setAttribute("aria-current", "location");
    else link.removeAttribute("aria-current");
  });
  const item = links[reached]?.parentElement;
  item?.classList.add("is-here");
  item?.parentElement.closest("li")?.classList.add("is-here");
  const part = item?.parentElement;
  if (part && part !== list) part.scrollTop = item.offsetTop - part.clientHeight / 2;
  here.textContent = titles[reached] ?? "";
};

const follow = () => {
  let isWaiting = false;
  const soon = () => {
    if (!isWaiting) requestAnimationFrame(() => mark((isWaiting = false)));
    isWaiting = true;
  };
  addEventListener("scroll", soon);
  addEventListener("resize", soon);
  // Only where the list has been opened over the page.
  list.addEventListener("click", (event) => {
    if (event.target.closest("a")) list.togglePopover?.(false);
  });
  // The list hangs from its bar, which closes it too, at the top of the screen: there the page moves. The reader's place
  // in the list is in sight.
  const hang = () => {
    const bar = list.parentElement;
    scrollBy(0, Math.max(bar.getBoundingClientRect().top, 0));
    list.style.insetBlockStart = `${bar.getBoundingClientRect().bottom}px`;
    list.prepend(top);
    twin.hash = targets[current]?.id ?? "";
    links[current]?.scrollIntoView({ block: "nearest" });
  };
  list.addEventListener("toggle", ({ newState }) => newState === "open" && hang());
  if (list.togglePopover && list.matches(":popover-open")) hang(); // by the tap that had this script fetched
  mark();
};
if (list) follow();

// The address of the section is that of the page's first way to correct it, with the heading filled in.
// A form's address holds nothing of the page and stays as it is.
const HEADINGS = ".text > :is(h2, h3)[id]";
const feedback = document.querySelector(".feedback");
const correct = document.createElement("a");
let place = "";

const offer = (heading) => {
  if (!heading || correct.parentElement === heading) return;
  correct.remove();
  const text = seen(heading).replaceAll("\u00ad", "").replace(/\s+/g, " ").trim();
  const address = document.querySelector("link[rel=canonical]").href;
  const named = encodeURIComponent(place.replace("{section}", () => text));
  const { href } = feedback.querySelector("a");
  correct.href = href.replace(address, `${address}%23${heading.id}`).replace("&body=", `${named}&body=`);
  heading.append(correct);
};

const offerAtHeadings = async () => {
  const { texts } = await import("./reading-texts.js");
  const { correcting_here, correcting_hint, correcting_keys, correcting_place, reading_top } = texts[document.documentElement.lang];
  place = correcting_place;
  Object.assign(correct, { className: "correct-here", textContent: correcting_here });
  const textContent = list ? `${correcting_hint} ${correcting_keys}` : correcting_hint;
  feedback.append(Object.assign(document.createElement("p"), { textContent }));
  start.textContent = reading_top;
  const target = () => offer(document.querySelector(`:target:is(${HEADINGS})`));
  addEventListener("pointerover", (event) => event.pointerType === "mouse" && offer(event.target.closest?.(HEADINGS)));
  addEventListener("click", (event) => offer(event.target.closest(HEADINGS)));
  addEventListener("hashchange", target);
  target();
  offer(document.querySelector(`:hover:is(${HEADINGS})`)); // this script came while she was pointing
};
if (feedback) look.addEventListener("load", offerAtHeadings);
