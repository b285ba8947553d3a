"""Find every citation of a text. Anchored on the number, then laws and resolutions by name, then titles; see CHECKER in DECISIONS.md.

Matching is done on a folded view; every offset returned points into the text as given.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from corpus.citations.grammar import names
from corpus.citations.issuers import issuer_after
from corpus.citations.laws import NamedDocument, find_congress_resolutions, find_laws
from corpus.citations.listing import ListLead, find_leads
from corpus.citations.model import Citation
from corpus.citations.numbers import DocumentNumber, find_numbers
from corpus.citations.resolve import resolve_issuer
from corpus.citations.titled import TitledDocument, find_titled
from corpus.citations.titles import title_after
from corpus.citations.wording import DateAfter, TypeWord, date_after, part_before, type_word, year_after
from corpus.text.folding import Folded, fold

_NUMBER_LINE = re.compile(r"(?:^|\n)[ \t*_#|]*(?:Luật\s+s|S)ố\s*:?\s*$", re.IGNORECASE)
_HEAD_REACH = 1500
_ByName = TypeVar("_ByName", NamedDocument, TitledDocument)
_KNOWN_DISPATCH = re.compile(r"^[A-ZĐ]{2,}")


def find_citations(text: str, *, home: str | None = None) -> list[Citation]:
    """All citations in document order. `home` is the office the document belongs to («Sở Du lịch tỉnh Kiên Giang»).

    The document's own number line is skipped; its number in running text comes back with `own` set.
    """
    folded = fold(text)
    view = folded.text
    own, numbered = _numbered(view, home)
    named = _named(view, numbered)
    found = sorted([*numbered, *named], key=lambda citation: (citation.start, -citation.end))
    if own:
        found = [replace(c, own=True) if c.number == own else c for c in found]
    found = _nest(_inherit(view, found, home))
    return found if view == text else [_in_original(citation, folded, text) for citation in found]


def _numbered(view: str, home: str | None) -> tuple[str | None, list[Citation]]:
    """The document's own number, and every other numbered citation."""
    own: str | None = None
    found: list[Citation] = []
    for number in find_numbers(view):
        word = type_word(view, number.start)
        if word.word is None and number.start < _HEAD_REACH and _NUMBER_LINE.search(view[max(0, number.start - 40) : number.start]):
            own = own or number.canonical
            continue
        if word.word is None and not _stands_alone(number, has_so=word.has_so):
            continue
        found.append(_citation(view, number, home))
    return own, found


def _stands_alone(number: DocumentNumber, *, has_so: bool) -> bool:
    """Without a type word only shapes that nothing else has are citations: «12/2020/NĐ-CP» yes, «29/CB» no."""
    if number.shape in ("law", "party"):
        return True
    if number.shape == "adm":
        return number.symbol_type is not None or has_so
    return has_so and bool(_KNOWN_DISPATCH.match(number.organ or ""))


def _citation(view: str, number: DocumentNumber, home: str | None) -> Citation:
    word = type_word(view, number.start)
    day = date_after(view, number.end)
    end = day.end if day else number.end
    issuer = issuer_after(view, end)
    title = title_after(view, issuer[1] if issuer else end)
    type_name = word.word or _type_of(number)
    stated = _joined(view, issuer)
    notes = _notes(word, day)
    return Citation(
        start=word.start,
        end=end,
        surface=view[word.start : end],
        type=type_name,
        number=number.canonical,
        date=day.day if day else None,
        year=_year(number, day.day.year if day and day.day else None, year_after(view, number.end)),
        issuer=stated,
        issuer_resolved=resolve_issuer(stated=stated, inherited=None, organ=number.organ, home=home, shape=number.shape, type_name=word.word),
        title=_joined(view, title),
        part=part_before(view, word.start),
        issuer_span=issuer,
        title_span=title,
        number_span=(number.start, number.end),
        date_span=(day.start, day.end) if day else None,
        notes=notes,
    )


def _type_of(number: DocumentNumber) -> str | None:
    if number.symbol_type:
        return names().symbol_types[number.symbol_type]
    if number.shape == "dispatch":
        return "Công văn"
    return "Nghị quyết" if number.organ and "UBTVQH" in number.organ else None


def _year(number: DocumentNumber, date_year: int | None, stated: int | None) -> int | None:
    return date_year or number.year or stated


def _notes(word: TypeWord, day: DateAfter | None) -> tuple[str, ...]:
    """Oddities of form that rules may flag later."""
    notes = []
    if word.word and not word.abbreviated and not word.has_so:
        notes.append("no-so")
    if day and day.style != "/":
        notes.append(f"date-{day.style}")
    if day and not day.day:
        notes.append("impossible-date")
    return tuple(notes)


def _joined(view: str, span: tuple[int, int] | None) -> str | None:
    return " ".join(view[span[0] : span[1]].split()) if span else None


def _named(view: str, numbered: list[Citation]) -> list[Citation]:
    """Laws, resolutions and titled documents that no numbered citation covers already."""
    laws = sorted([*find_laws(view), *find_congress_resolutions(view)], key=lambda law: law.start)
    found = [_from_name(view, law) for law in _outside(laws, numbered)]
    covered = sorted([*numbered, *found], key=lambda citation: citation.start)
    titled = [document for document in find_titled(view) if not document.own]
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
    return Citation(
        start=law.start,
        end=law.end,
        surface=view[law.start : law.end],
        type=law.type,
        date=law.day,
        year=law.year,
        alias=law.alias,
        issuer_resolved=None if congress else resolve_issuer(stated=None, inherited=None, organ=None, home=None, shape="law_name", type_name=law.type),
        part=part_before(view, law.start),
        date_span=law.date_span,
        notes=() if law.official else ("unlisted-name",),
    )


def _inherit(view: str, found: list[Citation], home: str | None) -> list[Citation]:
    """Give list members the issuer of their lead-in."""
    leads = list(find_leads(view))
    return [_with_lead(citation, leads, home) if citation.number and not citation.issuer else citation for citation in found] if leads else found


def _with_lead(citation: Citation, leads: list[ListLead], home: str | None) -> Citation:
    at = bisect_right(leads, citation.start, key=lambda lead: lead.end)
    if at == len(leads) or leads[at].start > citation.start:
        return citation
    issuer = leads[at].issuer
    resolved = resolve_issuer(stated=None, inherited=issuer, organ=None, home=home, shape="adm", type_name=citation.type)
    return replace(citation, issuer_inherited=issuer, issuer_resolved=resolved)


def _nest(found: list[Citation]) -> list[Citation]:
    """Point citations inside a title at the citation whose title it is."""
    result: list[Citation] = []
    open_titles: list[int] = []
    for citation in found:
        while open_titles and result[open_titles[-1]].whole_span[1] <= citation.start:
            open_titles.pop()
        outer = open_titles[-1] if open_titles and _holds(result[open_titles[-1]], citation) else None
        result.append(replace(citation, of=outer) if outer is not None else citation)
        if citation.title_span:
            open_titles.append(len(result) - 1)
    return result


def _holds(outer: Citation, inner: Citation) -> bool:
    return outer.title_span is not None and outer.title_span[0] <= inner.start and inner.end <= outer.title_span[1]


def _in_original(citation: Citation, folded: Folded, text: str) -> Citation:
    start, end = citation.whole_span
    if folded.span(start, end) == (start, end) and text[start:end] == folded.text[start:end]:
        return citation
    start, end = folded.span(citation.start, citation.end)

    def back(span: tuple[int, int] | None) -> tuple[int, int] | None:
        return folded.span(*span) if span else None

    issuer, title = back(citation.issuer_span), back(citation.title_span)
    return replace(
        citation,
        start=start,
        end=end,
        surface=text[start:end],
        issuer=_joined(text, issuer),
        title=_joined(text, title) if citation.number else None,
        issuer_span=issuer,
        title_span=title,
        number_span=back(citation.number_span),
        date_span=back(citation.date_span),
    )
