// A section as the editor sees it: paragraphs of plain text, each with the id the server knows it by.
import { Schema } from "prosemirror-model";

export const schema = new Schema({
  nodes: {
    doc: { content: "paragraph+" },
    paragraph: {
      content: "text*",
      attrs: { id: { default: null } },
      toDOM: (node) => ["p", { "data-paragraph": node.attrs.id || "" }, 0],
      parseDOM: [{ tag: "p" }, { tag: "div" }, { tag: "li" }],
    },
    text: {},
  },
});

export function toDocument(paragraphs) {
  const nodes = paragraphs.map(({ id = null, text }) => schema.node("paragraph", { id }, text ? [schema.text(text)] : []));
  return schema.node("doc", null, nodes.length ? nodes : [schema.node("paragraph")]);
}

export function fromDocument(doc) {
  const paragraphs = [];
  doc.forEach((node) => {
    const text = node.textContent.normalize("NFC").trim();
    if (text) paragraphs.push(node.attrs.id ? { id: node.attrs.id, text } : { text });
  });
  return paragraphs;
}
