"""VB107: the type word does not fit the symbol.

What: «Quyết định số 12/KH-UBND». Why: the symbol begins with the short form of the type, so one of the two is wrong. Example: Quyết định số
12/KH-UBND. Instead: Kế hoạch số 12/KH-UBND. Basis: 30/2020/NĐ-CP, annex I, II.3.b. A letter (công văn) may bear any symbol. A warning for the
plan, programme or regulation that a decision has put in force under its own number; where the registry knows the document, VB304 speaks.
"""

from collections.abc import Iterable

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Replacement, Severity
from assistant.checker.form import Symbol, is_enacted, named_before, stands_free, symbol_of, type_span, written
from assistant.checker.marking import flag, quoted
from corpus.citations.grammar import names
from corpus.citations.model import Citation
from corpus.text.folding import plain

code = "VB107"
name = "Tên loại không hợp ký hiệu"
title = "Tên loại văn bản không phù hợp với ký hiệu"
explanation = (
    "Ký hiệu bắt đầu bằng chữ viết tắt của tên loại (KH: kế hoạch, QĐ: quyết định …), nên tên loại và ký hiệu phải khớp nhau. Công văn không xét "
    "vì ký hiệu của công văn bắt đầu bằng tên cơ quan. Đề án, chương trình, quy chế mang số của quyết định ban hành nó thì chỉ cảnh báo."
)
example = "Quyết định số 12/KH-UBND ngày 10/01/2024 của Ủy ban nhân dân tỉnh"
instead = "Kế hoạch số 12/KH-UBND ngày 10/01/2024 của Ủy ban nhân dân tỉnh"
basis = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, điểm b khoản 3; Phụ lục III, Mục I"

_SAME = (
    frozenset({"Quyết định", "Quy định"}),
    frozenset({"Thông tư", "Thông tư liên tịch", "Thông tư liên bộ"}),
    frozenset({"Nghị quyết", "Nghị quyết liên tịch"}),
    frozenset({"Báo cáo", "Báo cáo thẩm định"}),
    frozenset({"Tờ trình", "Thông tư"}),
    frozenset({"Thông tư", "Thông tri"}),
    frozenset({"Công điện", "Chỉ thị"}),
)
_ANY = frozenset({"Công văn", "Văn bản", "Thư", "Hợp đồng", "Thông cáo", "Lệnh", "Sắc lệnh", "Giấy mời"})
_ASSEMBLY = frozenset({"Luật", "Bộ luật", "Nghị quyết", "Pháp lệnh", "Hiến pháp", "Nghị quyết liên tịch"})


def check(context: Context) -> Iterable[Finding]:
    for index, citation, verdict in context.judged():
        symbol = symbol_of(citation)
        wanted = _wanted(citation, symbol) if symbol else None
        span = type_span(context, citation) if wanted else None
        if wanted is None or span is None or "type" in verdict.differs or not stands_free(context, citation):
            continue
        if any(named_before(context, citation, word) for word in wanted):
            continue
        yield flag(
            context,
            span,
            (code, name),
            Severity.WARNING if is_enacted(citation.type, wanted[0]) else Severity.ERROR,
            f"{quoted(citation)}: tên loại «{citation.type}» không hợp với ký hiệu «{symbol_text(symbol)}» của {wanted[0].lower()}: hãy xem lại.",
            replacements=(Replacement(wanted[0]),) if len(wanted) == 1 and plain(written(context, span)) == plain(citation.type or "") else (),
            citation=index,
        )


def symbol_text(symbol: Symbol | None) -> str:
    """«KH-UBND» of a symbol taken apart."""
    return "-".join(symbol.parts) if symbol else ""


def _wanted(citation: Citation, symbol: Symbol) -> tuple[str, ...] | None:
    """The types that the symbol admits, None where the type word is one of them."""
    if not citation.type or citation.type in _ANY:
        return None
    if symbol.organs[:1] in (("QH",), ("UBTVQH",)) and symbol.year:
        return None if citation.type in _ASSEMBLY else ("Luật", "Nghị quyết")
    wanted = names().symbol_types.get(symbol.type or "")
    if wanted is None or wanted == citation.type or wanted == "Công văn" or any({wanted, citation.type} <= same for same in _SAME):
        return None
    return (wanted,)
