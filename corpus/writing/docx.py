"""A .docx with changes made inside its own runs: formatting, pictures, styles and everything unread stay as they were.

The place of every run in the text is found by reading the file once more with a private mark before the first letter of each run, so that whatever
the reader does (tables, notes, list numbers) the marks go along. The result is read again: it must give exactly the text that is wanted.
"""

import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lxml import etree

from corpus.errors import UnreadableFile, UnwritableFile
from corpus.reading.docx_package import part_paths
from corpus.reading.reader import read_bytes
from corpus.writing.change import Change, changed
from corpus.writing.runs import Place, places_of

_PARTS = ("document", "footnotes", "endnotes")
_TEXTS = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}t",
)
_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_FIRST_MARK, _MARKS = 0xF0000, 65_000


@dataclass(frozen=True, slots=True)
class _Splice:
    """`new` in place of `[start:end]` of the letters of run number `run`."""

    run: int
    start: int
    end: int
    new: str


def write_docx(name: str, data: bytes, text: str, changes: tuple[Change, ...]) -> tuple[bytes, tuple[Change, ...]]:
    """The new file, and the changes it could not take. Raises UnwritableFile where no place in it can be told for sure."""
    places = places_of(text, _marked_text(name, data, text), [run.text or "" for run in _Opened(name, data).runs], first=_FIRST_MARK)
    possible = _possible([change for change in changes if _splices(text, change, places) is not None], lambda some: _made(name, data, text, some, places))
    made = _made(name, data, text, possible, places)
    if made is None:
        raise _unsure(name)
    return made, tuple(change for change in changes if change not in possible)


def _possible(changes: Sequence[Change], make: Callable[[Sequence[Change]], bytes | None]) -> list[Change]:
    """Those that can be made; halves are tried on their own, so that one bad change costs few readings."""
    if not changes or make(changes) is not None:
        return list(changes)
    half = len(changes) // 2
    return [] if len(changes) == 1 else [*_possible(changes[:half], make), *_possible(changes[half:], make)]


def _made(name: str, data: bytes, text: str, changes: Sequence[Change], places: Sequence[Place | None]) -> bytes | None:
    """The file with all of the changes; None where reading it gives another text than wanted."""
    opened = _Opened(name, data)
    splices = [splice for change in changes for splice in _splices(text, change, places) or ()]
    for splice in sorted(splices, key=lambda each: (each.run, each.start), reverse=True):
        run = opened.runs[splice.run]
        letters = run.text or ""
        run.text = letters[: splice.start] + splice.new + letters[splice.end :]
        run.set(_SPACE, "preserve")
    made = opened.saved({splice.run for splice in splices})
    try:
        return made if read_bytes(name, made).text == changed(text, tuple(changes)) else None
    except UnreadableFile:
        return None


def _splices(text: str, change: Change, places: Sequence[Place | None]) -> list[_Splice] | None:
    """The change as changes of runs; None where a letter of it belongs to no run."""
    start, end, new = _core(text, change)
    if start == end:
        return _insertion(start, new, places)
    touched = places[start:end]
    if any(place is None for place in touched):
        return None
    runs: dict[int, list[int]] = {}
    for place in touched:
        if place:
            runs.setdefault(place.run, []).append(place.index)
    return [_Splice(run, min(at), max(at) + 1, new if number == 0 else "") for number, (run, at) in enumerate(runs.items())]


def _core(text: str, change: Change) -> tuple[int, int, str]:
    """What really differs: letters that stay are not touched, so that they keep the formatting they have."""
    start, end, new = change.start, change.end, change.new
    while start < end and new and text[start] == new[0]:
        start, new = start + 1, new[1:]
    while start < end and new and text[end - 1] == new[-1]:
        end, new = end - 1, new[:-1]
    return start, end, new


def _insertion(at: int, new: str, places: Sequence[Place | None]) -> list[_Splice] | None:
    """Behind the letter before, in its formatting; else before the letter behind."""
    before = places[at - 1] if at else None
    if before:
        return [_Splice(before.run, before.index + 1, before.index + 1, new)]
    behind = places[at] if at < len(places) else None
    return [_Splice(behind.run, behind.index, behind.index, new)] if behind else None


def _marked_text(name: str, data: bytes, text: str) -> str:
    """The text with the mark of each run before its first letter."""
    opened = _Opened(name, data)
    if len(opened.runs) > _MARKS or any(_FIRST_MARK <= ord(char) < _FIRST_MARK + _MARKS for char in text):
        raise _unsure(name)
    for number, run in enumerate(opened.runs):
        letters = run.text or ""
        lead = len(letters) - len(letters.lstrip())
        if letters.strip():
            run.text = letters[:lead] + chr(_FIRST_MARK + number) + letters[lead:]
    return read_bytes(name, opened.saved(range(len(opened.runs)))).text


def _unsure(name: str) -> UnwritableFile:
    return UnwritableFile(f"Không định vị chắc chắn được các chỗ sửa trong tệp Word «{name}»: hãy ghi bản sửa ra tệp đuôi .txt, rồi sửa tay trong Word.")


class _Opened:
    """The text runs of a package, those with two forms (new and old drawing) left out; and the package with them changed."""

    def __init__(self, name: str, data: bytes) -> None:
        self._data = data
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            paths = part_paths(name, archive)
            held = [paths[part] for part in _PARTS if paths[part] in archive.NameToInfo]
            self._roots = {path: _parsed(archive.read(path)) for path in dict.fromkeys(held)}
        found = [(path, run) for path, root in self._roots.items() for run in root.iter(*_TEXTS) if next(run.iterancestors(_ALTERNATIVES), None) is None]
        self.runs = [run for _, run in found]
        self._paths = [path for path, _ in found]

    def saved(self, touched: Sequence[int] | set[int] | range) -> bytes:
        """The package, parts without touched runs copied as they are."""
        parts = {self._paths[number] for number in touched}
        buffer = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(self._data)) as source, zipfile.ZipFile(buffer, "w") as target:
            for info in source.infolist():
                written = _written(self._roots[info.filename]) if info.filename in parts else source.read(info)
                target.writestr(info, written, compress_type=info.compress_type)
        return buffer.getvalue()


def _parsed(data: bytes) -> etree._Element:
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False))


def _written(root: etree._Element) -> bytes:
    return bytes(etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True))
