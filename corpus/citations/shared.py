"""Documents of a list that share one symbol: «các Quyết định số |12|, |15| và 18/2023/QĐ-UBND»."""

import re
from collections.abc import Iterator, Sequence

from corpus.citations.model import Citation
from corpus.citations.wording import type_word

_REACH = 48
_SERIALS = re.compile(r"(?<![\w/.,-])\d{1,5}(?:,\s\d{1,5}){0,5}(?:,\s|\s(?:và|,)\s)\Z")
_SERIAL = re.compile(r"\d{1,5}")
_OWN_SERIAL = re.compile(r"\d{1,6}[a-zđ]?")


def find_shared(text: str, numbered: Sequence[Citation]) -> Iterator[Citation]:
    """The serials before a full number that a type word and «số» announce; date and issuer are not said of them, so they have the note «short»."""
    for citation in numbered:
        start = citation.number_span[0] if citation.number_span and citation.start == citation.number_span[0] else None
        serials = _SERIALS.search(text, max(0, start - _REACH), start) if start else None
        own = _OWN_SERIAL.match(citation.number or "") if serials else None
        word = type_word(text, serials.start()) if serials and own else None
        if serials is None or own is None or word is None or word.word is None or not word.has_so:
            continue
        for index, serial in enumerate(_SERIAL.finditer(text, serials.start(), serials.end())):
            at = serial.start() if index else word.start
            yield Citation(
                at,
                serial.end(),
                text[at : serial.end()],
                word.word,
                serial.group() + (citation.number or "")[own.end() :],
                year=citation.year,
                number_span=serial.span(),
                notes=("short",),
            )
