"""Find every citation of a text. Anchored on the number, then laws and resolutions by name, then titles; see CHECKER in DECISIONS.md.

Matching is done on a folded view; every offset returned points into the text as given.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import TypeVar

from corpus.citations.congress import find_congress_resolutions
from corpus.citations.laws import NamedDocument, find_laws
from corpus.citations.linking import nest
from corpus.citations.mapping import in_original, unfolded
from corpus.citations.model import Citation
from corpus.citations.numbered import find_numbered, part_of
from corpus.citations.resolve import resolve_issuer
from corpus.citations.shared import find_shared
from corpus.citations.shortened import find_shortened
from corpus.citations.titled import TitledDocument, find_titled
from corpus.text.folding import fold
from corpus.text.lines import with_plain_line_ends
from corpus.text.pages import without_page_numbers

_BEFORE_LAW_NUMBER = re.compile(r"\s{0,3},?\s{0,3}(?:\(\s?)?(?:[sS]ố\s?:?\s{0,3})?(?=\d)")
_AMENDED_REACH = 500
_AMENDED_BEFORE = re.compile(
    r"sửa\s+đổi(?:,\s+bổ\s+sung)?(?:\s+một\s+số\s+điều)?\s+của\s+(?:(?:Luật|Bộ\s+luật)[^.;\d]{3,80}số\s+\d{1,3}/\d{4}/QH\d{1,2}(?:,|\s+và)\s+){1,8}"
)
_YEAR_OF_LAW = re.compile(r"/(\d{4})/")
_ByName = TypeVar("_ByName", NamedDocument, TitledDocument)


def find_citations(text: str, *, home: str | None = None) -> list[Citation]:
    """All citations in document order. `home` is the office the document belongs to («Sở Du lịch tỉnh Kiên Giang»).

    The document's own number line is skipped; its number in running text comes back with `own` set.
    """
    lines = with_plain_line_ends(text)
    pages = without_page_numbers(lines.text)
    found = unfolded(_found(pages.text, home), pages, lines.text)
    return unfolded(found, lines, text)


def _found(text: str, home: str | None) -> list[Citation]:
    folded = fold(text)
    view = folded.text
    numbered = find_numbered(view, home)
    laws = sorted([*find_laws(view), *find_congress_resolutions(view)], key=lambda law: law.start)
    numbered = _with_law_names(view, numbered, laws)
    numbered = sorted([*numbered, *find_shared(view, numbered), *find_shortened(view, numbered)], key=lambda citation: citation.start)
    named = _named(view, numbered, laws)
    found = sorted([*numbered, *named], key=lambda citation: (citation.start, -citation.end))
    return in_original(nest(found), folded, text)


def _with_law_names(view: str, numbered: list[Citation], laws: list[NamedDocument]) -> list[Citation]:
    """A law named before its number is one citation: `Luật Đất đai số 31/2024/QH15`, `Bộ luật Lao động (số 45/2019/QH14)`."""
    starts = {citation.number_span[0]: index for index, citation in enumerate(numbered) if citation.number_span and _may_be_law(citation)}
    merged = list(numbered)
    for law in laws:
        gap = _BEFORE_LAW_NUMBER.match(view, law.end)
        index = starts.get(gap.end()) if gap else None
        if index is not None and merged[index].start > law.start and law.type != "Nghị quyết":
            merged[index] = _without_date_of_list(view, _named_by_both(view, law, numbered[index]))
    return merged


def _without_date_of_list(view: str, law: Citation) -> Citation:
    """«Luật sửa đổi … của Luật Đất đai số 31/2024/QH15, …, |Luật Các tổ chức tín dụng số 32/2024/QH15| ngày 29/6/2024»: the amending law's date."""
    amending = view.rfind("sửa đổi", max(0, law.start - _AMENDED_REACH), law.start)
    if amending < 0 or not law.number_span or not law.date_span or not _AMENDED_BEFORE.fullmatch(view, amending, law.start):
        return law
    end = law.number_span[1]
    year = int(number[1]) if (number := _YEAR_OF_LAW.search(law.number or "")) else law.year
    return law._replace(end=end, surface=view[law.start : end], date=None, date_span=None, year=year)


def _may_be_law(citation: Citation) -> bool:
    """A number of the National Assembly or its committee without a type word of its own."""
    return "QH" in (citation.number or "") and citation.surface[:1] in "sS0123456789"


def _named_by_both(view: str, law: NamedDocument, numbered: Citation) -> Citation:
    part = part_of(view, law.start, [])
    return numbered._replace(
        start=law.start,
        surface=view[law.start : numbered.end],
        type=law.type,
        part=part.words if part else numbered.part,
        part_span=(part.start, part.end) if part else numbered.part_span,
        parts=part.parts if part else numbered.parts,
        issuer_resolved=numbered.issuer_resolved or "Quốc hội",
    )


def _named(view: str, numbered: list[Citation], laws: list[NamedDocument]) -> list[Citation]:
    """Laws, resolutions and titled documents that no numbered citation covers already."""
    found = [_from_name(view, law) for law in _outside(laws, numbered)]
    covered = sorted([*numbered, *found], key=lambda citation: citation.start)
    titled = list(find_titled(view, own=False))
    return found + [_from_title(view, document) for document in _outside(titled, covered)]


def _outside(documents: Sequence[_ByName], citations: Sequence[Citation]) -> list[_ByName]:
    """Those that overlap no citation; `citations` in order."""
    ends = [citation.end for citation in citations]
    outside = []
    for document in documents:
        at = bisect_right(ends, document.start)
        if at == len(ends) or citations[at].start >= document.end:
            outside.append(document)
    return outside


def _from_title(view: str, titled: TitledDocument) -> Citation:
    surface = view[titled.start : titled.end]
    return Citation(titled.start, titled.end, surface, type=titled.type, alias=" ".join(surface.split()), year=titled.year, title_span=titled.title)


def _from_name(view: str, law: NamedDocument) -> Citation:
    congress = law.type == "Nghị quyết"
    part = part_of(view, law.start, [law.end])
    return Citation(
        start=law.start,
        end=law.end,
        surface=view[law.start : law.end],
        type=law.type,
        date=law.day,
        year=law.year,
        alias=law.alias,
        issuer_resolved=None if congress else resolve_issuer(stated=None, inherited=None, organ=None, home=None, shape="law_name", type_name=law.type),
        part=part.words if part else None,
        part_span=(part.start, part.end) if part else None,
        parts=part.parts if part else (),
        date_span=law.date_span,
        notes=() if law.official else ("unlisted-name",),
    )
