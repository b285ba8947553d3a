"""A simulated officer: reads the real next document and answers what the draft asks, nothing else.

A value is read at the place of the aligned sentence; «none» where the real document says that it did not happen; a question whose sentence the
real document does not have stays open, and so does one whose answer cannot be read there.
"""

import re
from decimal import Decimal

from rapidfuzz import fuzz

from assistant.answers import KEEP, NONE, accepted
from assistant.draft import Draft, Question, SourceSpan
from assistant.errors import RejectedFact
from assistant.evaluation.counterparts import counterpart
from assistant.evaluation.reading import Reading, Value
from assistant.evaluation.units import Unit, masked
from assistant.evaluation.values import QUANTITIES, SCALES, Token, decimal, token_pairs, tokens_of

_NEGATIVE = re.compile(r"\b(?:khong|chua) (?:phat sinh|co|de xuat|ghi nhan|xay ra)\b")
_REPORTED = 55.0


def answers(draft: Draft, reading: Reading) -> tuple[dict[str, str], tuple[str, ...]]:
    """Question id → answer, and the ids of the questions that refused what the real document says."""
    given: dict[str, str] = {}
    refused: list[str] = []
    for question in draft.questions:
        answer = _answer(question, reading)
        if answer is None:
            continue
        try:
            accepted(question, answer)
        except RejectedFact:
            refused.append(question.id)
        else:
            given[question.id] = answer
    return given, tuple(refused)


def _answer(question: Question, reading: Reading) -> str | None:
    if question.kind == "followup":
        return _followup(question, reading)
    return next((answer for span in question.spans if (answer := _read(question, span, reading))), None)


def _read(question: Question, span: SourceSpan, reading: Reading) -> str | None:
    if question.kind == "figure":
        return _figure(question, span, reading)
    if question.kind == "citation":
        return _citation(span, reading)
    return _negative(question, span, reading) if question.kind == "negative" else _period(question, span, reading)


def _figure(question: Question, span: SourceSpan, reading: Reading) -> str | None:
    for value in reading.values_in(span.start, span.end):
        if value.now and _fits(question, value.now):
            return _in_unit(value, question)
    return NONE if _did_not_happen(question, span, reading) else None


def _fits(question: Question, now: Token) -> bool:
    return now.kind in QUANTITIES and (question.type not in ("ratio", "percent") or now.kind == question.type)


def _in_unit(value: Value, question: Question) -> str:
    """The amount in the unit that stands in the text: «20 triệu» is «20.000.000» before «đồng»."""
    now = value.now
    if now is None or ((now.kind != "number" or now.scale == value.token.scale) and now.text[0].isdigit()):
        return now.text if now else ""
    amount = decimal(now.text) * now.scale / _scale_of(question)
    return _written(amount)


def _scale_of(question: Question) -> int:
    return SCALES.get(masked(question.unit or "").partition(" ")[0], 1)


def _written(amount: Decimal) -> str:
    """1706.5 → «1.706,5»."""
    whole, _, rest = f"{amount.normalize():f}".partition(".")
    return f"{int(whole):,}".replace(",", ".") + (f",{rest}" if rest else "")


def _did_not_happen(question: Question, span: SourceSpan, reading: Reading) -> bool:
    """A sentence under the same heading that says «chưa có …» of the counted thing, where the old sentence has no counterpart."""
    index = reading.aligned.at(span.start)
    counted = masked(question.unit or "")
    if index is None or reading.partner(index) is not None or not counted:
        return False
    heading = reading.aligned.old[index].heading
    said = (unit.masked for unit in reading.aligned.new if unit.role == "body" and unit.heading == heading)
    return any(_NEGATIVE.search(words) and counted in words for words in said)


def _period(question: Question, span: SourceSpan, reading: Reading) -> str | None:
    index = reading.aligned.at(span.start)
    unit = None if index is None else reading.partner(index)
    if index is None or unit is None:
        return None
    old = reading.aligned.old[index]
    if question.options:
        return question.options[0 if masked(old.text[span.start - old.start : span.end - old.start]) in unit.masked else -1]
    return _read_expression(old, unit, span.start - old.start, span.end - old.start)


def _read_expression(old: Unit, new: Unit, start: int, end: int) -> str | None:
    """The words of the real document between those that stand on both sides of the expression; the expression itself where it is paired."""
    before, after = tokens_of(old.text), tokens_of(new.text)
    pairs = token_pairs(before, after)
    inside = [i for i, token in enumerate(before) if token.start < end and start < token.end]
    if not inside:
        return None
    paired = [pairs[i] for i in inside if i in pairs]
    if len(paired) == len(inside) and paired[-1] - paired[0] == len(inside) - 1:
        return new.text[after[paired[0]].start : after[paired[-1]].end]
    left, right = pairs.get(inside[0] - 1), pairs.get(inside[-1] + 1)
    if left is None or right is None or not 0 < right - left - 1 <= 2 * len(inside) + 2:
        return None
    return new.text[after[left + 1].start : after[right - 1].end]


def _citation(span: SourceSpan, reading: Reading) -> str | None:
    cited = next((c for c in reading.citations if c.start < span.end and span.start < c.whole_span[1] and c.of is None), None)
    if cited is None:
        return None
    change, other = counterpart(cited, reading)
    if change == "same":
        return KEEP
    return " ".join(reading.new.text[slice(*other.whole_span)].split()) if other else None


def _negative(question: Question, span: SourceSpan, reading: Reading) -> str | None:
    index = reading.aligned.at(span.start)
    unit = None if index is None else reading.partner(index)
    return None if unit is None else question.options[0 if _NEGATIVE.search(unit.masked) else -1]


def _followup(question: Question, reading: Reading) -> str | None:
    """What became of a promise, as far as the real document tells."""
    promised = masked(question.name)
    told = max((unit for unit in reading.aligned.new if unit.role == "body"), key=lambda unit: fuzz.token_set_ratio(promised, unit.masked), default=None)
    if told is None or fuzz.token_set_ratio(promised, told.masked) < _REPORTED:
        return question.options[-1]
    words = told.masked.split()
    return question.options[2 if "chua" in words else 0 if "da" in words else 1]
