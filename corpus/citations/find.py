"""Find every citation of a text. Anchored on the number, then laws and resolutions by name, then titles; see CHECKER in DECISIONS.md.

Matching is done on a folded view; every offset returned points into the text as given.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple, TypeVar

from corpus.citations.attached import AttachedPart, part_after, part_before
from corpus.citations.congress import find_congress_resolutions
from corpus.citations.grammar import names
from corpus.citations.issuers import issuer_after
from corpus.citations.laws import NamedDocument, find_laws
from corpus.citations.linking import Leads, nest
from corpus.citations.listing import find_leads
from corpus.citations.mapping import in_original, joined, mapped
from corpus.citations.model import Citation
from corpus.citations.numbers import DocumentNumber, find_numbers
from corpus.citations.oddities import notes_of
from corpus.citations.resolve import resolve_issuer
from corpus.citations.shortened import find_shortened
from corpus.citations.titled import TitledDocument, find_titled
from corpus.citations.titles import title_after
from corpus.citations.wording import DateAfter, TypeWord, date_after, distant_type_word, is_form, type_word, year_after
from corpus.text.folding import fold
from corpus.text.pages import without_page_numbers

_NUMBER_LINE = re.compile(r"(?:^|\n)[ \t*_#|]*(?:Luật\s+s|S)ố\s*:?\s*$", re.IGNORECASE)
_HEAD_REACH = 1500
_LISTED = re.compile(r"\s{0,3}(?:[,;]|,?\s{0,3}(?:và|hoặc)\b)\s{0,3}")
_LIST_REACH = 200
_BEFORE_LAW_NUMBER = re.compile(r"\s{0,3},?\s{0,3}(?:\(\s?)?(?:[sS]ố\s?:?\s{0,3})?(?=\d)")
_ByName = TypeVar("_ByName", NamedDocument, TitledDocument)
_KNOWN_DISPATCH = re.compile(r"^[A-ZĐ]{2,}")


class _Read(NamedTuple):
    """What stands around a number before it is made a citation; `end` is that of number, date or year."""

    number: DocumentNumber
    word: TypeWord
    day: DateAfter | None
    year: int | None
    end: int
    issuer: tuple[int, int] | None

    @property
    def type(self) -> str | None:
        """Canonical type word that the text gives."""
        return self.word.word or (self.word.listed if self.number.symbol_type is None else None) or _type_of(self.number)


class _Setting(NamedTuple):
    """What the document says of all its citations: the office it belongs to, its own number, the lists in it."""

    home: str | None
    own: str | None
    leads: Leads


def find_citations(text: str, *, home: str | None = None) -> list[Citation]:
    """All citations in document order. `home` is the office the document belongs to («Sở Du lịch tỉnh Kiên Giang»).

    The document's own number line is skipped; its number in running text comes back with `own` set.
    """
    pages = without_page_numbers(text)
    found = _found(pages.text, home)
    return found if pages.keeps_offsets else [mapped(citation, pages, text) for citation in found]


def _found(text: str, home: str | None) -> list[Citation]:
    folded = fold(text)
    view = folded.text
    numbered = _numbered(view, home)
    laws = sorted([*find_laws(view), *find_congress_resolutions(view)], key=lambda law: law.start)
    numbered = _with_law_names(view, numbered, laws)
    numbered = sorted([*numbered, *find_shortened(view, numbered)], key=lambda citation: citation.start)
    named = _named(view, numbered, laws)
    found = sorted([*numbered, *named], key=lambda citation: (citation.start, -citation.end))
    return in_original(nest(found), folded, text)


def _numbered(view: str, home: str | None) -> list[Citation]:
    """Every numbered citation but the document's own number line."""
    own: str | None = None
    found: list[_Read] = []
    for number in find_numbers(view):
        word = type_word(view, number.start)
        if word.word is None and number.start < _HEAD_REACH and _NUMBER_LINE.search(view[max(0, number.start - 40) : number.start]):
            own = own or number.canonical
            continue
        if word.word is None and is_form(view, word.start):
            continue
        if word.word is None:
            word = _type_from_afar(view, number, word, found[-1] if found else None)
        if number.doubtful and not _announced(view, number, word):
            continue
        if not (word.word or word.listed) and not _stands_alone(number, has_so=word.has_so):
            continue
        found.append(_read(view, number, word))
    # One field after the other is faster than one citation after the other: the patterns of a field stay near the processor.
    titles = [title_after(view, max(read.end, read.issuer[1]) if read.issuer else read.end) for read in found]
    leads = Leads(tuple(find_leads(view)))
    return [_citation(view, read, title, _Setting(home, own, leads)) for read, title in zip(found, titles, strict=True)]


def _read(view: str, number: DocumentNumber, word: TypeWord) -> _Read:
    day = date_after(view, number.end)
    year = None if day else year_after(view, number.end)
    end = day.end if day else year[1] if year else number.end
    return _Read(number, word, day, year[0] if year else None, end, issuer_after(view, end) or word.issuer)


def _type_from_afar(view: str, number: DocumentNumber, word: TypeWord, previous: _Read | None) -> TypeWord:
    """A type word some words before «số», or that of the list the number stands in («Công văn số 12/SNV-VP, 13/SNV-VP»)."""
    distant = distant_type_word(view, number) if word.has_so else None
    if distant:
        return distant
    if previous and previous.type and number.symbol_type is None and word.start - previous.end < _LIST_REACH:
        end = max(previous.end, previous.issuer[1] if previous.issuer else 0)
        if end <= word.start and _LISTED.fullmatch(view, end, word.start):
            return replace(word, listed=previous.type)
    return word


def _stands_alone(number: DocumentNumber, *, has_so: bool) -> bool:
    """Without a type word only shapes that nothing else has are citations: «12/2020/NĐ-CP» yes, «29/CB» no."""
    if number.shape in ("law", "party"):
        return True
    if number.shape == "adm":
        return number.symbol_type is not None or has_so
    return has_so and bool(_KNOWN_DISPATCH.match(number.organ or ""))


def _announced(view: str, number: DocumentNumber, word: TypeWord) -> bool:
    """A doubtful number needs a type word or «số» before it; an old symbol («111-HĐBT») a type word; a serial without any digit both."""
    if word.word is None and (number.shape == "old" or not word.has_so):
        return False
    return view[number.start : number.start + len(number.serial)].strip("OolI") != "" or (word.word is not None and word.has_so)


def _citation(view: str, read: _Read, title: tuple[int, int] | None, setting: _Setting) -> Citation:
    number, word, day, year, end, issuer = read
    stated = joined(view, issuer)
    inherited = None if stated else setting.leads.issuer_at(word.start)
    part = _part(view, word.start, [end, *(span[1] for span in (issuer, title) if span)])
    return Citation(
        start=word.start,
        end=end,
        surface=view[word.start : end],
        type=read.type,
        number=number.canonical,
        date=day.day if day else None,
        year=_year(number, day.day.year if day and day.day else None, year),
        issuer=stated,
        issuer_inherited=inherited,
        issuer_resolved=resolve_issuer(stated=stated, inherited=inherited, organ=number.organ, home=setting.home, shape=number.shape, type_name=word.word),
        own=number.canonical == setting.own,
        title=joined(view, title),
        part=part.words if part else None,
        part_span=(part.start, part.end) if part else None,
        parts=part.parts if part else (),
        issuer_span=issuer,
        title_span=title,
        number_span=(number.start, number.end),
        date_span=(day.start, day.end) if day else None,
        notes=notes_of(view, number, word, day, title),
    )


def _part(view: str, start: int, ends: list[int]) -> AttachedPart | None:
    """The part named before `start`, or in brackets after one of `ends`."""
    return part_before(view, start) or next((part for end in ends if (part := part_after(view, end))), None)


def _type_of(number: DocumentNumber) -> str | None:
    if number.symbol_type:
        return names().symbol_types[number.symbol_type]
    if number.shape == "dispatch":
        return "Công văn"
    return "Nghị quyết" if number.organ and "UBTVQH" in number.organ else None


def _year(number: DocumentNumber, date_year: int | None, stated: int | None) -> int | None:
    return date_year or number.year or stated


def _with_law_names(view: str, numbered: list[Citation], laws: list[NamedDocument]) -> list[Citation]:
    """A law named before its number is one citation: `Luật Đất đai số 31/2024/QH15`, `Bộ luật Lao động (số 45/2019/QH14)`."""
    starts = {citation.number_span[0]: index for index, citation in enumerate(numbered) if citation.number_span and _may_be_law(citation)}
    merged = list(numbered)
    for law in laws:
        gap = _BEFORE_LAW_NUMBER.match(view, law.end)
        index = starts.get(gap.end()) if gap else None
        if index is not None and merged[index].start > law.start and law.type != "Nghị quyết":
            merged[index] = _named_by_both(view, law, numbered[index])
    return merged


def _may_be_law(citation: Citation) -> bool:
    """A number of the National Assembly or its committee without a type word of its own."""
    return "QH" in (citation.number or "") and citation.surface[:1] in "sS0123456789"


def _named_by_both(view: str, law: NamedDocument, numbered: Citation) -> Citation:
    part = _part(view, law.start, [])
    return replace(
        numbered,
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
    part = _part(view, law.start, [law.end])
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
