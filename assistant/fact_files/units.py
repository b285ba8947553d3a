"""A value with the unit it was given in → the value in the unit of its question."""

import re
from decimal import Decimal

from assistant.draft import Question
from assistant.errors import RejectedFact
from assistant.formulas import NONE
from assistant.quantities import number_of, written
from corpus.text.folding import key

_FACTORS = {"dong": 1, "vnd": 1, "nghin dong": 10**3, "ngan dong": 10**3, "trieu dong": 10**6, "trieu": 10**6, "ty dong": 10**9, "ty": 10**9}
_WITH_UNIT = re.compile(r"(?P<number>\d[\d.,]*)\s*(?P<unit>[^\W\d].*)")
_NOTHING = ("khong phat sinh", "khong co", "khong")
_PEOPLE = ("nguoi", "cong chuc", "can bo", "vien chuc", "ca nhan", "dong chi", "nguoi lao dong")


def in_unit_of(question: Question, value: str, unit: str) -> str:
    """«58,4» in «triệu đồng» for a question in đồng is «58.400.000». Raises RejectedFact for a unit that is another thing."""
    if question.type != "choice" and key(value) in _NOTHING:
        return NONE
    if question.type == "money":
        return _amount(question, value, unit)
    own, given = key(question.unit or ""), key(unit)
    if question.type not in ("int", "ratio") or not given or not own or _agree(own, given):
        return value
    raise RejectedFact(f"«{question.name}» tính theo «{question.unit}», không phải «{unit}»: hãy xem lại dòng này.")


def _agree(own: str, given: str) -> bool:
    if own.startswith(_PEOPLE) and given.startswith(_PEOPLE):
        return True
    return own.startswith(given) or given.startswith(own)


def _amount(question: Question, value: str, unit: str) -> str:
    """Scaled to the question's unit where both are sums of đồng."""
    said = _WITH_UNIT.fullmatch(value)
    number_text, unit = (said["number"], said["unit"]) if said else (value, unit)
    own, given = _factor(question.unit or ""), _factor(unit)
    number = number_of(number_text)
    if not unit or number is None or own is None:
        return value
    if given is None:
        raise RejectedFact(f"«{question.name}» tính theo «{question.unit}», không phải «{unit}»: hãy ghi số tiền theo đơn vị đó.")
    return number_text if given == own else written(number * Decimal(given) / Decimal(own), like="0", padded=False)


def _factor(unit: str) -> int | None:
    words = key(unit)
    return next((factor for name, factor in sorted(_FACTORS.items(), key=lambda item: -len(item[0])) if words == name or words.startswith(f"{name} ")), None)
