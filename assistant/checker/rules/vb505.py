"""VB505: a list of documents out of date order (off unless a profile turns it on).

What: in a list of documents of one kind that otherwise follow their dates, one stands after a later one. Why: order by date helps the reader to
check the list; it is a habit, no rule. Example: 153/KH-UBND (14/5), 152/KH-UBND (10/5). Instead: 152, then 153. Basis: 30/2020/NĐ-CP, annex I, II.6.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Severity
from assistant.checker.marking import flag, quoted
from corpus.citations.model import Citation
from corpus.registry.numbers import symbol_of
from corpus.text.dates import short

code = "VB505"
name = "Liệt kê chưa theo ngày"
title = "Danh sách văn bản chưa theo thứ tự ngày ban hành"
explanation = (
    "Trong một danh sách văn bản cùng loại vốn xếp theo ngày ban hành, có văn bản đứng sau một văn bản mới hơn. Đây chỉ là gợi ý trình bày, "
    "không phải lỗi, và mặc định không bật."
)
example = "Kế hoạch số 153/KH-UBND ngày 14/5/2024 …; Kế hoạch số 152/KH-UBND ngày 10/5/2024 …"
instead = "Kế hoạch số 152/KH-UBND ngày 10/5/2024 …; Kế hoạch số 153/KH-UBND ngày 14/5/2024 …"
basis = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6 (cách trình bày viện dẫn)"
default = False

_LEAST = 3
_MEMBERS_PER_SLIP = 4
_GAP = 60

_Member = tuple[int, Citation]


def check(context: Context) -> Iterable[Finding]:
    for members in _lists(context):
        slips = [(before, member) for before, member in pairwise(members) if _is_before(member, before)]
        if len(members) >= _LEAST and len(slips) * _MEMBERS_PER_SLIP <= len(members) + 1:
            yield from (_finding(context, before, member) for before, member in slips)


def _lists(context: Context) -> Iterator[Sequence[_Member]]:
    """Runs of dated citations of one symbol, set apart by «;» or by the lines of a list."""
    run: list[_Member] = []
    for index, citation, _ in context.judged():
        if citation.of is not None:
            continue
        if run and not _goes_on(context, run[-1][1], citation):
            yield run
            run = []
        if citation.number and citation.date:
            run.append((index, citation))
    yield run


def _goes_on(context: Context, before: Citation, citation: Citation) -> bool:
    if not citation.number or not citation.date or not before.number or symbol_of(before.number) != symbol_of(citation.number):
        return False
    end = before.whole_span[1]
    between = context.text[end : citation.start]
    return len(between) <= _GAP and (";" in between or "\n" in between) and not between.count("\n\n") > 1


def _is_before(member: _Member, before: _Member) -> bool:
    left, right = before[1].date, member[1].date
    return left is not None and right is not None and right < left


def _finding(context: Context, before: _Member, member: _Member) -> Finding:
    index, citation = member
    day = short(before[1].date) if before[1].date else ""
    return flag(
        context,
        (citation.start, citation.end),
        (code, name),
        Severity.HINT,
        f"{quoted(citation)} đứng sau văn bản ngày {day} trong danh sách đang xếp theo ngày: có thể đổi chỗ cho đúng thứ tự.",
        evidence=(f"Dòng {context.line(before[1].start)}: {quoted(before[1])}",),
        citation=index,
    )
