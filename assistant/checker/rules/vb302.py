"""VB302: the issuer differs from the registered one.

What: number and date agree, the issuing office does not; the office named for its head is only noted. Why: the same number and date
under another office is another document. Example: Chỉ thị số 34-CT/TW ngày 07/4/2014 của Ban Bí thư. Instead: … của Bộ Chính trị.
Basis: 30/2020/NĐ-CP, annex I, II.6.b.
"""

from collections.abc import Iterable

from assistant.checker.context import Context
from assistant.checker.elsewhere import bearer_elsewhere
from assistant.checker.finding import Finding, Replacement, Severity
from assistant.checker.marking import called, evidence, flag, quoted, reservation, strength, where
from corpus.citations.model import Citation
from corpus.registry.entry import Entry

code = "VB302"
name = "Sai cơ quan ban hành"
title = "Cơ quan ban hành khác với sổ đăng ký"
explanation = (
    "Số ký hiệu và ngày khớp với một văn bản trong sổ đăng ký nhưng cơ quan ban hành ghi khác. "
    "Trường hợp chỉ ghi cơ quan thay cho người đứng đầu (hoặc ngược lại) thì chỉ lưu ý, không coi là lỗi."
)
example = "Chỉ thị số 34-CT/TW ngày 07/4/2014 của Ban Bí thư"
instead = "Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị"
basis = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, điểm b khoản 6"


def check(context: Context) -> Iterable[Finding]:
    noted: set[Entry] = set()
    for index, citation, verdict in context.judged():
        entry = verdict.entry
        if entry is None:
            continue
        if "issuer" in verdict.differs and bearer_elsewhere(context, citation, verdict):
            continue  # VB207 says so
        if "issuer" in verdict.differs:
            yield _differs(context, index, citation, entry)
        elif "office" in verdict.differs and entry not in noted:
            noted.add(entry)
            yield _office(context, index, citation, entry)


def _differs(context: Context, index: int, citation: Citation, entry: Entry) -> Finding:
    start, end = where(citation, citation.issuer_span)
    return flag(
        context,
        (start, end),
        (code, name),
        strength(entry.standing),
        f"{quoted(citation)} ghi cơ quan ban hành là «{citation.issuer}»: sổ đăng ký ghi {called(entry)} của {entry.issuer}{reservation(entry.standing)}.",
        evidence=(evidence(entry),),
        replacements=(Replacement(entry.issuer),) if citation.issuer_span else (),
        citation=index,
    )


def _office(context: Context, index: int, citation: Citation, entry: Entry) -> Finding:
    start, end = where(citation, citation.issuer_span)
    return flag(
        context,
        (start, end),
        (code, name),
        Severity.INFO,
        f"{quoted(citation)} ghi «{citation.issuer or citation.issuer_inherited}»; sổ đăng ký ghi {entry.issuer} (cùng một cơ quan).",
        evidence=(evidence(entry),),
        citation=index,
    )
