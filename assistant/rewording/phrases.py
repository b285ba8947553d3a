"""Turns `phrases.toml` into the word lists that masking and the guards use."""

import tomllib
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Phrases:
    """NFC words and phrases; what each list is for stands in the file."""

    fields: frozenset[str]
    bodies: frozenset[str]
    honours: frozenset[str]
    heads: frozenset[str]
    places: frozenset[str]
    openers: frozenset[str]
    negations: frozenset[str]
    promises: frozenset[str]
    claims: frozenset[str]
    number_words: frozenset[str]


@lru_cache(maxsize=1)
def phrases() -> Phrases:
    """The lists, read once."""
    data = tomllib.loads((Path(__file__).parent / "phrases.toml").read_text(encoding="utf-8"))
    return Phrases(**{field.name: frozenset(data[field.name]) for field in fields(Phrases)})
