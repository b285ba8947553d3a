// The editing pane of one section: mount it on an element, read the paragraphs back, tear it down.
import { baseKeymap } from "prosemirror-commands";
import { closeHistory, history, redo, undo } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
import { EditorState, TextSelection } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { identity } from "./identity.js";
import { looksLegacy } from "./legacy.js";
import { marks, showFindings } from "./marks.js";
import { fromDocument, toDocument } from "./schema.js";

const CHECK_AFTER = 700;

/**
 * paragraphs: [{id?, text, footnote?}] · label: accessible name · onChange(): text changed · onSave(), onCancel(): keys
 * onLegacy(): pasted text is in an old code page · check(texts) → Promise<[{paragraph, start, end, severity, message}]>, UTF-16 offsets
 */
export function mount(place, { paragraphs, label, onChange, onSave, onCancel, onLegacy, check }) {
  let timer = 0;

  const keys = keymap({
    "Mod-z": undo,
    "Mod-y": redo,
    "Mod-Enter": () => (onSave(), true),
    "Mod-s": () => (onSave(), true),
    Escape: () => (onCancel(), true),
  });
  const view = new EditorView(place, {
    state: EditorState.create({ doc: toDocument(paragraphs), plugins: [history(), keys, keymap(baseKeymap), identity, marks] }),
    attributes: { role: "textbox", "aria-multiline": "true", "aria-label": label, lang: "vi", spellcheck: "false", class: "pm" },
    transformPastedText: nfc,
    transformPastedHTML: nfc,
    dispatchTransaction(transaction) {
      view.updateState(view.state.apply(transaction));
      if (!transaction.docChanged) return;
      onChange();
      later();
    },
  });

  function nfc(text) {
    if (looksLegacy(text.replace(/<[^>]*>/g, " "))) onLegacy();
    return text.normalize("NFC");
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(inspect, CHECK_AFTER);
  }

  async function inspect() {
    if (view.isDestroyed) return;
    if (view.composing) return later();
    const texts = [];
    view.state.doc.forEach((node) => texts.push(node.textContent));
    const findings = await check(texts).catch(() => null);
    if (!findings || view.isDestroyed) return;
    if (view.composing) return later();
    showFindings(view, { texts, findings });
  }

  const end = TextSelection.atEnd(view.state.doc);
  view.dispatch(view.state.tr.setSelection(end));
  later();

  return {
    view,
    focus: () => view.focus(),
    composing: () => view.composing,
    paragraphs: () => fromDocument(view.state.doc),
    /** The next change starts a new undo step: call before what is written is handed on. */
    seal: () => view.dispatch(closeHistory(view.state.tr)),
    destroy() {
      clearTimeout(timer);
      view.destroy();
    },
  };
}
