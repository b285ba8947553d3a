"""Words of a name or title, ready to be compared: plain form, short forms written out (`words.toml` is the data)."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from corpus.text.folding import key


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The lists of `words.toml`; lists of phrases are tuples of words, longest first."""

    abbreviations: dict[str, tuple[str, ...]]
    heads: tuple[tuple[str, ...], ...]
    after_heads: tuple[tuple[str, ...], ...]
    same: dict[str, str]
    party_centre: frozenset[str]
    of_party_centre: frozenset[str]
    qualifiers: tuple[tuple[str, ...], ...]
    below_province: tuple[tuple[str, ...], ...]
    general: frozenset[str]
    openings: tuple[tuple[str, ...], ...]
    light: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    data = tomllib.loads((files("corpus.registry") / "words.toml").read_text(encoding="utf-8"))
    offices, titles = data["offices"], data["titles"]
    return Vocabulary(
        abbreviations={short: tuple(full.split()) for short, full in data["abbreviations"].items()},
        heads=_phrases(offices["heads"]),
        after_heads=_phrases(offices["after_heads"]),
        same=dict(offices["same"]),
        party_centre=frozenset(offices["party_centre"]),
        of_party_centre=frozenset(offices["of_party_centre"]),
        qualifiers=_phrases(offices["qualifiers"]),
        below_province=_phrases(offices["below_province"]),
        general=frozenset(offices["general"]),
        openings=_phrases(titles["openings"]),
        light=frozenset(titles["light"]),
    )


def _phrases(lines: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted((tuple(line.split()) for line in lines), key=len, reverse=True))


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[str, ...]:
    """«Luật TĐKT» → (luat, thi, dua, khen, thuong)."""
    short = vocabulary().abbreviations
    return tuple(word for token in key(text).split() for word in short.get(token, (token,)))


def begins(tokens: Sequence[str], phrases: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The first of `phrases` with which `tokens` begin, or an empty tuple."""
    return next((phrase for phrase in phrases if tuple(tokens[: len(phrase)]) == phrase), ())
