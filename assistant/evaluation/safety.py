"""A draft beside what the real document says → old values left plain, years not moved, protected words altered."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.draft import Op
from assistant.evaluation.protected import is_inside
from assistant.evaluation.reading import Reading, Value
from assistant.evaluation.standing import Places
from assistant.evaluation.values import VALUES, Token, tokens_of

_AROUND = 40


@dataclass(frozen=True, slots=True)
class Slip:
    """One place of the source where the draft is wrong; `what` names the measure."""

    what: str
    start: int
    end: int
    words: str


def stale(value: Value, before: Places, after: Places) -> bool:
    """Whether the old value stands as plain text, before or after the answers, although the real document has another one."""
    if before.at(value.start, value.end).fate == "plain":
        return True
    standing = after.at(value.start, value.end)
    if standing.fate == "plain":
        return True
    return standing.fate == "answered" and standing.op is not None and says(standing.op, value.token, value.token) and not is_right(value, standing.op)


def is_right(value: Value, op: Op | None) -> bool:
    """Whether what was written over a value is what the real document says."""
    return value.now is not None and op is not None and says(op, value.now, value.token)


def says(op: Op, wanted: Token, old: Token) -> bool:
    """Whether the new text of an edit holds a value; the unit behind it («triệu») is that of the old one."""
    found = [token for token in tokens_of(op.new) if token.kind in VALUES]
    return any(_scaled(token, old).value == wanted.value for token in found)


def _scaled(token: Token, old: Token) -> Token:
    return Token(token.start, token.end, token.text, token.kind, token.scale if token.scale > 1 else old.scale)


def changed_facts(reading: Reading) -> list[Value]:
    """Figures and dates for which the real document has another value."""
    return [value for value in reading.values if value.place == "fact" and value.changed]


def period_places(reading: Reading) -> list[tuple[int, int]]:
    """Places that move with the period: those that the real document moved, and the words for the reported period wherever they stand."""
    places = {(value.start, value.end) for value in reading.values if value.place == "period" and value.changed}
    own = reading.old.period
    if own and own.kind not in ("year", "years") and own.words != reading.period.words:
        for match in re.finditer(re.escape(own.words), reading.old.text, re.IGNORECASE):
            year = (match.end() - 4, match.end())
            inside = reading.aligned.at(match.start()) is not None and not is_inside(reading.protected, *match.span())
            if inside and not any(a < year[1] and year[0] < b for a, b in places):
                places.add(year)
    return sorted(places)


def altered(spans: Iterable[tuple[int, int]], places: Places) -> list[tuple[int, int]]:
    """Protected stretches of which a letter was changed otherwise than by an answer that names the document anew."""
    return [span for span in spans if any(op.kind != "citation" for op in places.edits_over(*span))]


def slip(what: str, start: int, end: int, text: str) -> Slip:
    return Slip(what, start, end, " ".join(text[max(0, start - _AROUND) : end + _AROUND].split()))
