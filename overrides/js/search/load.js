// The edge of the search: fetches the data of the page's language and opens the engine with it.

import { open } from "./engine.js";

export const load = async (address) => {
  const response = await fetch(address);
  if (!response.ok) throw new Error(response.status);
  return open({ data: await response.json() });
};
