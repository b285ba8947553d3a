"""Figures that follow from others: a formula on a slot, computed from the answers, worded as its sign demands.

A formula is a word and the questions it takes, as it travels in the JSON of a draft:

    sum:q03+q04-q05    a total, or what is left
    share:q39/q38      a percentage of counts that stand apart (each side a sum)
    shares:q27,q28     one percentage for two ratios: «lần lượt là 97,06% và 100%» once they differ
    change:q19         increase or decrease of an answer against its previous value
    plan:q12/q11       a percentage of what was planned: it may pass a hundred
    over:q12/q11       what exceeds a plan («vượt 5%»), or what of it was reached («đạt 95%»)
    signed:q18         an answer that says itself whether it rose or fell
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from assistant.draft import Op, Question
from assistant.quantities import number_of, written
from assistant.shares import decimals_like, decimals_of, share
from corpus.text.folding import plain

NONE = "none"
UNCHANGED = "không thay đổi"
_SINCE = "so với cùng kỳ"
NAMES = {"share": "tỷ lệ", "shares": "tỷ lệ", "change": "mức tăng, giảm so với kỳ trước", "over": "mức so với kế hoạch", "plan": "tỷ lệ"}
CHANGED = re.compile(r"(?P<verb>tăng|giảm|vượt)(?P<gap>\s+)(?=\d)", re.IGNORECASE)
"""The word of direction directly before a figure."""

_MOST_DECIMALS = 4
_TERM = re.compile(r"(?P<sign>[+-]?)(?P<id>q\d+)")


def terms_of(formula: str) -> tuple[str, ...]:
    """Ids of the questions that a formula takes, in order."""
    return tuple(match["id"] for match in _TERM.finditer(formula.partition(":")[2]))


def renamed(formula: str, names: Mapping[str, str]) -> str:
    """The formula with other ids."""
    kind, _, rest = formula.partition(":")
    return f"{kind}:{re.sub('q[0-9]+', lambda match: names[match.group()], rest)}"


def name_of(formula: str) -> str:
    """How its open slot is called."""
    kind, _, rest = formula.partition(":")
    return NAMES.get(kind) or ("số còn lại" if "-" in rest else "tổng số")


def computed(op: Op, known: Mapping[str, Question], *, behind: str = "") -> str | None:
    """What stands in the slot before the words `behind`; None while an answer it takes is open."""
    kind, _, rest = (op.formula or "").partition(":")
    questions = [known.get(identifier) for identifier in terms_of(op.formula or "")]
    if not questions or any(question is None or question.value is None for question in questions):
        return None
    text = _COMPUTE[kind](replace(op, old=unicodedata.normalize("NFC", op.old)), rest, known)
    is_bare = text.lower() == UNCHANGED and not plain(behind).lstrip().startswith("so ")
    return f"{text} {_SINCE}" if is_bare else text


def value_of(question: Question) -> Decimal:
    """An answered count or amount; «không phát sinh» is nought."""
    if question.value in (None, NONE):
        return Decimal(0)
    return number_of(question.value or "") or Decimal(0)


def total_of(terms: str, known: Mapping[str, Question]) -> Decimal:
    """The signed sum of `q03+q04-q05`."""
    return sum((value_of(known[match["id"]]) * (-1 if match["sign"] == "-" else 1) for match in _TERM.finditer(terms)), Decimal(0))


def _sum(op: Op, rest: str, known: Mapping[str, Question]) -> str:
    total = total_of(rest, known)
    is_money = any(known[identifier].type == "money" for identifier in terms_of(f"sum:{rest}"))
    if total == 0:
        return "0" if is_money else "không có"
    return written(total, like=op.old, padded=not is_money)


def _share(op: Op, rest: str, known: Mapping[str, Question]) -> str:
    part, _, whole = rest.partition("/")
    return percentage(total_of(part, known), total_of(whole, known), decimals=decimals_like(op.old))


def percentage(part: Decimal, whole: Decimal, *, decimals: int) -> str:
    """«88,89%»: as `share`, also for amounts with decimals and for more than the whole."""
    if part == part.to_integral_value() and whole == whole.to_integral_value():
        return share(f"{int(part)}/{int(whole)}", decimals=decimals)
    return _percent(100 * part / whole, decimals) if whole else "0%"


def _percent(value: Decimal, decimals: int) -> str:
    """Rounded to `decimals`, to more where it would vanish."""
    while value and not round(value, decimals) and decimals < _MOST_DECIMALS:
        decimals += 1
    return written(round(value, decimals), like="", padded=False) + "%"


def _shares(op: Op, rest: str, known: Mapping[str, Question]) -> str:
    ratios = [known[identifier].value or "" for identifier in terms_of(f"shares:{rest}")]
    texts = ["0%" if ratio == NONE else share(ratio, decimals=decimals_like(op.old)) for ratio in ratios]
    return texts[0] if len(set(texts)) == 1 else f"lần lượt là {' và '.join(texts)}"


def _change(op: Op, rest: str, known: Mapping[str, Question]) -> str:
    question = known[rest]
    previous = number_of(question.previous or "") or Decimal(0)
    difference = value_of(question) - previous
    if not _number_in(op.old):  # «…, bằng cùng kỳ»
        amount = f"{written(abs(difference), like=question.previous or '')} {question.unit or ''}".strip()
        return f"{'tăng' if difference > 0 else 'giảm'} {amount} {_SINCE}" if difference else op.old
    if "%" in op.old:
        return worded(op.old, _percent(100 * abs(difference) / previous, decimals_of(_number_in(op.old))), difference)
    number = _number_in(op.old)
    after = op.old.partition(number)[2]
    return worded(op.old, written(abs(difference), like=number) + after, difference)


def _over(op: Op, rest: str, known: Mapping[str, Question]) -> str:
    part, _, whole = rest.partition("/")
    done, planned = total_of(part, known), total_of(whole, known)
    number = _number_in(op.old)
    if done > planned > 0:
        return _cased(op.old, f"vượt {_percent(100 * (done - planned) / planned, decimals_of(number))}")
    return _cased(op.old, f"đạt {percentage(done, planned, decimals=decimals_of(number + '%'))}")


def _signed(op: Op, rest: str, known: Mapping[str, Question]) -> str:
    value = known[rest].value or ""
    verb = re.match(r"(tăng|giảm)\s+", value)
    amount = value[verb.end() :] if verb else value
    number = _number_in(op.old)
    after = "" if "%" in op.old else op.old.partition(number)[2]
    if value == NONE or _is_nought(amount):
        return worded(op.old, "", Decimal(0))
    said = verb[1] if verb else (op.old.split() or [""])[0].lower()
    return worded(op.old, amount + after, Decimal(-1 if said == "giảm" else 1))


def worded(old: str, amount: str, difference: Decimal) -> str:
    """«tăng 12,6%», «giảm 03 cuộc», «không thay đổi»; without a word of direction in `old` the amount alone."""
    if not CHANGED.match(old):
        return amount or "0"
    return _cased(old, UNCHANGED if difference == 0 else f"{'tăng' if difference > 0 else 'giảm'} {amount}")


def _is_nought(amount: str) -> bool:
    return (number_of(amount) or Decimal(0)) == 0


def _number_in(text: str) -> str:
    match = re.search(r"\d[\d.,]*\d|\d", text)
    return match.group() if match else ""


def _cased(old: str, text: str) -> str:
    return text[:1].upper() + text[1:] if old[:1].isupper() else text


_COMPUTE = {"sum": _sum, "share": _share, "plan": _share, "shares": _shares, "change": _change, "over": _over, "signed": _signed}
