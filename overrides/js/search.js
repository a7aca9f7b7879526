// The search: asks the theme's own worker and lists what it finds on pages of the reader's language.

const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;
const SHOWN = 20;

let started = false;

export const start = async (box) => {
  if (started) return;
  started = true;
  const input = box.querySelector("input");
  const list = box.querySelector("ol");
  const status = box.querySelector("[role=status]");
  box.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
  try {
    const worker = await openWorker(box.dataset);
    const ask = () => {
      const words = input.value.trim();
      if (words) worker.postMessage({ type: QUERY, data: words });
      else show(list, status, null, box.dataset.root);
    };
    worker.addEventListener("message", ({ data }) => {
      if (data.type === RESULT && input.value.trim()) show(list, status, data.data.items, box.dataset.root);
    });
    input.addEventListener("input", ask);
    ask();
  } catch {
    started = false;
    status.textContent = status.dataset.failed;
  }
};

const openWorker = async ({ worker: address, index }) => {
  const response = await fetch(index);
  if (!response.ok) throw new Error(response.status);
  const { config, docs } = await response.json();
  const worker = new Worker(address);
  await new Promise((resolve, reject) => {
    worker.onerror = reject;
    worker.onmessage = ({ data }) => data.type === READY && resolve();
    worker.postMessage({ type: SETUP, data: { config, docs: docs.filter(inLanguage), options: {} } });
  });
  worker.onmessage = null;
  return worker;
};

const inLanguage = ({ location }) => location.startsWith("sv/") === (document.documentElement.lang === "sv");

const show = (list, status, groups, root) => {
  const items = (groups ?? []).flat().filter((item) => item.score > 0).slice(0, SHOWN);
  list.hidden = !items.length;
  list.replaceChildren(...items.map((item) => result(item, root)));
  const { hint, none, one, many } = status.dataset;
  status.textContent = !groups ? hint : !items.length ? none : items.length === 1 ? one : many.replace("{count}", items.length);
};

const result = ({ location, title, text }, root) => {
  const entry = document.createElement("li");
  const link = document.createElement("a");
  link.href = new URL(location, new URL(root, document.baseURI));
  appendMarked(link, title);
  const excerpt = document.createElement("p");
  appendMarked(excerpt, text, 180);
  entry.append(link, excerpt);
  return entry;
};

// The worker marks matches with <mark> inside the page's own HTML; only the text and the marks are taken over.
const appendMarked = (parent, html, most = Infinity) => {
  const source = new DOMParser().parseFromString(html ?? "", "text/html").body;
  const first = source.querySelector("mark");
  let skip = first && most < Infinity ? Math.max(0, textBefore(source, first) - 40) : 0;
  if (skip) parent.append("… ");
  let left = most;
  const walker = document.createTreeWalker(source, NodeFilter.SHOW_TEXT);
  while (left > 0 && walker.nextNode()) {
    const whole = walker.currentNode.data;
    const piece = whole.slice(skip, skip + left);
    skip = Math.max(0, skip - whole.length);
    left -= piece.length;
    if (walker.currentNode.parentElement.closest("mark")) {
      const mark = document.createElement("mark");
      mark.textContent = piece;
      parent.append(mark);
    } else parent.append(piece);
  }
};

const textBefore = (root, node) => {
  const range = document.createRange();
  range.setStart(root, 0);
  range.setEndBefore(node);
  return range.toString().length;
};
