// A press of the mouse is never lost: where the page moved or drew a button anew before the mouse was let go, the button that stands in its place is
// pressed; where there is none any more, that is said.
import { all } from "./dom.js";
import { say } from "./templates.js";

const STILL = 4; // CSS pixels that a hand may move while it presses
const KEYS = ["section", "question", "sentence", "finding", "revision"];

const attribute = (name, value) => `[data-${name}="${CSS.escape(value)}"]`;

/** Where a button stands, in words that also find the one drawn in its place: {node, selector, text}. */
function placeOf(node) {
  const owner = KEYS.map((key) => node.closest(`[data-${key}]`)).find(Boolean);
  const key = KEYS.find((each) => owner?.dataset[each] !== undefined);
  const within = node.parentElement.closest("[id]");
  const own = ["do", "name", "value", "tool", "filter"].filter((name) => node.dataset[name] !== undefined).map((name) => attribute(name, node.dataset[name]));
  const holder = owner && owner !== node ? `${attribute(key, owner.dataset[key])} ` : "";
  return { node, selector: `${within ? `#${CSS.escape(within.id)} ` : ""}${holder}${own.join("")}`, text: node.textContent };
}

function standingFor({ node, selector, text }) {
  const found = node.isConnected ? [node] : all(selector).filter((each) => each.textContent === text);
  return found.length === 1 && !found[0].disabled ? found[0] : null;
}

/** lost(sentence) is told what could not be done. */
export function pressing(lost) {
  let pressed = null;

  addEventListener("mousedown", (event) => {
    const node = event.button === 0 && !event.target.closest("label, .pm") ? event.target.closest("button[data-do]") : null;
    pressed = node && !node.disabled ? { ...placeOf(node), x: event.clientX, y: event.clientY } : null;
  }, true);
  addEventListener("click", ({ target }) => { if (pressed?.node.contains(target)) pressed = null; }, true);
  addEventListener("mouseup", ({ clientX, clientY }) => {
    const mine = pressed;
    if (!mine || Math.hypot(clientX - mine.x, clientY - mine.y) > STILL) return (pressed = null);
    setTimeout(() => {
      if (pressed !== mine) return;
      pressed = null;
      const standing = standingFor(mine);
      if (standing) standing.click();
      else lost(say("press-lost", { name: mine.text.trim().replace(/\s+/g, " ") }));
    });
  }, true);
}
