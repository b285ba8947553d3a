// The report as the server last told it, and who wants to know when it changes.

/** Neither answered nor closed because its words were taken out of the text. */
export const isOpen = (question) => question.value === null && !question.closed;

export class Store {
  #listeners = [];

  constructor(report) {
    this.#take(report);
  }

  #take(report) {
    this.report = { suppressed: [], unused_suppressions: [], ...report };
    this.sections = new Map(report.sections.map((section) => [section.id, section]));
    this.questions = new Map(report.questions.map((question) => [question.id, question]));
    this.findings = { section: grouped(this.report.findings, "section"), sentence: grouped(this.report.findings, "sentence") };
    this.parents = new Set(report.sections.map((section) => section.parent).filter(Boolean));
  }

  /** listener({sections: Set of ids, or null for all}) */
  subscribe(listener) {
    this.#listeners.push(listener);
  }

  #tell(change) {
    for (const listener of this.#listeners) listener(change);
  }

  /** A state older than the one shown is not taken. */
  replace(report) {
    if (report.revision < this.report.revision) return;
    this.#take(report);
    this.#tell({ sections: null });
  }

  /** Takes the answer of a decision or of answered questions: changed sections (`outline`: those that stand, in order), head and tail, questions, all findings, progress. */
  merge(delta) {
    if (delta.revision < this.report.revision) return;
    const changed = delta.sections ?? (delta.section ? [delta.section] : []);
    const before = this.report.findings;
    const by = new Map(changed.map((section) => [section.id, section]));
    const asked = new Map((delta.questions ?? []).map((question) => [question.id, question]));
    const order = [...this.sections.keys()];
    const outline = delta.outline ?? order;
    const moved = outline.join("|") !== order.join("|");
    const findings = delta.findings ?? before;
    this.#take({
      ...this.report,
      revision: delta.revision ?? this.report.revision,
      head: delta.head ?? this.report.head,
      tail: delta.tail ?? this.report.tail,
      sections: outline.map((id) => by.get(id) ?? this.sections.get(id)).filter(Boolean),
      questions: delta.outline ? delta.questions : this.report.questions.map((question) => asked.get(question.id) ?? question),
      findings,
      suppressed: delta.suppressed ?? this.report.suppressed,
      unused_suppressions: delta.unused_suppressions ?? this.report.unused_suppressions,
      checked: delta.checked ?? this.report.checked,
      progress: delta.progress ?? this.report.progress,
      review: delta.review ?? this.report.review,
      inherited_share: delta.inherited_share ?? this.report.inherited_share,
    });
    this.#tell({ sections: moved ? null : new Set([...by.keys(), ...touched(before, findings)]) });
  }

  /** A part that only holds sub-sections. */
  isPart(section) {
    return this.parents.has(section.id) && section.paragraphs.length === 0 && section.status !== "edited";
  }

  findingsIn(sectionId) {
    return this.findings.section.get(sectionId) ?? [];
  }

  findingsOf(sentenceId) {
    return this.findings.sentence.get(sentenceId) ?? [];
  }

  /** Findings other than open slots, which the questions already show: {errors, warnings, notes, slots}. */
  counts() {
    const { findings } = this.report;
    const other = findings.filter((finding) => !onSlot(finding));
    const of = (...severities) => other.filter((finding) => severities.includes(finding.severity)).length;
    return { errors: of("error"), warnings: of("warning"), notes: of("info", "hint"), slots: findings.length - other.length };
  }

  openQuestions() {
    return this.report.questions.filter(isOpen);
  }

  numberOf(questionId) {
    return this.report.questions.findIndex((question) => question.id === questionId) + 1;
  }

  followup(questionId) {
    return this.report.followups.find((followup) => followup.question === questionId) ?? null;
  }

  shown(section) {
    return section.chosen ?? section.candidates[0] ?? "A";
  }
}

/** An open slot is asked about under «Hỏi»; the finding that it is open says nothing more. */
export const onSlot = (finding) => finding.text.startsWith("[…");

function grouped(list, name) {
  const groups = new Map();
  for (const each of list) {
    if (!groups.has(each[name])) groups.set(each[name], []);
    groups.get(each[name]).push(each);
  }
  return groups;
}

/** Sections whose findings differ between two lists. */
function touched(before, after) {
  if (before === after) return [];
  const keys = (list) => new Set(list.map((finding) => `${finding.section}|${finding.sentence}|${finding.code}|${finding.start}`));
  const [old, fresh] = [keys(before), keys(after)];
  const differ = [...before.filter((f) => !fresh.has(key(f))), ...after.filter((f) => !old.has(key(f)))];
  return differ.map((finding) => finding.section);
}

const key = (finding) => `${finding.section}|${finding.sentence}|${finding.code}|${finding.start}`;
