"""What a date of last period is called when it is asked for: «thời hạn gửi danh sách về Văn phòng Sở», «ngày Sở đã ký giao ước thi đua»."""

import re

from assistant.expressions import Expression
from assistant.fact_names import NAME_WORDS, first_words, last_words, lowered, trimmed, with_hint, within_limit, without_dates

_LEADS = {"date": "ngày", "month": "tháng", "year": "năm", "bare": "năm", "quarter": "quý"}
_DUE = re.compile(r"(?:trước|chậm nhất|muộn nhất|đến hết|tới|đến|hết)(?: là| vào)?\s*$", re.IGNORECASE)
_CUT_OFF = re.compile(r"(?:số liệu\b.*\b(?:đến|hết)|^tính đến(?: hết)?|^đến hết)\s*$", re.IGNORECASE)
_CLAUSE = re.compile(r"[;:.(]\s|\n|\(")
_BEHIND = re.compile(r"[;:)\n]|\.(?!\d)")
_FURTHER = re.compile(r"\s*(?:ngày\s+)?\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?\d{4})?\s*(?:và|,)(?:\s+(?:trước|từ))?\s*$")  # «trước ngày 25/5/2026 và [ngày …]»
_ENOUGH, _MOST, _LEAD = 3, 14, 4
CUT_OFF = "ngày chốt số liệu"


def date_name(before: str, expression: Expression, after: str) -> str:
    """The name of the question for `expression`. `before`, `after`: the words of its sentence around it."""
    clause = next((part for part in map(_stripped, reversed(_CLAUSE.split(before))) if part), "")
    if expression.kind == "date" and _CUT_OFF.search(clause):
        return CUT_OFF
    first = _FURTHER.sub("", clause)
    lead = "thời hạn" if _DUE.search(first) else _LEADS.get(expression.kind, "thời gian")
    words = lowered(_words(first, after))
    name = f"{lead} ({words})" if lead == "năm" and words else f"{lead} {words}".strip()
    return within_limit(name if first == clause else with_hint(name, "lần sau"))


def _stripped(part: str) -> str:
    return part.strip(" -*+,(\n")


def _words(clause: str, after: str) -> str:
    """A few words that tell which date is meant: those before it, where they are enough; else those behind it as well, else those further before."""
    parts = without_dates(clause).split(", ")
    words = trimmed(parts.pop().split())
    if len(words) < _ENOUGH:
        words += without_dates(_first_part(after)).split()
    while parts and len(words) < _ENOUGH:
        earlier = trimmed(parts.pop().split())
        words = [*earlier[:-1], f"{earlier[-1]},", *words] if earlier and words else earlier or words
    return " ".join(trimmed(first_words(last_words(" ".join(words), _MOST), NAME_WORDS - _LEAD).split()))


def _first_part(after: str) -> str:
    """The words behind a date up to the end of what they say; «Tháng 7/2024: tham gia sơ kết …» goes on behind its colon."""
    part = _BEHIND.split(after.lstrip(" :,–-"))[0]
    return first_words(next((each for each in part.split(", ") if len(each.split()) > 1), part), _MOST)
