// The parts of the panes that stand on their own, and the buttons outside the panes that open them.
import { actions, one } from "../../core/dom.js";
import { About } from "./about.js";
import { AcceptAll } from "./accept-all.js";
import { Bases } from "./bases.js";
import { FactNotes } from "./fact-notes.js";
import { FactTable } from "./fact-table.js";
import { Picked } from "./picked.js";
import { questionKeys } from "./question-keys.js";
import { SameAll } from "./same-all.js";
import { Unchanged } from "./unchanged.js";
import { Versions } from "./versions.js";

/** Joins them to an open desk whose panes are drawn. */
export function panes(desk) {
  const about = new About(desk);
  const acceptAll = new AcceptAll(desk);
  const table = new FactTable(desk);
  const sameAll = new SameAll(desk);
  const versions = new Versions(desk);
  const unchanged = new Unchanged(desk);
  desk.picked = new Picked(desk);
  desk.bases = new Bases(one("#panel-source"), desk);
  desk.notes = new FactNotes(desk.questions.root, desk.store);
  desk.questions.context.drawn = () => desk.notes.decorate();
  questionKeys(desk);
  actions(document.body, {
    about: () => about.open(),
    "ask-accept": () => acceptAll.ask(),
    "accept-all": () => acceptAll.run(),
    table: () => table.open(),
    "take-table": () => table.take(),
    "ask-same": () => sameAll.ask(),
    "same-all": () => sameAll.run(),
    unchanged: () => unchanged.next(),
    "step-undo": () => desk.steps.undo(),
    "step-redo": () => desk.steps.redo(),
    "stop-all": () => desk.proposals.stopAll(),
    "picked-shorten": () => desk.picked.shorten(),
    "picked-reword": () => desk.picked.reword(),
    "picked-why": () => desk.picked.why(),
    "picked-close": () => desk.picked.close(),
    versions: () => versions.open(),
    "see-version": (button) => versions.see(Number(button.dataset.revision)),
    "more-versions": () => versions.more(),
    against: (button) => versions.against(button.dataset.against),
    "restore-all": () => versions.restoreAll(),
    "restore-section": (button) => versions.restoreSection(button.dataset.section, one("h3", button.closest("header")).textContent),
  });
}
