// What waits for the server, one entry a write, in this browser: survives a reload, a crash and a second tab of the same report.
import { lasting } from "../core/memory.js";
import { newKey } from "./client.js";

export class Outbox {
  /** items: what earlier pages of this person left behind comes first. A write that two pages send has one key and is made once. */
  constructor(report) {
    this.prefix = `outbox:${report}:`;
    this.full = false;
    const left = lasting.keys(this.prefix).map((key) => lasting.get(key)).filter((item) => item?.key);
    this.items = left.sort((one, other) => one.at - other.at);
  }

  get length() {
    return this.items.length;
  }

  /** An edit of a section that has not left yet gives way to a newer one. */
  add(item, busy) {
    const old = item.decision?.action === "edit" && this.items.find((each) => each !== busy && each.section === item.section && each.decision?.action === "edit");
    if (old) this.remove(old);
    const kept = { key: newKey(), at: Date.now(), ...item };
    this.items.push(kept);
    this.full = !lasting.set(this.prefix + kept.key, kept);
    return { item: kept, old };
  }

  remove(item) {
    this.items = this.items.filter((each) => each !== item);
    lasting.drop(this.prefix + item.key);
    if (!this.items.length) this.full = false;
  }
}
