"""Promises of the old period: which sentences leave the text as follow-ups, and when they were due."""

import re
from datetime import date

from assistant.expressions import Expression
from corpus.text.dates import make_date, short
from corpus.text.folding import plain

OPTIONS = ("Đã làm", "Đang làm", "Chưa làm", "Bỏ")
_LABEL = re.compile(r"^\s*[-+*]\s*[^.:;]{3,80}:\s+")
_FRAME = re.compile(r"^(?:[-+*]\s*)?(?:trong\s+|qua\s+)?(?:6|06|9|09|3|03)?\s*(?:tháng|quý|năm)[^,.;]{0,40},\s+", re.IGNORECASE)
_DATE = re.compile(r"(\d{1,2})\D{1,8}(\d{1,2})\D{1,6}(\d{4})")
_ROMAN = ("I", "II", "III", "IV")
_QUARTER = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def label_end(text: str, start: int, end: int) -> int:
    """Where a label such as «* Kết quả đề xuất khen thưởng:» ends: it stays when the promise after it leaves."""
    match = _LABEL.match(text[start:end])
    return start + match.end() if match and start + match.end() < end else start


def statement_start(text: str, start: int, end: int) -> int:
    """Where a pending statement begins after its frame: «6 tháng đầu năm 2024, |Sở đang dự thảo …»."""
    match = _FRAME.match(text[start:end])
    return start + match.end() if match else start


def due_of(expressions: list[Expression]) -> str | None:
    """The date a promise was due, ISO-like: 2024-07-15, 2024-07, 2024-Q3, 2024; the last one named."""
    dues = [due for due in map(_due, expressions) if due]
    return dues[-1] if dues else None


def due_words(due: str | None) -> str | None:
    """A due date as officers write it: «19/12/2025», «tháng 7/2024», «Quý I năm 2026», «6 tháng đầu năm 2024»."""
    if due is None:
        return None
    year, _, rest = due.partition("-")
    if rest.startswith("Q"):
        return f"Quý {_ROMAN[int(rest[1:]) - 1]} năm {year}"
    if rest.startswith("H"):
        return f"6 tháng {'đầu' if rest == 'H1' else 'cuối'} năm {year}"
    if "-" in rest:
        return short(date.fromisoformat(due))
    return f"tháng {int(rest)}/{year}" if rest else f"năm {year}"


def _due(expression: Expression) -> str | None:
    if expression.kind == "date":
        day = _DATE.search(expression.text)
        found = make_date(*map(int, reversed(day.groups()))) if day else None
        return found.isoformat() if found else None
    if expression.year is None:
        return None
    if expression.kind == "month" and expression.part:
        return f"{expression.year}-{int(expression.part):02d}"
    if expression.kind == "quarter" and expression.part:
        return f"{expression.year}-Q{_QUARTER[plain(expression.part)]}"
    if expression.kind == "half":
        return f"{expression.year}-H{1 if plain(expression.part or '') == 'dau' else 2}"
    return str(expression.year) if expression.kind in ("year", "moment", "bare") else None
