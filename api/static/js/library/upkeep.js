// «Kiểm tra thư viện» and «Lập lại chỉ mục»: do library, registry and both indexes agree, and making the indexes anew.
import { actions } from "../core/dom.js";
import { get, post } from "../core/http.js";
import { part, say, stamp } from "../core/templates.js";
import { watch } from "../uploads/runs.js";

export function upkeep(root, onRebuilt) {
  const said = part(root, "said");
  const tell = (words, { good = false, bad = false } = {}) => {
    const icon = `/static/icons.svg#${good ? "done" : bad ? "error" : "clock"}`;
    said.replaceChildren(...[words].flat().map((each) => stamp("upkeep", { words: each, icon, good, bad })));
  };

  async function guarded(button, job) {
    button.disabled = true;
    try {
      await job();
    } catch (error) {
      tell(error.message, { bad: true });
    }
    button.disabled = false;
  }

  const verify = async () => {
    tell(say("verifying"));
    const { ok, lines } = await get("/documents/verification");
    tell(lines, { good: ok, bad: !ok });
  };

  const rebuild = async () => {
    const run = await post("/documents/reindex");
    tell(say("rebuilding"));
    const last = await watch(run.id, () => {});
    if (last.state === "done") tell(say("rebuilt"), { good: true });
    else tell(say("rebuild-stopped", { reason: last.reason ?? "" }), { bad: true });
    onRebuilt();
  };

  actions(root, { verify: (button) => guarded(button, verify), rebuild: (button) => guarded(button, rebuild) });
  document.addEventListener("counted", ({ detail }) => { part(root, "size").textContent = say("library-size", detail); });
}
