"""NB06: a province, district or agency named as if it still stood.

What: «tỉnh Kiên Giang», «huyện Bến Cầu» in a document made after 01/7/2025, «Bộ Kế hoạch và Đầu tư» after 01/3/2025. Why: a body that ended can neither
issue nor receive anything. Example: Sở Kế hoạch và Đầu tư chủ trì. Instead: Sở Tài chính chủ trì. Basis: 202/2025/QH15, 203/2025/QH15, 176/2025/QH15.
Judged by the day of the document, a cited document by its own: no body issues anything after its end. Silent in other citations, quotations, history
(«trước sắp xếp», an earlier year in the sentence) and in the results of a period that began before the change. One finding for each name.
"""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from itertools import islice

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Severity
from assistant.checker.former_names import Former, Use, names, uses_in
from assistant.checker.marking import Span, flag, quoted
from assistant.checker.sheltered import Sheltered, citations_and_quotations, joined
from assistant.checker.views import folded, simple
from corpus.document import Kind
from corpus.text.dates import short
from corpus.text.folding import plain

code = "NB06"
name = "Tên không còn dùng"
title = "Tên tỉnh, huyện, cơ quan không còn"
explanation = (
    "Văn bản nhắc đến một tỉnh, huyện hoặc cơ quan đã hợp nhất, kết thúc hoạt động trước ngày của văn bản như thể đơn vị đó vẫn còn; "
    "hoặc viện dẫn một văn bản ghi ngày sau khi cơ quan ban hành không còn. "
    "Không xét chỗ trích nguyên văn, chỗ kể việc đã qua và kết quả của thời gian trước khi đổi tên."
)
example = "Nhiệm vụ năm 2026: phối hợp với Sở Kế hoạch và Đầu tư, Ủy ban nhân dân huyện Bến Cầu"
instead = "Nhiệm vụ năm 2026: phối hợp với Sở Tài chính, Ủy ban nhân dân xã Bến Cầu"
basis = "Nghị quyết số 202/2025/QH15, số 203/2025/QH15 và số 176/2025/QH15 của Quốc hội"
most = Severity.WARNING

_OFTEN, _MOST = 50, 2000  # uses of one name, and of all, that are looked at
_HISTORY = re.compile(
    r"\b(?:trước đây|nguyên là|trước khi|trước ngày|sáp nhập|hợp nhất|sắp xếp|nay là|nay thuộc|kết thúc hoạt động|giải thể|đến hết ngày|thành lập|truyền thống|"
    r"kỷ niệm|lịch sử|chính quyền địa phương (?:hai|02|2) cấp|không còn|không tổ chức|chuyển về|chuyển sang|chuyển giao)\b|\bcũ\b(?=\s*[),.;]|$)"
)
_DAY = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
_YEAR = re.compile(r"(?<![\d/])(?:19|20)\d\d(?!\d)")
_FIRST_HALF = re.compile(r"(?:6|sau) thang dau nam (\d{4})|quy (?:i|ii|1|2)(?:,? nam |/)(\d{4})")
_FORWARD = re.compile(r"phuong huong|nhiem vu|giai phap|to chuc thuc hien|kien nghi|de xuat|trong tam")
_BACK = re.compile(r"\bket qua\b|\bdanh gia\b|\btinh hinh\b")
_LONGEST = 600


def check(context: Context) -> Iterable[Finding]:
    yield from _issued_afterwards(context)
    yield from _named_as_living(context)


def _issued_afterwards(context: Context) -> Iterable[Finding]:
    """Citations whose issuer had ended before their own day; a registered one is left to the rules that compare fields."""
    for index, citation, verdict in context.judged():
        if not (citation.issuer and citation.issuer_span and citation.date) or verdict.entry is not None:
            continue
        issuer = f" {' '.join(plain(citation.issuer).split())} "
        former = next((former for key, former in names().items() if former.until < citation.date and f" {key} " in issuer), None)
        if former and former.severity is Severity.WARNING:
            said = f"«{former.name}» không còn từ {short(former.until)}, nay là {former.now}"
            yield flag(
                context,
                citation.issuer_span,
                (code, name),
                Severity.WARNING,
                f"{quoted(citation)} ghi cơ quan ban hành «{citation.issuer}», nhưng {said}: hãy đối chiếu ngày và cơ quan ban hành.",
                evidence=(f"Căn cứ: {former.source}",),
                citation=index,
            )


def _named_as_living(context: Context) -> Iterable[Finding]:
    if context.document.kind not in (Kind.REPORT, Kind.PLAN, Kind.REQUEST) or context.on_source == "today":
        return
    view = folded(context.text)
    sheltered, ahead = citations_and_quotations(context), _ahead(context)
    uses: dict[str, list[Span]] = {}
    formers: dict[str, Former] = {}
    looked: Counter[str] = Counter()
    for use in islice(uses_in(context.text, context.on), _MOST):
        looked[use.former.name] += 1
        span = view.span(use.start, use.end)
        if looked[use.former.name] > _OFTEN or sheltered.touches(*span) or not _lives(context, use, span, ahead, view.text):
            continue
        formers.setdefault(use.former.name, use.former)
        uses.setdefault(use.former.name, []).append(span)
    for key, spans in uses.items():
        yield _finding(context, formers[key], spans)


def _ahead(context: Context) -> Sheltered:
    """Where a document speaks of now and later: head, opening without sections, parts about tasks, closing and recipients."""
    document = context.document
    spans: list[Span] = [(line.start, line.end) for line in (*document.head.lines, *document.tail.lines)]
    for section in document.sections:
        heading = simple(section.heading)
        if _FORWARD.search(heading) and not _BACK.search(heading):
            spans.append((section.start, section.body_end))
    if document.kind is not Kind.REPORT:
        spans.append((0, len(context.text)))
    return joined(spans)


def _lives(context: Context, use: Use, span: Span, ahead: Sheltered, view: str) -> bool:
    """Whether the name is used as that of a body that stands."""
    period = context.document.period
    if period is not None and period.start < use.former.until and not ahead.covers(span[0]):
        return False
    return not _is_history(_sentence(view, use), use.former.until)


def _sentence(view: str, use: Use) -> str:
    """The words around a use, up to the stops on both sides."""
    before = re.split(r"[.;]\s|\n", view[max(0, use.start - _LONGEST) : use.start])[-1]
    after = re.split(r"[.;](?:\s|$)|\n", view[use.start : use.end + _LONGEST])[0]
    return before + after


def _is_history(sentence: str, until: date) -> bool:
    bare = plain(sentence)
    if _HISTORY.search(" ".join(sentence.lower().split())) or any(year and int(year) <= until.year for found in _FIRST_HALF.findall(bare) for year in found):
        return True
    if any((int(y), int(m)) < (until.year, until.month) for _, m, y in _DAY.findall(bare)):
        return True
    return any(int(year) < until.year for year in _YEAR.findall(_DAY.sub(" ", bare)))


def _finding(context: Context, former: Former, spans: list[Span]) -> Finding:
    others = f" (còn {len(spans) - 1} chỗ khác)" if len(spans) > 1 else ""
    return flag(
        context,
        spans[0],
        (code, name),
        former.severity,
        f"«{former.name}» không còn từ {short(former.until)}, nay là {former.now}{others}: hãy xem lại tên gọi.",
        evidence=(f"Căn cứ: {former.source}",),
    )
