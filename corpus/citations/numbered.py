"""Citations anchored on a number: the number, then what stands around it, one field of all numbers after the other.

Reading a field of all numbers at once is faster than reading all fields of one number: the patterns of a field stay near the processor.
"""

import re
from itertools import starmap
from typing import NamedTuple

from corpus.citations.attached import AttachedPart, part_after, part_before
from corpus.citations.grammar import names
from corpus.citations.issuers import issuer_after
from corpus.citations.linking import Leads
from corpus.citations.listing import find_leads
from corpus.citations.mapping import joined
from corpus.citations.model import Citation
from corpus.citations.numbers import DocumentNumber, find_numbers
from corpus.citations.oddities import notes_of
from corpus.citations.resolve import resolve_issuer
from corpus.citations.titles import title_after
from corpus.citations.wording import DateAfter, TypeWord, date_after, distant_type_word, is_form, type_word, year_after
from corpus.text.folding import plain

_NUMBER_LINE = re.compile(r"(?:^|\n)[ \t*_#|]*(?:Luật\s+s|S)ố\s*:?\s*$", re.IGNORECASE)
_HEAD_REACH = 1500
_LISTED = re.compile(r"\s{0,3}(?:[,;]|,?\s{0,3}(?:và|hoặc)\b)\s{0,3}")
_LIST_REACH = 200
_WORD_BEFORE = re.compile(r"(?<!\w)([^\W\d_]+)\s{1,2}\Z")
_BEFORE_SO = frozenset({"theo", "tai", "va", "hoac", "cua", "la", "nhu", "kem", "den", "trong", "cho", "voi", "ve", "tu", "thay", "hanh", "hien", "truoc"})
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

    @property
    def reach(self) -> int:
        """Where number, date and issuer end."""
        return max(self.end, self.issuer[1]) if self.issuer else self.end


class _Setting(NamedTuple):
    """What the document says of all its citations: the office it belongs to, its own number, the lists in it."""

    home: str | None
    own: str | None
    leads: Leads


def find_numbered(view: str, home: str | None) -> list[Citation]:
    """Every numbered citation but the document's own number line."""
    found, own = _cited(view, _read_all(view))
    titles = [title_after(view, read.reach) for read in found]
    parts = [part_of(view, read.word.start, _ends(read, title)) for read, title in zip(found, titles, strict=True)]
    setting = _Setting(home, own, Leads(tuple(find_leads(view))))
    return [_citation(view, read, title, part, setting) for read, title, part in zip(found, titles, parts, strict=True)]


def _read_all(view: str) -> list[_Read]:
    """Every number of the text, citation or not, with what stands around it."""
    numbers = list(find_numbers(view))
    words = [type_word(view, number.start) for number in numbers]
    days = [date_after(view, number.end) for number in numbers]
    years = [None if day else year_after(view, number.end) for number, day in zip(numbers, days, strict=True)]
    ends = [day.end if day else year[1] if year else number.end for number, day, year in zip(numbers, days, years, strict=True)]
    issuers = [issuer_after(view, end) for end in ends]
    stated = [year[0] if year else None for year in years]
    return list(starmap(_Read, zip(numbers, words, days, stated, ends, issuers, strict=True)))


def _cited(view: str, reads: list[_Read]) -> tuple[list[_Read], str | None]:
    """Those that are citations, and the document's own number, if a number line gives one."""
    own: str | None = None
    found: list[_Read] = []
    for written in reads:
        read, number = written, written.number
        if read.word.word is None:
            if number.start < _HEAD_REACH and _NUMBER_LINE.search(view[max(0, number.start - 40) : number.start]):
                own = own or number.canonical
                continue
            if is_form(view, read.word.start):
                continue
            read = _with_type_from_afar(view, read, found[-1] if found else None)
        word = read.word
        if number.doubtful and not _announced(view, number, word):
            continue
        if word.word or word.listed or (_stands_alone(number, has_so=word.has_so) and not _numbers_a_thing(view, number, word)):
            found.append(read)
    return found, own


def _with_type_from_afar(view: str, read: _Read, previous: _Read | None) -> _Read:
    word = _type_from_afar(view, read.number, read.word, previous)
    return read if word is read.word else read._replace(word=word, issuer=read.issuer or word.issuer)


def _type_from_afar(view: str, number: DocumentNumber, word: TypeWord, previous: _Read | None) -> TypeWord:
    """A type word some words before «số», or that of the list the number stands in («Công văn số 12/SNV-VP, 13/SNV-VP»)."""
    distant = distant_type_word(view, number) if word.has_so else None
    if distant:
        return distant
    if previous and previous.type and number.symbol_type is None and word.start - previous.end < _LIST_REACH:
        end = previous.reach
        if end <= word.start and _LISTED.fullmatch(view, end, word.start):
            return word._replace(listed=previous.type)
    return word


def _stands_alone(number: DocumentNumber, *, has_so: bool) -> bool:
    """Without a type word only shapes that nothing else has are citations: «12/2020/NĐ-CP» yes, «29/CB» no."""
    if number.shape in ("law", "party"):
        return True
    if number.shape == "adm":
        return number.symbol_type is not None or has_so
    return has_so and bool(_KNOWN_DISPATCH.match(number.organ or ""))


def _numbers_a_thing(view: str, number: DocumentNumber, word: TypeWord) -> bool:
    """A symbol without a type of document, after a word that is none: «thửa số 301/TBĐ», «giấy phép số 12/HY-GPHĐ», «Bản án số 15/2023/HS-ST»."""
    if not word.has_so or number.symbol_type or number.shape == "party" or "QH" in (number.organ or ""):
        return False
    before = _WORD_BEFORE.search(view, max(0, word.start - 16), word.start)
    return before is not None and plain(before[1]) not in _BEFORE_SO


def _announced(view: str, number: DocumentNumber, word: TypeWord) -> bool:
    """A doubtful number needs a type word or «số» before it; an old symbol («111-HĐBT») a type word; a serial without any digit both."""
    if word.word is None and (number.shape == "old" or not word.has_so):
        return False
    return view[number.start : number.start + len(number.serial)].strip("OolI") != "" or (word.word is not None and word.has_so)


def _citation(view: str, read: _Read, title: tuple[int, int] | None, part: AttachedPart | None, setting: _Setting) -> Citation:
    number, word, day, year, end, issuer = read
    stated = joined(view, issuer)
    inherited = None if stated else setting.leads.issuer_at(word.start)
    return Citation(
        start=word.start,
        end=end,
        surface=view[word.start : end],
        type=read.type,
        number=number.canonical,
        date=day.day if day else None,
        year=day.day.year if day and day.day else number.year or year,
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


def _ends(read: _Read, title: tuple[int, int] | None) -> list[int]:
    """Where a part in brackets may follow: after number, issuer and title."""
    return [read.end, *(span[1] for span in (read.issuer, title) if span)]


def part_of(view: str, start: int, ends: list[int]) -> AttachedPart | None:
    """The part named before `start`, or in brackets after one of `ends`."""
    return part_before(view, start) or next((part for end in ends if (part := part_after(view, end))), None)


def _type_of(number: DocumentNumber) -> str | None:
    if number.symbol_type:
        return names().symbol_types[number.symbol_type]
    if number.shape == "dispatch":
        return "Công văn"
    return "Nghị quyết" if number.organ and "UBTVQH" in number.organ else None
