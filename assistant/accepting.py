"""A value as an officer gives it → the form it stands in the text («3» → «03», «2026-03-05» → «ngày 05/3/2026»), or one sentence why not."""

import re
import unicodedata
from datetime import date

from assistant.date_forms import in_form_of
from assistant.day_ranges import impossible_day
from assistant.draft import Question
from assistant.errors import RejectedFact
from assistant.formulas import NONE
from assistant.quantities import number_of, written
from assistant.shares import counts_of
from corpus.text.dates import make_date, short
from corpus.text.folding import key, plain

_INT = re.compile(r"\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?")
_RATIO = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d+)\s*/\s*(\d{1,3}(?:\.\d{3})+|\d+)")
_AMOUNT = re.compile(r"(\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)\s*(.*)")
_PERCENT = re.compile(r"(?P<direction>tăng|giảm|[+-])?\s*(?P<number>\d+(?:[.,]\d+)?)\s*%?", re.IGNORECASE)
_SIGNED = re.compile(r"(?P<direction>tăng|giảm|[+-])\s*(?P<rest>\d.*)", re.IGNORECASE)
_DIRECTIONS = {"+": "tăng", "-": "giảm"}
_DAY = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})|(?P<d>\d{1,2})\s?[/.-]\s?(?P<m>\d{1,2})\s?[/.-]\s?(?P<y>\d{4})")
_ISO = re.compile(r"(?<![\w/.-])(?P<year>(?:19|20)\d\d)-(?P<month>\d{2})-(?P<day>\d{2})(?![\w/-])")
_TIME = re.compile(r"\d\s?[/.-]\s?\d|\b(?:19|20)\d\d\b|\b(?:ngay|thang|quy|nam|tuan|ky|hom|sang|chieu|toi|dau|giua|cuoi|truoc|sau)\b")
_MISSING = re.compile(r"[-–—.…?_x*]+|n\s*/?\s*a|null|(?:chua (?:co|ro|biet)|dang cap nhat|cho|khong ro)(?: so lieu| ket qua| thong tin)?")
_NOTHING = "khong phat sinh"
_OF_NAMES, _NAMED = ("giu nguyen", "bo cau nay"), ("citation", "entity")  # the marks that forms and notes put around these answers are not meant
_MAX_LENGTH = 2000
_TOLD = ("negative", "followup")  # kinds that the officer may also answer in words of his own
_TWO_DIGITS = 10
_UNGROUPED = re.compile(r"\d{4,}")


def accepted(question: Question, value: str | None) -> str | None:
    """The value in the form it stands in the text, None for an open question.

    Raises RejectedFact with one sentence saying what is wrong.
    """
    value = _ISO.sub(_as_written, " ".join(unicodedata.normalize("NFC", value or "").split()))
    said = key(value.strip("«»"))
    if said == _NOTHING and question.type != "choice":
        return NONE
    if said in _OF_NAMES and question.kind in _NAMED:
        value = value.strip("«»")
    if value in ("", NONE):
        return value or None
    if len(value) > _MAX_LENGTH:
        raise RejectedFact(f"«{question.name}»: câu trả lời dài quá {_MAX_LENGTH} ký tự, hãy rút ngắn.")
    if _MISSING.fullmatch(key(value) or value.lower()) and question.type != "choice":
        raise RejectedFact(f"«{question.name}»: «{value}» không phải số liệu; chưa có thì để trống, không phát sinh thì ghi «không phát sinh».")
    read = _READERS.get(question.type)
    return read(question, value) if read else value


def _as_written(match: re.Match[str]) -> str:
    """A day of a program («2026-12-31») as an officer writes it; what no calendar has stays, to be refused."""
    day = make_date(int(match["year"]), int(match["month"]), int(match["day"]))
    return short(day) if day else match.group()


def _as_int(question: Question, value: str) -> str:
    signed = _SIGNED.fullmatch(value)
    if signed and question.is_signed:
        return f"{_direction(signed)} {_as_int(question, signed['rest'])}"
    number = _INT.match(value)
    if not number or (number.end() < len(value) and not value[number.end()].isspace()):
        raise RejectedFact(f"«{question.name}» cần một con số, không phải «{value}»: hãy ghi chữ số, hoặc «không phát sinh».")
    digits = number.group()
    if not digits.isdigit():
        return digits
    return f"{int(digits):02d}" if 0 < int(digits) < _TWO_DIGITS else _grouped(str(int(digits)), question)


def _direction(match: re.Match[str]) -> str:
    said = (match["direction"] or "").lower()
    return _DIRECTIONS.get(said, said)


def _grouped(digits: str, question: Question) -> str:
    """«58400000» as «58.400.000» where the previous value is written so."""
    amount = number_of(digits)
    return (
        written(amount, like=question.previous or "0") if amount is not None and _UNGROUPED.fullmatch(digits) and "." in (question.previous or "") else digits
    )


def _as_money(question: Question, value: str) -> str:
    """The number alone: its unit stands in the text already."""
    signed = _SIGNED.fullmatch(value)
    if signed and question.is_signed:
        return f"{_direction(signed)} {_as_money(question, signed['rest'])}"
    amount = _AMOUNT.fullmatch(value)
    unit = (question.unit or "").lower()
    if not amount or not unit.startswith(amount[2].lower()):
        raise RejectedFact(f"«{question.name}» cần một số tiền theo đơn vị «{question.unit or 'đồng'}», không phải «{value}»: hãy ghi chữ số theo đơn vị đó.")
    return _grouped(amount[1], question)


def _as_ratio(question: Question, value: str) -> str:
    ratio = _RATIO.fullmatch(value)
    if not ratio:
        raise RejectedFact(f"«{question.name}» cần dạng «số dự/tổng số», ví dụ 29/31, không phải «{value}».")
    part, whole = counts_of(value)
    if part > whole and not _exceeded(question.previous):
        raise RejectedFact(f"«{question.name}»: {ratio[1]} lớn hơn tổng số {ratio[2]}, hãy xem lại.")
    return f"{_two_digits(ratio[1])}/{_two_digits(ratio[2])}"


def _exceeded(previous: str | None) -> bool:
    """«110/100 chỉ tiêu»: a ratio that went beyond its whole before may do so again."""
    ratio = _RATIO.fullmatch((previous or "").strip())
    part, whole = counts_of(ratio.group()) if ratio else (0, 0)
    return part > whole


def _two_digits(count: str) -> str:
    return f"0{count}" if len(count) == 1 and count != "0" else count


def _as_percent(question: Question, value: str) -> str:
    percent = _PERCENT.fullmatch(value)
    if not percent or (percent["direction"] and not question.is_signed):
        raise RejectedFact(f"«{question.name}» cần một tỷ lệ như 95% hoặc 97,5%, không phải «{value}».")
    amount = percent["number"].replace(".", ",") + "%"
    return f"{_direction(percent)} {amount}" if percent["direction"] else amount


def _as_date(question: Question, value: str) -> str:
    """Days alone take the words that those of last period had, a bare day its zeros; other wordings of a time stay as said."""
    if not _TIME.search(plain(value)):
        raise RejectedFact(f"«{question.name}» cần một mốc thời gian như 05/3/2026 hoặc tháng 3/2026, không phải «{value}».")
    wrong = impossible_day(value)
    if wrong:
        raise RejectedFact(f"«{question.name}»: không có ngày «{wrong}», hãy xem lại lịch.")
    shaped = in_form_of(question.previous or "", value)
    if shaped:
        return shaped
    match = _DAY.fullmatch(value)
    day = _day(match) if match else None
    if day is None:
        return value
    word = (question.previous or "").split(" ")[0]
    return f"{word} {short(day)}" if key(word) == "ngay" else short(day)


def _day(match: re.Match[str]) -> date | None:
    year, month, day = (match["year"], match["month"], match["day"]) if match["year"] else (match["y"], match["m"], match["d"])
    return make_date(int(year), int(month), int(day))


def _as_choice(question: Question, value: str) -> str:
    chosen = next((option for option in question.options if key(option) == key(value)), None)
    if question.options and chosen is None and question.kind not in _TOLD:
        raise RejectedFact(f"«{question.name}»: hãy chọn một trong {', '.join(f'«{option}»' for option in question.options)}, không phải «{value}».")
    return chosen or value


_READERS = {"int": _as_int, "ratio": _as_ratio, "percent": _as_percent, "money": _as_money, "date": _as_date, "choice": _as_choice}
