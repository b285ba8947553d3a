"""How well a sentence suits a question beyond its words: the kind of value it holds, the thing counted, the period."""

import re
from collections.abc import Mapping, Sequence

from assistant.conversation.question_words import Asked, tokens_of
from corpus.periods import Period

_NOT_HELD = 0.5
_FAR = 0.65
_LONG, _LENGTH_POWER = 60, 0.3
_APART = 0.7
_OVERLAP, _UNDATED, _OTHER_PERIOD = 0.75, 0.8, 0.45
_NUMBERING = re.compile(r"^\s*(?:\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\))\s+")  # «2. », «a) » are no figures
_DIGIT = re.compile(r"\d|\b(?:một nửa|một phần|hai phần|ba phần|gấp đôi|mot nua|hai phan)\b")
_NEEDS: Mapping[str, re.Pattern[str]] = {
    "date": re.compile(r"\d{1,2}/\d{4}|ngày \d|tháng \d|quý (?:[IV]+|\d)", re.IGNORECASE),
    "when": re.compile(r"\d|\bkhi\b|\bsau\b|\btrước\b", re.IGNORECASE),
    "group": re.compile(r"cá nhân|tập thể|cơ quan|đơn vị|tổ chức|người", re.IGNORECASE),
    "year": re.compile(r"\d{4}"),
    "duration": re.compile(r"\d+ (?:ngày|tháng|năm|tuần|giờ|phút)|nhiệm kỳ|ngay sau", re.IGNORECASE),
    "share": re.compile(r"\d+(?:[.,]\d+)?\s?%|phần ba|phần tư|một nửa", re.IGNORECASE),
    "money": re.compile(r"\d\s*(?:đồng|triệu|tỷ|nghìn|USD)|lần mức lương|một nửa mức", re.IGNORECASE),
    "number": _DIGIT,
    "name": re.compile(r"\b(?:[Ôô]ng|[Bb]à|đồng chí)\s+[A-ZĐÀ-Ỹ]"),
    "person": re.compile(r"\b(?:[Ôô]ng|[Bb]à|[Dd]o|đồng chí|thủ trưởng|người đứng đầu|Giám đốc|Chủ tịch|Chánh Văn phòng|Bộ trưởng)\s+\w+"),
    "contact": re.compile(r"\d(?:[ .]?\d){7,}|@"),
}


def need_fit(asked: Asked, quote: str) -> float:
    """Whether the sentence holds the kind of value asked for; for a count, next to the thing counted."""
    if asked.needs is None:
        return 1.0
    if not _NEEDS[asked.needs].search(_NUMBERING.sub("", quote)):
        return _NOT_HELD
    if asked.needs in ("number", "duration") and asked.counted and asked.counted[0]:
        return _count_fit(asked.counted[0], tokens_of(quote, marked=asked.marked))
    return 1.0


def length_fit(quote: str) -> float:
    """A very long sentence holds many words by chance."""
    length = len(quote.split())
    return 1.0 if length <= _LONG else (_LONG / length) ** _LENGTH_POWER


def _count_fit(counted: str, tokens: Sequence[str]) -> float:
    if any(token[:1].isdigit() and counted in tokens[at + 1 : at + 4] for at, token in enumerate(tokens)):
        return 1.0
    return _APART if counted in tokens else _NOT_HELD


def focus_fit(asked: Asked, near: frozenset[str]) -> float:
    """The words beside the question word («phụ cấp bao nhiêu») must be near, not just somewhere in the passage."""
    return 1.0 if all(term in near for term in asked.focus) else _FAR


def period_fit(asked: Period | None, own: Period | None, text: str) -> float:
    """A figure of another period is no answer, unless the sentence itself names the period asked for."""
    if asked is None or own == asked or asked.words.lower() in text.lower():
        return 1.0
    if own is None:
        return _UNDATED
    overlap = own.start <= asked.end and asked.start <= own.end
    return _OVERLAP if overlap else _OTHER_PERIOD
