"""VB202: not found, but it is with all likelihood a damaged form of a document that is registered.

What: same issuer and date under another number, or a number one character away, and the title agrees. Why: one wrong digit sends the
reader to another document. Example: Nghị định số 93/2023/NĐ-CP ngày 31/12/2023. Instead: Nghị định số 98/2023/NĐ-CP ngày 31/12/2023.
Basis: 30/2020/NĐ-CP, annex I, II.6.b. A warning where several fit or the registered fact is not sure.
"""

from collections.abc import Iterable

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Replacement, Severity
from assistant.checker.form import rightly_numbered, with_year
from assistant.checker.marking import Span, called, evidence, flag, quoted, reservation, strength, suspects, where
from corpus.citations.model import Citation
from corpus.registry.entry import Entry, Standing, Status, Verdict
from corpus.registry.numbers import number_key, year_in

code = "VB202"
name = "Số ký hiệu gần giống văn bản khác"
title = "Không tìm thấy số này, nhưng có văn bản cùng cơ quan, cùng ngày mang số khác"
explanation = (
    "Sổ đăng ký không có số được viện dẫn nhưng có một văn bản chỉ khác một ký tự, hoặc cùng cơ quan, cùng ngày, cùng trích yếu. "
    "Nhiều khả năng số bị gõ nhầm; nếu đúng là văn bản khác thì bỏ qua cảnh báo."
)
example = "Nghị định số 93/2023/NĐ-CP ngày 31/12/2023 của Chính phủ quy định chi tiết thi hành một số điều của Luật Thi đua, khen thưởng"
instead = "Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ quy định chi tiết thi hành một số điều của Luật Thi đua, khen thưởng"
basis = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, điểm b khoản 6"


def check(context: Context) -> Iterable[Finding]:
    for index, citation, verdict in context.judged():
        if verdict.likely and _is_only_form(citation, verdict.likely):
            continue
        if verdict.likely and verdict.entry:
            yield _mismatch(context, index, citation, verdict.entry, verdict.likely)
        elif verdict.likely:
            yield _likely(context, index, citation, verdict.likely)
        elif verdict.status is Status.OUT_OF_COVERAGE and suspects(citation, verdict):
            yield _possible(context, index, citation, verdict)


def _is_only_form(citation: Citation, entry: Entry) -> bool:
    """The right document in a wrong form of number: VB109 (State and Party mixed) and VB108 (year left out) say so."""
    year = entry.issued.year if entry.issued and year_in(citation.number or "") is None else None
    forms = (rightly_numbered(citation), with_year(citation, year) if year else None)
    return any(form and number_key(form) == number_key(entry.number or "") for form in forms)


def _likely(context: Context, index: int, citation: Citation, entry: Entry) -> Finding:
    start, end = _span(context, citation)
    return flag(
        context,
        (start, end),
        (code, name),
        strength(entry.standing),
        f"Không tìm thấy {quoted(citation)} trong sổ đăng ký; có phải là {called(entry)} không?{reservation(entry.standing)}",
        evidence=(evidence(entry),),
        replacements=_replacement(citation, entry),
        citation=index,
    )


def _mismatch(context: Context, index: int, citation: Citation, entry: Entry, bearer: Entry) -> Finding:
    """The number is one document's, the title another's of the same issuer and day."""
    standing = bearer.standing if entry.standing is Standing.HIGH else entry.standing
    return flag(
        context,
        _span(context, citation),
        (code, name),
        strength(standing),
        f"{quoted(citation)} mang số của một văn bản nhưng trích yếu là của {called(bearer)}: hãy đối chiếu với bản chính{reservation(standing)}.",
        evidence=(evidence(entry), evidence(bearer)),
        replacements=_replacement(citation, bearer),
        citation=index,
    )


def _possible(context: Context, index: int, citation: Citation, verdict: Verdict) -> Finding:
    start, end = _span(context, citation)
    names = " hoặc ".join(called(entry) for entry in verdict.candidates[:3])
    return flag(
        context,
        (start, end),
        (code, name),
        Severity.WARNING,
        f"Không tìm thấy {quoted(citation)} trong sổ đăng ký; sổ có {names}: hãy đối chiếu với bản chính.",
        evidence=tuple(evidence(entry) for entry in verdict.candidates[:3]),
        replacements=tuple(r for entry in verdict.candidates[:3] for r in _replacement(citation, entry)),
        citation=index,
    )


def _span(context: Context, citation: Citation) -> Span:
    """The number; of a law by name its year."""
    if citation.number_span or citation.date_span:
        return where(citation, citation.number_span, citation.date_span)
    year = str(citation.year or "")
    at = context.text.rfind(year, citation.start, citation.end) if year else -1
    return (at, at + len(year)) if at >= 0 else (citation.start, citation.end)


def _replacement(citation: Citation, entry: Entry) -> tuple[Replacement, ...]:
    if citation.number and entry.number:
        return (Replacement(entry.number),)
    return (Replacement(str(entry.issued.year)),) if entry.issued and citation.year and not citation.date_span else ()
