// Figures that follow from answers, in words: «Tính từ câu 02 + câu 03».
import { say } from "../../core/templates.js";

const TERM = /q\d+/g;
const SIGNS = { "+": " + ", "-": " − ", "/": " : ", ",": "; " };

/** What a slot is computed from; "" where its value is asked for («signed:…»). */
export function formulaWords(formula, store) {
  const [kind, rest = ""] = (formula ?? "").split(":");
  if (!rest || kind === "signed") return "";
  const named = rest.replace(TERM, (id) => say("formula-term", { number: store.numberOf(id) || "?" }));
  if (kind === "change") return say("formula-change", { terms: String(store.numberOf(rest.match(TERM)?.[0]) || "?") });
  const terms = named.replace(/[+\-/,]/g, (sign) => SIGNS[sign]);
  return say("formula", { terms });
}

/** Id of the first question of a formula that is still open. */
export const firstOpen = (formula, store) => (formula.match(TERM) ?? []).find((id) => store.questions.get(id)?.value === null);
