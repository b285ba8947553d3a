"""A value as the officer said it → the form that its question takes: one of the options, money in the question's unit, a date worded as before."""

import re
from decimal import Decimal

from assistant.answers import NONE
from assistant.conversation.fact_words import Value
from assistant.draft import Question
from corpus.text.folding import key, strip_accents

_FACTORS = {"dong": 1, "nghin dong": 1_000, "ngan dong": 1_000, "trieu dong": 1_000_000, "trieu": 1_000_000, "ty dong": 1_000_000_000, "ty": 1_000_000_000}
_UNIT = re.compile(r"(?:(?:nghin|ngan|trieu|ty) )?dong|trieu(?! usd)|ty(?! usd)")
_OPTIONS = {
    "Đã làm": ("da lam", "da xong", "xong", "hoan thanh", "da hoan thanh", "da thuc hien", "roi"),
    "Đang làm": ("dang lam", "dang thuc hien", "dang trien khai", "dang"),
    "Chưa làm": ("chua lam", "chua", "chua thuc hien", "chua trien khai", "chua xong"),
    "Bỏ": ("bo", "khong lam nua", "bo qua"),
    "Không phát sinh": ("khong phat sinh", "khong co", "khong", "van vay", "dung", "nhu cu"),
    "Có phát sinh": ("co phat sinh", "co"),
    "Giữ nguyên": ("giu nguyen", "nhu cu", "giu"),
    "Bỏ mục này": ("bo", "bo muc nay", "xoa"),
}
_BARE_DATE = re.compile(r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}")
_BARE_MONTH = re.compile(r"\d{1,2}\s*[/.-]\s*\d{4}")
_BARE_YEAR = re.compile(r"(?:19|20)\d\d")


def as_asked(question: Question, value: Value) -> str | None:
    """The answer to store; None where an option must be chosen and none was named."""
    if question.options:
        return option_of(question, value)
    if value.nothing:
        return NONE
    if question.type == "money":
        return _money(question, value)
    if question.type == "date":
        return _dated(question, value.text)
    return value.number if question.type in ("int", "ratio", "percent") and value.number else value.text


def option_of(question: Question, value: Value) -> str | None:
    """The option that is meant by «xong rồi» or «không có»; None where none is."""
    said = "khong co" if value.nothing else key(value.text)
    for option in question.options:
        if said == key(option) or said in _OPTIONS.get(option, ()):
            return option
    return next((option for option in question.options if said.startswith(key(option) + " ")), None)


def _money(question: Question, value: Value) -> str:
    """«19,2 triệu đồng» for a question in đồng is 19.200.000; the same unit, and foreign money, stay as said."""
    said, own = _factor(value.unit), _factor(key(question.unit or ""))
    if not said or not own or said == own or not value.number:
        return value.number or value.text
    amount = Decimal(value.number.replace(".", "").replace(",", ".")) * said / own
    whole, _, rest = f"{amount:f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    return f"{grouped},{rest.rstrip('0')}" if rest.rstrip("0") else grouped


def _factor(unit: str) -> int | None:
    match = _UNIT.match(unit)
    return _FACTORS[match.group()] if match else None


def _dated(question: Question, text: str) -> str:
    """«22/4/2025» after «ngày 16/4/2024» is «ngày 22/4/2025»; a date said in other words stays as said."""
    word = (question.previous or "").split(" ")[0]
    bare = re.sub(rf"(?i)^{re.escape(key(word))}\s+", "", strip_accents(text)) if word else text
    shape = {"ngay": _BARE_DATE, "thang": _BARE_MONTH, "nam": _BARE_YEAR}.get(key(word))
    return f"{word} {bare}" if shape and shape.fullmatch(bare.strip()) else text
