"""What is typed in haste → words: office and chat abbreviations spelt out, Telex typed without its input method composed, a slip in a command mended.

Every step keeps, for each letter, the place where it was typed; what stands in quotation marks is never touched.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

from rapidfuzz.distance import DamerauLevenshtein

from assistant.conversation.telex import composed
from corpus.text.folding import strip_accents

_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")
_WORD = re.compile(r"(?<![\w/.-])[^\W\d_]+(?:-[^\W\d_]+)*(?![\w/]|-\d)")
_AFTER_NUMBER = re.compile(r"(?<=\d)(?P<word>[^\W\d_]{1,3})(?!\w)")
_NUMBER_FOLLOWS = re.compile(r"\s+(?:số\s+|so\s+)?\d")
_SYLLABLE = re.compile(r"[^\W\d_]+")
_LEAST, _LONG = 6, 11


@dataclass(frozen=True, slots=True)
class Spelled:
    """`text[i]` was typed at `[begins[i]:ends[i]]` of the message."""

    text: str
    begins: tuple[int, ...]
    ends: tuple[int, ...]

    def typed_span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` was typed; an empty span stays empty."""
        return (self.begins[start], self.ends[end - 1]) if start < end else (0, 0)


@dataclass(frozen=True, slots=True)
class _Change:
    start: int
    end: int
    words: str


def as_typed(text: str) -> Spelled:
    return Spelled(text, tuple(range(len(text))), tuple(range(1, len(text) + 1)))


def spelt_out(spelled: Spelled) -> Spelled:
    """Abbreviations in words."""
    marked = strip_accents(spelled.text) != spelled.text
    return _changed(spelled, _abbreviations(spelled.text), marked=marked)


def retyped(spelled: Spelled) -> Spelled:
    """Syllables that can only be Telex, composed: «ruts gonj mucj» is «rút gọn mục»."""
    found = ((match, composed(match.group())) for match in _outside_quotes(spelled.text, _SYLLABLE))
    return _changed(spelled, (_Change(*match.span(), word) for match, word in found if word), marked=True)


def mended(spelled: Spelled) -> Spelled:
    """Command words with one slip («rút ngọn», «vết lại») as they are meant."""
    return _changed(spelled, _slips(spelled.text), marked=strip_accents(spelled.text) != spelled.text)


def _abbreviations(text: str) -> Iterator[_Change]:
    for match in _outside_quotes(text, _WORD):
        word = match.group()
        numbered = _NUMBER_FOLLOWS.match(text, match.end()) is not None
        full = _table("office").get(word) or (_table("before_number").get(word.lower()) if numbered else None)
        full = full or (_table("chat").get(word.lower()) if not word.isupper() or len(word) == 1 else None)
        if full:
            yield _Change(*match.span(), full)
    for match in _outside_quotes(text, _AFTER_NUMBER):
        unit = _table("after_number").get(match["word"].lower())
        if unit:
            yield _Change(*match.span(), f" {unit}")


def _slips(text: str) -> Iterator[_Change]:
    words = list(_outside_quotes(text, _SYLLABLE))
    taken = -1
    for size in (3, 2):
        for at in range(len(words) - size + 1):
            window = words[at : at + size]
            if at <= taken or any(text[one.end() : other.start()].strip() for one, other in pairwise(window)):
                continue
            said = " ".join(strip_accents(word.group().lower()) for word in window)
            meant = next((phrase for plain, phrase in _phrases() if plain.count(" ") == size - 1 and _is_slip(said, plain)), None)
            if meant:
                taken = at + size - 1
                yield _Change(window[0].start(), window[-1].end(), meant)


def _is_slip(said: str, plain: str) -> bool:
    """One letter wrong, left out, doubled or exchanged with its neighbour; two in a long phrase."""
    if said == plain or len(plain) < _LEAST:
        return False
    allowed = 2 if len(plain) >= _LONG else 1
    return DamerauLevenshtein.distance(said, plain, score_cutoff=allowed) <= allowed


def _outside_quotes(text: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    for match in pattern.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in quoted):
            yield match


def _changed(spelled: Spelled, changes: Iterable[_Change], *, marked: bool) -> Spelled:
    text: list[str] = []
    begins: list[int] = []
    ends: list[int] = []
    at = 0
    for change in sorted(changes, key=lambda c: c.start):
        words = change.words if marked else strip_accents(change.words)
        text += [spelled.text[at : change.start], words]
        begins += [*spelled.begins[at : change.start], *[spelled.begins[change.start]] * len(words)]
        ends += [*spelled.ends[at : change.start], *[spelled.ends[change.end - 1]] * len(words)]
        at = change.end
    return Spelled("".join([*text, spelled.text[at:]]), (*begins, *spelled.begins[at:]), (*ends, *spelled.ends[at:])) if at else spelled


@cache
def _phrases() -> tuple[tuple[str, str], ...]:
    found = _data()["commands"]["phrases"]
    return tuple((strip_accents(phrase), phrase) for phrase in found)


@cache
def _table(name: str) -> Mapping[str, str]:
    return {short: str(full) for short, full in _data()[name].items()}


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((files("assistant.conversation") / "spelling.toml").read_text(encoding="utf-8"))
