"""VB503: one document under two titles.

What: mentions of one number and date whose titles differ by words put in or changed (warning), or in length only (noted where the
registry cannot say). Why: one of them is not its title. Example: 07/CT-TTg with two titles. Instead: the official title everywhere.
Basis: 30/2020/NĐ-CP, annex I, II.6.b.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Severity
from assistant.checker.marking import flag, quoted, where
from assistant.checker.mentions import Mention, mentions
from corpus.registry.matching import titles_of
from corpus.registry.titles import Wording, compare_titles

code = "VB503"
name = "Một văn bản, hai trích yếu"
title = "Cùng một văn bản nhưng ghi hai trích yếu khác nhau"
explanation = "Cùng số, cùng ngày nhưng trích yếu ở hai chỗ khác nhau: có từ bị thay, bị chèn hoặc con số khác. Hãy dùng thống nhất trích yếu chính thức."
example = "… về đẩy mạnh phòng, chống tiêu cực … / … về đẩy mạnh phong trào thi đua yêu nước, chống tiêu cực …"
instead = "Dùng một trích yếu đúng theo bản chính ở mọi chỗ"
basis = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, điểm b khoản 6"

_ALTERED = (Wording.NUMBERS, Wording.ALTERED, Wording.OTHER)


def check(context: Context) -> Iterable[Finding]:
    for group in mentions(context):
        by_day: dict[date | None, list[Mention]] = defaultdict(list)
        for mention in group:
            if mention[1].title:
                by_day[mention[1].date].append(mention)
        for same in by_day.values():
            yield from _differing(context, same)


def _differing(context: Context, group: Sequence[Mention]) -> Iterable[Finding]:
    _, right = _reference(context, group)
    for index, citation in group:
        wording = compare_titles(citation.title or "", (right.title or "",))
        known = context.verdicts[index].entry is not None
        if wording is Wording.SAME or citation is right or (wording not in _ALTERED and known):
            continue
        yield flag(
            context,
            where(citation, citation.title_span),
            (code, name),
            Severity.WARNING if wording in _ALTERED else Severity.INFO,
            f"Trích yếu của {quoted(citation)} khác với chỗ viện dẫn ở dòng {context.line(right.start)}: hãy dùng thống nhất trích yếu chính thức.",
            evidence=(f"Dòng {context.line(right.start)}: «{right.title}»",),
            citation=index,
        )


def _reference(context: Context, group: Sequence[Mention]) -> Mention:
    """A mention whose title is the registered one, else the first."""
    for index, citation in group:
        entry = context.verdicts[index].entry
        if entry and entry.title and compare_titles(citation.title or "", titles_of(entry)) not in _ALTERED:
            return index, citation
    return group[0]
