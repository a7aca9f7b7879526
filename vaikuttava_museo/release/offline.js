// The scripts of a copy of the site that is opened from a disk. Made by the build from the site's modules.
"use strict";
{
  const modules = {
/* modules */
  };
  const ready = new Map();

  const need = (path) => {
    if (!ready.has(path)) ready.set(path, modules[path]());
    return ready.get(path);
  };
  const later = (path) => Promise.resolve(path).then(need);

  // A page on a disk may not fetch, but it may load a script: the file wraps the data the site fetches.
  const fetch = async (address) => {
    const script = document.createElement("script");
    await new Promise((resolve, reject) => {
      Object.assign(script, { src: address, onload: resolve, onerror: reject });
      document.head.append(script);
    });
    return { ok: true, json: async () => globalThis.offlineData[address.split("/").at(-1)] };
  };

  // A folder on a disk has no front page: links that scripts have made lead to its index.html.
  const mend = ({ target }) => {
    const link = target.closest?.("a[href]");
    if (link?.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
  };
  for (const sign of ["pointerover", "focusin", "click", "auxclick"]) addEventListener(sign, mend, true);

  for (const path of document.currentScript.dataset.start.split(" ")) need(path);
}
