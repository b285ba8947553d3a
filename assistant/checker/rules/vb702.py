"""VB702: parts of a document in the wrong order.

What: the article before the clause, the clause before the point. Why: parts are written smallest first. Example: Điều 5 khoản 2 điểm a.
Instead: điểm a khoản 2 Điều 5. Basis: 30/2020/NĐ-CP, annex II, V.7. Noted; the order is put right by a safe fix.
"""

from collections.abc import Iterable

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Replacement, Severity
from assistant.checker.marking import flag
from assistant.checker.views import chains, folded
from corpus.citations.parts import Chain

code = "VB702"
name = "Thứ tự điểm, khoản, điều"
title = "Điểm, khoản, điều viết ngược thứ tự"
explanation = "Khi viện dẫn một phần của văn bản thì viết từ nhỏ đến lớn: điểm, khoản, điều; chữ «Điều» viết hoa, «khoản» và «điểm» viết thường."
example = "Điều 5 khoản 2 điểm a Nghị định số 98/2023/NĐ-CP"
instead = "điểm a khoản 2 Điều 5 Nghị định số 98/2023/NĐ-CP"
basis = "Nghị định số 30/2020/NĐ-CP, Phụ lục II, Mục V, khoản 7"

_LEVELS = frozenset({"điểm", "khoản", "điều"})


def check(context: Context) -> Iterable[Finding]:
    view = folded(context.text)
    for chain in chains(context.text):
        proper = chain.proper
        if proper is None or not _is_cited(view.text, chain):
            continue
        yield flag(
            context,
            view.span(chain.start, chain.end),
            (code, name),
            Severity.INFO,
            f"«{' '.join(view.text[chain.start : chain.end].split())}» viết ngược thứ tự: viết từ nhỏ đến lớn, «{_cased(proper)}».",
            replacements=(Replacement(_cased(proper), safe=True),),
        )


def _is_cited(text: str, chain: Chain) -> bool:
    """Points, clauses and articles on one line; a heading «Điều 5» followed by its first clause is none."""
    if any(step.level not in _LEVELS for step in chain.steps) or "\n" in text[chain.start : chain.end]:
        return False
    return text[chain.end : chain.end + 1] not in (".", ":", ")") or text[chain.end + 1 : chain.end + 2] in ("", "\n", " ")


def _cased(proper: str) -> str:
    """«khoản» and «điểm» small, «Điều» with a capital."""
    words = proper.split(" ")
    cased = {"khoản": "khoản", "điểm": "điểm", "điều": "Điều"}
    return " ".join(cased.get(word.lower(), word) for word in words)
