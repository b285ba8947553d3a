// Candidates of each section: which one is looked at, what has arrived of it, what was withheld and why.
import { stream } from "../core/http.js";
import { say } from "../core/templates.js";

const fresh = () => ({ viewed: null, texts: new Map(), withheld: {}, bases: {}, letters: {}, pending: new Set(), failed: null, stop: null, plain: false, asking: false, reopened: false });

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
    if (!this.#states.has(id)) this.#states.set(id, fresh());
    return this.#states.get(id);
  }

  #forget(sections) {
    for (const id of sections ?? this.#states.keys()) {
      const state = this.#states.get(id);
      if (!state || state.pending.size) continue;
      state.texts.clear();
      Object.assign(state, { viewed: null, failed: null, asking: false, reopened: false, bases: {} });
    }
  }

  /** The candidate that stands as the section's text; none where the text is the officer's own or there is none yet. */
  #own(section) {
    if (section.status === "edited" || !section.paragraphs.length) return null;
    return this.store.shown(section);
  }

  /**
   * What to show of a section: {name, names, own, paragraphs, withheld, basis, letters, streaming, begun, failed, plain, asking, open}.
   * own: the candidate that stands as its text · plain: seen without comparison · open: its candidates are shown · streaming but not begun waits its turn.
   */
  view(section) {
    const state = this.#state(section.id);
    const own = this.#own(section);
    const name = state.viewed ?? own;
    const extra = document.body.dataset.model ? ["D"] : [];
    const arrived = state.texts.get(name);
    const names = [...new Set([...section.candidates, ...Object.keys(state.withheld), ...extra])].sort();
    return {
      name,
      own,
      names,
      paragraphs: arrived ?? (name === own || !state.viewed ? section.paragraphs : []),
      withheld: state.withheld,
      basis: state.bases[name] ?? null,
      letters: state.letters[name] ?? 0,
      streaming: state.pending.has(name),
      begun: state.stop !== null,
      failed: state.failed,
      plain: state.plain,
      asking: state.asking,
      other: Boolean(state.viewed) && name !== own,
      open: state.reopened || ["proposed", "rejected"].includes(section.status) || (section.status === "empty" && names.length > 0),
    };
  }

  /** Sets how a section's candidates are looked at: {plain, asking, reopened, viewed}. */
  set(sectionId, change) {
    Object.assign(this.#state(sectionId), change);
    this.#redraw(sectionId);
  }

  look(sectionId, name) {
    const section = this.store.sections.get(sectionId);
    const state = this.#state(sectionId);
    state.viewed = name;
    state.failed = null;
    const known = name === this.#own(section) || state.texts.has(name) || state.pending.has(name) || state.withheld[name];
    this.#redraw(sectionId);
    if (!known) this.ask(sectionId, [name]);
  }

  /** Streams candidates anew; a wish is for the model's. */
  async ask(sectionId, names, instruction = "") {
    const state = this.#state(sectionId);
    state.stop?.abort();
    const mine = new AbortController();
    state.stop = mine;
    state.failed = null;
    for (const name of names) {
      state.pending.add(name);
      state.texts.set(name, []);
      state.letters[name] = 0;
      delete state.withheld[name];
      delete state.bases[name];
    }
    this.#redraw(sectionId);
    try {
      const path = `/reports/${this.store.report.id}/sections/${sectionId}/proposals`;
      const whole = await stream(path, { candidates: names, instruction }, (event, data) => state.stop === mine && this.#take(sectionId, event, data), mine.signal);
      if (whole) this.#takeAll(sectionId, whole.candidates);
    } catch (error) {
      if (state.stop === mine) this.#fail(state, names, error);
    }
    if (state.stop !== mine) return;
    state.pending.clear();
    this.#redraw(sectionId);
  }

  #take(sectionId, event, data) {
    const state = this.#state(sectionId);
    const name = data.candidate;
    if (event === "paragraph") state.texts.set(name, [...(state.texts.get(name) ?? []), data.paragraph]);
    else if (event === "progress") state.letters[name] = data.letters;
    else if (event === "basis") state.bases[name] = data;
    else if (event === "withheld") {
      state.withheld[name] = data.reason;
      state.pending.delete(name);
    } else if (event === "done") state.pending.clear();
    else return;
    this.#redraw(sectionId);
  }

  #takeAll(sectionId, candidates) {
    const state = this.#state(sectionId);
    for (const { name, paragraphs, withheld, ...basis } of candidates) {
      state.texts.set(name, paragraphs);
      state.bases[name] = basis;
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

  /** Stops whatever is being drafted, in every section. */
  stopAll() {
    this.#stopped = true;
    for (const state of this.#states.values()) if (state.pending.size) state.stop?.abort();
  }
}

/** The phrase that says why what is looked at cannot be accepted; null where it can. */
export function whyNotAccepted({ name, withheld, streaming, paragraphs }) {
  if (withheld[name]) return "accept-withheld";
  if (name && streaming) return "accept-arriving";
  return name && paragraphs.length ? null : "accept-none";
}
