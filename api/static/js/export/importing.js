// An edited .docx comes back: first what it would change, then, if the officer says so, the change itself; one step undoes it.
import { actions, one } from "../core/dom.js";
import { call, post } from "../core/http.js";
import { toast } from "../core/shell.js";
import { part, say, stamp } from "../core/templates.js";

const LISTS = ["left", "answered", "changed", "added", "removed", "headings", "moved"];

function item(name, each) {
  if (name === "moved") return stamp("brought-item", { after: each });
  if (name === "left") return stamp("brought-item", { after: each.text, reason: each.reason });
  if (name === "answered") return stamp("brought-item", { heading: each.name, after: each.value });
  return stamp("brought-item", each);
}

function broughtNode(brought, stored) {
  const node = stamp("brought", { nothing: brought.nothing, waits: !stored && !brought.nothing, stored: stored && !brought.nothing });
  const kept = document.createElement("li");
  kept.textContent = say("tally-kept", { count: brought.kept });
  part(node, "tally").append(kept);
  for (const name of LISTS) {
    if (!brought[name].length) continue;
    const list = stamp("brought-list", { title: say(`list-${name}`, { count: brought[name].length }), open: name === "left" && "open" });
    part(list, "items").append(...brought[name].map((each) => item(name, each)));
    part(node, "lists").append(list);
  }
  return node;
}

export function importing(id, { onStored }) {
  let file = null;
  const show = (...nodes) => one("#brought").replaceChildren(...nodes);

  async function send(dry) {
    const body = new FormData();
    body.append("file", file, file.name.normalize("NFC"));
    const response = await call("POST", `/reports/${id}/import${dry ? "?dry=true" : ""}`, { body });
    return response.json();
  }

  async function run(dry) {
    if (!file) return;
    show(stamp("brought-reading"));
    try {
      const brought = await send(dry);
      if (!dry) await onStored();
      show(broughtNode(brought, !dry));
    } catch (error) {
      show(stamp("brought-failed", { reason: error.message }));
    }
  }

  function forget() {
    file = null;
    one("#edited-file").value = "";
    show();
  }

  async function undo() {
    try {
      await post(`/reports/${id}/undo`);
      await onStored();
      forget();
      toast(say("undone"), null, "check");
    } catch (error) {
      toast(error.message, null, "error");
    }
  }

  document.body.addEventListener("change", (event) => {
    if (event.target.id !== "edited-file") return;
    file = event.target.files[0] ?? null;
    run(true);
  });
  actions(document.body, { bring: () => run(false), forget, "undo-import": undo });
}
