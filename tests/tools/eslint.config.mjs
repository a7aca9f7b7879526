// Keeps the site's scripts to what the browsers of `oldest-browsers.mjs` know: the JavaScript of 2022, and no newer
// interface of a browser. A method is told by its name alone, so arrays' own are not taken for those of iterators.
import compat from "eslint-plugin-compat";
import esx from "eslint-plugin-es-x";
import { browsers, improvements } from "./oldest-browsers.mjs";

const { rules } = esx.configs["flat/restrict-to-es2022"];
const ofIterators = Object.keys(rules).filter((name) => name.startsWith("es-x/no-iterator-prototype-"));

export default [
  {
    plugins: { compat, "es-x": esx },
    settings: { browsers, polyfills: Object.keys(improvements.scripts), "es-x": { aggressive: true } },
    rules: {
      ...rules,
      ...Object.fromEntries(ofIterators.map((name) => [name, "off"])),
      "es-x/no-class-static-block": "error",
      "es-x/no-regexp-lookbehind-assertions": "error",
      "compat/compat": "error",
      // The tables of interfaces do not have these: Firefox before 119 makes no attribute of them.
      "no-restricted-syntax": ["error", ":matches(Property[key.name=/^aria[A-Z]/], MemberExpression[property.name=/^aria[A-Z]/])"],
    },
  },
];
