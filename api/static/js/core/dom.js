// Small DOM vocabulary. Text always enters the page as text nodes.

export const one = (selector, root = document) => root.querySelector(selector);
export const all = (selector, root = document) => [...root.querySelectorAll(selector)];

/** Icons by the versioned address that this script came by: a browser keeps it, so that they are drawn without a connection too. */
export const SPRITE = new URL("../../icons.svg", import.meta.url).pathname;

/** icon("check") → <svg class="i" aria-hidden="true"><use href="…/icons.svg#check"/></svg> */
export function icon(name, small = false) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", small ? "i s" : "i");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `${SPRITE}#${name}`);
  svg.append(use);
  return svg;
}

/** Runs handlers[data-do] for clicks inside root: actions(root, {save: (button, event) => …}). */
export function actions(root, handlers) {
  root.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    if (!button || !root.contains(button) || button.disabled) return;
    handlers[button.dataset.do]?.(button, event);
  });
}

/** A key press that belongs to an input method must reach nothing else. */
export const composing = (event) => event.isComposing || event.keyCode === 229;

export const typing = (target) => target.closest?.("input, textarea, select, [contenteditable='true']") !== null;

export function scrollTo(element, block = "center") {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  element?.scrollIntoView({ block, behavior: calm ? "auto" : "smooth" });
}

export function later(delay, job) {
  let timer = 0;
  return (...given) => {
    clearTimeout(timer);
    timer = setTimeout(() => job(...given), delay);
  };
}

/** Runs job at each pause, and at least so often while there is none. Times in milliseconds. */
export function paced(pause, most, job) {
  let timer = 0;
  let first = 0;
  return () => {
    first ||= performance.now();
    clearTimeout(timer);
    const run = () => { first = 0; job(); };
    timer = setTimeout(run, Math.max(0, Math.min(pause, first + most - performance.now())));
  };
}
