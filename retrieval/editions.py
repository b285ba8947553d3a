"""Editions of one law: the same article of an act and of its consolidated texts is shown once, in the newest edition found.

A library holds a law as it was passed, as it was amended, and consolidated several times over; without this the first page of a search is one
article five times. The other editions are not lost: they come after everything that was read.
"""

import re
from datetime import date
from functools import lru_cache

from corpus.document import Kind
from corpus.library import StoredPassage
from corpus.text.folding import key
from retrieval.query import article_key
from retrieval.similar import Shingles, likeness, shingles

_ALIKE = 0.5  # of the pairs of words
_TYPE = re.compile(r"(?:(?:van ban hop nhat|bo luat|luat|phap lenh|nghi dinh|nghi quyet|quyet dinh|thong tu lien tich|thong tu)\s+)+")


@lru_cache(maxsize=4_000)
def law_name(title: str) -> str:
    """What a legal document is called without its type, as a key («Luật Thi đua, khen thưởng» → «thi dua khen thuong»)."""
    name = key(title)
    found = _TYPE.match(name)
    return name[found.end() :] if found else name


class Editions:
    """Takes passages, best first. `shown` are those that say something else than the ones before, each article in its newest edition."""

    def __init__(self) -> None:
        self.shown: list[StoredPassage] = []
        self._places: dict[str, list[int]] = {}
        self._articles: dict[int, str | None] = {}
        self._shingles: dict[int, Shingles] = {}

    def take(self, passage: StoredPassage) -> None:
        """A newer edition of what is shown takes its place."""
        places = self._places.setdefault(law_name(passage.title), []) if passage.kind is Kind.LEGAL else []
        alike = next((place for place in places if self._is_edition(passage, self.shown[place])), None)
        if alike is None:
            places.append(len(self.shown))
            self.shown.append(passage)
        elif (passage.issued or date.min) > (self.shown[alike].issued or date.min):
            self.shown[alike] = passage

    def _is_edition(self, passage: StoredPassage, other: StoredPassage) -> bool:
        if other.document == passage.document or self._article(passage) is None or self._article(passage) != self._article(other):
            return False
        return likeness(self._words(other), self._words(passage)) >= _ALIKE

    def _article(self, passage: StoredPassage) -> str | None:
        if passage.id not in self._articles:
            self._articles[passage.id] = article_key(passage.headings)
        return self._articles[passage.id]

    def _words(self, passage: StoredPassage) -> Shingles:
        if passage.id not in self._shingles:
            self._shingles[passage.id] = shingles(passage.text)
        return self._shingles[passage.id]
