"""Pieces of TCVN3 or VNI pasted into a line of Unicode text.

Each word is judged: it can only be Unicode, it can only be old, it can be both, or it is plain Latin. A piece reaches from one word that can only be
old to another, no Unicode word between them; it is certain when two words speak for it, or one that nothing else could be.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from corpus.text.legacy_letters import converted
from corpus.text.legacy_rimes import can_be_vietnamese, is_cased
from corpus.text.legacy_tables import ENCODINGS
from corpus.text.legacy_words import read_as_old

WORD = re.compile(r"[A-Za-z\u00a1-\u00ff\u00ad\u0100-\u024f\u0300-\u036f\u1e00-\u1eff]+")
_MODERN = re.compile(r"[\u0100-\u024f\u0300-\u036f\u1e00-\u1eff]")
_LETTER = re.compile(r"[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff]")
_INSIDE = re.compile(r"(?<=[A-Za-z])[\u00a1-\u00bf](?=[A-Za-z])|®(?=[A-Za-z]{2})")
_SUM = re.compile(r"[A-Za-z]?[×÷·µ±][A-Za-z]?|[¡-\u00ad¯-¿]+[A-Za-z]{1,3}|[A-Za-z]{1,3}[¡-¿]+")  # n×m, µm, «n, KH¹; not ®ua
_ABBREVIATION = {
    "TCVN3": re.compile(r"[b-df-hj-np-tv-z]*[§®][b-df-hj-np-tv-z]*", re.IGNORECASE),
    "VNI": re.compile(r"[b-df-hj-np-tv-z]*[ñÑ][b-df-hj-np-tv-z]*", re.IGNORECASE),
}  # T§KT, QÑ: an abbreviation with Đ
_ODD = "¡-\u00adµ-¹»-¾®ÆÇËÐÎÏÑÖ×ØÜÞßäåæçëîïñö÷øûüþÄÅÛ"  # letters and signs of the old encodings that Vietnamese does not have
_PAIRS = (
    ("a-z", "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ"),
    ("AaEeOo", "âÂ"),
    ("Aa", "êÊ"),
    ("AaEeIiOoUuYy", "ùÙõÕ"),
    ("AaEe", "áÁàÀãÃ"),
    ("Aa", "éÉèÈúÚ"),
)  # a letter and the one before it
SUSPECT = re.compile(f"[{_ODD}{''.join(after for _, after in _PAIRS)}](?:(?<=[{_ODD}])|{'|'.join(f'(?<=[{before}][{after}])' for before, after in _PAIRS)})")
"""Without any of these a text holds nothing in an old encoding that could be told for sure."""


class Nature(Enum):
    """What a word can be."""

    LATIN = "plain Latin letters, the same in every encoding"
    MODERN = "Unicode, or of another language"
    OLD = "Vietnamese only when read in the old encoding"
    SLIGHT = "the same, but it may be a sign at a word or a slip of the hand: n×m, KH¹, nôp"
    EITHER = "Vietnamese both ways"


@dataclass(frozen=True, slots=True)
class Fragment:
    """Half-open range in the line; `words` speak for the encoding."""

    start: int
    end: int
    encoding: str
    words: int


@dataclass(frozen=True, slots=True)
class Found:
    """The line with the certain pieces converted, and the pieces that were left."""

    text: str
    fragments: tuple[Fragment, ...] = ()
    doubtful: tuple[Fragment, ...] = ()


def fragments_of(line: str) -> Found:
    """Convert the certain pieces; the length stays."""
    if not SUSPECT.search(line):
        return Found(line)
    words = [(match.start(), match.end(), match.group()) for match in WORD.finditer(line)]
    candidates = [piece for encoding in ENCODINGS for piece in _pieces(words, encoding)]
    certain: list[Fragment] = []
    doubtful: list[Fragment] = []
    for piece, sure in sorted(candidates, key=lambda each: (-each[1], -each[0].words)):
        rival = next((other for other in (*certain, *doubtful) if piece.start < other.end and other.start < piece.end), None)
        if rival is None:
            (certain if sure else doubtful).append(piece)
        elif sure and rival in certain and rival.words == piece.words:
            certain.remove(rival)
            doubtful.append(rival)
    for piece in certain:
        line = line[: piece.start] + converted(line[piece.start : piece.end], piece.encoding) + line[piece.end :]
    return Found(line, tuple(sorted(certain, key=lambda each: each.start)), tuple(doubtful))


def _pieces(words: list[tuple[int, int, str]], encoding: str) -> Iterator[tuple[Fragment, bool]]:
    """Candidates of one encoding, and whether each is certain."""
    segment: list[tuple[int, int, str, Nature]] = []
    for start, end, word in [*words, (0, 0, "\u0111")]:
        nature = nature_of(word, encoding)
        if nature is not Nature.MODERN:
            segment.append((start, end, word, nature))
            continue
        old = [index for index, each in enumerate(segment) if each[3] in (Nature.OLD, Nature.SLIGHT)]
        if any(each[3] is Nature.OLD for each in segment):
            yield _piece(segment, old, encoding)
        segment = []


def _piece(segment: list[tuple[int, int, str, Nature]], old: list[int], encoding: str) -> tuple[Fragment, bool]:
    """From the first to the last word that can only be old, and further over words that are hardly ever meant as they stand."""
    natures = [segment[index][3] for index in old]
    strong = natures.count(Nature.OLD)
    first, last = old[0], old[-1]
    sure = (strong >= 1 and len(old) >= 2) or (strong == 1 and _is_unmistakable(segment[first][2], encoding))
    if sure:
        first = _reach(segment, first, -1, encoding)
        last = _reach(segment, last, 1, encoding)
    return Fragment(segment[first][0], segment[last][1], encoding, len(old)), sure


def _reach(segment: list[tuple[int, int, str, Nature]], index: int, step: int, encoding: str) -> int:
    """The furthest word in this direction that belongs to the piece."""
    reached = index
    while 0 <= index + step < len(segment):
        index += step
        _, _, word, nature = segment[index]
        if nature is Nature.EITHER:
            if word.lower() not in read_as_old(encoding) and not _ABBREVIATION[encoding].fullmatch(word):
                break
            reached = index
    return reached


@lru_cache(maxsize=16384)
def nature_of(word: str, encoding: str) -> Nature:
    """What the word can be, were the text in this encoding."""
    if word.isascii():
        return Nature.LATIN
    if _MODERN.search(word) or ("Ð" in word and is_cased(word)):  # NÐ-CP: a letter that looks like Đ
        return Nature.MODERN
    if len(word) == 1 and not _LETTER.search(word):
        return Nature.LATIN
    read = converted(word, encoding)
    as_old = can_be_vietnamese(read) and is_cased(read)
    as_it_stands = can_be_vietnamese(word) and is_cased(word)
    if _ABBREVIATION[encoding].fullmatch(word):
        return Nature.EITHER
    if not as_old:
        return Nature.MODERN
    if as_it_stands:
        return Nature.EITHER
    slip = encoding == "TCVN3" and not SUSPECT.search(word)  # «nôp» for «nộp»
    return Nature.SLIGHT if slip or len(word) == 1 or _SUM.fullmatch(word) else Nature.OLD


def _is_unmistakable(word: str, encoding: str) -> bool:
    """«h¹ch», «kÕt»: a sign or a capital between small letters; «cuoái»: four letters that are a syllable in VNI and in nothing else."""
    if encoding == "VNI":
        return len(word) >= 4 and not word.endswith("ï")
    return len(word) > 2 and (bool(_INSIDE.search(word)) or not is_cased(word))
