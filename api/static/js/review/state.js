// The review as the server last told it: claims, conclusions, threads, standing of sections; and the acts on it.
import { get, post, call } from "../core/http.js";
import { say } from "../core/templates.js";
import { CHANGED, changedSection } from "./changed.js";

export const KINDS = ["basis", "figure", "promise", "content"];
export const VERDICTS = { 1: "pass", 2: "mend", 3: "return" };

export const FILTERS = {
  all: () => true,
  basis: (claim) => claim.kind === "basis",
  figure: (claim) => claim.kind === "figure",
  promise: (claim) => claim.kind === "promise",
  content: (claim) => claim.kind === "content",
  unseen: (claim, review) => !review.concluded(claim),
  flagged: (claim) => claim.findings.some(isGrave),
};

/** An open slot is told by the question it waits for; the finding says nothing more. */
export const isGrave = (finding) => ["error", "warning"].includes(finding.severity) && !finding.text.startsWith("[…");

export class Review {
  constructor(id) {
    this.id = id;
    this.data = null;
  }

  async load() {
    this.#take(await get(`/reports/${this.id}/claims`));
  }

  /** Whether the words are others than those on the page. */
  async refresh() {
    const before = this.data.sha256;
    await this.load();
    return this.data.sha256 !== before;
  }

  #take(data) {
    this.data = data;
    this.sections = data.sections.filter((section) => section.claims.length);
    this.claims = new Map(data.sections.flatMap((section) => section.claims.map((claim) => [claim.id, { ...claim, section: section.id }])));
    for (const section of data.sections) section.claims = section.claims.map((claim) => this.claims.get(claim.id));
    this.changed = changedSection(this);
  }

  /** What can be opened, in order: what has changed since the last round first. */
  get places() {
    return this.changed ? [this.changed, ...this.sections] : this.sections;
  }

  section(id) {
    return this.places.find((section) => section.id === id);
  }

  standing(id) {
    return id === CHANGED ? this.#standingOfChanged() : this.data.standing[id];
  }

  #standingOfChanged() {
    const concluded = this.changed.claims.map((claim) => this.concluded(claim)).filter(Boolean);
    const faulty = concluded.filter(({ verdict }) => verdict !== "pass").length;
    return { word: "open", total: this.changed.claims.length, seen_claims: concluded.length, faulty, slots: 0, errors: 0 };
  }

  sentence(claim) {
    return this.data.sentences[claim.sentence] ?? null;
  }

  conclusion(claim) {
    return this.data.conclusions[claim.id] ?? null;
  }

  /** The conclusion that holds for the words shown. */
  concluded(claim) {
    const found = this.conclusion(claim);
    return found?.holds ? found : null;
  }

  threads(claim) {
    return this.data.comments.filter((thread) => thread.claim === claim.id);
  }

  /** Kept word by word and without any finding: those may pass together. */
  keptWords(claim) {
    const sentence = this.sentence(claim);
    return claim.kind === "content" && sentence?.verbatim && !claim.findings.length && !this.concluded(claim);
  }

  async #act(path, body = {}) {
    Object.assign(this.data, await post(`/reports/${this.id}${path}`, body));
  }

  judge(claims, verdict, reason = "") {
    return this.#act("/verdicts", { verdicts: claims.map((claim) => ({ claim: claim.id, verdict, seen: claim.seen, reason })) });
  }

  passUnchanged() {
    return this.#act("/verdicts/unchanged");
  }

  async takeBackUnchanged() {
    await this.#withdraw("/verdicts/unchanged");
  }

  comment(claim, text) {
    return this.#act("/comments", { claim: claim.id, text });
  }

  reply(number, text) {
    return this.#act("/comments", { answers: number, text });
  }

  resolve(number, resolved) {
    return this.#act(`/comments/${number}/resolve`, { resolved });
  }

  sign(id) {
    return this.#act(`/sections/${encodeURIComponent(id)}/sign_off`, { seen: this.standing(id).seen });
  }

  async unsign(id) {
    await this.#withdraw(`/sections/${encodeURIComponent(id)}/sign_off`);
  }

  async #withdraw(path) {
    const answer = await call("DELETE", `/reports/${this.id}${path}`);
    Object.assign(this.data, await answer.json());
  }

  sendBack(id, reason) {
    return this.#act(`/sections/${encodeURIComponent(id)}/return`, { reason });
  }

  sendReportBack(reason) {
    return this.#act("/return", { reason });
  }

  submit(note) {
    return this.#act("/submit", { note });
  }

  approve() {
    return this.#act("/approve", { seen: this.data.sha256 });
  }
}

export function nameOf(section) {
  if (section.id === CHANGED) return say("changed-title");
  if (["head", "tail"].includes(section.id)) return say(`section-${section.id}`);
  const { heading, number } = section;
  return heading.startsWith(number) ? heading : [number, heading].filter(Boolean).join(" ");
}
