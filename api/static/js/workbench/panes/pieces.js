// Runs of words as DOM: what was added and what was taken away, by shape first.
import { stamp } from "../../core/templates.js";

export const pieceNodes = (pieces) => pieces.map(({ status, text }) => (status === "same" ? text : stamp(`piece-${status}`, { text })));
