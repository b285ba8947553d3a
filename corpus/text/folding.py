"""Folded views of a text: matching is done on them, answers point back into the untouched original.

`compose(text)` composes letters to NFC and drops invisible characters; `fold(text)` also turns no-break spaces and every dash
into their plain forms and unifies Đ. `Folded.span` maps a folded range back. `strip_accents` and `plain` keep length, so that
offsets stay valid.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

_SAME_LENGTH = {
    **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u202f\t", " "),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    "\u00d0": "Đ",
    "\u0189": "Đ",
    "\u2044": "/",
    "\uff0f": "/",
}
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_MARKS = "\u0300-\u036f"
_CHANGES_LENGTH = re.compile(f"[^{_MARKS}{_INVISIBLE}](?:[{_INVISIBLE}]*[{_MARKS}])+|[{_INVISIBLE}]+")
_MANY = 100
_LAST_SIGN = 0x2200
_FOLDED = re.compile(f"[{''.join(_SAME_LENGTH)}{_INVISIBLE}]")
_DROP = dict.fromkeys(map(ord, _INVISIBLE))


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` is the folded view; `_folded` and `_original` are matching breakpoints (empty when offsets are the same).

    Composed letters and runs of dropped characters lie between an odd breakpoint and the next.
    """

    text: str
    _folded: tuple[int, ...] = ()
    _original: tuple[int, ...] = ()

    @property
    def keeps_offsets(self) -> bool:
        """Whether offsets are the same in the view and in the original."""
        return not self._folded

    def position(self, index: int) -> int:
        """Offset in the original of the folded offset `index`; inside a letter that was composed, where the letter begins."""
        if not self._folded:
            return index
        at = bisect_right(self._folded, index) - 1
        return self._original[at] if at % 2 else self._original[at] + index - self._folded[at]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Half-open range in the original of a folded range; a letter keeps all its combining marks."""
        if not self._folded or end <= start:
            return self.position(start), self.position(end)
        return self.position(start), self._end(end)

    def shift(self, start: int, end: int) -> int | None:
        """By how much everything in the folded range lies further on in the original; None where something in it changes length."""
        if not self._folded:
            return 0
        at = bisect_right(self._folded, start) - 1
        if at % 2 or (at + 1 < len(self._folded) and self._folded[at + 1] < end):
            return None
        return self._original[at] - self._folded[at]

    def _end(self, end: int) -> int:
        at = bisect_right(self._folded, end - 1) - 1
        if at % 2 or (at + 1 < len(self._folded) and self._folded[at + 1] == end):
            return self._original[at + 1]
        return self._original[at] + end - self._folded[at]


def fold(text: str) -> Folded:
    """The folded view of `text`; a text that is already plain is returned as it is."""
    if not _FOLDED.search(text) and unicodedata.is_normalized("NFC", text):
        return Folded(text)
    composed = compose(text)
    return Folded(_translate(composed.text), composed._folded, composed._original)


def compose(text: str) -> Folded:
    """The view with composed letters and without invisible characters; nothing else is changed."""
    if text.isascii():
        return Folded(text)
    invisible = "".join(c for c in _INVISIBLE if c in text)
    if unicodedata.is_normalized("NFC", text):
        return _with_map(text, _around(text, re.compile(f"[{invisible}]"))) if invisible else Folded(text)
    few = (len(text) - len(unicodedata.normalize("NFC", text))) * _MANY < len(text)
    return _with_map(text, _around(text, re.compile(f"[{_MARKS}{invisible}]")) if few else _CHANGES_LENGTH.finditer(text))


def _around(text: str, signs: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Only letters that hold a mark or an invisible character, and runs of these, change; where they are few, to look for the signs is faster."""
    position = 0
    for found in signs.finditer(text):
        if found.start() < position:
            continue
        letter = found.start() - 1
        while letter >= position and "\u0300" <= text[letter] <= "\u036f":
            letter -= 1
        match = _CHANGES_LENGTH.match(text, letter) if letter >= position else None
        if match is None or match.end() <= found.start():
            match = _CHANGES_LENGTH.match(text, found.start())
        if match:
            position = match.end()
            yield match


def _translate(text: str) -> str:
    for char, plain_char in _SAME_LENGTH.items():
        if char in text:
            text = text.replace(char, plain_char)
    return text


def _with_map(text: str, changes: Iterable[re.Match[str]]) -> Folded:
    parts: list[str] = []
    folded, original = [0], [0]
    known: dict[str, str] = {}
    length = position = 0
    for match in changes:
        start, end = match.span()
        written = match.group()
        composed = known.get(written)
        if composed is None:
            composed = known[written] = unicodedata.normalize("NFC", written.translate(_DROP))
        parts += (text[position:start], composed)
        length += start - position
        folded.append(length)
        length += len(composed)
        folded.append(length)
        original += (start, end)
        position = end
    if not position:
        return Folded(text)
    parts.append(text[position:])
    return Folded("".join(parts), tuple(folded), tuple(original))


def _accent_table() -> dict[str, str]:
    table = {"đ": "d", "Đ": "D", "İ": "I"}  # İ: the one letter that grows in lower case
    for base in "aeiouyAEIOUY":
        for shape in ("", "\u0302", "\u0306", "\u031b"):
            for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"):
                composed = unicodedata.normalize("NFC", base + shape + tone)
                if len(composed) == 1:
                    table[composed] = base
    return table


def _plain_codes() -> list[int]:
    """For every character up to the last Vietnamese sign the one without marks; a list by code point is the quickest table for `translate`."""
    codes = list(range(_LAST_SIGN))
    for letter, base in _accent_table().items():
        codes[ord(letter)] = ord(base)
    return codes


_WITHOUT_MARKS = _plain_codes()


def strip_accents(text: str) -> str:
    """Vietnamese letters without their marks («Quyết định» → «Quyet dinh»); same length for composed text."""
    return text if text.isascii() else text.translate(_WITHOUT_MARKS)


def plain(text: str) -> str:
    """Lower case without marks, same length: the form in which words are compared."""
    return strip_accents(text).lower()


@lru_cache(maxsize=16384)
def plain_word(word: str) -> str:
    """`plain` of one word, remembered: the syllables of Vietnamese are few."""
    return plain(word)


_WORD = re.compile(r"\w+")


def key(text: str) -> str:
    """Words in plain form joined by single spaces: equal for texts that differ in marks, case, punctuation or spacing."""
    return " ".join(_WORD.findall(plain(unicodedata.normalize("NFC", text))))
