// Sentences that stand in the same words over several periods: marked in the draft, counted under the outline, told beside the source.
import { one, scrollTo } from "../../core/dom.js";
import { periodWords } from "../../core/dates.js";
import { part, say, stamp } from "../../core/templates.js";

const all = (store) => store.report.sections.flatMap((section) => section.unchanged ?? []);

export const unchangedOf = (store, sentence) => all(store).find((each) => each.sentence === sentence) ?? null;

/** The strip beside the source of such a sentence; nothing for another. */
export function unchangedNodes(store, sentence) {
  const found = unchangedOf(store, sentence.id);
  return found ? [stamp("unchanged", { text: say("unchanged-since", { since: periodWords(found.since), count: found.periods }) })] : [];
}

export class Unchanged {
  #at = -1;

  constructor(desk) {
    Object.assign(this, { desk, store: desk.store });
    this.store.subscribe(() => this.draw());
    this.draw();
  }

  draw() {
    const { root } = this.desk.outline;
    const { length } = all(this.store);
    part(root, "unchanged").hidden = !length;
    part(root, "unchanged-count").textContent = say("unchanged-foot", { count: length });
  }

  /** To the next such sentence that is shown. */
  next() {
    const shown = all(this.store).filter(({ sentence }) => one(`#draft [data-sentence="${CSS.escape(sentence)}"]`));
    if (!shown.length) return;
    this.#at = (this.#at + 1) % shown.length;
    const { sentence } = shown[this.#at];
    scrollTo(one(`#draft [data-sentence="${CSS.escape(sentence)}"]`));
    this.desk.draft.select(sentence);
  }
}
