"""An edited .docx → its lines, each with the stretches that bookmarks say belong to sentences of the report."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.export.bookmarks import PREFIX, hash_of, read_name, read_origin
from corpus.errors import UnreadableFile
from corpus.marks import Mark, MarkKind
from corpus.reading.docx import read_docx_bookmarked
from corpus.reading.docx_bookmarks import Bookmarked
from corpus.reading.reader import refuse_size, without_own_annex
from corpus.reading.reading import Reading
from corpus.reading.signatures import kind_of

_NOTE_MARKS = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_LEAD = re.compile(r"^[⁰¹²³⁴⁵⁶⁷⁸⁹]+\s*")


@dataclass(frozen=True, slots=True)
class Owned:
    """`text[start:end]` of a line stands for a sentence."""

    start: int
    end: int
    owner: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file. `level`: of a heading, as its style says (1 outermost), else None."""

    text: str
    owned: tuple[Owned, ...] = ()
    level: int | None = None
    is_note: bool = False
    is_row: bool = False
    is_bold: bool = False

    def words(self, owned: Owned) -> str:
        return self.text[owned.start : owned.end]


@dataclass(frozen=True, slots=True)
class FileContent:
    """The lines of a file in reading order."""

    lines: tuple[Line, ...]


def origin_of(name: str, data: bytes) -> tuple[str, int] | None:
    """(report, revision) that a .docx was exported from, where it still says so. Raises UnreadableFile."""
    _, bookmarks = _read(name, data)
    return next((found for each in bookmarks if (found := read_origin(each.name))), None)


def read_file_content(name: str, data: bytes, identifiers: Sequence[str]) -> FileContent:
    """Lines of a .docx as accepted; `identifiers` are the sentences that bookmarks may name. Raises UnreadableFile."""
    reading, bookmarks = _read(name, data)
    known = {hash_of(identifier): identifier for identifier in reversed(identifiers)}
    return FileContent(tuple(_lines(reading.text, reading.marks, bookmarks, known)))


def _read(name: str, data: bytes) -> tuple[Reading, tuple[Bookmarked, ...]]:
    refuse_size(name, len(data))
    if kind_of(name, data) != "docx":
        raise UnreadableFile(f"Tệp «{name}» không phải tệp Word .docx: hãy mở bằng Word, lưu thành .docx rồi nhập lại.")
    reading, bookmarks = read_docx_bookmarked(name, data, PREFIX)
    return without_own_annex(reading), bookmarks


def same_words(one: str, other: str) -> bool:
    """Whether a reader sees the same words: white space and the numbers of notes do not count."""
    return folded(one) == folded(other)


def folded(text: str) -> str:
    return " ".join(_NOTE_MARKS.sub("", text).split())


def _lines(text: str, marks: Sequence[Mark], bookmarks: Sequence[Bookmarked], known: Mapping[str, str]) -> list[Line]:
    owners = ((b, read_name(b.name)) for b in bookmarks if b.end > b.start)
    found = [Owned(b.start, b.end, known[owner]) for b, owner in owners if owner and owner in known]
    lines: list[Line] = []
    start = first = 0
    for words in text.split("\n"):
        end = start + len(words)
        while first < len(found) and found[first].end <= start:
            first += 1
        if words.strip():
            lines.append(_line(words, start, [each for each in found[first:] if each.start < end and each.end > start], marks))
        start = end + 1
    return lines


def _line(words: str, start: int, owned: Sequence[Owned], marks: Sequence[Mark]) -> Line:
    inside = [mark for mark in marks if mark.start < start + len(words) and mark.end > start]
    kinds = {mark.kind for mark in inside}
    level = next((mark.value for mark in inside if mark.kind is MarkKind.HEADING and mark.value.isdigit()), None)
    is_note = MarkKind.NOTE in kinds
    lead = len(_LEAD.match(words)[0]) if is_note and _LEAD.match(words) else 0  # type: ignore[index]
    clipped = [_whole_words(Owned(max(each.start - start - lead, 0), min(each.end - start, len(words)) - lead, each.owner), words[lead:]) for each in owned]
    return Line(
        words[lead:],
        tuple(_united([each for each in clipped if words[lead:][each.start : each.end].strip()])),
        int(level) if level else None,
        is_note,
        MarkKind.TABLE in kinds,
        MarkKind.BOLD in kinds,
    )


def _whole_words(owned: Owned, words: str) -> Owned:
    """A bookmark that begins or ends inside a word stands around the whole of it: LibreOffice shifts the first one of a table."""
    start, end = owned.start, owned.end
    while 0 < start < len(words) and words[start - 1].isalnum() and words[start].isalnum():
        start -= 1
    while 0 < end < len(words) and words[end - 1].isalnum() and words[end].isalnum():
        end += 1
    return Owned(start, end, owned.owner)


def _united(owned: Sequence[Owned]) -> list[Owned]:
    """Stretches of one sentence in one line are one: a note or the cells of a row parted them."""
    united: list[Owned] = []
    for each in owned:
        if united and united[-1].owner == each.owner:
            united[-1] = Owned(united[-1].start, max(united[-1].end, each.end), each.owner)
        elif not united or each.start >= united[-1].end:
            united.append(each)
    return united
