"""One sentence of last period's document to a sentence of the draft: shifts, slots, joins, each as an op that can be replayed."""

import re
from dataclasses import dataclass, replace

from assistant.adapting import classify
from assistant.adapting.norms import is_norm
from assistant.adapting.questions import QuestionBook
from assistant.adapting.slots import slot_text
from assistant.adapting.tables import find_cells, is_row
from assistant.adapting.when import date_name
from assistant.adapting.zones import Zones
from assistant.draft import CitationMark, Op, Sentence, SentenceClass, Source, moved, replay
from assistant.expressions import Expression
from assistant.fact_names import first_words, last_words
from assistant.facts import Figure, find_figures
from assistant.periods import Decision, Place, decide
from assistant.shares import states_share
from corpus.periods import Period

_BREAK = re.compile(r"[ \t]*\n\s*")
_CLOCK_BEFORE = re.compile(r"(?<!\d)\d{1,2}[:h]\d{2}(?::\d{2})?[\s|,–-]*$")
_CLOCK_AFTER = re.compile(r"[\s|,–-]*\d{1,2}[:h]\d{2}(?::\d{2})?(?!\d)")
_AROUND, _ENOUGH = 9, 3
_ASKED_ONLY = {"elapsed": "Việc chỉ có ở kỳ trước", "anniversary": "Dịp kỷ niệm đã qua", "span": "Giai đoạn đã kết thúc"}
LEAVE_SECTION, LEAVE_PASSAGE = "Bỏ mục này", "Bỏ đoạn này"


@dataclass(frozen=True, slots=True)
class Setting:
    """What is the same for all sentences of a draft. `ruling`: the document is itself a body of rules, all its numbers are norms."""

    text: str
    document: str
    zones: Zones
    old: Period
    new: Period
    book: QuestionBook
    ruling: bool = False


@dataclass(frozen=True, slots=True)
class Where:
    """Where a sentence stands in the document. `columns`: header of the table whose row it is."""

    section: str
    role: str = "body"
    heading_path: str = ""
    columns: tuple[str, ...] = ()

    @property
    def heading(self) -> bool:
        return self.role in ("heading", "head", "opening")  # a stamp is not: its date becomes a slot


def carry(setting: Setting, start: int, end: int, where: Where, identifier: str) -> Sentence:
    """The sentence `text[start:end]` adapted to the new period. New facts are asked in the setting's question book."""
    quote = setting.text[start:end]
    place = _place(quote, where)
    ops, decided = _period_ops(setting, start, end, where, place)
    figures = [] if where.role != "body" else find_cells(quote, where.columns) if is_row(quote) else _figures(setting, start, end)
    ops += _figure_ops(setting, start, quote, figures, where)
    ops += _joins(quote, ops)
    ordered = tuple(sorted(ops, key=lambda op: op.start))
    return Sentence(
        id=identifier,
        text=replay(quote, ordered),
        cls=_class(setting, start, end, where, place, figures, decided),
        source=Source(setting.document, start, end, quote),
        ops=ordered,
        citations=citation_marks(setting, start, end, ordered),
    )


def _place(quote: str, where: Where) -> Place:
    return Place(
        heading=where.heading,
        outlook=classify.is_outlook(where.heading_path),
        award=where.role == "body" and classify.is_award(quote),
        commitment=where.role == "body" and classify.is_promise(quote),
    )


def _period_ops(setting: Setting, start: int, end: int, where: Where, place: Place) -> tuple[list[Op], list[Decision]]:
    ops: list[Op] = []
    decisions = []
    for expression in setting.zones.expressions_in(start, end):
        here = replace(
            place,
            frozen=setting.zones.is_frozen(expression.start, expression.end),
            own_document=setting.zones.in_own_document(expression.start, expression.end),
            before=setting.text[start : expression.start],
            after=setting.text[expression.end : end],
        )
        decision = decide(expression, here, old=setting.old, new=setting.new)
        decisions.append(decision)
        ops += _shifts(setting, decision, start, end)
        ops += _asked(setting, decision, expression, start, end, where)
    return ops, decisions


def _shifts(setting: Setting, decision: Decision, start: int, end: int) -> list[Op]:
    return [Op("shift", a - start, b - start, setting.text[a:b], new) for a, b, new in decision.edits if start <= a and b <= end and setting.text[a:b] != new]


def _asked(setting: Setting, decision: Decision, expression: Expression, start: int, end: int, where: Where) -> list[Op]:
    """A date of the old period becomes a slot; what is over (a review of so many years, an anniversary), and anything in a heading, is only asked about."""
    if decision.action != "ask" or not (start <= expression.start and expression.end <= end):
        return []
    span = (expression.start, expression.end)
    if expression.kind in _ASKED_ONLY or (where.heading and where.role != "opening"):
        words = _around(setting.text, start, expression, end)
        lead = _ASKED_ONLY.get(expression.kind, _ASKED_ONLY["elapsed"])
        setting.book.ask(
            "period",
            f"{lead}: «{words or expression.text}»",
            where.section,
            [span],
            previous=expression.text,
            options=("Giữ nguyên", LEAVE_SECTION if where.heading else LEAVE_PASSAGE),
        )
        return []
    name = date_name(setting.text[start : expression.start], expression, setting.text[expression.end : end])
    if where.role == "stamp":
        span, name = _with_clock(setting.text, start, span, end), "thời điểm đăng"
    previous = setting.text[slice(*span)]
    identifier = setting.book.ask("period", name, where.section, [span], previous=previous)
    return [Op("slot", span[0] - start, span[1] - start, previous, slot_text(setting.book.name_of(identifier), previous), identifier)]


def _with_clock(text: str, start: int, date: tuple[int, int], end: int) -> tuple[int, int]:
    """The date of a portal's stamp with the time of day beside it: «16:29 | 03/04/2024»."""
    before, after = _CLOCK_BEFORE.search(text[start : date[0]]), _CLOCK_AFTER.match(text[date[1] : end])
    return start + before.start() if before else date[0], date[1] + after.end() if after else date[1]


def _around(text: str, start: int, expression: Expression, end: int) -> str:
    """A few words that tell what is meant: those before it, else those after it."""
    before = last_words(re.split(r"[;:.]\s", text[start : expression.start])[-1].strip(" -*+,(\n"), _AROUND)
    if len(before.split()) >= _ENOUGH:
        return before
    behind = re.split(r"[;:)]|\.(?!\d)", text[expression.end : end])[0].strip(" ,(\n")
    return " ".join([*before.split(), *first_words(behind, _AROUND).split()])


def _figures(setting: Setting, start: int, end: int) -> list[Figure]:
    if setting.ruling:
        return []
    quote = setting.text[start:end]
    zones = setting.zones
    busy = [(a - start, b - start) for a, b in zones.frozen_in(start, end)]
    busy += [(e.start - start, e.end - start) for e in zones.expressions_in(start, end)]
    return [figure for figure in find_figures(quote, busy) if not is_norm(figure, quote)]


def _figure_ops(setting: Setting, start: int, quote: str, figures: list[Figure], where: Where) -> list[Op]:
    ops: list[Op] = []
    ratio, counts = "", ""
    for figure in figures:
        span = (start + figure.start, start + figure.end)
        if figure.kind == "percent" and ratio and states_share(figure.text, counts):
            setting.book.derived(ratio, where.section, span)
            identifier, name = ratio, "tỷ lệ"
        else:
            identifier = setting.book.figure(figure, quote, where.section, span)
            name = setting.book.name_of(identifier)
            ratio, counts = (identifier, figure.text) if figure.kind == "ratio" else (ratio, counts)
        ops.append(Op("slot", figure.start, figure.end, figure.text, slot_text(name, figure.text), identifier))
    return ops


def _joins(quote: str, ops: list[Op]) -> list[Op]:
    """Line breaks inside a sentence become single spaces."""
    busy = [(op.start, op.end) for op in ops]
    return [
        Op("join", match.start(), match.end(), match.group(), " ")
        for match in _BREAK.finditer(quote)
        if not any(a < match.end() and match.start() < b for a, b in busy)
    ]


def citation_marks(setting: Setting, start: int, end: int, ops: tuple[Op, ...]) -> tuple[CitationMark, ...]:
    """Citations that lie wholly in the sentence, with offsets into the new text."""
    return tuple(
        CitationMark(moved(ops, c.start - start), moved(ops, c.end - start), c.number, c.type) for c in setting.zones.citations_in(start, end) if c.end <= end
    )


def _class(setting: Setting, start: int, end: int, where: Where, place: Place, figures: list[Figure], decided: list[Decision]) -> SentenceClass:
    if where.role != "body":
        return "tail" if where.role == "tail" else "heading" if where.role == "heading" else "head"
    quote = setting.text[start:end]
    if place.commitment or classify.is_pending(quote):
        return "commitment"
    if classify.is_negative(quote) and not classify.is_limits(where.heading_path):
        return "negative"
    if figures:
        return "figure"
    if setting.zones.citations_in(start, end):
        return "citation"
    return "period" if any(d.action in ("shift", "ask") for d in decided) else "boilerplate"
