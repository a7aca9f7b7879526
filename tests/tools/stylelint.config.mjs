// Keeps the site's style sheets to what the browsers of `oldest-browsers.mjs` know.
import features from "stylelint-no-unsupported-browser-features";
import stylelint from "stylelint";
import { browsers, improvements } from "./oldest-browsers.mjs";

// The tables of features do not have this one: Safari before 17.4 and Firefox before 128 drop such a declaration.
const NAME = "museum/content-with-alternative";
const ofContent = stylelint.createPlugin(NAME, () => (root, result) =>
  root.walkDecls("content", (node) => {
    const message = "content with an alternative needs one without before it";
    const isAlternative = node.value.replace(/(["']).*?\1/g, "").includes("/");
    if (isAlternative && node.prev()?.prop !== "content")
      stylelint.utils.report({ ruleName: NAME, result, node, message });
  }),
);

const given = { browsers, ignorePartialSupport: true, ignore: Object.keys(improvements.styles) };

export default {
  plugins: [features, ofContent],
  rules: { [NAME]: true, "plugin/no-unsupported-browser-features": [true, given] },
};
