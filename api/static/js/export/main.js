// The export page: the document on paper beside what is open and what can be chosen; then the file.
import { actions, all, one } from "../core/dom.js";
import { download } from "../core/download.js";
import { get } from "../core/http.js";
import { start, toast } from "../core/shell.js";
import { say, stamp } from "../core/templates.js";
import { importing } from "./importing.js";
import { panelNode, restChoices, wanted } from "./panel.js";
import { paperNode } from "./paper.js";
import { officeTemplates } from "./templates.js";

start();

const id = document.body.dataset.report;
const templates = officeTemplates();
let found = null;

function show() {
  const title = say("export-title", { title: found.title });
  document.title = title;
  one("#report-title").textContent = title;
  one("#status").textContent = say("export-status", found);
  one("#paper").replaceChildren(paperNode(found.paper));
  for (const label of all("[data-go]")) label.textContent = say(found.paper.watermark ? "export-draft" : "export-final");
}

async function refresh() {
  found = await get(`/reports/${id}/paper`);
  show();
}

async function open() {
  one("#paper").replaceChildren(stamp("loading-paper"));
  try {
    await refresh();
    one("#panel").replaceChildren(panelNode(found, id));
    show();
    for (const button of all("[data-do='download']")) button.disabled = false;
    one("#choices").addEventListener("change", (event) => restChoices(event.currentTarget));
    one("#download-why").hidden = true;
    await templates.draw(found.template);
  } catch (error) {
    one("#paper").replaceChildren(stamp("failed-paper", { reason: error.message }));
    one("#status").textContent = error.message;
  }
}

async function fetchFile(button, suffix) {
  const query = wanted(one("#choices"));
  one("#export-error").textContent = "";
  button.disabled = true;
  try {
    const name = await download(`/reports/${id}/export.${suffix}${query ? `?${query}` : ""}`, `${found.title}.${suffix}`);
    toast(say("downloaded", { name }), null, "download");
  } catch (error) {
    one("#export-error").textContent = error.message;
    one("#export-error").scrollIntoView({ block: "nearest" });
  } finally {
    button.disabled = false;
  }
}

actions(document.body, {
  print: () => print(),
  again: open,
  download: (button) => fetchFile(button, "docx"),
  "download-pdf": (button) => fetchFile(button, "pdf"),
});
importing(id, { onStored: refresh });
open();
