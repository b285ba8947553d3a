"""VB106: a type or the name of a law abbreviated before it has been introduced.

What: «Luật TĐKT», «NĐ 98/2023/NĐ-CP» at the first mention. Why: short forms are for the office's own papers; the reader of another office
must not guess. Example: Luật TĐKT năm 2022. Instead: Luật Thi đua, khen thưởng năm 2022. Basis: 30/2020/NĐ-CP, annex I, II.6.b; annex II, V.
Silent once the text has introduced the short form in brackets.
"""

import re
from collections.abc import Iterable

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Replacement, Severity
from assistant.checker.form import law_name, stands_free, type_span, written
from assistant.checker.marking import Span, flag, quoted
from assistant.checker.mentions import mentions
from corpus.citations.grammar import names
from corpus.citations.model import Citation
from corpus.registry.wording import words

code = "VB106"
name = "Viết tắt khi chưa giới thiệu"
title = "Tên loại hoặc tên luật viết tắt ở lần viện dẫn đầu"
explanation = (
    "Tên loại văn bản (NĐ, QĐ, CV …) viết tắt ở lần viện dẫn đầu, hoặc tên luật viết tắt mà trước đó chưa giải thích trong ngoặc. "
    "Hãy viết đầy đủ, hoặc giới thiệu chữ viết tắt ở lần đầu."
)
example = "Luật TĐKT năm 2022; NĐ 98/2023/NĐ-CP"
instead = "Luật Thi đua, khen thưởng năm 2022; Nghị định số 98/2023/NĐ-CP"
basis = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, điểm b khoản 6; Phụ lục II, Mục V"

_REACH = 90
_INTRODUCING = re.compile(r"(?:(?:gọi|viết)\s+tắt\s+là:?\s*|\(\s*)[“\"«]?$")


def check(context: Context) -> Iterable[Finding]:
    for index, citation, _ in context.judged():
        law = law_name(context, citation)
        if law and law.short and not _introduced(context, law.short, citation.start):
            yield _finding(context, index, citation, (law.start, law.end), law.official)
    for group in mentions(context):
        index, citation = group[0]
        if citation.surface.startswith(citation.type or "-"):
            continue
        span = type_span(context, citation)
        if span and citation.type and stands_free(context, citation) and written(context, span) in names().abbreviations:
            yield _finding(context, index, citation, _with_so(citation, span), f"{citation.type} số ")


def _with_so(citation: Citation, span: Span) -> Span:
    """The short type word up to the number, «số» and spaces included."""
    return span[0], citation.number_span[0] if citation.number_span else span[1]


def _introduced(context: Context, short: str, before: int) -> bool:
    """«(sau đây gọi tắt là Luật TĐKT)», «thi đua, khen thưởng (TĐKT)»."""
    text = context.text[:before]
    if _INTRODUCING.search(text[-_REACH:]):
        return True
    if "tắt" in text and re.search(rf"(?:gọi|viết)\s+tắt\s+là:?\s+[^.;)]{{0,30}}\b{re.escape(short)}\b", text):
        return True
    full = words(short)
    return any(
        words(text[max(0, at.start() - _REACH) : at.start()])[-len(full) :] == full for at in re.finditer(rf"\([“\"«]?{re.escape(short)}[”\"»]?\)", text)
    )


def _finding(context: Context, index: int, citation: Citation, span: Span, full: str) -> Finding:
    return flag(
        context,
        span,
        (code, name),
        Severity.INFO,
        f"{quoted(citation)} viết tắt khi chưa giới thiệu: hãy viết đầy đủ «{full.strip()}».",
        replacements=(Replacement(full, safe=True),),
        citation=index,
    )
