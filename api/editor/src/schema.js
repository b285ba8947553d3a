// A section as the editor sees it: paragraphs of plain text, each with the id the server knows it by and whether it is a footnote.
import { Schema } from "prosemirror-model";

export const schema = new Schema({
  nodes: {
    doc: { content: "paragraph+" },
    paragraph: {
      content: "text*",
      attrs: { id: { default: null }, footnote: { default: false } },
      toDOM: (node) => ["p", { "data-paragraph": node.attrs.id || "", class: node.attrs.footnote ? "footnote" : "" }, 0],
      parseDOM: [{ tag: "p" }, { tag: "div" }, { tag: "li" }],
    },
    text: {},
  },
});

export function toDocument(paragraphs) {
  const nodes = paragraphs.map(({ id = null, text, footnote = false }) => schema.node("paragraph", { id, footnote }, text ? [schema.text(text)] : []));
  return schema.node("doc", null, nodes.length ? nodes : [schema.node("paragraph")]);
}

export function fromDocument(doc) {
  const paragraphs = [];
  doc.forEach((node) => {
    const text = node.textContent.normalize("NFC").trim();
    const { id, footnote } = node.attrs;
    if (text) paragraphs.push({ ...(id ? { id } : {}), text, footnote });
  });
  return paragraphs;
}
