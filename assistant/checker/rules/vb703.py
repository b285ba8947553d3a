"""VB703: a part without its document.

What: «khoản 2 Điều 5» in a report or plan whose sentence and paragraph name no document it could belong to. Why: nobody can look it up.
Example: «thực hiện theo khoản 2 Điều 5». Instead: «… khoản 2 Điều 5 Nghị định số 98/2023/NĐ-CP». Basis: 30/2020/NĐ-CP, annex I, II.6.b.
Documents with articles of their own refer to themselves and are left out.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Severity
from assistant.checker.marking import flag
from assistant.checker.views import chains, folded
from corpus.citations.parts import Chain
from corpus.document import Kind
from corpus.text.folding import Folded
from corpus.text.letters import compile_vi

code = "VB703"
name = "Điều, khoản không rõ của văn bản nào"
title = "Điểm, khoản, điều không ghi kèm văn bản"
explanation = (
    "Điều, khoản được nhắc nhưng trong đoạn không có văn bản nào mà nó có thể thuộc về. Người đọc không tra cứu được, nên hãy ghi số, ký hiệu hoặc tên văn bản."
)
example = "Hồ sơ khen thưởng thực hiện theo khoản 2 Điều 5"
instead = "Hồ sơ khen thưởng thực hiện theo khoản 2 Điều 5 Nghị định số 98/2023/NĐ-CP"
basis = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, điểm b khoản 6"

_OWN_ARTICLE = re.compile(r"(?m)^[ \t*_#]*Điều\s+\d{1,3}\s?[.:]")
_NAMED_AFTER = compile_vi(
    r"\s*,?\s*(?:(?:của|tại|trong|thuộc)\s+)?[“\"]?"
    r"(?:[A-ZĐÀ-Ỹ]|(?i:quy\s+(?:chế|định)|điều\s+lệ|nội\s+quy|hợp\s+đồng|thỏa\s+thuận|hướng\s+dẫn|luật|nghị|kế\s+hoạch|hiệp))"
)
_NAMED_BEFORE = re.compile(
    r"(?i)(?:luật|nghị\s+định|nghị\s+quyết|thông\s+tư|quyết\s+định|quy\s+chế|quy\s+định\s+số|điều\s+lệ|hiến\s+pháp|pháp\s+lệnh|chỉ\s+thị"
    r"|hợp\s+đồng|hướng\s+dẫn)\b"
)
_LINE = re.compile(r"\n\s*\n")


def check(context: Context) -> Iterable[Finding]:
    view = folded(context.text)
    text = view.text
    if context.document.kind is Kind.LEGAL or _OWN_ARTICLE.search(text):
        return
    attached = {citation.part_span for citation in context.citations if citation.part_span}
    starts = [citation.start for citation in context.citations]
    for chain in chains(context.text):
        span = view.span(chain.start, chain.end)
        if _has_article(chain) and span not in attached and not _cites_near(starts, view, chain) and _is_alone(text, chain):
            yield flag(
                context,
                span,
                (code, name),
                Severity.WARNING,
                f"«{' '.join(context.text[slice(*span)].split())}» không rõ của văn bản nào: hãy ghi số, ký hiệu hoặc tên văn bản.",
            )


def _has_article(chain: Chain) -> bool:
    return any(step.level == "điều" for step in chain.steps)


def _is_alone(text: str, chain: Chain) -> bool:
    """Whether no document is named after the part, nor before it in its paragraph."""
    if _NAMED_AFTER.match(text, chain.end):
        return False
    first, last = _paragraph(text, chain)
    return not _NAMED_BEFORE.search(text, first, chain.start) and not _NAMED_BEFORE.search(text, chain.end, min(last, chain.end + 160))


def _paragraph(text: str, chain: Chain) -> tuple[int, int]:
    first = max(text.rfind("\n\n", max(0, chain.start - 1500), chain.start), chain.start - 1500, 0)
    after = _LINE.search(text, chain.end, chain.end + 400)
    return first, after.start() if after else chain.end + 400


def _cites_near(starts: list[int], view: Folded, chain: Chain) -> bool:
    """Whether a citation stands in the same paragraph."""
    first, last = _paragraph(view.text, chain)
    at = bisect_left(starts, view.position(first))
    return at < len(starts) and starts[at] < view.position(min(last, len(view.text)))
