// Accessible tabs: one tab stop, arrow keys move. onPick(name) after a change; returns pick(name).
import { all } from "./dom.js";

export function tabs(list, onPick = () => {}) {
  const buttons = () => all("[role='tab']", list);

  function pick(name, focus = false) {
    for (const tab of buttons()) {
      const chosen = tab.dataset.tab === name;
      tab.setAttribute("aria-selected", String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
      const panel = document.getElementById(tab.getAttribute("aria-controls"));
      if (panel) panel.hidden = !chosen;
      if (chosen && focus) tab.focus();
    }
    onPick(name);
  }

  list.addEventListener("click", (event) => {
    const tab = event.target.closest("[role='tab']");
    if (tab) pick(tab.dataset.tab);
  });
  list.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const row = buttons();
    const next = row[(row.indexOf(document.activeElement) + step + row.length) % row.length];
    event.preventDefault();
    pick(next.dataset.tab, true);
  });
  return pick;
}
