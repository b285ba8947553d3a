// Changes that are made at once or not at all: they say whether they were made, and are not kept for a lost server.
import { call, Offline } from "../../core/http.js";
import { newKey } from "../client.js";

export class Changes {
  constructor(desk) {
    Object.assign(this, { desk, store: desk.store, path: `/reports/${desk.store.report.id}` });
  }

  /** A change whose answer is the whole report. Resolves to that answer. */
  async whole(method, path, body = {}) {
    const report = await this.#send(method, path, body);
    this.store.replace(report);
    return report;
  }

  /** A change whose answer is what has changed. */
  async part(method, path, body = {}) {
    const delta = await this.#send(method, path, body);
    this.store.merge(delta);
    return delta;
  }

  async #send(method, path, body) {
    const { revision } = this.store.report;
    const bare = method === "DELETE" || body === null;
    const options = { headers: { "idempotency-key": newKey() }, ...(bare ? {} : { body: { ...body, revision } }) };
    try {
      const response = await call(method, `${this.path}${path}${method === "DELETE" ? `?revision=${revision}` : ""}`, options);
      return await response.json();
    } catch (error) {
      if (error instanceof Offline) this.desk.saver.lost();
      else if (error.status === 409) await this.desk.saver.reload();
      throw error;
    }
  }
}
