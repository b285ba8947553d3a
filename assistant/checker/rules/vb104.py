"""VB104: the first mention of a document is not complete.

What: no date, nobody said to have issued it, or no title. Why: the reader must be able to find the document. Example: Quyết định số
3134/QĐ-UBND. Instead: Quyết định số 3134/QĐ-UBND ngày 12/12/2022 của Ủy ban nhân dân tỉnh ban hành Quy định về …. Basis: 30/2020/NĐ-CP,
annex I, II.6.b. A warning without date or known issuer; only noted, once, where a lead-in, the symbol or the home office give the issuer;
silent inside a title, in headings, and for the home office's own documents.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Severity
from assistant.checker.firsts import date_in_sentence, first_mentions, is_of_home, issuer_in_sentence, shares_with_next
from assistant.checker.form import bare, stands_free, symbol_of
from assistant.checker.marking import flag, quoted
from assistant.checker.mentions import Mention
from corpus.citations.model import Citation
from corpus.document import Kind
from corpus.registry.names import LAW_TYPES

code = "VB104"
name = "Viện dẫn lần đầu chưa đủ"
title = "Viện dẫn lần đầu thiếu ngày, cơ quan ban hành hoặc trích yếu"
explanation = (
    "Lần đầu viện dẫn phải ghi đủ tên loại, số và ký hiệu, ngày ban hành, cơ quan ban hành và trích yếu (luật, pháp lệnh chỉ ghi tên). "
    "Khi câu dẫn của danh sách, ký hiệu hoặc cơ quan báo cáo đã cho biết cơ quan ban hành thì chỉ lưu ý. Không xét chỗ nằm trong trích yếu, đề mục."
)
example = "Thực hiện Quyết định số 3134/QĐ-UBND, Sở đã ban hành quy chế"
instead = "Thực hiện Quyết định số 3134/QĐ-UBND ngày 12/12/2022 của Ủy ban nhân dân tỉnh ban hành Quy định về …, Sở đã ban hành quy chế"
basis = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, điểm b khoản 6"

_SHORT_NAME = 2
_AHEAD = 12
_UNTITLED = frozenset({"Công văn", "Tờ trình", "Báo cáo", "Báo cáo thẩm định", "Biên bản", "Thông báo", "Giấy mời", "Công điện", "Văn bản", "Hợp đồng"})
_SHORT = "short"  # its symbol, date and issuer stand with the next number of the list
_OF_PARTIES = frozenset({"Hợp đồng", "Biên bản"})  # drawn up between parties: nobody issues them
_ENDS = re.compile(r"\s*(?:[,;:.)]|$|va\s)")
_NAME_GOES_ON = re.compile(r",\s+[^\W\d_]")


def check(context: Context) -> Iterable[Finding]:
    if context.document.kind is Kind.NEWS:
        return
    firsts = [
        (index, citation)
        for index, citation in first_mentions(context)
        if not _is_law(citation)
        and _SHORT not in citation.notes
        and citation.type not in _OF_PARTIES
        and not citation.surface.isupper()
        and stands_free(context, citation)
    ]
    lacking = [_missing(context, *mention) for mention in firsts]
    yield from (_incomplete(context, *mention, missing) for mention, missing in zip(firsts, lacking, strict=True) if missing)
    complete = [mention for mention, missing in zip(firsts, lacking, strict=True) if not missing]
    yield from _supplied(context, [mention for mention in complete if _needs_words(context, *mention)])


def _is_law(citation: Citation) -> bool:
    """Laws are cited by name; «Luật Thi đua, khen thưởng số 06/2022/QH15» has it before the number."""
    symbol = symbol_of(citation)
    return citation.type in LAW_TYPES or (citation.type is None and symbol is not None and symbol.organs[:1] == ("QH",))


def _incomplete(context: Context, index: int, citation: Citation, missing: tuple[str, ...]) -> Finding:
    """What no word, no lead-in and no symbol supplies."""
    severity = Severity.INFO if missing == ("trích yếu",) else Severity.WARNING
    return flag(
        context,
        (citation.start, citation.end),
        (code, name),
        severity,
        f"{quoted(citation)} được viện dẫn lần đầu nhưng thiếu {' và '.join(missing)}: hãy ghi đủ để người đọc tra được.",
        citation=index,
    )


def _missing(context: Context, index: int, citation: Citation) -> tuple[str, ...]:
    rest = shares_with_next(context, index)
    missing = []
    if citation.date is None and citation.date_span is None and not date_in_sentence(context, citation):
        missing.append("ngày ban hành")
    if not (rest.issuer or citation.issuer_inherited or citation.issuer_resolved or is_of_home(context, citation) or issuer_in_sentence(context, citation)):
        missing.append("cơ quan ban hành")
    if not missing and _lacks_title(context, citation, rest):
        missing.append("trích yếu")
    return tuple(missing)


def _lacks_title(context: Context, citation: Citation, rest: Citation) -> bool:
    """Only where the sentence surely goes on without one."""
    if rest.title or citation.type in _UNTITLED:
        return False
    end = rest.whole_span[1]
    if rest.issuer and len(rest.issuer.split()) <= _SHORT_NAME and _NAME_GOES_ON.match(context.text, end):
        return False
    return bool(_ENDS.match(bare(context, end, end + _AHEAD)))


def _needs_words(context: Context, index: int, citation: Citation) -> bool:
    """Whether the issuer is known but not said beside the citation."""
    if shares_with_next(context, index).issuer or is_of_home(context, citation):
        return False
    return bool(citation.issuer_inherited) or not issuer_in_sentence(context, citation)


def _supplied(context: Context, mentions: Sequence[Mention]) -> Iterable[Finding]:
    """One finding for a list under one lead-in, one for all whose symbol tells the issuer."""
    for from_lead, members in groupby(
        sorted(mentions, key=lambda mention: not mention[1].issuer_inherited), key=lambda mention: bool(mention[1].issuer_inherited)
    ):
        rows = list(members)
        yield _noted(context, rows, f"câu dẫn «{rows[0][1].issuer_inherited}»" if from_lead else "ký hiệu")


def _noted(context: Context, rows: Sequence[Mention], source: str) -> Finding:
    index, citation = rows[0]
    others = f" (cùng {len(rows) - 1} viện dẫn khác)" if len(rows) > 1 else ""
    return flag(
        context,
        (citation.start, citation.end),
        (code, name),
        Severity.INFO,
        f"{quoted(citation)}{others} không ghi cơ quan ban hành, chỉ suy ra được từ {source}: nên ghi rõ ở lần viện dẫn đầu.",
        evidence=tuple(f"Dòng {context.line(other.start)}: {quoted(other)}" for _, other in rows[1:]),
        citation=index,
    )
