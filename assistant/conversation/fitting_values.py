"""Can a value of this shape and unit answer this question?"""

import re

from assistant.conversation.fact_words import Value
from assistant.conversation.values import option_of
from assistant.draft import Question
from corpus.text.folding import key

_EVENTS = frozenset(("cuoc", "lan", "phien", "buoi"))
_UNITS_ALIKE = (frozenset(("ca nhan", "nguoi", "dong chi")), _EVENTS)
_MONEY = re.compile(r"(?:(?:nghin|ngan|trieu|ty) )?(?:dong|vnd|usd|do la)|trieu|ty")
_NUMERIC = ("int", "ratio", "percent", "money")
_A_YEAR = re.compile(r"(?:19|20)\d\d")
_A_DATE = re.compile(r"\d|thang|quy|nam")


def takes(question: Question, value: Value) -> bool:
    """Whether the question's type takes a value of this shape: a number, words, or «không có»."""
    if question.options:
        return not value.number and option_of(question, value) is not None
    if value.nothing:
        return question.type in _NUMERIC
    return _takes_number(question, value) if value.number else _takes_words(question, value)


def _takes_number(question: Question, value: Value) -> bool:
    if "/" in value.number:
        return question.type == "ratio"
    if "%" in value.number:
        return question.type == "percent"
    if question.type == "money":
        return not value.unit or bool(_MONEY.match(value.unit))
    if question.type == "int" and value.unit and _MONEY.match(value.unit) and not _MONEY.match(key(question.unit or "")):
        return False
    return question.type == "int" or (question.type == "percent" and not value.unit) or (question.type == "date" and bool(_A_YEAR.fullmatch(value.number)))


def _takes_words(question: Question, value: Value) -> bool:
    """A date wants figures or «tháng», a document its number."""
    if question.type in _NUMERIC:
        return False
    return bool(_A_DATE.search(key(value.text))) if question.type == "date" else any(letter.isdigit() for letter in value.text)


def after_unit(question: Question, value: Value, clause: str) -> str | None:
    """The words said after the number without those that name the unit; None where the unit is another. `clause`: plain words around."""
    unit = value.unit
    if not unit or not value.number:
        return ""
    if question.type == "money":
        return _MONEY.sub("", unit, count=1).strip()
    own = key(question.unit or "")
    if not own:
        return unit if unit.split()[0] in clause.split() or question.type not in _NUMERIC else None
    return _unit_left(unit, own)


def _unit_left(said: str, own: str) -> str | None:
    """«ca nhan duoc giay khen» against «ca nhan» leaves «duoc giay khen»; «ho so» fits «ho so de nghi khen thuong»."""
    for group in _UNITS_ALIKE:
        first = next((unit for unit in group if said == unit or said.startswith(unit + " ")), None)
        if first and any(own == unit or own.startswith(unit + " ") for unit in group):
            if group is _EVENTS and said != first and own.split(maxsplit=1)[0] != first:
                return None  # «phiên chợ» is no «cuộc họp»
            return said.removeprefix(first).strip()
    if said == own or said.startswith(own + " "):
        return said.removeprefix(own).strip()
    return "" if own.startswith(said + " ") else None
