// «Người cùng soạn»: owner and members of the report; added by name, left out, the report handed over.
import { actions, composing, one } from "../core/dom.js";
import { call, get } from "../core/http.js";
import { toast } from "../core/shell.js";
import { say, stamp } from "../core/templates.js";
import { fold } from "../core/text.js";

const MOST = 6;

export class People {
  constructor(report) {
    Object.assign(this, { report, found: null, colleagues: [] });
    this.name = one("#people-name");
    this.name.addEventListener("input", () => this.#search());
    this.name.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || composing(event)) return;
      event.preventDefault();
      const fitting = this.#fitting();
      if (fitting.length === 1) this.#takeIn(fitting[0]);
    });
    actions(one("#people-dialog"), {
      "take-in": (button) => this.#takeIn(this.colleagues.find(({ id }) => id === button.dataset.person)),
      "leave-out": (button) => this.#leaveOut(this.#member(button.dataset.person)),
      "hand-over": (button) => this.#ask(this.#member(button.dataset.person)),
      "surely-hand-over": (button) => this.#handOver(this.#member(button.dataset.person)),
      "keep-owner": () => this.#draw(),
    });
  }

  async open() {
    one("#people-error").textContent = "";
    one("#people-add").hidden = true; // until it is known who drafts along
    one("#people-dialog").showModal();
    try {
      [this.found, this.colleagues] = await Promise.all([get(`/reports/${this.report}/people`), get("/people")]);
      this.#draw();
    } catch (error) {
      one("#people-error").textContent = error.message;
    }
    if (this.found?.changeable) this.name.focus();
  }

  #member(id) {
    return this.found.members.find((each) => each.id === id);
  }

  #draw() {
    const { owner, members, changeable } = this.found;
    const rows = [owner ? row(owner, { owner: true }) : stamp("nobody"), ...members.map((each) => row(each, { changeable }))];
    one("#people-list").replaceChildren(...rows);
    one("#people-add").hidden = !changeable;
    one("#people-fixed").hidden = changeable;
    this.#search();
  }

  #fitting() {
    const words = fold(this.name.value).split(/\s+/u).filter(Boolean);
    if (!words.length) return [];
    const here = new Set([this.found.owner?.id, ...this.found.members.map(({ id }) => id)]);
    return this.colleagues.filter(({ id, name }) => !here.has(id) && words.every((word) => fold(name).includes(word)));
  }

  #search() {
    const fitting = this.#fitting();
    const words = this.name.value.trim();
    one("#people-found").replaceChildren(...fitting.slice(0, MOST).map(({ id, name, role }) => stamp("person-found", { id, name, role: say(`role-${role}`) })));
    one("#people-told").textContent = !words ? "" : !fitting.length ? say("people-none", { words }) : fitting.length === 1 ? say("people-one", fitting[0]) : say("people-many", { count: fitting.length });
  }

  #takeIn(person) {
    this.name.value = "";
    return this.#put(this.found.owner?.id, [...this.found.members, person], say("did-take-in", person), () => this.name);
  }

  #leaveOut(person) {
    return this.#put(this.found.owner?.id, this.found.members.filter((each) => each !== person), say("did-leave-out", nameOf(person)), () => this.name);
  }

  #ask(person) {
    const node = stamp("person-sure", { id: person.id, text: say("hand-over-sure", nameOf(person)) });
    one(`#people-list [data-person="${CSS.escape(person.id)}"]`).replaceWith(node);
    one("button", node).focus();
  }

  /** The owner until now drafts along. */
  #handOver(person) {
    const members = this.found.members.filter((each) => each !== person);
    return this.#put(person.id, this.found.owner ? [...members, this.found.owner] : members, say("did-hand-over", nameOf(person)), () => one("#people-dialog [data-do='shut']"));
  }

  async #put(owner, members, said, focused) {
    one("#people-error").textContent = "";
    try {
      const answer = await call("PUT", `/reports/${this.report}/people`, { body: { ...(owner ? { owner } : {}), members: members.map(({ id }) => id) } });
      this.found = await answer.json();
      toast(said, null, "check");
    } catch (error) {
      one("#people-error").textContent = error.message;
    }
    this.#draw();
    focused()?.focus();
  }
}

const nameOf = ({ name }) => ({ name: name ?? say("person-gone") });

function row(person, { owner = false, changeable = false }) {
  const { name } = nameOf(person);
  return stamp("person", { id: person.id, name, role: person.role && say(`role-${person.role}`), owner, changeable, hand_label: say("hand-over-of", { name }), leave_label: say("leave-out-of", { name }) });
}
