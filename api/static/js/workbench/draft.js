// The draft in the middle: head, sections, tail, what was left behind. Redraws one section at a time, never one being edited.
import { actions, all, later, one } from "../core/dom.js";
import { toast } from "../core/shell.js";
import { part, say, stamp } from "../core/templates.js";
import { againHandlers, againSubmit } from "./panes/again.js";
import { begin } from "./panes/beginning.js";
import { textOf } from "./saver.js";
import { place } from "./placing.js";
import { whyNotAccepted } from "./proposals.js";
import { droppedNode, frameNode, headingOf, sectionNode } from "./sections.js";
import { moment } from "../core/dates.js";

const READING_LINE = 0.3;

export class Draft {
  constructor(root, desk) {
    Object.assign(this, { root, desk, store: desk.store, selected: null });
    this.#listen();
    this.store.subscribe(({ sections }) => this.#changed(sections));
    this.drawAll();
    root.addEventListener("scroll", later(60, () => this.#follow()), { passive: true });
  }

  #listen() {
    const { desk } = this;
    const of = (button) => button.closest("[data-section]").dataset.section;
    actions(this.root, {
      look: (button) => desk.proposals.look(of(button), button.dataset.name),
      accept: (button) => this.accept(of(button)),
      edit: (button) => this.edit(of(button)),
      reject: (button) => desk.decide(of(button), { action: "reject" }, "did-reject"),
      redo: (button) => desk.proposals.ask(of(button), [desk.proposals.view(this.store.sections.get(of(button))).name]),
      others: (button) => desk.proposals.set(of(button), { reopened: true }),
      "compare-on": (button) => desk.proposals.set(of(button), { plain: false }),
      "compare-off": (button) => desk.proposals.set(of(button), { plain: true }),
      begin: (button) => begin(desk, of(button), button),
      ...againHandlers(desk, of),
      stop: (button) => desk.proposals.stop(of(button)),
      nothing: (button) => desk.decide(of(button), { action: "edit", paragraphs: [{ text: say("nothing-text") }] }, "did-nothing"),
      "save-edit": (button) => desk.editing.save(of(button)),
      "cancel-edit": (button) => desk.editing.cancel(of(button)),
      "resume-edit": (button) => this.edit(of(button), null),
      "keep-mine": (button) => desk.editing.keepMine(of(button)),
      "take-theirs": (button) => desk.editing.cancel(of(button)),
      "see-difference": (button) => desk.editing.compare(of(button)),
      "drop-edit": (button) => desk.editing.forget(of(button)),
      slot: (button, event) => { event.stopPropagation(); if (button.dataset.fact) desk.askAbout(button.dataset.fact); },
      fix: (button) => desk.fix(this.#findingOf(button)),
      "see-finding": (button) => { desk.tab("findings"); desk.findings.point(this.#findingOf(button)); },
    });
    this.root.addEventListener("click", (event) => {
      const sentence = event.target.closest("[data-sentence]");
      if (sentence && !event.target.closest("[data-do], .editing") && getSelection().isCollapsed) this.select(sentence.dataset.sentence);
    });
    this.root.addEventListener("submit", (event) => againSubmit(desk, event));
    this.root.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step && event.target.matches("[data-do='look']")) this.#stepCandidate(event, step);
    });
  }

  #findingOf = (button) => {
    const { sentence, code, start } = button.closest("[data-strip]").dataset;
    return this.store.report.findings.find((finding) => finding.sentence === sentence && finding.code === code && finding.start === Number(start));
  };

  #stepCandidate(event, step) {
    const row = all("[data-do='look']", event.target.parentElement);
    const next = row[(row.indexOf(event.target) + step + row.length) % row.length];
    const id = event.target.closest("[data-section]").dataset.section;
    event.preventDefault();
    this.desk.proposals.look(id, next.dataset.name);
    one(`[data-section="${CSS.escape(id)}"] [data-name="${next.dataset.name}"]`, this.root)?.focus();
  }

  #node(section) {
    const node = sectionNode(section, this.store, this.desk.proposals.view(section));
    const kept = this.desk.editing.kept(section.id);
    if (kept) part(node, "body").prepend(stamp("kept-edit", { time: moment(kept.at) }));
    node.classList.toggle("current", section.id === this.desk.section);
    this.desk.company?.mark(node, section.id);
    return node;
  }

  /** Draws everything anew around the sections that are being edited: those stay as they are. */
  drawAll() {
    const { report } = this.store;
    const kept = new Map(all("[data-section]", this.root).filter((node) => this.desk.editing.has(node.dataset.section)).map((node) => [node.dataset.section, node]));
    const nodes = [frameNode("head", this.store), ...report.sections.map((section) => kept.get(section.id) ?? this.#node(section)), frameNode("tail", this.store)];
    if (report.dropped.length) nodes.push(droppedNode(report.dropped));
    const sheet = one(".sheet:has(> [data-section])", this.root) ?? stamp("sheet");
    for (const child of [...sheet.children]) if (!nodes.includes(child)) child.remove();
    let last = null;
    for (const node of nodes) {
      const next = last ? last.nextElementSibling : sheet.firstElementChild;
      if (next !== node) sheet.insertBefore(node, next);
      last = node;
    }
    if (!sheet.isConnected) this.root.replaceChildren(sheet);
  }

  #changed(sections) {
    if (sections === null && !this.store.report.sections.some((section) => this.desk.editing.has(section.id))) {
      const { scrollTop } = this.root;
      this.drawAll();
      this.root.scrollTop = scrollTop;
    } else {
      for (const name of ["head", "tail"]) one(`[data-frame="${name}"]`, this.root).replaceWith(frameNode(name, this.store));
      if (sections === null) this.#place();
      for (const id of sections ?? this.store.sections.keys()) this.redraw(id);
    }
    this.#keepSelection();
  }

  #place() {
    const known = new Map(all(".sheet > [data-section]", this.root).map((node) => [node.dataset.section, node]));
    const nodes = this.store.report.sections.map((section) => known.get(section.id) ?? this.#node(section));
    place(one(".sheet", this.root), one("[data-frame='head']", this.root), nodes, (node) => this.desk.editing.has(node.dataset.section));
  }

  redraw(id) {
    const section = this.store.sections.get(id);
    const old = one(`[data-section="${CSS.escape(id ?? "")}"]`, this.root);
    if (!section || !old || this.desk.editing.has(id)) return;
    const focused = old.contains(document.activeElement) ? document.activeElement.dataset : null;
    const node = this.#node(section);
    old.replaceWith(node);
    if (focused?.do) one(`[data-do="${focused.do}"]${focused.name ? `[data-name="${focused.name}"]` : ""}`, node)?.focus({ preventScroll: true });
    this.#keepSelection();
  }

  #keepSelection() {
    if (this.selected) one(`[data-sentence="${CSS.escape(this.selected)}"]`, this.root)?.classList.add("on");
  }

  /** Whether it is taken; where it cannot be, that is said. */
  accept(id) {
    const section = this.store.sections.get(id);
    const view = this.desk.proposals.view(section);
    const { name, withheld } = view;
    const why = whyNotAccepted(view);
    if (why) toast(say(why, { name, heading: headingOf(section), reason: withheld[name] }), null, "warn");
    else this.desk.decide(id, { action: "accept", candidate: name }, "did-accept");
    return !why;
  }

  /** texts: what the pane begins with where that is not what was typed last, or what stands. */
  edit(id, texts = this.#otherText(id)) {
    this.desk.editing.open(id, texts).catch((error) => toast(error.message, null, "error"));
  }

  /** Of a candidate that is looked at beside the text that stands; null where the text itself is looked at. */
  #otherText(id) {
    const { other, paragraphs } = this.desk.proposals.view(this.store.sections.get(id));
    return other && paragraphs.length ? paragraphs.map((each) => ({ text: textOf(each), footnote: each.footnote })) : null;
  }

  select(id) {
    for (const node of all(".sent.on", this.root)) node.classList.remove("on");
    this.selected = id;
    this.#keepSelection();
    const node = one(`[data-sentence="${CSS.escape(id)}"]`, this.root);
    const section = this.store.sections.get(node.closest("[data-section]")?.dataset.section);
    if (section) this.desk.setSection(section.id);
    const number = one(".ref", node)?.textContent.trim();
    const sentence = this.#sentence(id, section);
    this.desk.picked.show(id);
    this.desk.tab("source");
    this.desk.sources.show(sentence, { title: section ? headingOf(section) : say("place-frame"), number });
    this.desk.chips();
  }

  /** No sentence is chosen any more. */
  drop() {
    this.selected = null;
    for (const node of all(".sent.on", this.root)) node.classList.remove("on");
    this.desk.chips();
  }

  #sentence(id, section) {
    const { head, tail } = this.store.report;
    const shown = section ? this.desk.proposals.view(section).paragraphs.flatMap((paragraph) => paragraph.sentences) : [];
    return [...head, section?.title, ...shown, ...tail].find((sentence) => sentence?.id === id);
  }

  #follow() {
    const box = this.root.getBoundingClientRect();
    const top = box.top + box.height * READING_LINE;
    const above = all(".sec[data-section]:not(.part)", this.root).filter((node) => node.getBoundingClientRect().top <= top);
    const current = above.at(-1) ?? one(".sec[data-section]:not(.part)", this.root);
    if (!current) return;
    this.desk.setSection(current.dataset.section);
    for (const node of all(".sec.current", this.root)) node.classList.remove("current");
    current.classList.add("current");
  }
}
