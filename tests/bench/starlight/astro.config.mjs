// Starlight as it comes, with the site's name and two languages. bench/peers.py adds the texts, in src/content/docs/.
import starlight from "@astrojs/starlight";
import { defineConfig } from "astro/config";

export default defineConfig({
  site: "https://www.vaikuttavamuseo.fi",
  cacheDir: "./cache",
  integrations: [
    starlight({
      title: "Vaikuttava museo",
      locales: { root: { label: "suomi", lang: "fi" }, sv: { label: "svenska", lang: "sv" } },
    }),
  ],
});
