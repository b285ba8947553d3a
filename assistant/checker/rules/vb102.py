"""VB102: type word or name of a law not written as registered.

What: «công điện số …», «Luật thi đua khen thưởng», «Luật Thi đua - Khen thưởng», «Luật Dân sự». Why: one law under several names reads like
several laws; type and name of a document are capitalised. Example: Luật thi đua khen thưởng năm 2022. Instead: Luật Thi đua, khen thưởng
năm 2022. Basis: 30/2020/NĐ-CP, annex II, V. Text in capitals and the place of the tone mark (hoà, hòa) are left alone.
"""

from collections.abc import Iterable

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Replacement, Severity
from assistant.checker.form import bare, law_name, spelling, stands_free, symbol_of, type_span, written
from assistant.checker.marking import Span, flag, quoted
from corpus.citations.model import Citation
from corpus.text.folding import key, plain

code = "VB102"
name = "Tên loại, tên luật chưa đúng"
title = "Tên loại văn bản hoặc tên luật viết không đúng tên chính thức"
explanation = (
    "Tên loại của một văn bản cụ thể viết hoa chữ cái đầu; tên luật viết đúng như Quốc hội đã đặt, kể cả dấu phẩy và chữ hoa. "
    "Một luật viết nhiều cách khiến người đọc tưởng là nhiều luật."
)
example = "Luật thi đua khen thưởng năm 2022; Luật Thi đua - Khen thưởng"
instead = "Luật Thi đua, khen thưởng năm 2022"
basis = "Nghị định số 30/2020/NĐ-CP, Phụ lục II, Mục V; Phụ lục I, Phần I, Mục II, điểm b khoản 6"

_SURE_WORDS = 3
_JOINT = {"TTLT": "Thông tư liên tịch", "NQLT": "Nghị quyết liên tịch"}


def check(context: Context) -> Iterable[Finding]:
    for index, citation, _ in context.judged():
        if not stands_free(context, citation):
            continue
        if citation.number:
            yield from _type_word(context, index, citation)
        else:
            yield from _law(context, index, citation)


def _type_word(context: Context, index: int, citation: Citation) -> Iterable[Finding]:
    wanted = _registered_type(citation)
    if wanted and citation.surface.startswith((f"{wanted} số", f"{wanted} {citation.number}")):
        return
    span = type_span(context, citation)
    as_written = written(context, span) if span else ""
    if (
        span is None
        or wanted is None
        or _ends_a_name(context, span)
        or as_written.isupper()
        or as_written == wanted
        or plain(as_written) not in (plain(wanted), plain(citation.type or ""))
    ):
        return
    yield _finding(context, index, span, citation, as_written, wanted, safe=True)


def _ends_a_name(context: Context, span: Span) -> bool:
    """«Luật Ban hành văn bản quy phạm pháp |luật số 64/2025/QH15»: the last word of a law's name."""
    return bare(context, span[0] - 6, span[0]).split()[-1:] == ["phap"]


def _registered_type(citation: Citation) -> str | None:
    symbol = symbol_of(citation)
    joint = _JOINT.get(symbol.type or "") if symbol else None
    return joint if joint and joint.startswith(citation.type or "-") else citation.type


def _law(context: Context, index: int, citation: Citation) -> Iterable[Finding]:
    law = law_name(context, citation)
    if law is None or law.short or law.written.isupper() or spelling(law.written) == spelling(law.official):
        return
    changed = _changed_words(law.written, law.official)
    if changed and (changed > 1 or len(key(law.official).split()) <= _SURE_WORDS):
        return
    yield _finding(context, index, (law.start, law.end), citation, law.written, law.official, safe=not changed)


def _changed_words(as_written: str, official: str) -> int:
    """How many words differ in more than capitals and punctuation; a type word before the name does not count."""
    ours, theirs = _tokens(as_written), _tokens(official)
    size = min(len(ours), len(theirs))
    return sum(a != b for a, b in zip(ours[-size:], theirs[-size:], strict=True) if a not in ("luật", "bộ"))


def _tokens(text: str) -> list[str]:
    return spelling(" ".join("".join(c if c.isalnum() else " " for c in text).lower().split())).split()


def _finding(context: Context, index: int, span: Span, citation: Citation, as_written: str, wanted: str, *, safe: bool) -> Finding:
    return flag(
        context,
        span,
        (code, name),
        Severity.INFO,
        f"{quoted(citation)} ghi «{as_written}»: hãy viết đúng tên chính thức «{wanted}».",
        replacements=(Replacement(wanted, safe=safe),),
        citation=index,
    )
