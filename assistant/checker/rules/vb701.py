"""VB701: no such article, clause or point.

What: the cited document has fewer articles, the article fewer clauses, or the clause no such point. Why: the reader looks in vain, and the number may be
that of another document. Example: Điều 45 Nghị định số 30/2020/NĐ-CP (it has 38 articles). Instead: the article that is meant.
Basis: 30/2020/NĐ-CP, annex I, II.6. Only where the articles of a document are known for certain; clauses only of documents that
have not been amended. A legal text may speak of provisions that it adds itself: there it is a warning.
"""

from collections.abc import Iterable
from datetime import date

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Severity
from assistant.checker.marking import flag
from assistant.checker.provisions import Cited, cited_provisions
from corpus.document import Kind
from corpus.registry.provisions import Outline, changes_of, outline_of

code = "VB701"
name = "Không có điều, khoản, điểm này"
title = "Văn bản được viện dẫn không có điều, khoản hoặc điểm đã ghi"
explanation = (
    "Điều, khoản hoặc điểm được viện dẫn lớn hơn số điều, khoản, điểm mà văn bản có. Có thể ghi nhầm số điều hoặc nhầm văn bản. "
    "Chỉ xét những văn bản đã biết chắc số điều; khoản và điểm chỉ xét khi văn bản chưa bị sửa đổi."
)
example = "khoản 1 Điều 45 Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ"
instead = "khoản 1 Điều 5 Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ (Nghị định này có 38 điều)"
basis = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6 (viện dẫn phải đúng điều, khoản của văn bản)"

_LETTERS = "abcdđeghiklmnopqrstuvxy"


def check(context: Context) -> Iterable[Finding]:
    for cited in cited_provisions(context):
        outline = outline_of(cited.number)
        article = cited.part.article or ""
        if outline is None or not article.isdigit():
            continue
        changed = bool(changes_of(cited.number)) or _is_amended(context, cited)
        if int(article) > outline.articles:
            grave = Severity.WARNING if changed or context.document.kind is Kind.LEGAL else Severity.ERROR
            yield _finding(context, cited, grave, f"văn bản số {cited.number} chỉ có {outline.articles} điều, không có Điều {article}")
        elif not changed and (missing := _missing(cited, outline, int(article))):
            yield _finding(context, cited, missing[0] if context.document.kind is not Kind.LEGAL else Severity.WARNING, missing[1])


def _is_amended(context: Context, cited: Cited) -> bool:
    """By the day; a document that has been amended one does not know when counts as amended."""
    if cited.entry is None:
        return False
    known = context.registry.amended_by(cited.entry, date.max)
    return bool(context.registry.amended_by(cited.entry, context.on)) if known else cited.entry.status == "amended"


def _missing(cited: Cited, outline: Outline, article: int) -> tuple[Severity, str] | None:
    """What the article lacks; a missing point is a warning, for points are the least surely read."""
    clause, point = cited.part.clause or "", cited.part.point
    count = outline.clauses(article)
    if count is None or not clause.isdigit():
        return None
    if int(clause) > count:
        return Severity.ERROR, f"Điều {article} của văn bản số {cited.number} chỉ có {count} khoản, không có khoản {clause}"
    last = outline.last_point(article, int(clause))
    if point and len(point) == 1 and last and _LETTERS.find(point) > _LETTERS.find(last):
        return Severity.WARNING, f"khoản {clause} Điều {article} của văn bản số {cited.number} chỉ có đến điểm {last}, không có điểm {point}"
    return None


def _finding(context: Context, cited: Cited, severity: Severity, what: str) -> Finding:
    written = " ".join(context.text[cited.part.start : cited.part.end].split())
    return flag(
        context,
        (cited.part.start, cited.part.end),
        (code, name),
        severity,
        f"«{written}»: {what}, hãy xem lại.",
        citation=cited.index,
    )
