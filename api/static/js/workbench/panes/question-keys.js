// «Hỏi» by keys alone: arrows walk the cards and the choices, digits choose, Alt+0 says none, Alt+= the same as before, Alt+Enter goes to the place in the draft.
import { all, composing, one, scrollTo } from "../../core/dom.js";

const FIELD = "input, [data-do='option']";

export function questionKeys(desk) {
  const { root, list } = desk.questions;
  const card = (target) => target.closest("[data-question]");

  function walk(from, step) {
    const cards = all("[data-question]", list).filter((node) => one(FIELD, node));
    const next = cards[cards.indexOf(from) + step];
    if (!next) return;
    scrollTo(next, "nearest");
    (one("[aria-pressed='true']", next) ?? one(FIELD, next)).focus({ preventScroll: true });
  }

  function along(target, step) {
    const row = all("[data-do='option']", card(target));
    row[(row.indexOf(target) + step + row.length) % row.length].focus();
  }

  function place(from) {
    const slot = one(`#draft .slot[data-fact="${CSS.escape(from.dataset.question)}"]`);
    const section = desk.store.questions.get(from.dataset.question)?.sections[0];
    if (section) desk.go(section);
    if (slot) { scrollTo(slot); slot.focus({ preventScroll: true }); }
  }

  root.addEventListener("keydown", (event) => {
    const from = card(event.target);
    if (!from || composing(event) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const option = event.target.matches("[data-do='option']");
    const { key } = event;
    if (key === "Enter" && event.altKey) place(from);
    else if (key === "0" && event.altKey && option) one("[data-do='none']", from)?.click();
    else if (key === "=" && event.altKey && option) one("[data-do='same']", from)?.click();
    else if (event.altKey) return;
    else if (key === "ArrowDown" || key === "ArrowUp") walk(from, key === "ArrowDown" ? 1 : -1);
    else if (option && (key === "ArrowRight" || key === "ArrowLeft")) along(event.target, key === "ArrowRight" ? 1 : -1);
    else if (option && /^[1-9]$/.test(key)) all("[data-do='option']", from)[key - 1]?.click();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }, true);
}
