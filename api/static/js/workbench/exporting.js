// «Xuất Word»: says what is still open, then fetches the file; a refusal is shown instead of a broken download.
import { deskOf } from "../core/addresses.js";
import { actions, one } from "../core/dom.js";
import { download } from "../core/download.js";
import { toast } from "../core/shell.js";
import { say } from "../core/templates.js";

export function exporting(desk) {
  const dialog = one("#export-dialog");
  const { store } = desk;

  async function run(button) {
    button.disabled = true;
    try {
      const name = await download(`/reports/${store.report.id}/export.docx${one("#export-sources").checked ? "?sources=true" : ""}`, `${store.report.title}.docx`);
      dialog.close();
      toast(say("exported", { name }), null, "download");
      desk.talk.line(say("exported", { name }));
    } catch (error) {
      one("#export-error").textContent = error.message;
    } finally {
      button.disabled = false;
    }
  }

  function ask() {
    const { progress } = store.report;
    const { errors } = store.counts();
    const open = progress.waiting;
    one("#export-open").hidden = !open;
    one("#export-open-text").textContent = say("export-open", { count: open });
    one("#export-errors").hidden = !errors;
    one("#export-errors-text").textContent = say("export-errors", { count: errors });
    one("#export-clear").hidden = Boolean(open || errors);
    one("#export-error").textContent = "";
    one("#export-page").href = `${deskOf(store.report.id)}/xuat`;
    one("#export-go").textContent = say(open ? "export-draft" : "export-final");
    dialog.showModal();
  }

  actions(document.body, {
    "ask-export": ask,
    "run-export": run,
    "answer-first": () => { dialog.close(); desk.tab("questions"); desk.questions.focusNext(); },
    "errors-first": () => { dialog.close(); desk.tab("findings"); },
    "see-errors": () => desk.tab("findings"),
    marks: (button) => {
      document.body.dataset.marks = button.dataset.marks;
      for (const each of button.parentElement.children) each.setAttribute("aria-pressed", String(each === button));
    },
    retry: () => desk.saver.flush(),
  });
}
