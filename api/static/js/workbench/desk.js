// One open report: the objects of the panes and what they ask of each other.
import { all, one, scrollTo } from "../core/dom.js";
import { narrow, showPane, toast } from "../core/shell.js";
import { tabs } from "../core/tabs.js";
import { say } from "../core/templates.js";
import { nextSteps } from "./chips.js";
import { Company } from "./company.js";
import { Draft } from "./draft.js";
import { Editing } from "./editing.js";
import { exporting } from "./exporting.js";
import { printing } from "./printing.js";
import { Findings, replaced } from "./findings.js";
import { keys } from "./keys.js";
import { Outline } from "./outline.js";
import { OutlineEditing } from "./outline-editing.js";
import { Changes } from "./panes/changes.js";
import { panes } from "./panes/panes.js";
import { Steps } from "./panes/steps.js";
import { Proposals } from "./proposals.js";
import { Questions } from "./questions.js";
import { reportReturned } from "./reviewed.js";
import { Saver } from "./saver.js";
import { headingOf } from "./sections.js";
import { Sources } from "./sources.js";
import { askReason, fixSafe, lookAgain } from "./standing.js";
import { StatusLine } from "./status-line.js";
import { talking } from "./talking.js";

export class Desk {
  constructor(store) {
    this.store = store;
    this.section = null;
    this.status = new StatusLine(store);
    this.saver = new Saver(store, this.#savingHooks());
    this.editing = new Editing(store, this.saver, { redraw: (id) => this.draft.redraw(id), report: toast, opened: () => this.company?.tell() });
    this.proposals = new Proposals(store, (id) => this.draft?.redraw(id));
    this.pickTab = tabs(one(".tabs"));
    this.changes = new Changes(this);
    const shaping = new OutlineEditing(this);
    this.outline = new Outline(one("#outline"), store, { go: (section) => this.go(section), tool: (name, section) => shaping.run(name, section) });
    this.sources = new Sources(one("#panel-source"), store);
    this.draft = new Draft(one("#draft"), this);
    this.questions = new Questions(one("#panel-questions"), store, this.saver, { section: () => this.section, go: (id) => this.go(id), answered: (question, value) => this.#answered(question, value) });
    this.findings = new Findings(one("#panel-findings"), store, this.#findingHooks());
    this.talk = talking(this);
    this.company = new Company(this);
    this.steps = new Steps(this);
    panes(this);
    store.subscribe(() => this.chips());
    exporting(this);
    printing();
    keys(this);
    store.subscribe(() => reportReturned(store));
    reportReturned(store);
    this.status.draw();
    this.#first();
  }

  #findingHooks() {
    return {
      go: (finding) => this.goFinding(finding),
      goSection: (id) => this.go(id),
      fix: (finding, choice) => this.fix(finding, choice),
      fixSafe: (button, count) => fixSafe(this, button, count),
      letStand: (finding) => askReason(this, finding),
      lookAgain: (suppression) => lookAgain(this, suppression),
      answer: () => this.#answerNext(),
    };
  }

  #savingHooks() {
    return {
      onState: (state) => { this.status.saving(state); this.company?.following.consider(); },
      onSent: (item) => this.#sent(item),
      onConflict: (item, error) => this.#overtaken(item, error),
      onRefused: (error) => { toast(error.message, null, "error"); this.talk?.line(error.message); },
    };
  }

  #sent({ section, decision }) {
    if (decision?.action !== "edit") return;
    if (this.editing.has(section)) this.done(say("did-edit", { heading: headingOf(this.store.sections.get(section)) }));
    this.editing.acknowledged(section, decision.paragraphs);
  }

  /** Another came first, or what was typed was refused: an edit stays in its pane or in this browser, anything else is told. */
  #overtaken({ section, decision, facts, revision, typed }, error) {
    const { overtaken } = error.body ?? {};
    if (typed || (decision?.action === "edit" && overtaken)) this.editing.refused(section, decision.paragraphs, overtaken ?? null, revision);
    else if (!facts) this.talk.line(error.message);
  }

  /** New reports are drawn section by section before the officer's eyes; links may point at a section. */
  #first() {
    const address = new URL(location.href);
    if (address.searchParams.has("moi")) {
      history.replaceState(null, "", address.pathname);
      this.proposals.drawAll((done, of) => this.status.drafting(done, of));
    }
    const wanted = decodeURIComponent(location.hash.slice(1));
    this.setSection(this.store.sections.has(wanted) ? wanted : this.store.report.sections.find((section) => !this.store.isPart(section))?.id);
    if (this.store.sections.has(wanted)) this.go(wanted);
  }

  setSection(id) {
    if (id === this.section || !id) return;
    this.section = id;
    this.outline.mark(id);
    this.status.place(id);
    this.questions.draw();
    this.bases?.follow();
    this.chips();
  }

  chips() {
    const section = this.store.sections.get(this.section);
    const here = section && !this.store.isPart(section) ? [say("chip-shorten", { number: section.number })] : [];
    const why = this.draft.selected ? [say("chip-why")] : [];
    this.talk.chips([...nextSteps(this.store), ...why, ...here, say("chip-compare"), say("chip-expired")]);
  }

  tab(name) {
    if (narrow()) showPane("right");
    this.pickTab(name);
  }

  /** id: a section, or "head", "tail". */
  go(id) {
    if (narrow()) showPane("mid");
    const edge = one(`#draft [data-frame="${CSS.escape(id)}"]`);
    if (edge) {
      edge.open = true;
      return scrollTo(edge, "start");
    }
    this.setSection(id);
    scrollTo(one(`#draft [data-section="${CSS.escape(id)}"]`), "start");
  }

  goFinding(finding) {
    if (!finding) return;
    if (narrow()) showPane("mid");
    if (finding.section) this.setSection(finding.section);
    const place = one(`#draft [data-sentence="${CSS.escape(finding.sentence ?? "")}"]`) ?? one(`#draft [data-section="${CSS.escape(finding.section ?? "")}"]`);
    const edge = place?.closest("details");
    if (edge) edge.open = true;
    scrollTo(place);
    for (const other of all("#draft .sent.on")) other.classList.remove("on");
    place?.classList.add("on");
    this.findings.point(finding);
  }

  askAbout(fact) {
    this.tab("questions");
    this.questions.focus(fact);
  }

  async decide(id, decision, said) {
    const section = this.store.sections.get(id);
    try {
      const saved = await this.saver.decide(id, decision);
      if (saved) this.done(say(said, { heading: headingOf(section), name: decision.candidate ?? "" }));
    } catch (error) {
      toast(error.message, null, "error");
    }
  }

  async fix(finding, choice = 0) {
    const paragraphs = replaced(this.store, finding, finding.replacements[choice].text);
    if (paragraphs) await this.decide(finding.section, { action: "edit", paragraphs }, "did-fix");
  }

  #answerNext() {
    this.tab("questions");
    this.questions.focusNext();
  }

  /** Something was done in the panes: a toast with «Hoàn tác», and a line in the conversation. */
  done(text) {
    this.talk.line(text, true);
    toast(text, { label: say("undo"), run: () => this.undo() });
  }

  undo() {
    return this.steps.undo();
  }

  #answered(question, value) {
    this.talk.line(say(value === "none" ? "did-none" : "did-answer", { number: this.store.numberOf(question.id), value }), true);
  }
}
