// Keys of the reviewer's page: nothing while somebody types or a dialog is open, nothing with Ctrl or Alt held.
import { composing, one, typing } from "../core/dom.js";
import { toBlock } from "./going.js";
import { VERDICTS } from "./state.js";
import { passUnchanged, takeBack } from "./together.js";
import { beginComment } from "./typing.js";

export function keys(page) {
  const plain = {
    j: () => page.rows.step(1),
    arrowdown: () => page.rows.step(1),
    k: () => page.rows.step(-1),
    arrowup: () => page.rows.step(-1),
    arrowright: () => page.turn(1),
    arrowleft: () => page.turn(-1),
    f: () => page.nextFilter(),
    c: () => beginComment(page),
    enter: () => page.sign(),
    b: () => toBlock(page),
    a: () => passUnchanged(page),
    u: () => takeBack(page),
  };
  for (const [key, verdict] of Object.entries(VERDICTS)) plain[key] = () => page.judge(verdict);

  addEventListener("keydown", (event) => {
    if (composing(event) || typing(event.target) || event.ctrlKey || event.altKey || event.metaKey || one("dialog[open]")) return;
    const key = event.key.toLowerCase();
    const onControl = event.target.closest?.("button, a, summary");
    if (key === "enter" && onControl) return;
    if (!plain[key]) return;
    event.preventDefault();
    plain[key]();
  });
}
