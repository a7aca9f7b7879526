// What every page needs before the reader acts: the language switch keeps the place, the header's buttons work.

// A link to the other language leads to the same heading and the same choice: both languages share the ids.
const languages = document.querySelectorAll(".languages a");
const keepPlace = () => languages.forEach((link) => Object.assign(link, { hash: location.hash, search: location.search }));
keepPlace();
addEventListener("hashchange", keepPlace);
addEventListener("addresschange", keepPlace); // dispatched by a page that writes a choice into its address

// A button opens and closes a part of the page; Escape closes it and gives the focus back.
// A closed part is inert, so that neither Tab nor a screen reader enters it.
const disclose = (button, part, whenOpened = () => {}) => {
  const set = (open) => {
    button.setAttribute("aria-expanded", open);
    part.inert = !open;
    part.hidden = !open;
    if (open) whenOpened();
  };
  const close = () => {
    set(false);
    button.focus();
  };
  const onEscape = (event) => {
    if (event.key === "Escape" && !part.inert) close();
  };
  button.addEventListener("click", () => set(part.inert));
  button.addEventListener("keydown", onEscape);
  part.addEventListener("keydown", onEscape);
  return { set, close };
};

// The menu is a row on a wide screen and opens from its button on a narrow one.
const menu = disclose(document.querySelector(".header-button--menu"), document.querySelector(".site-menu"));
const wide = matchMedia("(min-width: 60em)");
const fitMenu = () => menu.set(wide.matches);
fitMenu();
wide.addEventListener("change", fitMenu);

// Nothing of the search is fetched before the reader opens it.
const box = document.querySelector(".search");
const search = disclose(document.querySelector(".header-button--search"), box, async () => {
  box.querySelector("input").focus();
  (await import("./search.js")).start(box);
});
box.querySelector("[data-close]").addEventListener("click", search.close);

document.querySelector("[data-print]")?.addEventListener("click", () => print());
