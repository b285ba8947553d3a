"""VB108: a decree or circular whose number lacks the year.

What: «Nghị định số 98/NĐ-CP». Why: numbers of decrees and circulars begin anew every year and carry it; without it the number fits dozens.
Example: Nghị định số 98/NĐ-CP ngày 31/12/2023. Instead: Nghị định số 98/2023/NĐ-CP ngày 31/12/2023. Basis: the law on legal documents
(numbers since 01/01/1997) and 30/2020/NĐ-CP, annex I, II.6.b. Older ones are left alone.
"""

from collections.abc import Iterable

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Replacement, Severity
from assistant.checker.form import symbol_of, type_span, with_year
from assistant.checker.marking import evidence, flag, quoted
from corpus.citations.model import Citation
from corpus.registry.entry import Entry

code = "VB108"
name = "Số nghị định, thông tư thiếu năm"
title = "Số của nghị định, thông tư thiếu năm ban hành"
explanation = (
    "Số, ký hiệu của nghị định, thông tư (từ năm 1997) gồm số thứ tự, năm ban hành và ký hiệu. Thiếu năm thì không biết văn bản của năm nào. "
    "Không xét văn bản ban hành trước năm 2000 vì thời kỳ chuyển tiếp còn cách đánh số cũ."
)
example = "Nghị định số 98/NĐ-CP ngày 31/12/2023 của Chính phủ"
instead = "Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ"
basis = "Luật Ban hành văn bản quy phạm pháp luật (số, ký hiệu của văn bản); Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, điểm b khoản 6"

_TYPES = {"Nghị định": ("NĐ",), "Thông tư": ("TT", "TTLT"), "Thông tư liên tịch": ("TTLT", "TT")}
_NEW_NUMBERING = 2000
_JOINT_MINISTRIES = ("LB",)  # «13/TT-LB»: only before 1997


def check(context: Context) -> Iterable[Finding]:
    for index, citation, verdict in context.judged():
        if not _lacks_year(context, citation):
            continue
        known = [entry for entry in (verdict.entry, verdict.likely, *verdict.candidates) if entry and entry.number and _same_serial(citation, entry)]
        yield flag(
            context,
            citation.number_span or (citation.start, citation.end),
            (code, name),
            Severity.ERROR,
            f"{quoted(citation)} thiếu năm trong số, ký hiệu: hãy ghi đủ năm ban hành (ví dụ «{with_year(citation, '…')}»).",
            evidence=tuple(evidence(entry) for entry in dict.fromkeys(known)),
            replacements=_replacements(citation, known),
            citation=index,
        )


def _lacks_year(context: Context, citation: Citation) -> bool:
    symbol = symbol_of(citation)
    if (
        symbol is None
        or symbol.organs[:1] == _JOINT_MINISTRIES
        or type_span(context, citation) is None
        or symbol.year
        or symbol.party
        or symbol.type not in _TYPES.get(citation.type or "", ())
    ):
        return False
    return citation.year is None or citation.year >= _NEW_NUMBERING


def _replacements(citation: Citation, known: list[Entry]) -> tuple[Replacement, ...]:
    if known:
        return tuple(Replacement(entry.number) for entry in dict.fromkeys(known) if entry.number)
    return (Replacement(with_year(citation, str(citation.date.year))),) if citation.date else ()


def _same_serial(citation: Citation, entry: Entry) -> bool:
    year = str(entry.issued.year) if entry.issued else ""
    return bool(year) and with_year(citation, year).lstrip("0") == (entry.number or "").lstrip("0")
