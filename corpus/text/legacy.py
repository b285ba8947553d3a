"""Text typed in TCVN3 (.VnTime) or VNI fonts, found by its words and turned into Unicode without moving any offset.

A whole line is judged first; in a line of Unicode the pasted pieces are looked for. What may be read both ways stays as it stands and is counted.
"""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import repeat

from corpus.text.legacy_fragments import SUSPECT, fragments_of
from corpus.text.legacy_letters import converted, from_tcvn3, from_vni
from corpus.text.legacy_rimes import can_be_vietnamese
from corpus.text.legacy_tables import ENCODINGS
from corpus.text.syllables import is_syllable

__all__ = ["Repair", "converted", "from_tcvn3", "from_vni", "legacy_encoding", "repair_legacy"]

_TOKEN = re.compile(r"[A-Za-z\u00a1-\u00ff]+")
_MARKED = re.compile(r"[\u00a1-\u00ff]")
_UNICODE_ONLY = re.compile(r"[ăđơưĂĐƠƯ\u0300-\u0323\u1ea0-\u1ef9]")  # letters that no single-byte text shows
_LOST_HORN = re.compile(r"[^\W\d_]*(?:[ờớởỡợ]|ơ[\u0300-\u0323]?)(?:ng|c|u)\b", re.IGNORECASE)
_ENOUGH = 0.8


@dataclass(frozen=True, slots=True)
class Repair:
    """`text` has the length of what was given.

    `lines` counts the converted lines, `fragments` the pieces converted inside other lines, each by encoding name; `doubtful` are pieces left as they stand;
    `hornless` are converted words whose «ư» was lost before (it is the soft hyphen in TCVN3).
    """

    text: str
    lines: dict[str, int]
    fragments: dict[str, int]
    doubtful: int = 0
    hornless: int = 0


def repair_legacy(text: str) -> Repair:
    """Convert what is TCVN3 or VNI for certain; leave everything else exactly as it stands."""
    if not SUSPECT.search(text):
        return Repair(text, {}, {})
    lines = text.splitlines(keepends=True)
    names = _encodings(lines)
    fragments: Counter[str] = Counter()
    doubtful = hornless = 0
    repaired = []
    for name, line in zip(names, lines, strict=True):
        if name:
            repaired.append(converted(line, name))
            hornless += _hornless(repaired[-1])
            continue
        found = fragments_of(line)
        repaired.append(found.text)
        fragments.update(fragment.encoding for fragment in found.fragments)
        doubtful += len(found.doubtful)
        hornless += sum(_hornless(found.text[fragment.start : fragment.end]) for fragment in found.fragments)
    return Repair("".join(repaired), dict(Counter(name for name in names if name)), dict(fragments), doubtful, hornless)


def legacy_encoding(line: str) -> str | None:
    """TCVN3, VNI or None. A line is legacy when its accented words are syllables after conversion and are not before."""
    if line.isascii():
        return None
    words = _marked_words(line)
    if len(words) < 2 or _UNICODE_ONLY.search(line) or sum(map(can_be_vietnamese, words)) / len(words) > 0.5:
        return None
    share, name = max((_share(words, name), name) for name in ENCODINGS)
    return name if share >= _ENOUGH and not any(map(_stands_as_it_is, words, repeat(name))) else None


def _encodings(lines: list[str]) -> list[str | None]:
    """The encoding of each line; where most of the file is in one, its short lines follow."""
    names = [legacy_encoding(line) if SUSPECT.search(line) else None for line in lines]
    usual = _usual(names, lines) if any(names) else None
    return [name or usual if name or (usual and _fits(line, usual)) else None for name, line in zip(names, lines, strict=True)]


def _stands_as_it_is(word: str, name: str) -> bool:
    """«báo» is Vietnamese, its reading as TCVN3, «bỏo», is not: the line is not all in that encoding."""
    return can_be_vietnamese(word) and not can_be_vietnamese(converted(word, name))


def _usual(names: list[str | None], lines: list[str]) -> str | None:
    """The encoding of the file as a whole: then short lines such as «Sè: 12» (Số: 12) follow it too."""
    counts = Counter(name for name in names if name)
    name, count = counts.most_common(1)[0] if counts else ("", 0)
    return name if count > sum(bool(_UNICODE_ONLY.search(line)) for line in lines) else None


def _fits(line: str, name: str) -> bool:
    words = _marked_words(line)
    return not line.isascii() and not _UNICODE_ONLY.search(line) and (not words or _share(words, name) >= 0.5)


def _marked_words(line: str) -> list[str]:
    """Words with an accented letter; a lone sign (¹, §, ×) is no word."""
    return [word for word in _TOKEN.findall(line) if _MARKED.search(word) and re.search("[A-Za-z]", word)]


def _share(words: list[str], name: str) -> float:
    return sum(is_syllable(converted(word, name)) for word in words) / len(words)


def _hornless(text: str) -> int:
    """Words such as «trớc», «đợc», «phơng», which lack the «ư» of «trước», «được», «phương»."""
    return sum(not can_be_vietnamese(word) for word in _LOST_HORN.findall(text))
