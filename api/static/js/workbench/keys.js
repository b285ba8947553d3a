// Keys of the workbench. None uses Ctrl+Shift: that pair switches Vietnamese keyboards on and off.
import { all, composing, one, typing } from "../core/dom.js";

const TABS = ["questions", "source", "findings", "talk"];

function nextPane() {
  const panes = all(".pane").filter((pane) => pane.offsetParent !== null);
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  one("[tabindex='0'], button, a", panes[(at + 1) % panes.length])?.focus();
}

export function keys(desk) {
  const { store } = desk;
  const plain = {
    F2: () => desk.section && desk.draft.edit(desk.section),
    F6: nextPane,
    F8: () => finding(1),
    F9: () => question(1),
  };
  const back = { F8: () => finding(-1), F9: () => question(-1) };

  function finding(step) {
    desk.tab("findings");
    desk.goFinding(desk.findings.next(step));
  }

  function question(step) {
    desk.tab("questions");
    desk.questions.focusNext(step);
  }

  function acceptHere() {
    const section = store.sections.get(desk.section);
    if (!section || desk.editing.has(section.id) || !["proposed", "rejected"].includes(section.status)) return;
    if (!desk.draft.accept(section.id)) return;
    const order = store.report.sections.filter((each) => !store.isPart(each));
    const next = order.slice(order.indexOf(section) + 1).find((each) => each.status === "proposed");
    if (next) desk.go(next.id);
  }

  addEventListener("keydown", (event) => {
    if (composing(event) || event.metaKey || one("dialog[open]") || (event.shiftKey && (event.ctrlKey || event.altKey))) return;
    const bare = !event.ctrlKey && !event.altKey;
    const run = bare ? (event.shiftKey ? back : plain)[event.key] : null;
    if (run) run();
    else if (event.shiftKey) return;
    else if (event.altKey && !event.ctrlKey && /^[1-4]$/.test(event.key)) desk.tab(TABS[event.key - 1]);
    else if (event.ctrlKey && event.key === "Enter" && !typing(event.target)) acceptHere();
    else if (event.ctrlKey && event.key === "z" && !typing(event.target)) desk.undo();
    else if (event.ctrlKey && event.key === "y" && !typing(event.target)) desk.steps.redo();
    else return;
    event.preventDefault();
  });
}
