"""Pieces of a sentence → words that can stand as a name: whole phrases that neither begin nor end in a word that needs another one."""

import re
from collections.abc import Iterable

from assistant.figure_words import figure_words

NAME_WORDS = 26
"""No name is longer, in syllables."""
LEAD_WORDS, TAIL_WORDS = 15, 9
_PHRASE, _SPARE = 4, 8
_NUMBERED = ("số", "khối", "cụm", "điều", "quý", "tháng", "năm", "ngày", "thứ", "lần", "khoản", "điểm", "đoạn", "từ", "đến", "kỷ niệm", "niệm")
_STRIP = " \t\n-*+,;:.…|–"
_TIME_BEFORE = ("năm", "kỳ", "tháng", "quý", "tuần", "ngày", "lần", "phía", "bên", "hôm", "đoạn", "cấp")
_PLACES = ("trước", "sau", "trên", "dưới", "ngoài", "trong", "này", "qua", "tới")  # «năm trước», «bên ngoài» end well
_PARTS = re.compile(r"[;:()|\n]|[.,](?!\d)")
_QUANTITY = re.compile(r"(?<![sS]ố)(?<!quý)(?<!háng)(?<!năm)(?<!ngày)(?<!Khối)(?<!Cụm)\s\d[\d./]*\s")
_DATES = re.compile(
    r"(?:(?:từ |đến )?ngày )?(?<![\d/])\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}(?![\d/])|(?:từ |đến )?ngày \d{1,2}/\d{1,2}(?![\d/])", re.IGNORECASE
)
_BODIES = ("Sở", "Hội", "Ban", "Khối", "Cụm", "Văn", "Phòng", "Ủy", "Trung", "Đảng", "Bộ", "Cổng", "Chủ", "Thủ", "Giám", "Phó", "UBND", "Quỹ", "Chính", "Quốc")


_LIMITS = ("ít nhất", "không quá", "tối đa", "tối thiểu", "nhiều nhất", "chậm nhất")


def is_function(word: str) -> bool:
    """«của», «và», «trước»: a word that needs another behind it."""
    return word.lower().strip(_STRIP) in figure_words().function


def trimmed(words: Iterable[str]) -> list[str]:
    """Without function words at either end."""
    kept = list(words)
    while kept and _begins_open(kept):
        kept.pop(0)
    while kept and (not kept[-1].strip(_STRIP) or ends_open(kept)):
        if " ".join(kept[-2:]).lower() == "thông qua":
            kept.pop()
        kept.pop()
    if len(kept) > 1 and " ".join(kept[-2:]).lower().strip(_STRIP) in _LIMITS:
        return trimmed(kept[:-2])
    if kept:
        kept[-1] = kept[-1].rstrip(_STRIP)
    return kept


def behind_of(text: str) -> str:
    """The phrase that a preposition joins to what it stands behind: «6 tháng đầu năm» of «trong 6 tháng đầu năm, …»."""
    part = _PARTS.split(text)[0].split()
    return " ".join(trimmed(first_words(" ".join(part)).split())) if part and part[0] in ("trong", "tại", "của", "về", "ở", "thuộc", "từ") else ""


def _begins_open(words: list[str]) -> bool:
    """Whether the first word belongs to what stood before it; «Bằng khen» begins a name."""
    if len(words) > 1 and words[0].lower() in ("các", "những", "mỗi"):
        return False
    pair = " ".join(words[:2]).lower()
    return (
        not words[0].strip(f"()/%{_STRIP}") or (words[0].isdigit() and words[1:2] != ["tháng"]) or (is_function(words[0]) and pair not in figure_words().kept)
    )


def ends_open(words: list[str]) -> bool:
    """Whether the last word needs another one behind it; «năm trước» does not."""
    last, before = words[-1].lower().strip(_STRIP), words[-2].lower().strip(_STRIP) if len(words) > 1 else ""
    return is_function(last) and not (last in _PLACES and before in _TIME_BEFORE)


def last_words(text: str, most: int = LEAD_WORDS) -> str:
    """The last whole phrase of `text`: no more than `most` words where a function word or a number tells where a phrase begins."""
    words = trimmed(text.split())
    if len(words) > most + _PHRASE:
        begins = [rest for at in range(len(words) - most, len(words) - 1) if _begins(words, at) and len(rest := trimmed(words[at:])) >= _PHRASE]
        words = begins[0] if begins else words[-NAME_WORDS + _SPARE :]
    return _balanced(" ".join(words))


def _begins(words: list[str], at: int) -> bool:
    """Whether a new phrase begins at or behind `words[at]`."""
    before = words[at - 1].lower() if at else ""
    if words[at][:1].isdigit():
        return before not in _NUMBERED
    return is_function(words[at]) and not (words[at].lower() in _PLACES and before in _TIME_BEFORE)


def first_words(text: str, most: int = TAIL_WORDS) -> str:
    """The first whole phrase of `text`, in the same way."""
    words = text.split()
    if len(words) > most:
        ends = [at for at in range(most, 1, -1) if is_function(words[at])]
        words = words[: ends[0]] if ends else words[: NAME_WORDS // 2]
    while words and ends_open(words):
        words.pop()
    return _balanced(" ".join(words).strip(_STRIP))


def within_limit(name: str) -> str:
    """The name cut at the end of a phrase where it is too long."""
    words = name.split()
    return name if len(words) <= NAME_WORDS else first_words(" ".join(words[:NAME_WORDS]), NAME_WORDS - 1)


def without_dates(text: str) -> str:
    """The words without other dates that stand among them."""
    return " ".join(_DATES.sub(" ", text).split())


def around(start: int, end: int, unit: str, sentence: str) -> tuple[str, ...]:
    """Words behind the counted thing and before the number `sentence[start:end]` that tell it from another of its name."""
    behind = " ".join(_PARTS.split(sentence[end:])[0].strip().removeprefix(unit).split())
    told = [first_words(behind)] if behind and is_function(behind.split()[0]) and not behind.startswith("và ") else []
    told += [last_words(_QUANTITY.split(part)[0]) for part in reversed(_PARTS.split(sentence[:start]))]
    return tuple(words for words in told if len(words.split()) > 1)


def with_hint(name: str, hint: str) -> str:
    """«số tin được đăng (mục II)»: what tells it from another of its name, in one pair of brackets."""
    hint = hint.replace("(", "").replace(")", "")
    return f"{name[:-1]}, {hint})" if name.endswith(")") and name.count("(") == 1 else f"{name} ({hint})"


def lowered(words: str) -> str:
    """Without the capital of a sentence's first word; «Sở», «Hội đồng» keep theirs."""
    first, _, rest = words.partition(" ")
    is_name = first in _BODIES or (first.isupper() and len(first) > 1) or rest[:1].isupper()
    return words if is_name else first[:1].lower() + words[1:]


def _balanced(words: str) -> str:
    """Without a bracket or quotation mark whose partner was left behind."""
    for opening, closing in ("()", "“”", "«»", "[]"):
        while words.count(opening) > words.count(closing):
            words = _without(words, words.rfind(opening))
        while words.count(closing) > words.count(opening):
            words = _without(words, words.find(closing))
    return " ".join(words.split())


def _without(words: str, at: int) -> str:
    return words[:at] + words[at + 1 :]
