// Who else is in the report: a word at every section that another page has open, what others did, and what this page has open told to them.
import { call, Offline } from "../core/http.js";
import { one } from "../core/dom.js";
import { part, say, stamp } from "../core/templates.js";
import { CLIENT, ownName } from "./client.js";
import { Following } from "./following.js";
import { headingOf } from "./sections.js";

const AGAIN = 15000;

export class Company {
  #here = [];
  #timer = 0;

  constructor(desk) {
    this.desk = desk;
    this.store = desk.store;
    this.following = new Following(desk.store, desk.saver, {
      onPresence: (people) => this.#present(people),
      onChanges: (changes) => this.#changed(changes),
    });
    addEventListener("pagehide", () => this.tell([]));
  }

  /** Says which sections this page has open for editing, again and again while there are some. */
  tell(sections = this.desk.editing.openIds()) {
    clearTimeout(this.#timer);
    if (sections.length) this.#timer = setTimeout(() => this.tell(), AGAIN);
    const body = { client: CLIENT, sections };
    call("PUT", `/reports/${this.store.report.id}/presence`, { body, keepalive: true }).catch((error) => {
      if (!(error instanceof Offline)) clearTimeout(this.#timer);
    });
  }

  #present(people) {
    const touched = new Set([...this.#here, ...people].map(({ section }) => section));
    this.#here = people.filter(({ client }) => client !== CLIENT);
    for (const id of touched) {
      const node = one(`#draft [data-section="${CSS.escape(id)}"]`);
      if (node) this.mark(node, id);
    }
  }

  /** Puts the word at a section's heading, or takes it away. */
  mark(node, id) {
    const place = part(node, "company");
    const names = new Set(this.#here.filter(({ section }) => section === id).map(({ who }) => who));
    const words = [...names].map((who) => stamp("company", { text: who === ownName() ? say("company-self") : say("company-other", { who }) }));
    place?.replaceChildren(...words);
  }

  /** What others did stands in the conversation as the server tells it; where that cannot be asked, in this page's words. */
  async #changed(changes) {
    this.desk.editing.overtaken(changes);
    if (await this.desk.talk.refresh()) return;
    for (const change of changes) {
      const [section] = change.sections.map((id) => this.store.sections.get(id)).filter(Boolean);
      const who = change.who === ownName() ? say("other-page", { who: change.who }) : change.who;
      const more = change.sections.length > 1 ? say("other-more", { count: change.sections.length - 1 }) : "";
      this.desk.talk.line(say(section ? "other-did-in" : "other-did", { who, what: change.what, heading: section && headingOf(section), more }));
    }
  }
}
