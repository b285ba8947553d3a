"""The keys under which a record is found: number, number without marks, place of the issuer, title, names.

Stored beside the record; a change to one of these functions needs a revision in `corpus/migrations` that makes the stored keys anew.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.registry.entry import Entry
from corpus.registry.names import LAW_TYPES, name_key
from corpus.registry.numbers import number_key
from corpus.registry.offices import read_office
from corpus.registry.titles import title_words
from corpus.text.folding import strip_accents


@dataclass(frozen=True, slots=True)
class Keys:
    """`number`: empty without one; `plain_number`: None where it is the same; `place`: province of the issuer, empty for none.

    `title`: hash of its plain words, None without title; `names`: keys of names and other titles.
    """

    number: str
    plain_number: str | None
    place: str
    title: int | None
    names: tuple[str, ...]


def keys_of(entry: Entry) -> Keys:
    number = number_key(entry.number) if entry.number else ""
    plain = strip_accents(number)
    return Keys(number, plain if plain != number else None, place_of_issuer(entry.issuer), title_hash(entry.title), names_of(entry))


def place_of_issuer(issuer: str) -> str:
    """«Ủy ban nhân dân tỉnh Kiên Giang» → «kien giang»; empty for a central organ."""
    return read_office(issuer).place or ""


def title_hash(title: str) -> int | None:
    """64 bits of the plain words of a title, None where it has none."""
    words = " ".join(title_words(title)) if title else ""
    return int.from_bytes(hashlib.blake2b(words.encode(), digest_size=8).digest(), "big", signed=True) if words else None


def title_key(title: str) -> str:
    """The key under which another title of a document is kept among its names."""
    return "=" + " ".join(title_words(title))


def names_of(entry: Entry) -> tuple[str, ...]:
    """Keys under which a document is found without its number, each once."""
    return tuple(dict.fromkeys(_names(entry)))


def _names(entry: Entry) -> Iterator[str]:
    if entry.number is None or entry.type in LAW_TYPES:
        yield name_key(entry.title)
    for alias in entry.aliases:
        yield name_key(alias)
        yield title_key(alias)
