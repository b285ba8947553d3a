"""VB406: an implementing document older than the one it implements.

What: a document whose title says that it carries out another is dated before that other one. Why: nobody carries out what does not exist yet, so
one of the two dates is wrong. Example: Kế hoạch số 96/KH-UBND ngày 20/10/2013 thực hiện Chỉ thị số 34-CT/TW ngày 07/4/2014. Instead: … ngày 20/10/2014 ….
Basis: 30/2020/NĐ-CP, annex I, II.6.b. An error where the title says so; a warning where the sentence says what was issued to carry the other one out.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Severity
from assistant.checker.form import bare
from assistant.checker.marking import flag, quoted
from assistant.checker.use import names_one_version
from corpus.text.dates import short
from corpus.text.folding import compose, plain

code = "VB406"
name = "Có trước văn bản mà nó thực hiện"
title = "Văn bản triển khai có ngày trước văn bản được triển khai"
explanation = (
    "Trích yếu cho biết văn bản này triển khai, hướng dẫn hoặc quy định chi tiết văn bản kia, nhưng ngày ban hành lại sớm hơn. "
    "Không thể triển khai một văn bản chưa có, nên một trong hai ngày ghi sai."
)
example = "Kế hoạch số 96/KH-UBND ngày 20/10/2013 thực hiện Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị"
instead = "Kế hoạch số 96/KH-UBND ngày 20/10/2014 thực hiện Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị"
basis = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, điểm b khoản 6"

_CARRIES_OUT = re.compile(
    r"(?:thuc hien|trien khai|thi hanh|cu the hoa|quy dinh chi tiet|huong dan)(?: (?:tot|co hieu qua|noi dung|mot so dieu|mot so noi dung|cac quy dinh|cua))*"
    r"(?: (?:diem|khoan|dieu|muc|chuong) [\w, ]{1,30}?)?(?: cua)?$"
)
_CAN_FOLLOW = re.compile(r"sua doi|bo sung|thay the|bai bo|dieu chinh")
_LEADS = re.compile(r"(?:^|[.;\n*+-])\s*(?:de )?(?:thuc hien|trien khai(?: thuc hien)?|cu the hoa)\s*$")
_ISSUES = re.compile(r"^[^.;:\n]{0,90}, [^.;:,\n]{2,60} (?:da )?(?:kip thoi )?(?:ban hanh|xay dung)$")
_REACH = 90


def check(context: Context) -> Iterable[Finding]:
    flagged: set[int] = set()
    for outer, inner in _in_titles(context):
        if finding := _finding(context, outer, inner, Severity.ERROR):
            flagged.add(outer)
            yield finding
    for inner, outer in _in_sentences(context):
        if outer not in flagged and (finding := _finding(context, outer, inner, Severity.WARNING)):
            yield finding


def _in_titles(context: Context) -> Iterator[tuple[int, int]]:
    """A citation and the one that its title says it carries out: nothing but that relation stands between."""
    for index, citation in enumerate(context.citations):
        outer = context.citations[citation.of] if citation.of is not None else None
        if citation.of is not None and outer and outer.title_span and not outer.own:
            title = _words(context.text[outer.title_span[0] : citation.start]).strip('“"« ')
            if len(title) <= _REACH and _CARRIES_OUT.search(title) and not _CAN_FOLLOW.search(title):
                yield citation.of, index


def _in_sentences(context: Context) -> Iterator[tuple[int, int]]:
    """«Thực hiện Chỉ thị số …, Sở đã ban hành Kế hoạch số …»: the two stand next to each other in one sentence."""
    outermost = [(index, citation) for index, citation, _ in context.judged() if citation.of is None]
    for (left, leading), (right, following) in pairwise(outermost):
        between = context.text[leading.end : following.start]
        if len(between) > _REACH * 4 or not _LEADS.search(bare(context, leading.start - 40, leading.start)):
            continue
        after_title = context.text[leading.whole_span[1] : following.start]
        if _ISSUES.search(_words(after_title)):
            yield left, right


def _words(text: str) -> str:
    """Plain words joined by single spaces, whatever form the letters have."""
    return " ".join(plain(compose(text).text).split())


def _finding(context: Context, outer: int, inner: int, severity: Severity) -> Finding | None:
    late, early = _day(context, outer), _day(context, inner)
    if late is None or early is None or late >= early:
        return None
    implementing, implemented = context.citations[outer], context.citations[inner]
    known = "" if implemented.date else f" (ngày {short(early)})"
    return flag(
        context,
        (min(implementing.start, implemented.start), max(implementing.end, implemented.end)),
        (code, name),
        severity,
        f"{quoted(implementing)} ban hành trước {quoted(implemented)}{known} mà nó triển khai: hãy xem lại hai ngày ban hành.",
        evidence=(f"Dòng {context.line(implemented.start)}: {quoted(implemented)}",),
        citation=outer,
    )


def _day(context: Context, index: int) -> date | None:
    """The date that is sure: written and not denied by the registry, or else the registered one of a version that the text names."""
    citation, verdict = context.citations[index], context.verdicts[index]
    if "date" in verdict.differs or verdict.likely:
        return None
    return citation.date or (verdict.entry.issued if verdict.entry and names_one_version(citation) else None)
