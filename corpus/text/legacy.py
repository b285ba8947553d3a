"""Text typed in TCVN3 (.VnTime) or VNI fonts, found line by line and turned into Unicode without moving any offset."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from corpus.text.legacy_tables import TCVN3, VNI_BREVE_TONES, VNI_CIRCUMFLEX_TONES, VNI_LETTERS, VNI_TONES, WITH_BREVE, WITH_CIRCUMFLEX
from corpus.text.syllables import is_syllable

_TOKEN = re.compile(r"[A-Za-z\u00a1-\u00ff]+")
_MARKED = re.compile(r"[\u00a1-\u00ff]")
_UNICODE_ONLY = re.compile(r"[ăđơưĂĐƠƯ\u0300-\u0323\u1ea0-\u1ef9]")  # letters that no single-byte text shows
_VNI_PAIR = re.compile(r"([A-Za-zôÔöÖ])([øùûõïâêáàåãäéèúüëØÙÛÕÏÂÊÁÀÅÃÄÉÈÚÜË])")
_ENOUGH = 0.8


def from_tcvn3(text: str) -> str:
    """«bé kÕ ho¹ch» → «bộ kế hoạch»; one character for one."""
    return text.translate(TCVN3)


def from_vni(text: str) -> str:
    """«Uûy ban nhaân daân» → «Ủy ban nhân dân», marks kept as separate code points so that the length stays."""
    return _VNI_PAIR.sub(_vni_pair, text).translate(VNI_LETTERS)


def _vni_pair(match: re.Match[str]) -> str:
    base, mark = match[1], match[2].lower()
    if mark in VNI_TONES:
        return base + VNI_TONES[mark]
    if base in WITH_CIRCUMFLEX and mark in VNI_CIRCUMFLEX_TONES:
        return WITH_CIRCUMFLEX[base] + VNI_CIRCUMFLEX_TONES[mark]
    if base in WITH_BREVE and mark in VNI_BREVE_TONES:
        return WITH_BREVE[base] + VNI_BREVE_TONES[mark]
    return match[0]


_CONVERSIONS: dict[str, Callable[[str], str]] = {"TCVN3": from_tcvn3, "VNI": from_vni}


@dataclass(frozen=True, slots=True)
class Repair:
    """`text` has the length of what was given; `lines` counts the converted lines by encoding name."""

    text: str
    lines: dict[str, int]


def repair_legacy(text: str) -> Repair:
    """Convert the lines that are TCVN3 or VNI; leave every other line exactly as it stands."""
    lines = text.splitlines(keepends=True)
    names = [legacy_encoding(line) for line in lines]
    usual = _usual(names, lines)
    names = [name or (usual if usual and _fits(line, usual) else None) for name, line in zip(names, lines, strict=True)]
    converted = [_CONVERSIONS[name](line) if name else line for name, line in zip(names, lines, strict=True)]
    return Repair("".join(converted), dict(Counter(name for name in names if name)))


def legacy_encoding(line: str) -> str | None:
    """TCVN3, VNI or None. A line is legacy when its accented words are syllables after conversion and are not before."""
    words = _marked_words(line)
    if len(words) < 2 or _UNICODE_ONLY.search(line) or sum(map(is_syllable, words)) / len(words) > 0.5:
        return None
    share, name = max((_share(words, convert), name) for name, convert in _CONVERSIONS.items())
    return name if share >= _ENOUGH else None


def _usual(names: list[str | None], lines: list[str]) -> str | None:
    """The encoding of the file as a whole: then short lines such as «Sè: 12» (Số: 12) follow it too."""
    counts = Counter(name for name in names if name)
    name, count = counts.most_common(1)[0] if counts else ("", 0)
    return name if count > sum(bool(_UNICODE_ONLY.search(line)) for line in lines) else None


def _fits(line: str, name: str) -> bool:
    words = _marked_words(line)
    return not line.isascii() and not _UNICODE_ONLY.search(line) and (not words or _share(words, _CONVERSIONS[name]) >= 0.5)


def _marked_words(line: str) -> list[str]:
    """Words with an accented letter; a lone sign (¹, §, ×) is no word."""
    return [word for word in _TOKEN.findall(line) if _MARKED.search(word) and re.search("[A-Za-z]", word)]


def _share(words: list[str], convert: Callable[[str], str]) -> float:
    return sum(is_syllable(convert(word)) for word in words) / len(words)
