"""VB205: a law named without year, or a congress resolution without ordinal, where there are several.

What: «Luật Thi đua, khen thưởng» (2003, 2022). Why: the reader should know which version is meant; the checker says which it has taken.
Example: Luật Thi đua, khen thưởng. Instead: Luật Thi đua, khen thưởng năm 2022. Basis: 30/2020/NĐ-CP, annex I, II.6.b asks for the name only, so
this is a note; a warning where the period of the document spans two versions. Once a name; silent where the text gives the year anywhere.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Replacement, Severity
from assistant.checker.form import bare
from assistant.checker.marking import evidence, flag
from corpus.citations.model import Citation
from corpus.registry.entry import Entry, Standing
from corpus.registry.names import LAW_TYPES, name_key
from corpus.registry.snapshot import year_of
from corpus.registry.validity import was_in_force_between
from corpus.registry.wording import words
from corpus.text.dates import short

code = "VB205"
name = "Không rõ phiên bản"
title = "Tên luật không ghi năm, nghị quyết đại hội không ghi lần thứ"
explanation = (
    "Luật cùng tên có nhiều bản qua các năm; viện dẫn chỉ ghi tên là đúng thể thức, nhưng hệ thống cho biết đã hiểu là bản nào. "
    "Cảnh báo khi kỳ của văn bản trải qua hai bản luật. Nghị quyết đại hội cần ghi rõ lần thứ mấy."
)
example = "Luật Thi đua, khen thưởng (trong báo cáo giai đoạn 2022 - 2024)"
instead = "Luật Thi đua, khen thưởng năm 2022"
basis = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, điểm b khoản 6"

_NUMBER = re.compile(r"\s+số:?\s+\d+/\d{4}/")
_AMENDING = re.compile(r"sua doi,?\s+bo sung\s+(?:mot so dieu|dieu \d+)[^.;]*\b(?:cua|va)\s+$")
_REACH = 120


def check(context: Context) -> Iterable[Finding]:
    seen: set[str] = set()
    for index, citation, verdict in context.judged():
        name_of = name_key(citation.alias or "")
        if citation.number or citation.of is not None or not name_of or name_of in seen:
            continue
        seen.add(name_of)
        if citation.type == "Nghị quyết" and "unlisted-name" in citation.notes:
            yield _without_ordinal(context, index, citation)
        elif citation.type in LAW_TYPES and verdict.entry and not _year_said(context, name_of) and not _is_told(context, citation):
            yield from _versions(context, index, citation, verdict.entry)


def _is_told(context: Context, citation: Citation) -> bool:
    """Whether a number follows («Luật … số 06/2022/QH15»), or an amending law stands around it, which has its own date."""
    before = bare(context, citation.start - _REACH, citation.start)
    return bool(_NUMBER.match(context.text, citation.end) or _AMENDING.search(before))


def _year_said(context: Context, name_of: str) -> bool:
    """Whether the text names the year, date or number of this law anywhere."""
    return any(_says_year(other) and " ".join(words(other.surface)).startswith(name_of) for other in context.citations if other.type in LAW_TYPES)


def _says_year(citation: Citation) -> bool:
    return bool(citation.number or citation.year or citation.date)


def _without_ordinal(context: Context, index: int, citation: Citation) -> Finding:
    surface = " ".join(citation.surface.split())
    message = f"«{surface}» không ghi đại hội lần thứ mấy: hãy ghi rõ, ví dụ «lần thứ …, nhiệm kỳ …»."
    return flag(context, (citation.start, citation.end), (code, name), Severity.INFO, message, citation=index)


def _versions(context: Context, index: int, citation: Citation, taken: Entry) -> Iterable[Finding]:
    versions = [entry for entry in context.registry.by_alias(citation.alias or "") if entry.type in LAW_TYPES and year_of(entry)]
    years = sorted({year for entry in versions if (year := year_of(entry))})
    if len(years) < 2:
        return
    both = _spanned(context, versions)
    sure = all(entry.standing is Standing.HIGH and entry.relations_standing is Standing.HIGH for entry in both)
    surface = " ".join(citation.surface.split())
    listed = ", ".join(map(str, years))
    message = (
        f"«{surface}» không ghi năm trong khi kỳ của văn bản trải qua các bản năm {', '.join(str(year_of(entry)) for entry in both)}: hãy ghi rõ năm."
        if both and sure
        else f"«{surface}» không ghi năm (có các bản năm {listed}): xét đến ngày {short(context.on)}, hệ thống hiểu là bản năm {year_of(taken)}."
    )
    yield flag(
        context,
        (citation.start, citation.end),
        (code, name),
        Severity.WARNING if both and sure else Severity.INFO,
        message,
        evidence=tuple(evidence(entry) for entry in versions),
        replacements=(Replacement(f"{context.text[citation.start : citation.end]} năm {year_of(taken)}"),),
        citation=index,
    )


def _spanned(context: Context, versions: Sequence[Entry]) -> list[Entry]:
    """The versions in force during the period of the document, where there are at least two."""
    period = context.document.period
    if period is None:
        return []
    first, last = period.start, min(period.end, max(context.on, period.start))
    held = [entry for entry in versions if _known_time(entry) and was_in_force_between(entry, first, last)]
    return sorted(held, key=lambda entry: entry.issued or date.min) if len({year_of(entry) for entry in held}) > 1 else []


def _known_time(entry: Entry) -> bool:
    """An old version without a known end says nothing about later years."""
    return entry.effective_to is not None or entry.status in ("in_force", "amended")
