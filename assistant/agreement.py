"""The rules that answers are held to, one function each: what is said where two answers, or an answer and the period, do not agree."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from assistant.day_ranges import DayRange, ranges_of
from assistant.draft import Draft, Question
from assistant.formulas import NONE, terms_of, value_of
from assistant.quantities import number_of
from assistant.renewing.carrying import carried
from assistant.shares import counts_of
from corpus.citations import find_citations
from corpus.periods import Period
from corpus.text.dates import short
from corpus.text.folding import key

_KEEP = ("giu nguyen", "bo cau nay")
_CUT_OFF = ("chot so lieu", "so lieu tinh den", "tinh den het")
_FACTOR, _FROM = 10, 10
_FAR = 20  # from a few to so many is looked at too: 03 → 30
_ALL = 100


class Answers:
    """The questions of a draft by id, with its period."""

    def __init__(self, draft: Draft) -> None:
        self.known = {question.id: question for question in draft.questions}
        self.period = Period.parse(draft.info.period)

    def answered(self, formula: str) -> tuple[str, ...]:
        """The questions a formula takes, once all are answered."""
        names = terms_of(formula)
        return names if all(name in self.known and self.known[name].value is not None for name in names) else ()

    def named(self, names: Sequence[str]) -> str:
        """«số cuộc họp» (02), «số cuộc» (05)."""
        return ", ".join(said(self.known[name]) for name in names)

    def others(self, names: Sequence[str]) -> list[Question]:
        """Those of them that are answered."""
        return [self.known[name] for name in names if name in self.known and self.known[name].value is not None]

    def total(self, names: Sequence[str]) -> Decimal | None:
        """The sum of answers; None while one of them is open."""
        found = self.others(names)
        return sum(map(value_of, found), Decimal(0)) if len(found) == len(names) else None

    @property
    def cut_off(self) -> DayRange:
        """The day up to which figures are counted, where it is answered; else the end of the period."""
        for question in self.known.values():
            if question.type == "date" and question.value and any(words in key(question.name) for words in _CUT_OFF) and (found := ranges_of(question.value)):
                return found[-1]
        return DayRange(self.period.end, self.period.end)

    def far_from_previous(self, question: Question) -> str | None:
        """Ten times as much, or a tenth, is mostly a slip of dots and noughts."""
        if question.type not in ("int", "money") or question.value in (None, NONE) or question.is_signed:
            return None
        now, before = value_of(question), number_of(question.previous or "") or Decimal(0)
        if before <= 0 or (before < _FROM and now < _FAR) or before / _FACTOR < now < _FACTOR * before:
            return None
        how = "gấp từ 10 lần trở lên" if now > before else "chưa bằng một phần mười"
        return f"«{question.name}»: {question.value} {how} kỳ trước ({question.previous}), hãy xem lại dấu chấm và số chữ số không."


@dataclass(frozen=True, slots=True)
class Agreement:
    """`says(question, others, answers)` gives the sentence about what is wrong, None where all is well."""

    severity: Literal["error", "warning"]
    says: Callable[[Question, Sequence[str], Answers], str | None]


def said(question: Question) -> str:
    """An answer by its name."""
    return f"«{question.name}» ({'không phát sinh' if question.value == NONE else question.value})"


def _part_of(question: Question, names: Sequence[str], answers: Answers) -> str | None:
    whole = answers.total(names)
    if whole is None or value_of(question) <= whole:
        return None
    return f"{said(question)} lớn hơn {answers.named(names)} mà nó là một phần: hãy sửa một trong các số này."


def _same_whole(question: Question, names: Sequence[str], answers: Answers) -> str | None:
    for other in answers.others(names):
        if NONE not in (question.value, other.value) and _counts(question)[1] != _counts(other)[1]:
            return f"{said(question)} và {said(other)} kỳ trước cùng một tổng số, nay khác nhau: hãy xem lại nếu là cùng một cơ quan."
    return None


def _whole_is(question: Question, names: Sequence[str], answers: Answers) -> str | None:
    total = answers.total(names)
    if total is None or question.value == NONE or Decimal(_counts(question)[1]) == total:
        return None
    return f"{said(question)} có tổng số khác {answers.named(names)}: kỳ trước là một số, hãy xem lại."


def _parts_are(question: Question, names: Sequence[str], answers: Answers) -> str | None:
    total = answers.total(names)
    if total is None or question.value == NONE or Decimal(_counts(question)[0]) == total:
        return None
    return f"{said(question)} không bằng tổng của {answers.named(names)}: hãy xem lại."


def _share(question: Question, _names: Sequence[str], _answers: Answers) -> str | None:
    amount = number_of((question.value or "").removeprefix("tăng ").removeprefix("giảm "))
    return f"{said(question)}: tỷ lệ của một tổng số không thể quá 100%, hãy xem lại." if amount is not None and amount > _ALL else None


def _within(question: Question, _names: Sequence[str], answers: Answers) -> str | None:
    period = answers.period
    outside = [found for found in ranges_of(question.value or "") if found.end < period.start or found.start > period.end]
    return f"{_dated(question)} nằm ngoài kỳ {period.words} ({short(period.start)} - {short(period.end)}): hãy xem lại." if outside else None


def _after(question: Question, _names: Sequence[str], answers: Answers) -> str | None:
    cut_off = answers.cut_off.end
    early = [found for found in ranges_of(question.value or "") if found.end <= cut_off]
    return f"{_dated(question)} là việc sắp tới nhưng không sau ngày chốt số liệu {short(cut_off)}: hãy xem lại." if early else None


def _until(question: Question, _names: Sequence[str], answers: Answers) -> str | None:
    late = [found for found in ranges_of(question.value or "") if found.start > answers.period.end]
    return f"{_dated(question)} là việc đã qua nhưng sau ngày cuối kỳ {short(answers.period.end)}: hãy xem lại." if late else None


def _dated(question: Question) -> str:
    same = " (vẫn là mốc của kỳ trước)" if key(question.value or "") == key(question.previous or "") else ""
    return f"{said(question)}{same}"


def _document(question: Question, _names: Sequence[str], _answers: Answers) -> str | None:
    """Number, date, issuer and subject at the first mention (a law goes by its name)."""
    value = question.value or ""
    if value == NONE or key(value) in _KEEP:
        return None
    found = next(iter(find_citations(carried(value, question.previous or ""))), None)
    if found is None or not (found.number or found.alias):
        return f"«{question.name}»: «{value}» chưa có số, ký hiệu văn bản; hãy ghi đủ số, ngày, cơ quan ban hành và trích yếu."
    if found.alias:
        return None
    absent = {"ngày ban hành": found.date, "cơ quan ban hành": found.issuer or found.issuer_resolved, "trích yếu": found.title}
    missing = [name for name, given in absent.items() if not given]
    return f"«{question.name}»: «{value}» còn thiếu {', '.join(missing)}; bản thảo giữ phần ấy theo văn bản kỳ trước, hãy xem lại." if missing else None


def _counts(question: Question) -> tuple[int, int]:
    return counts_of(question.value or "0/0")


RULES: dict[str, Agreement] = {
    "part_of": Agreement("error", _part_of),
    "same_whole": Agreement("warning", _same_whole),
    "whole_is": Agreement("warning", _whole_is),
    "parts_are": Agreement("warning", _parts_are),
    "share": Agreement("error", _share),
    "within_period": Agreement("warning", _within),
    "after_period": Agreement("warning", _after),
    "until_period": Agreement("warning", _until),
    "document": Agreement("warning", _document),
}
"""By the name that a question's constraint has."""
