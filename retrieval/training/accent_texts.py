"""Texts for the syllable model: articles of law, our own documents and our own phrases → streams of syllable numbers."""

import gzip
import json
import re
import unicodedata
import zlib
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from retrieval.accents.spelling import END, NUMBER, PART, spelling

Stream = NDArray[np.int64]
PHRASES = Path(__file__).parent / "accent_phrases.txt"
_LABEL = re.compile(r"^[ \t]*(?:\d+(?:\.\d+)*|[a-zđ]{1,2})[.)][ \t]+", re.MULTILINE)
_CLAUSE = re.compile(r"(?<=[.;:])\s|\n")
_SHORT = 20
_HELD_OUT = 20


@dataclass(frozen=True, slots=True)
class Text:
    """A heading (or none) and what stands under it; `document` is the number of the document it is from."""

    document: str
    heading: str
    body: str

    @property
    def is_held_out(self) -> bool:
        """One document in twenty, by its number: all its articles are on one side."""
        return zlib.crc32(self.document.encode()) % _HELD_OUT == 0


def read_laws(path: Path) -> Iterator[Text]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            yield Text(row.get("doc_number") or row["id"], row.get("heading") or "", row.get("text") or "")


def read_own(folder: Path | None) -> list[Text]:
    """Our own plain-text documents."""
    return [Text(path.stem, "", path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.txt"))] if folder else []


def read_phrases() -> list[Text]:
    """Words of asking and reporting that laws do not use; written for this purpose."""
    return [Text(PHRASES.stem, "", PHRASES.read_text(encoding="utf-8"))]


class Numbering(dict[str, int]):
    """Gives every spelling a number in order of appearance, after the parts that are no syllables."""

    def __init__(self) -> None:
        super().__init__()
        self.names = ["", "", ""]
        self._by_spelling: dict[str, int] = {}

    def __missing__(self, part: str) -> int:
        number = END if not part[0].isalnum() else NUMBER if part[0].isdigit() else self._spelt(spelling(part))
        self[part] = number
        return number

    def _spelt(self, name: str) -> int:
        number = self._by_spelling.setdefault(name, len(self.names))
        if number == len(self.names):
            self.names.append(name)
        return number


def stream_of(texts: Iterable[Text], numbering: Numbering) -> Stream:
    """All texts one after the other, an END before, between and after; ends and numbers never repeat."""
    stream = array("q", [END])
    for text in texts:
        plain = _LABEL.sub("", unicodedata.normalize("NFC", f"{text.heading}\n{text.body}\n"))
        stream.extend(map(numbering.__getitem__, PART.findall(plain.lower())))
    numbers: Stream = np.frombuffer(stream, dtype=np.int64)
    repeated = (numbers[1:] == numbers[:-1]) & ((numbers[1:] == END) | (numbers[1:] == NUMBER))
    kept: Stream = numbers[np.concatenate([[True], ~repeated])]
    return kept


def sentences_of(text: Text) -> list[str]:
    """Clauses long enough to be judged."""
    return [clause for clause in _CLAUSE.split(text.body) if len(clause) > _SHORT]
