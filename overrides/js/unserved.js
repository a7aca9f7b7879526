// The page's own script runs before the page is whole, or never. What was written meanwhile stays in sight.
const { classList } = document.documentElement;
addEventListener("load", () => {
  const isWritten = [...document.querySelectorAll(".answer__field")].some(({ value }) => value);
  if (!classList.contains("served") && !isWritten) classList.add("unserved");
});
