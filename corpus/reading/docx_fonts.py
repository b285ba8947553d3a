"""Runs set in .VnTime or VNI fonts → Unicode, where their letters really are of that font.

Neighbouring runs of one encoding are read together: a VNI letter may begin in one run and get its mark in the next. A font may also stand on
text that is Unicode in truth; what can be read both ways follows what the same fonts hold elsewhere in the document.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from corpus.reading.docx_tally import Met, Tally
from corpus.reading.paragraphs import Piece
from corpus.text.legacy_fragments import WORD, Nature, nature_of
from corpus.text.legacy_letters import converted, font_encoding, writes_capitals
from corpus.text.legacy_words import read_as_old

_SOFT_HYPHEN = re.compile("\u00ad")


class Letters(NamedTuple):
    """Letters of one run as they stand in the file; `font` only where it is a font of an old encoding, `capitals` where all are shown as capitals."""

    text: str
    bold: bool | None = False
    font: str = ""
    capitals: bool = False


@dataclass(slots=True)
class Evidence:
    """By encoding, words that can only be old and words that can only be Unicode, met in fonts of that encoding."""

    old: Counter[str] = field(default_factory=Counter)
    modern: Counter[str] = field(default_factory=Counter)
    undecided: bool = False

    def says(self, encoding: str) -> bool | None:
        """Whether words that can be both are old; None where the document has both kinds."""
        if self.old[encoding] and self.modern[encoding]:
            return None
        return not self.modern[encoding]


def in_unicode(runs: Sequence[Letters], evidence: Evidence, known: Evidence, tally: Tally) -> list[Piece]:
    """The letters of a paragraph as they are read; `evidence` is gathered, `known` is what a first reading gathered."""
    if not any(run.font for run in runs):
        return [Piece(run.text.upper() if run.capitals else run.text, run.bold) for run in runs]
    pieces: list[Piece] = []
    for encoding, group in groupby(runs, key=lambda run: font_encoding(run.font)):
        members = list(group)
        read = _read("".join(run.text for run in members), encoding, evidence, known, tally) if encoding else None
        pieces += _dealt_out(members, read)
    return pieces


def _read(text: str, encoding: str, evidence: Evidence, known: Evidence, tally: Tally) -> str | None:
    """The text in Unicode, of the same length; None where it stays as it stands."""
    words = [(match, nature_of(match.group(), encoding)) for match in WORD.finditer(text)]
    old = sum(nature in (Nature.OLD, Nature.SLIGHT) for _, nature in words)
    modern = sum(nature is Nature.MODERN for _, nature in words)
    evidence.old[encoding] += old
    evidence.modern[encoding] += modern
    if not modern and not old and any(nature is Nature.EITHER for _, nature in words):
        evidence.undecided = True
        if not known.says(encoding):
            tally.met[Met.KEPT_OLD] += known.says(encoding) is None
            return None
    if modern and not old:
        return None
    read = _word_by_word(text, words, encoding) if modern else converted(text, encoding)
    tally.fonts[encoding] += read != text
    return read


def _word_by_word(text: str, words: Iterable[tuple[re.Match[str], Nature]], encoding: str) -> str:
    """Unicode words between the old ones stay."""
    parts, position = [], 0
    for match, nature in words:
        word = match.group()
        stays = nature is Nature.MODERN or (nature is Nature.EITHER and word.lower() not in read_as_old(encoding))
        parts += [text[position : match.start()], word if stays else converted(word, encoding)]
        position = match.end()
    return "".join([*parts, text[position:]])


def _dealt_out(runs: Sequence[Letters], read: str | None) -> Iterator[Piece]:
    """The text given back to the runs it came from."""
    position = 0
    for run in runs:
        end = position + len(run.text)
        text = run.text if read is None else read[position:end]
        position = end
        if run.font and read is None:
            text = _SOFT_HYPHEN.sub("", text)
        capitals = run.capitals or (read is not None and writes_capitals(run.font))
        yield Piece(text.upper() if capitals else text, run.bold)
