"""VB305: the symbol does not fit the issuer named beside it.

What: «74/KH-TTCTP» of Thanh tra Chính phủ, whose short form is TTCP; «…/NĐ-CP» of a ministry. Why: one of the two is wrong.
Example: Kế hoạch số 74/KH-TTCTP ngày 14/01/2022 của Thanh tra Chính phủ. Instead: the number as on the original, 74/KH-TTCP.
Basis: 30/2020/NĐ-CP, annex I, II.3.b. The closed list of symbols.toml decides; what it does not know is not judged, and where the registry
says who issued the document, VB302 and VB207 speak.
"""

from collections.abc import Iterable

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Replacement, Severity
from assistant.checker.form import symbol_of
from assistant.checker.marking import flag, quoted
from assistant.checker.symbols import Misfit, misfit
from corpus.citations.model import Citation
from corpus.registry.entry import Verdict

code = "VB305"
name = "Ký hiệu không hợp cơ quan"
title = "Ký hiệu không phù hợp với cơ quan ban hành"
explanation = (
    "Chữ viết tắt tên cơ quan trong ký hiệu không phải của cơ quan được ghi bên cạnh (đối chiếu với danh sách ký hiệu đã biết chắc). "
    "Có thể gõ nhầm ký hiệu hoặc ghi nhầm cơ quan."
)
example = "Kế hoạch số 74/KH-TTCTP ngày 14/01/2022 của Thanh tra Chính phủ"
instead = "Kế hoạch số 74/KH-TTCP ngày 14/01/2022 của Thanh tra Chính phủ (sau khi đối chiếu bản chính)"
basis = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, điểm b khoản 3"


def check(context: Context) -> Iterable[Finding]:
    for index, citation, verdict in context.judged():
        symbol = symbol_of(citation)
        if symbol is None or citation.issuer is None or _settled(verdict):
            continue
        wrong = misfit(symbol.organs, citation.issuer)
        if wrong:
            yield _finding(context, index, citation, wrong)


def _settled(verdict: Verdict) -> bool:
    """Whether the registry itself says that number or issuer is wrong."""
    return verdict.likely is not None or "issuer" in verdict.differs or "office" in verdict.differs


def _finding(context: Context, index: int, citation: Citation, wrong: Misfit) -> Finding:
    span = citation.number_span or (citation.start, citation.end)
    hint = f"ký hiệu của cơ quan này là «{wrong.fitting}»" if wrong.fitting else "ký hiệu này là của cơ quan khác"
    written = context.text[slice(*span)]
    return flag(
        context,
        span,
        (code, name),
        Severity.WARNING,
        f"{quoted(citation)}: ký hiệu «{wrong.symbol}» không hợp với «{citation.issuer}» ({hint}), hãy đối chiếu với bản chính.",
        replacements=(Replacement(written.replace(wrong.symbol, wrong.fitting, 1)),) if wrong.fitting and wrong.symbol in written else (),
        citation=index,
    )
