// Candidates of each section: which one is looked at, what has arrived of it, what was withheld and why.
import { stream } from "../core/http.js";
import { say } from "../core/templates.js";

export class Proposals {
  #states = new Map();
  #redraw;
  #stopped = false;

  /** redraw(section id) is called whenever something of a section's candidates has changed. */
  constructor(store, redraw) {
    this.store = store;
    this.#redraw = redraw;
    store.subscribe(({ sections }) => this.#forget(sections));
  }

  #state(id) {
    if (!this.#states.has(id)) this.#states.set(id, { viewed: null, texts: new Map(), withheld: {}, pending: new Set(), failed: null, stop: null });
    return this.#states.get(id);
  }

  #forget(sections) {
    for (const id of sections ?? this.#states.keys()) {
      const state = this.#states.get(id);
      if (!state || state.pending.size) continue;
      state.texts.clear();
      state.viewed = null;
      state.failed = null;
    }
  }

  /** What to show of a section: {name, names, paragraphs, withheld, streaming, begun, failed}: streaming but not begun is waiting its turn. */
  view(section) {
    const state = this.#state(section.id);
    const own = this.store.shown(section);
    const name = state.viewed ?? own;
    const extra = document.body.dataset.model ? ["D"] : [];
    const names = [...new Set([...section.candidates, ...Object.keys(state.withheld), ...extra])].sort();
    const arrived = state.texts.get(name);
    return {
      name,
      names,
      paragraphs: arrived ?? (name === own ? section.paragraphs : []),
      withheld: state.withheld,
      streaming: state.pending.has(name),
      begun: state.stop !== null,
      failed: state.failed,
    };
  }

  look(sectionId, name) {
    const section = this.store.sections.get(sectionId);
    const state = this.#state(sectionId);
    state.viewed = name;
    state.failed = null;
    const known = name === this.store.shown(section) || state.texts.has(name) || state.pending.has(name) || state.withheld[name];
    this.#redraw(sectionId);
    if (!known) this.ask(sectionId, [name]);
  }

  /** Streams candidates anew. */
  async ask(sectionId, names) {
    const state = this.#state(sectionId);
    state.stop?.abort();
    state.stop = new AbortController();
    state.failed = null;
    for (const name of names) {
      state.pending.add(name);
      state.texts.set(name, []);
      delete state.withheld[name];
    }
    this.#redraw(sectionId);
    try {
      const path = `/reports/${this.store.report.id}/sections/${sectionId}/proposals`;
      const whole = await stream(path, { candidates: names }, (event, data) => this.#take(sectionId, event, data), state.stop.signal);
      if (whole) this.#takeAll(sectionId, whole.candidates);
    } catch (error) {
      this.#fail(state, names, error);
    }
    state.pending.clear();
    this.#redraw(sectionId);
  }

  #take(sectionId, event, data) {
    const state = this.#state(sectionId);
    if (event === "paragraph") {
      const texts = state.texts.get(data.candidate) ?? [];
      state.texts.set(data.candidate, [...texts, data.paragraph]);
    } else if (event === "withheld") {
      state.withheld[data.candidate] = data.reason;
      state.pending.delete(data.candidate);
    } else if (event === "done") {
      state.pending.clear();
    } else return;
    this.#redraw(sectionId);
  }

  #takeAll(sectionId, candidates) {
    const state = this.#state(sectionId);
    for (const { name, paragraphs, withheld } of candidates) {
      state.texts.set(name, paragraphs);
      if (withheld) state.withheld[name] = withheld;
    }
  }

  #fail(state, names, error) {
    for (const name of names) state.texts.delete(name);
    state.failed = error.name === "AbortError" ? say("stopped") : error.message;
  }

  /** First look at a new report: every undecided section is streamed in document order. onStep(done, of) after each. */
  async drawAll(onStep) {
    const waiting = this.store.report.sections.filter((section) => section.status === "proposed" && !this.store.isPart(section));
    for (const section of waiting) {
      const state = this.#state(section.id);
      for (const name of section.candidates) {
        state.pending.add(name);
        state.texts.set(name, []);
      }
      this.#redraw(section.id);
    }
    for (const [index, section] of waiting.entries()) {
      onStep(index, waiting.length);
      if (this.#stopped) this.#release(section.id);
      else await this.ask(section.id, section.candidates);
    }
    onStep(waiting.length, waiting.length);
  }

  #release(sectionId) {
    const state = this.#state(sectionId);
    state.pending.clear();
    state.texts.clear();
    this.#redraw(sectionId);
  }

  stop(sectionId) {
    this.#stopped = true;
    this.#states.get(sectionId)?.stop?.abort();
  }
}
