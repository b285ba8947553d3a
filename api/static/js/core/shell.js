// What every page has: theme switch, pane switch of narrow screens, toasts, the menu under one's name, closing of dialogs.
import { actions, all, composing, one, typing } from "./dom.js";
import { menus } from "./menu.js";
import { pressing } from "./pressing.js";
import { signOut } from "./session.js";
import { say, stamp } from "./templates.js";

export { banner } from "./banners.js";

const THEMES = ["light", "dark", "contrast"];
const TOAST_STAYS = 7000;

function nextTheme() {
  const root = document.documentElement;
  const theme = THEMES[(THEMES.indexOf(root.dataset.theme) + 1) % THEMES.length];
  root.dataset.theme = theme;
  try { localStorage.setItem("trobut:theme", theme); } catch { /* lasts for this page only */ }
  nameTheme();
}

function nameTheme() {
  const label = say("theme", { name: say(`theme-${document.documentElement.dataset.theme}`) });
  for (const button of all("[data-do='theme']")) button.setAttribute("aria-label", label);
}

export function showPane(name) {
  document.body.dataset.pane = name;
  for (const button of all(".panes [data-pane]")) button.setAttribute("aria-current", String(button.dataset.pane === name));
}

export const narrow = () => matchMedia("(max-width: 900px)").matches;

/** A short message at the foot; button: {label, run}. */
export function toast(text, button = null, iconName = "check") {
  const node = stamp("toast", { text, icon: `/static/icons.svg#${iconName}`, label: button?.label });
  node.querySelector("button")?.addEventListener("click", () => { node.remove(); button.run(); });
  one(".toasts").replaceChildren(node);
  setTimeout(() => node.remove(), TOAST_STAYS);
}

const FIELDS = "#message, #query, input[type='search'], main input:not([type='file'])";

/** F1 and «?» open the help, «/» goes to the line in which one writes; of these only F1 while somebody types. */
function onKey(event) {
  if (composing(event) || event.ctrlKey || event.altKey || event.metaKey || one("dialog[open]")) return;
  if (event.key !== "F1" && typing(event.target)) return;
  if (event.key === "F1" || event.key === "?") one("#keys").showModal();
  else if (event.key === "/") one(FIELDS)?.focus();
  else return;
  event.preventDefault();
}

export function start() {
  nameTheme();
  menus();
  pressing((text) => toast(text, null, "warn"));
  addEventListener("keydown", onKey);
  actions(document.body, {
    "sign-out": signOut,
    theme: nextTheme,
    pane: (button) => showPane(button.dataset.pane),
    shut: (button) => button.closest("dialog").close(),
    "show-dialog": (button) => document.getElementById(button.dataset.dialog).showModal(),
  });
}
