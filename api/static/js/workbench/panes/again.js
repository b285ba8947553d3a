// «Soạn lại»: a line under the candidates for how it is wanted; without a model only what works without one is offered.
import { part, say, stamp } from "../../core/templates.js";

const WISHES = ["shorter", "longer", "formal"];

export function againNode(section, view) {
  const model = Boolean(document.body.dataset.model);
  const node = stamp("again", { model, name: view.name, field: `wish-${section.id}` });
  const chips = model
    ? WISHES.map((wish) => stamp("wish", { wish: say(`wish-${wish}-text`), candidate: "D", label: say(`wish-${wish}`) }))
    : section.candidates.filter((name) => name !== view.name).map((name) => stamp("wish", { wish: null, candidate: name, label: say(`wish-${name}`) }));
  part(node, "wishes").append(...chips);
  return node;
}

/** Handlers of the buttons in it; `of` gives the section of a button. */
export function againHandlers(desk, of) {
  const { proposals } = desk;
  const view = (id) => proposals.view(desk.store.sections.get(id));
  return {
    again: (button) => proposals.set(of(button), { asking: !view(of(button)).asking }),
    "again-close": (button) => proposals.set(of(button), { asking: false }),
    "again-plain": (button) => { proposals.set(of(button), { asking: false }); proposals.ask(of(button), [view(of(button)).name]); },
    wish: (button) => take(desk, of(button), button.dataset.candidate, button.dataset.wish),
  };
}

export function againSubmit(desk, event) {
  const form = event.target.closest("[data-part='again']");
  if (!form) return;
  event.preventDefault();
  take(desk, form.closest("[data-section]").dataset.section, "D", part(form, "wish")?.value.normalize("NFC").trim() ?? "");
}

/** A wish to the model, or another candidate that is there. */
function take({ proposals }, id, name, wish) {
  proposals.set(id, { asking: false });
  if (!wish && name !== "D") return proposals.look(id, name);
  proposals.set(id, { viewed: name });
  return proposals.ask(id, [name], wish ?? "");
}
