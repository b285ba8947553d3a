// One document of the library: its text in the middle, contents to the left, how it was understood to the right.
import { one } from "../core/dom.js";
import { get } from "../core/http.js";
import { narrow, showPane, start } from "../core/shell.js";
import { chars } from "../core/text.js";
import { say, stamp } from "../core/templates.js";
import { Panel } from "../understanding/panel.js";
import { TextPane } from "./text-pane.js";

start();

const flat = (outline) => outline.flatMap((line) => [line, ...flat(line.children ?? [])]);

function drawContents(found) {
  const lines = flat(found.outline).map((line) => stamp("contents-line", { href: `#m-${line.start}`, level: line.level, heading: line.heading }));
  one("#contents").replaceChildren(...(lines.length ? lines : [stamp("no-contents")]));
}

/** {start, end} asked for by the address «#doan-START-END»; `gone` where the text has no such place. */
function asked(length) {
  const match = /^#doan-(\d+)-(\d+)$/.exec(location.hash);
  if (!match) return null;
  const [from, to] = [Number(match[1]), Number(match[2])];
  return { start: from, end: to, gone: from >= to || to > length };
}

async function open() {
  try {
    const found = await get(`/documents/${encodeURIComponent(document.body.dataset.document)}`);
    const letters = chars(found.text);
    document.title = say("title-of", { title: found.title });
    one("#title").textContent = found.title;
    drawContents(found);
    const panel = new Panel(one("#about"), { page: true, onChanged: drawContents, onRemoved: () => location.assign("/kho") });
    panel.draw(found);
    const pane = new TextPane(one("#body"), found, letters);
    const show = () => {
      const place = asked(letters.length);
      if (narrow() && location.hash) showPane("mid");
      pane.show(place);
    };
    show();
    addEventListener("hashchange", show);
  } catch (error) {
    one("#body").replaceChildren(stamp("failed", { reason: error.message }));
  }
}

open();
