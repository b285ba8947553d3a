"""What stays blank in a draft: the document's own number and day, both given after signing; the year of the date line moves with the period."""

import re

from assistant.draft import Op, OpKind
from corpus.document import Head, Span
from corpus.periods import Period

_BLANK = "     "
_SERIAL = re.compile(r"(?<![\w/])\d\w*(?=\s*[/-])")
_DAY_OR_MONTH = re.compile(r"(?<![\d/])\d{1,2}(?=\s+tháng)|(?<=ngày)\s+(?P<day>\d{1,2})\b|(?<=tháng)\s+(?P<month>\d{1,2})\b")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def blanks(text: str, line: Span, head: Head, *, old: Period, new: Period) -> tuple[Op, ...]:
    """Ops on `text[line.start:line.end]`; empty for a line that holds neither number nor date of the document."""
    found = _number_ops(text, line, head, new.year - old.year) + _date_ops(text, line, head, new.year - old.year)
    return tuple(sorted(found, key=lambda op: op.start))


def _number_ops(text: str, line: Span, head: Head, years: int) -> list[Op]:
    part = _common(line, head.number_span)
    if part is None:
        return []
    ops = [_op("edit", text, line, match.span(), _BLANK) for match in _SERIAL.finditer(text, part.start, part.end)]
    return ops + [_year_op(text, line, match, years) for match in _YEAR.finditer(text, part.start, part.end) if years and text[match.start() - 1] == "/"]


def _date_ops(text: str, line: Span, head: Head, years: int) -> list[Op]:
    """Only where the head states a whole date: a news item's time stamp and a date line that is blank already are not meant."""
    part = _common(line, head.date_span)
    if part is None or not head.issued or not head.type_name:
        return []
    ops = [_op("edit", text, line, _digits(match), _BLANK) for match in _DAY_OR_MONTH.finditer(text, part.start, part.end)]
    return ops + [_year_op(text, line, match, years) for match in _YEAR.finditer(text, part.start, part.end) if years]


def _common(line: Span, span: Span | None) -> Span | None:
    if span is None or span.end <= line.start or line.end <= span.start:
        return None
    return Span(max(line.start, span.start), min(line.end, span.end))


def _digits(match: re.Match[str]) -> tuple[int, int]:
    name = match.lastgroup
    return match.span(name) if name else match.span()


def _year_op(text: str, line: Span, match: re.Match[str], years: int) -> Op:
    return _op("shift", text, line, match.span(), str(int(match.group()) + years))


def _op(kind: OpKind, text: str, line: Span, span: tuple[int, int], new: str) -> Op:
    return Op(kind, span[0] - line.start, span[1] - line.start, text[span[0] : span[1]], new)
