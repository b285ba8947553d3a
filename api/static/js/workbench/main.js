// The workbench: loads the report and joins outline, draft, drawer and footer.
import { actions, one } from "../core/dom.js";
import { get } from "../core/http.js";
import { banner, start } from "../core/shell.js";
import { say, stamp } from "../core/templates.js";
import { Desk } from "./desk.js";
import { loadEditor } from "./editor.js";
import { People } from "./people.js";
import { Store } from "./store.js";

start();

const id = document.body.dataset.report;

async function open() {
  one("#draft").replaceChildren(stamp("loading"));
  try {
    const store = new Store(await get(`/reports/${id}`));
    banner("away");
    new Desk(store);
    document.body.dataset.ready = "";
    (window.requestIdleCallback ?? setTimeout)(() => loadEditor().catch(() => {}));
  } catch (error) {
    one("#draft").replaceChildren(stamp("not-opened", { reason: error.message }));
    for (const id of ["status", "report-title"]) one(`#${id}`).textContent = say("not-opened");
  }
}

actions(one("#draft"), { reopen: open });
if (one("#people-dialog")) {
  const people = new People(id);
  actions(document.body, { people: () => people.open() });
}
open();
