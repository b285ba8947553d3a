// Taking a document out of the library, after asking; a document that reports rest on stays, with the reason in place.
import { one } from "../core/dom.js";
import { remove } from "../core/http.js";
import { toast } from "../core/shell.js";
import { say } from "../core/templates.js";

const at = (name) => one(`#remove-${name}`);
let current = null;

async function go(event) {
  event.preventDefault();
  at("go").disabled = true;
  try {
    await remove(`/documents/${encodeURIComponent(current.document.id)}`);
    at("dialog").close();
    toast(say("removed", current.document));
    current.onRemoved();
  } catch (error) {
    at("error").textContent = error.message;
  }
  at("go").disabled = false;
}

export function removing(document, onRemoved) {
  if (!current) at("form").addEventListener("submit", go);
  current = { document, onRemoved };
  at("name").textContent = document.title;
  at("error").textContent = "";
  at("dialog").showModal();
}
