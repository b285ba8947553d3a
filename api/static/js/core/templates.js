// Fills <template id="t-NAME"> elements of the page. All words an officer reads stand in the templates, none in the scripts.
//   data-t="key"            text content            data-if="key" / data-unless="key"   keep the element or not
//   data-a="href=link;…"    attributes              data-c="on=current;…"               classes
import { SPRITE } from "./dom.js";

const ICONS = "/static/icons.svg";
const read = new Map();

/** "href=link;title=word" → [["href", "link"], ["title", "word"]] */
function pairs(text) {
  if (!read.has(text)) read.set(text, text.split(";").map((pair) => pair.split("=").map((word) => word.trim())));
  return read.get(text);
}

function fillOne(node, data) {
  const { t, a, c } = node.dataset;
  if (t !== undefined) node.textContent = data[t] ?? "";
  if (a) for (const [name, key] of pairs(a)) setAttribute(node, name, data[key]);
  if (c) for (const [name, key] of pairs(c)) node.classList.toggle(name, Boolean(data[key]));
}

function setAttribute(node, name, value) {
  if (value === undefined || value === null || value === false) node.removeAttribute(name);
  else node.setAttribute(name, typeof value === "string" && value.startsWith(ICONS) ? SPRITE + value.slice(ICONS.length) : value);
}

export function fill(node, data) {
  for (const each of node.querySelectorAll("[data-if], [data-unless]")) {
    const { if: wanted, unless } = each.dataset;
    if ((wanted && !data[wanted]) || (unless && data[unless])) each.remove();
  }
  for (const each of [node, ...node.querySelectorAll("[data-t], [data-a], [data-c]")]) fillOne(each, data);
  return node;
}

export function stamp(name, data = {}) {
  const template = document.getElementById(`t-${name}`);
  return fill(template.content.firstElementChild.cloneNode(true), data);
}

export const part = (node, name) => (node.dataset.part === name ? node : node.querySelector(`[data-part="${name}"]`));

let words = null;

/** say("saved", {time}) → the phrase of that name in <template id="words">, with {time} filled in. */
export function say(key, values = {}) {
  words ??= new Map([...document.getElementById("words").content.querySelectorAll("[data-w]")].map((each) => [each.dataset.w, each.textContent]));
  const phrase = words.get(key);
  if (phrase === undefined) throw new Error(`no phrase "${key}"`);
  return phrase.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

export const knows = (key) => {
  try { return Boolean(say(key)); } catch { return false; }
};
