// Files that could not be read, kept with their reasons until they are read or dropped.
import { actions } from "../core/dom.js";
import { day } from "../core/dates.js";
import { get, post, remove } from "../core/http.js";
import { toast } from "../core/shell.js";
import { part, say, stamp } from "../core/templates.js";

const address = (id) => `/documents/failures/${id}`;

function line(failure) {
  return stamp("failure", {
    ...failure,
    id: String(failure.id),
    path: failure.path ?? failure.name,
    when: say("failed-times", { attempts: failure.attempts, day: day(failure.last_at) }),
  });
}

export class Failures {
  /** uploads: its panel shows the fresh ones, which are not shown twice. */
  constructor(root, uploads) {
    Object.assign(this, { root, uploads });
    actions(root, {
      retry: (button) => this.#retry([button.closest("[data-failure]")]),
      forget: (button) => this.#forget(button.closest("[data-failure]")),
      "retry-all": () => this.#retry([...this.root.querySelectorAll("[data-failure]:has([data-do='retry'])")]),
    });
  }

  async load() {
    const found = await get("/documents/failures").catch(() => []);
    const shown = this.uploads.failures;
    const rest = found.filter((failure) => !shown.has(failure.id));
    this.root.hidden = !rest.length;
    part(this.root, "list").replaceChildren(...rest.map(line));
  }

  async #retry(nodes) {
    for (const node of nodes) {
      try {
        this.uploads.follow(await post(`${address(node.dataset.failure)}/retry`));
        node.remove();
      } catch (error) {
        toast(error.message, null, "error");
      }
    }
    this.#hideEmpty();
  }

  async #forget(node) {
    try {
      await remove(address(node.dataset.failure));
      node.remove();
      this.#hideEmpty();
    } catch (error) {
      toast(error.message, null, "error");
    }
  }

  #hideEmpty() {
    this.root.hidden = !part(this.root, "list").children.length;
  }
}
