// Before the first paint: the officer's choice of theme, else what the system asks for. A classic script on purpose.
(() => {
  const asked = (query) => matchMedia(query).matches;
  const system = () => (asked("(prefers-contrast: more)") ? "contrast" : asked("(prefers-color-scheme: dark)") ? "dark" : "light");
  let chosen = null;
  try { chosen = localStorage.getItem("trobut:theme"); } catch { /* storage is off: follow the system */ }
  document.documentElement.dataset.theme = chosen || system();
})();
