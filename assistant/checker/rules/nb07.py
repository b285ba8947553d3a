"""NB07: section numbers that do not run on.

What: a number twice in a row («II.», «II.»), a number left out (I, III), a decimal number under another parent (2.1 under 3).
Why: the reader loses the way, and cross-references break. Example: II. … II. … Instead: II. … III. … Basis: 30/2020/NĐ-CP, annex I, II.6.đ.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Replacement, Severity
from assistant.checker.marking import flag
from corpus.document import Kind, Section
from corpus.structuring.numbering import roman_value

code = "NB07"
name = "Đánh số đề mục"
title = "Số của đề mục không liền mạch"
explanation = (
    "Đề mục bị trùng số với mục liền trước, nhảy số, hoặc số thập phân không thuộc mục cha. Người đọc dễ nhầm và các chỗ dẫn chiếu trong văn bản bị sai."
)
example = "I. KẾT QUẢ …; II. KHÓ KHĂN …; II. PHƯƠNG HƯỚNG …"
instead = "I. KẾT QUẢ …; II. KHÓ KHĂN …; III. PHƯƠNG HƯỚNG …"
basis = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, điểm đ khoản 6"
most = Severity.WARNING

_LETTERS = ("a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y")
_NUMERALS = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def check(context: Context) -> Iterable[Finding]:
    if context.document.kind is Kind.LEGAL:
        return
    yield from _siblings(context, context.document.sections)
    for section in context.document.walk():
        yield from _siblings(context, section.children)
        yield from _strangers(context, section)


def _siblings(context: Context, sections: Sequence[Section]) -> Iterator[Finding]:
    seen: set[str] = set()
    for before, section in pairwise(sections):
        seen = {before.number} if _place(before.number) == 1 else seen | {before.number}
        expected = _following(before.number, section.number)
        if expected is None and section.number in seen and _place(section.number) != 1:
            expected = _next(before.number)
            if expected:
                yield _finding(context, section, f"Đề mục «{_short(section)}» trùng số với một mục ở trên: đúng thứ tự là {expected}.", expected)
            continue
        if expected is None or (before.number != section.number and _stands_between(context, before, section, expected)):
            continue
        said = "trùng số với mục liền trước" if before.number == section.number else f"nhảy số sau mục {before.number}"
        yield _finding(context, section, f"Đề mục «{_short(section)}» {said}: đúng thứ tự là {expected}.", expected)


def _stands_between(context: Context, before: Section, section: Section, expected: str) -> bool:
    """Whether the number that seems left out opens a line after all."""
    return bool(re.search(rf"(?m)^\W*{re.escape(expected)}\s?[.)]", context.text[before.start : section.start]))


def _following(before: str, number: str) -> str | None:
    """The number expected after `before`, where `number` repeats it or leaves one out; None where all is well or cannot be told."""
    old, new = _place(before), _place(number)
    if old is None or new is None or _shape(before) != _shape(number):
        return None
    return _next(before) if _breaks(old, new) and not (_shape(before) == "a" and (before, number) == ("d", "e")) else None


def _next(number: str) -> str | None:
    """The number that comes after: II → III, 2.1 → 2.2, a → b."""
    place = _place(number)
    if place is None:
        return None
    if _shape(number) == "I":
        return _roman(place + 1)
    if _shape(number) == "a":
        return _LETTERS[place] if place < len(_LETTERS) else None
    prefix = number.rpartition(".")[0]
    return f"{prefix}.{place + 1}".removeprefix(".")


def _shape(number: str) -> str:
    """«I» for Roman numbers, «a» for letters, else what stands before the last figure, with a stop."""
    if roman_value(number) is not None:
        return "I"
    return "a" if number in _LETTERS else f"{number.rpartition('.')[0]}."


def _place(number: str) -> int | None:
    """Which one in its row a number is: II → 2, 2.6.1 → 1, c → 3."""
    if number in _LETTERS:
        return _LETTERS.index(number) + 1
    last = number.rpartition(".")[2]
    return roman_value(number) or (int(last) if last.isdecimal() else None)


def _breaks(old: int, new: int) -> bool:
    """Twice the same, or one or two left out; a larger jump or a new beginning is another list."""
    return new == old or old + 1 < new <= old + 3


def _strangers(context: Context, parent: Section) -> Iterator[Finding]:
    """The first child that bears another parent's number."""
    for child in parent.children[:1]:
        prefix, dot, last = child.number.rpartition(".")
        if dot and last.isdigit() and _is_arabic(parent.number) and prefix != parent.number:
            yield _finding(context, child, f"Đề mục «{_short(child)}» nằm trong mục {parent.number} nhưng mang số của mục {prefix}.", f"{parent.number}.{last}")


def _is_arabic(number: str) -> bool:
    return number.replace(".", "").isdigit()


def _finding(context: Context, section: Section, message: str, expected: str) -> Finding:
    end = section.start + len(section.number)
    exact = context.text[section.start : end] == section.number
    return flag(
        context,
        (section.start, end if exact else section.end),
        (code, name),
        Severity.WARNING,
        message,
        replacements=(Replacement(expected),) if exact else (),
    )


def _short(section: Section) -> str:
    return section.heading if len(section.heading) <= 60 else section.heading[:57].rstrip() + "…"


def _roman(value: int) -> str:
    text = ""
    for size, letters in _NUMERALS:
        while value >= size:
            text, value = text + letters, value - size
    return text
