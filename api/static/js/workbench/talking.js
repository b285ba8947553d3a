// The conversation of the workbench: what is said acts on the report that is open here.
import { one } from "../core/dom.js";
import { Conversation } from "../core/conversation.js";
import { ownName } from "./client.js";

export function talking(desk) {
  const { saver, store } = desk;
  let answered = null;

  /** What a message changes is this page's own doing, though it carries no key: nothing is fetched until its answer is here. */
  function asking() {
    desk.tab("talk");
    saver.hold(true);
  }

  async function afterAnswer(answer) {
    if (answer.actions?.length) await saver.reload().catch(() => saver.lost());
    saver.hold(false);
  }

  return new Conversation(one("#talk"), one("#composer"), {
    report: store.report.id,
    context: () => ({ section: desk.section ?? undefined, sentence: desk.draft.selected ?? undefined }),
    onSend: asking,
    onAnswer: (answer) => (answered = afterAnswer(answer)),
    onUndo: async (since) => { await answered; return saver.undo(since); },
    onOffline: () => saver.lost(),
    onGo: (id) => desk.go(id),
    isOwn: (who) => who === ownName(),
  });
}
