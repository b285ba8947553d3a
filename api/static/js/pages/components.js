// The components page: the draft's own marks, colours with their contrast as it is in the theme shown, the drawings of the sprite.
import { one } from "../core/dom.js";
import { start } from "../core/shell.js";
import { part, say, stamp } from "../core/templates.js";

start();

/** Colour → the grounds it stands on; strokes need 3 : 1, letters 4.5 : 1. */
const GROUNDS = {
  ink: ["paper", "pane", "sel"], "ink-2": ["paper", "pane", "sel"], "ink-3": ["paper", "pane", "desk"], act: ["paper", "pane"], focus: ["paper", "pane"], edge: ["paper", "pane"],
  inh: ["paper", "inh-bg", "sel"], shf: ["paper", "shf-bg", "sel"], slt: ["paper", "slt-bg", "pane"], err: ["paper", "err-bg", "pane"], okc: ["paper", "okc-bg", "pane"],
};
const STROKES = new Set(["focus", "edge"]);
const shown = (name) => `/static/icons.svg#${name}`;

function waved(text, kind) {
  const node = document.createElement("span");
  node.className = kind;
  node.textContent = text;
  return node;
}

const gutter = (kind, ...content) => {
  const node = stamp("paragraph", { kind: say(`gutter-${kind}`), icon: shown(kind), inherited: kind === "inherit" });
  node.append(...content);
  return node;
};

const LOOKS = {
  inherited: () => [gutter("inherit", say("sample-inherited"), number("7"))],
  shifted: () => [say("sample-shifted"), stamp("mark-edit", { kind: say("op-shift"), icon: shown("shift"), from: "2025", to: "2026" })],
  renamed: () => [say("sample-renamed"), stamp("mark-edit", { kind: say("op-entity"), icon: shown("office"), from: say("sample-old"), to: say("sample-new") })],
  frozen: () => [waved(say("sample-frozen"), "frozen")],
  slot: () => [stamp("mark-slot", { fact: "", name: say("sample-slot"), previous: say("sample-previous") })],
  value: () => [stamp("mark-value", { text: "16", icon: shown("check") }), say("sample-value")],
  error: () => [waved(say("sample-error"), "bad")],
  warning: () => [waved(say("sample-warning"), "doubt")],
  note: () => [waved(say("sample-note"), "note")],
  author: () => [gutter("pen", say("sample-author"))],
};

function number(text) {
  const node = document.createElement("span");
  node.className = "ref";
  node.textContent = text;
  return node;
}

function rgb(variable) {
  const probe = document.createElement("span");
  probe.style.color = `var(--${variable})`;
  document.body.append(probe);
  const found = getComputedStyle(probe).color.match(/[\d.]+/g).slice(0, 3).map(Number);
  probe.remove();
  return found;
}

/** Relative luminance of WCAG 2.2, 0…1. */
function luminance(channels) {
  const [red, green, blue] = channels.map((value) => value / 255).map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one, other) {
  const [high, low] = [luminance(rgb(one)), luminance(rgb(other))].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

function colourNode([name, grounds]) {
  const node = stamp("colour", { name, variable: `--${name}`, role: say(`colour-${name}`) });
  one(".swatch", node).style.background = `var(--${name})`;
  const needed = STROKES.has(name) ? 3 : 4.5;
  part(node, "ratios").append(...grounds.map((ground) => {
    const ratio = contrast(name, ground);
    return stamp("ratio", { ratio: ratio.toFixed(1).replace(".", ","), ground, low: ratio < needed });
  }));
  return node;
}

function colours() {
  one("#theme-name").textContent = say(`theme-${document.documentElement.dataset.theme}`);
  one("#colours").replaceChildren(...Object.entries(GROUNDS).map(colourNode));
}

async function icons() {
  const sprite = new DOMParser().parseFromString(await (await fetch("/static/icons.svg")).text(), "image/svg+xml");
  one("#icons").replaceChildren(...[...sprite.querySelectorAll("symbol")].map(({ id }) => stamp("icon", { name: id, href: shown(id) })));
}

for (const row of document.querySelectorAll("#marks tr")) part(row, "looks").replaceChildren(...LOOKS[row.dataset.mark]());
new MutationObserver(colours).observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
colours();
icons();
