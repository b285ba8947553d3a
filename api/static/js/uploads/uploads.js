// The panel of files on their way into the library: all of them as a whole, each on its line, with cancel, «Thử lại» and «Bỏ».
import { actions } from "../core/dom.js";
import { Offline, post, remove } from "../core/http.js";
import { part, say, stamp } from "../core/templates.js";
import { LineView, newLine, OPEN } from "./lines.js";
import { cancel, groups, newRun, openRuns, send, watch } from "./runs.js";

const failureAt = (id) => `/documents/failures/${id}`;

export class Uploads {
  #views = new Map();
  #files = new Map();
  #runs = new Set();
  #sending = null;
  #away = false;

  /** place(): where the panel is put · after(document): buttons of a read file · onRead(documents): after each that came in · onIdle() */
  constructor({ place, after = () => [], onRead = () => {}, onIdle = () => {} }) {
    Object.assign(this, { place, after, onRead, onIdle });
  }

  /** Failures that stand on a line of the panel. */
  get failures() {
    return new Set([...this.#views.values()].map(({ line }) => line.failure).filter(Boolean));
  }

  /** Takes up runs that went on while the page was away. */
  async resume() {
    for (const run of await openRuns()) if (run.work !== "reindex") this.follow(run);
  }

  /** Shows a run of the server line by line. */
  follow(run) {
    this.#show();
    this.#heard(run);
    this.#follow(run.id);
  }

  async take(files) {
    this.#show();
    for (const { name, file } of files) {
      this.#forget(name);
      this.#files.set(name, file);
      this.#draw(newLine(name));
    }
    const before = this.#sending;
    const stop = before ?? new AbortController();
    this.#sending = stop;
    const mine = (this.queue ?? Promise.resolve()).then(() => this.#sendAll(files, stop));
    this.queue = mine;
    await mine;
    if (this.queue === mine) this.#sending = null;
    this.#count();
  }

  async #sendAll(files, stop) {
    for (const group of groups(files)) {
      if (stop.signal.aborted) this.#each(group, { state: "cancelled" });
      else await this.#sendGroup(group, stop);
    }
  }

  async #sendGroup(group, stop) {
    const id = newRun();
    try {
      const run = await send(id, group, { signal: stop.signal, onProgress: (share) => this.#each(group, { state: share < 1 ? "sending" : "waiting", share }) });
      this.#each(group, { state: "waiting" });
      if (stop.signal.aborted) cancel(run.id).catch(() => {});
      this.#follow(run.id);
    } catch (error) {
      if (error.name === "AbortError") {
        const came = await cancel(id).then(() => true, () => false);
        if (came) this.#follow(id);
        else this.#each(group, { state: "cancelled" });
      } else if (group.length > 1 && !(error instanceof Offline)) for (const each of group) await this.#sendGroup([each], stop);
      else this.#each(group, { state: "failed", reason: error.message });
    }
  }

  async #follow(run) {
    this.#runs.add(run);
    try {
      await watch(run, (data) => this.#heard(data), (away) => { this.#away = away; this.#count(); });
    } catch (error) {
      for (const { line } of this.#views.values()) if (line.run === run && OPEN.has(line.state)) this.#draw({ ...line, state: "failed", reason: error.message });
    }
    this.#runs.delete(run);
    this.#count();
    if (!this.#runs.size && !this.#sending) this.onIdle();
  }

  #heard({ id, lines = [], gone = [] }) {
    for (const name of gone) this.#forget(name);
    for (const line of lines) this.#draw({ ...line, run: id });
    const read = lines.filter((line) => line.state === "done").map((line) => line.document);
    if (read.length) this.onRead(read);
  }

  #each(group, change) {
    for (const { name } of group) {
      const { line } = this.#views.get(name) ?? {};
      if (line && OPEN.has(line.state)) this.#draw({ ...line, ...change });
    }
  }

  #draw(line) {
    const view = this.#views.get(line.name);
    if (view) view.draw(line);
    else {
      const made = new LineView(line, this.after);
      this.#views.set(line.name, made);
      part(this.node, "lines").append(made.node);
    }
    this.#count();
  }

  #forget(name) {
    this.#views.get(name)?.node.remove();
    this.#views.delete(name);
  }

  #show() {
    if (this.node?.isConnected) return;
    this.#views.clear();
    this.node = stamp("uploads");
    actions(this.node, { cancel: () => this.#cancel(), "close-uploads": () => this.#close(), again: (button) => this.#again(button), "drop-file": (button) => this.#drop(button) });
    this.place(this.node);
  }

  #cancel() {
    this.#sending?.abort();
    this.#sending = null;
    for (const run of this.#runs) cancel(run).catch(() => {});
  }

  #close() {
    this.node.remove();
    this.#views.clear();
    this.onIdle();
  }

  #lineOf(button) {
    const node = button.closest(".upload");
    return [...this.#views.values()].find((view) => view.node === node).line;
  }

  async #again(button) {
    const line = this.#lineOf(button);
    if (!line.failure) return this.take([{ name: line.name, file: this.#files.get(line.name) }]);
    try {
      this.follow(await post(`${failureAt(line.failure)}/retry`));
    } catch (error) {
      this.#draw({ ...line, reason: error.message });
    }
  }

  async #drop(button) {
    const line = this.#lineOf(button);
    if (line.failure) await remove(failureAt(line.failure)).catch(() => {});
    this.#forget(line.name);
    if (this.#views.size) this.#count();
    else this.#close();
  }

  /** The head of the panel: how many are done, how far the whole is. */
  #count() {
    const lines = [...this.#views.values()].map((view) => view.line);
    const number = (...states) => lines.filter((line) => states.includes(line.state)).length;
    const open = number(...OPEN);
    part(this.node, "title").textContent = say(this.#away ? "uploads-away" : open ? "uploads-open" : "uploads-over", { total: lines.length });
    const counts = { done: number("done"), reading: number("reading", "indexing"), waiting: number("sending", "waiting"), failed: number("failed"), cancelled: number("cancelled") };
    const said = Object.entries(counts).filter(([, count]) => count).map(([name, count]) => say(`count-${name}`, { count }));
    part(this.node, "counts").textContent = said.join(" · ");
    part(this.node, "whole").value = lines.length ? (lines.length - open) / lines.length : 0;
    part(this.node, "whole").hidden = part(this.node, "cancel").hidden = !open;
    part(this.node, "close").hidden = open > 0;
  }
}
