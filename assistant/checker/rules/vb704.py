"""VB704: a part that has been amended.

What: the cited article had been changed by the day of the checked document, and the text does not name the changing one. Why: its wording may be
another now. Example: Điều 5 of a decree whose Điều 5 a later decree rewrote. Instead: «… được sửa đổi, bổ sung bởi …».
Basis: 64/2025/QH15. A warning, only noted as history and in legal texts, which tell of changes themselves.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Severity
from assistant.checker.marking import flag
from assistant.checker.provisions import Cited, cited_provisions
from assistant.checker.use import is_history
from corpus.citations.parts import Part, find_chains
from corpus.document import Kind
from corpus.registry.numbers import number_key
from corpus.registry.provisions import changes_of
from corpus.text.dates import short

code = "VB704"
name = "Điều, khoản đã được sửa đổi"
title = "Điều, khoản được viện dẫn đã được sửa đổi, bổ sung hoặc bãi bỏ"
explanation = (
    "Vào ngày của văn bản đang kiểm tra, điều hoặc khoản được viện dẫn đã được văn bản khác sửa đổi, bổ sung hoặc bãi bỏ mà nội dung không nhắc tới. "
    "Hãy đối chiếu nội dung hiện hành và nêu cả văn bản sửa đổi."
)
example = "khoản 1 Điều 5 Nghị định số 63/2010/NĐ-CP (Điều này đã được Nghị định số 48/2013/NĐ-CP sửa đổi)"
instead = "khoản 1 Điều 5 Nghị định số 63/2010/NĐ-CP được sửa đổi, bổ sung bởi Nghị định số 48/2013/NĐ-CP"
basis = "Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15 (quy định về sửa đổi, bổ sung văn bản)"

_Change = tuple[str, date]


def check(context: Context) -> Iterable[Finding]:
    named = {number_key(citation.number) for citation in context.citations if citation.number}
    noted: set[tuple[str, str]] = set()
    for cited in cited_provisions(context):
        place = number_key(cited.number), cited.part.article or ""
        change = next((each for each in _changes(context, cited) if number_key(each[0]) not in named), None)
        if change and place not in noted:
            noted.add(place)
            yield _finding(context, cited, change)


def _changes(context: Context, cited: Cited) -> Iterator[_Change]:
    """What changed the part, latest first."""
    article = cited.part.article
    if not article:
        return
    for change in reversed(changes_of(cited.number).get(article, ())):
        if change.since <= context.on:
            yield change.by, change.since
    for event, _ in context.registry.amended_by(cited.entry, context.on)[::-1] if cited.entry else ():
        if event.part and event.other and event.day and _concerns(event.part, cited.part):
            yield event.other.partition("@")[0], event.day


def _concerns(changed: str, part: Part) -> bool:
    """Whether a change of «khoản 2 Điều 5» concerns the part."""
    for chain in find_chains(changed):
        for other in chain.parts:
            if other.article == part.article and (other.clause is None or part.clause is None or other.clause == part.clause):
                return True
    return False


def _finding(context: Context, cited: Cited, change: _Change) -> Finding:
    by, since = change
    told = context.document.kind is Kind.LEGAL or is_history(context, cited.citation)
    return flag(
        context,
        (cited.part.start, cited.part.end),
        (code, name),
        Severity.INFO if told else Severity.WARNING,
        f"Điều {cited.part.article} của văn bản số {cited.number} đã được văn bản số {by} sửa đổi từ {short(since)}: hãy đối chiếu và nêu cả văn bản sửa đổi.",
        citation=cited.index,
    )
