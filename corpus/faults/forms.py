"""Damage to the form alone: page breaks, decomposed letters, dashes, blanks. Nothing that a reader would read differently."""

import re
import unicodedata
from collections.abc import Iterator

from corpus.faults.model import Change
from corpus.faults.records import Records
from corpus.faults.sightings import Sighting

_PAGES = ("\n\n7\n\n", "\n12\n", "\x0c", "\n\n- 3 -\n\n", "\n\nTrang 15\n\n")
_DASHES = ("\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212")
_BLANKS = ("\u00a0", "\u2007", "\u202f", "  ")
_INVISIBLE = ("\u200b", "\u00ad", "\ufeff")


def splices(text: str, seen: Sighting, _: Records) -> Iterator[Change]:
    """A page ends at a blank of the citation, its title included; not before a dash, which would begin a list."""
    for match in re.finditer(r"\s+(?!\s|[-–])", text[seen.start : seen.end]):
        yield from (Change(seen.start + match.start(), seen.start + match.end(), page) for page in _PAGES)


def decompositions(text: str, seen: Sighting, _: Records) -> Iterator[Change]:
    """The citation, or a part of it, in decomposed letters."""
    parts = ((seen.start, seen.end), seen.number, seen.date, seen.issuer, seen.title, seen.type, (seen.start, seen.number[1]))
    for start, end in filter(None, parts):
        new = unicodedata.normalize("NFD", text[start:end])
        if new != text[start:end]:
            yield Change(start, end, new)


def dashes(text: str, seen: Sighting, _: Records) -> Iterator[Change]:
    """Another dash in the number."""
    for at in range(*seen.number):
        if text[at] == "-":
            yield from (Change(at, at + 1, dash) for dash in _DASHES)


def blanks(text: str, seen: Sighting, _: Records) -> Iterator[Change]:
    """Odd blanks between words, invisible characters inside them, blanks around «/» and «-» of the number."""
    end = seen.date[1] if seen.date else seen.number[1]
    for at in range(seen.start, end):
        if text[at] == " ":
            yield from (Change(at, at + 1, blank) for blank in _BLANKS)
        elif text[at].isalnum() and at + 1 < end and text[at + 1].isalnum():
            yield from (Change(at + 1, at + 1, mark) for mark in _INVISIBLE)
        elif text[at] in "/-" and at < seen.number[1]:
            yield from (Change(at, at + 1, new) for new in (f" {text[at]}", f"{text[at]} ", f" {text[at]} "))
