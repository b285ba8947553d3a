"""The figures a draft asks for, in the order and the sentences they stand in: what relations among them are looked for in."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from assistant.adapting.tables import is_row
from assistant.draft import Draft, DraftSection, Op, Paragraph, Question, Sentence
from assistant.quantities import number_of
from assistant.shares import counts_of
from corpus.text.folding import key, plain

_ITEM = re.compile(r"\s*(?:[-+*•]|[a-zđ]\)|\d{1,2}[.)])\s")


@dataclass(frozen=True, slots=True)
class Slot:
    """A figure at `[start:end]` of its sentence's quote, asked by `question`.

    `value` is the count, amount, percentage, or the part of a ratio; `whole` the other count of a ratio.
    `follows`: a percentage that its ratio gives already.
    """

    question: str
    start: int
    end: int
    text: str
    kind: str
    unit: str
    value: Decimal
    whole: Decimal | None = None
    follows: bool = False

    def is_like(self, other: "Slot") -> bool:
        """Counts with counts, amounts with amounts of the same unit."""
        return self.kind == other.kind and (self.kind == "int" or (self.kind == "money" and self.unit == other.unit))


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A sentence with its slots; `start` is where it begins in the source.

    `paragraph` counts paragraphs of the draft; `text` is the quote, `words` its plain form of the same length.
    """

    section: str
    start: int
    paragraph: int
    text: str
    words: str
    slots: tuple[Slot, ...]

    @property
    def is_item(self) -> bool:
        return bool(_ITEM.match(self.text))

    @property
    def is_row(self) -> bool:
        return is_row(self.text)

    def between(self, first: Slot, second: Slot) -> str:
        """The plain words from one slot to a later one."""
        return self.words[first.end : second.start]

    def before(self, slot: Slot, length: int = 60) -> str:
        """The plain words of the clause before a slot."""
        return re.split(r"[;:]|\.\s", self.words[max(0, slot.start - length) : slot.start])[-1]

    def after(self, slot: Slot, length: int = 80) -> str:
        """The plain words of the clause behind a slot."""
        return re.split(r"[;:]|\.(?:\s|$)", self.words[slot.end : slot.end + length])[0]


def figure_lines(draft: Draft) -> tuple[FigureLine, ...]:
    """Every sentence of the inherited text, those without figures too (they end a list)."""
    known = {question.id: question for question in draft.questions if question.kind == "figure"}
    lines = []
    for number, (section, paragraph) in enumerate(_paragraphs(draft)):
        lines += [_line(section.id, number, sentence, known) for sentence in paragraph.sentences if sentence.source]
    return tuple(lines)


def _paragraphs(draft: Draft) -> Iterator[tuple[DraftSection, Paragraph]]:
    for section in draft.sections:
        inherited = section.candidate("A")
        for paragraph in inherited.paragraphs if inherited else ():
            yield section, paragraph


def _line(section: str, number: int, sentence: Sentence, known: Mapping[str, Question]) -> FigureLine:
    quote = sentence.source.quote if sentence.source else ""
    slots = (_slot(op, known[op.fact]) for op in sentence.ops if op.kind == "slot" and not op.formula and op.fact and op.fact in known)
    return FigureLine(section, sentence.source.start if sentence.source else 0, number, quote, plain(quote), tuple(slot for slot in slots if slot))


def _slot(op: Op, question: Question) -> Slot | None:
    unit = key(question.unit or "")
    if question.type == "ratio" and op.old.rstrip().endswith("%"):
        return Slot(question.id, op.start, op.end, op.old, "percent", unit, _percent(op.old), follows=True)
    if question.type == "ratio":
        part, whole = counts_of(op.old)
        return Slot(question.id, op.start, op.end, op.old, "ratio", unit, Decimal(part), Decimal(whole))
    value = _percent(op.old) if question.type == "percent" else number_of(op.old)
    return None if value is None else Slot(question.id, op.start, op.end, op.old, question.type, unit, value)


def _percent(text: str) -> Decimal:
    """«97.5 %» and «97,5%» alike."""
    return Decimal(text.replace("%", "").strip().replace(",", "."))
