"""VB110: a doubled word in a citation.

What: «về việc về», «của của», «Kế hoạch Kế hoạch số …». Why: a slip of copying. Example: ban hành quy định về việc về thi hành.
Instead: về việc thi hành. Basis: 30/2020/NĐ-CP, article 10.4. Only small words, which never rightly follow themselves, and type words.
"""

import re
from collections.abc import Iterable, Iterator

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Replacement, Severity
from assistant.checker.marking import Span, flag
from assistant.checker.views import doubled, folded, lowered, words_of
from corpus.citations.model import Citation
from corpus.text.folding import plain

code = "VB110"
name = "Lặp từ trong viện dẫn"
title = "Từ bị lặp trong viện dẫn"
explanation = "Trong viện dẫn có từ lặp liền nhau như «về việc về», «của của», thường do sao chép."
example = "Thông tư số 01/2024/TT-BNV … về việc về quy định thi hành một số điều"
instead = "Thông tư số 01/2024/TT-BNV … về việc quy định thi hành một số điều"
basis = "Nghị định số 30/2020/NĐ-CP, Điều 10 khoản 4"

_ABOUT = re.compile(
    r"về\s+(?:việc\s+)?về(?:\s+việc)?(?!\w|\s+(?:hưu|nước|quê|đích|nhà|thăm|dự|tham|trước|sau)(?!\w))",
)
_TWICE = re.compile(r"\b(?P<word>[^\W\d_]{2,5})\s+(?P=word)\b", re.IGNORECASE)
_SMALL = frozenset(["của", "và", "các", "những", "ngày", "tháng", "tại", "theo", "trên", "trong", "cho", "với", "là", "được", "đã", "do", "việc"])
_PHRASES = re.compile(r"(?P<word>ban\s+hành|thực\s+hiện|một\s+số)\s+(?P=word)(?!\w)")
_REACH = 24


def check(context: Context) -> Iterable[Finding]:
    view = folded(context.text)
    doubled = [(view.span(start, end), right) for start, end, right in _doubled(view.text, lowered(context.text), any_twice=_any_twice(context.text))]
    for index, citation, _ in context.judged():
        start, end = citation.whole_span
        yield from (
            _finding(context, index, span, right) for span, right in doubled if start <= span[0] and span[1] <= end and _innermost(context, index, span)
        )
        before = _type_before(context, citation)
        if before is not None and citation.type:
            yield _finding(context, index, (before, citation.start + len(citation.type)), citation.type)


def _doubled(view: str, lowered: str, *, any_twice: bool) -> Iterator[tuple[int, int, str]]:
    """Every doubled small word of the text with what should stand there."""
    for match in _ABOUT.finditer(lowered):
        if match.start() == 0 or not lowered[match.start() - 1].isalnum():
            about = "việc" in match.group()
            yield match.start(), match.end(), f"{view[match.start() : match.start() + 2]} việc" if about else view[match.start() : match.start() + 2]
    if any_twice:
        yield from ((match.start(), match.end(), match["word"]) for match in _TWICE.finditer(view) if match["word"].lower() in _SMALL)
    for match in _PHRASES.finditer(lowered):
        yield match.start(), match.end(), view[match.start() : match.start() + len(match["word"])]


def _any_twice(text: str) -> bool:
    """Whether some small word stands twice in a row, punctuation between them or not."""
    words = words_of(text)
    return any(words[at] in _SMALL for at in doubled(text))


def _innermost(context: Context, index: int, span: Span) -> bool:
    """Whether no citation inside the title of this one holds the words: each is flagged once."""
    return not any(c.of == index and c.whole_span[0] <= span[0] and span[1] <= c.whole_span[1] for c in context.citations)


def _type_before(context: Context, citation: Citation) -> int | None:
    """Where the same type word stands once more before the citation."""
    if not citation.number or not citation.type:
        return None
    before, size = context.text[max(0, citation.start - _REACH) : citation.start], len(citation.type)
    lead, word = plain(before.rstrip()), plain(citation.type)
    if not lead.endswith(word) or plain(context.text[citation.start : citation.start + size]) != word:
        return None
    at = citation.start - len(before) + len(lead) - size
    return at if at == 0 or not context.text[at - 1].isalnum() else None


def _finding(context: Context, index: int, span: Span, right: str) -> Finding:
    doubled = " ".join(context.text[slice(*span)].split())
    return flag(
        context,
        span,
        (code, name),
        Severity.INFO,
        f"«{doubled}» lặp từ: hãy viết «{right}».",
        replacements=(Replacement(" ".join(right.split()), safe=True),),
        citation=index,
    )
