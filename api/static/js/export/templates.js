// The office's own templates: listed in the choices, added, taken away.
import { actions, one } from "../core/dom.js";
import { call, get, remove } from "../core/http.js";
import { say, stamp } from "../core/templates.js";

export function officeTemplates() {
  async function draw(chosen = one("#choices").elements.template.value) {
    const { templates, placeholders } = await get("/export-templates");
    const select = one("#choices").elements.template;
    select.replaceChildren(select.options[0], ...templates.map((each) => stamp("option", each)));
    select.value = templates.some(({ id }) => id === chosen) ? chosen : "";
    const nodes = templates.map((each) => stamp("stored", { ...each, label: say("remove-template", each) }));
    if (!nodes.length) {
      const none = document.createElement("li");
      none.textContent = say("no-templates");
      nodes.push(none);
    }
    one("#stored").replaceChildren(...nodes);
    one("#placeholders").textContent = placeholders.map((name) => `{{ ${name} }}`).join("  ");
  }

  async function tried(work) {
    one("#template-error").textContent = "";
    try {
      await work();
    } catch (error) {
      one("#template-error").textContent = error.message;
    }
  }

  document.body.addEventListener("change", (event) => {
    const file = event.target.id === "template-file" && event.target.files[0];
    if (!file) return;
    tried(async () => {
      const body = new FormData();
      body.append("file", file, file.name.normalize("NFC"));
      const made = await (await call("POST", "/export-templates", { body })).json();
      await draw(made.id);
    }).finally(() => { event.target.value = ""; });
  });
  actions(document.body, { "remove-template": (button) => tried(async () => { await remove(`/export-templates/${button.dataset.id}`); await draw(); }) });
  return { draw: (chosen) => tried(() => draw(chosen ?? undefined)) };
}
