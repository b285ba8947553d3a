"""Files made to swell, found before PDFium unpacks them: packed streams are measured, forms that draw forms are counted."""

import re
from collections import Counter

from corpus.errors import UnreadableFile
from corpus.reading.pdf_streams import Stream, streams_of

MAX_STREAM = 128 * 1024 * 1024
"""Bytes one stream may unpack to: a page picture of A3 in colour at 600 dpi."""
MAX_TOTAL = 512 * 1024 * 1024
"""Bytes that all streams but pictures may unpack to."""
MAX_DRAWN = 20_000
"""How often forms may be drawn for one drawing of the form that holds them."""

_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
_FORM = re.compile(rb"/Subtype\s*/Form\b")
_OBJECT_STREAM = re.compile(rb"/Type\s*/ObjStm\b")
_NUMBER = re.compile(rb"(\d{1,9})\s+\d{1,5}\s*$")
_DRAWN = re.compile(rb"/([^\s/<>\[\]()]+)\s+Do\b")
_NAMED = re.compile(rb"/([^\s/<>\[\]()]+)\s+(\d{1,9})\s+\d{1,5}\s+R\b")
_RESOURCES = re.compile(rb"/(?:Resources|XObject)\s+(\d{1,9})\s+\d{1,5}\s+R\b")
_DEEPEST = 40
_FORM_SIZE = 4 * 1024 * 1024
_DICTIONARY = 4_096


def refuse_bombs(name: str, data: bytes) -> None:
    """Raise UnreadableFile where streams unpack, or forms multiply, to more than a document needs."""
    total = 0
    forms: dict[int, Stream] = {}
    shelves: list[Stream] = []
    for stream in streams_of(data):
        size = _unpacked(stream)
        total += 0 if _PICTURE.search(stream.dictionary) else size
        if size > MAX_STREAM or total > MAX_TOTAL:
            raise UnreadableFile(
                f"Tệp PDF «{name}» nén dữ liệu tới mức bất thường, khi bung ra vượt giới hạn đọc: hãy mở bằng phần mềm đọc PDF, in lại ra PDF rồi nạp lại."
            )
        if _FORM.search(stream.dictionary):
            forms[_number(stream)] = stream
        elif _OBJECT_STREAM.search(stream.dictionary):
            shelves.append(stream)
    if forms and _drawn(forms, shelves, data) > MAX_DRAWN:
        raise UnreadableFile(f"Tệp PDF «{name}» có các hình vẽ lồng nhau vô tận hoặc quá sâu: hãy mở bằng phần mềm đọc PDF, in lại ra PDF rồi nạp lại.")


def _unpacked(stream: Stream) -> int:
    """Length after unpacking, up to just over the limit."""
    size = 0
    for piece in stream.pieces() if stream.layers else ():
        size += len(piece)
        if size > MAX_STREAM:
            break
    return size


def _number(stream: Stream) -> int:
    found = _NUMBER.search(stream.dictionary.rpartition(b" obj")[0])
    return int(found[1]) if found else -1


def _drawn(forms: dict[int, Stream], shelves: list[Stream], data: bytes) -> int:
    """How often forms are drawn when the worst of them is drawn once, counted level by level so that a form may hold itself."""
    counts = {number: Counter(_DRAWN.findall(form.content(_FORM_SIZE))) for number, form in forms.items()}
    if not any(sum(count.values()) > 1 for count in counts.values()):
        return 0
    children = {number: _children(forms[number], count, forms, shelves, data) for number, count in counts.items()}
    drawn = dict.fromkeys(forms, 1)
    for _ in range(_DEEPEST):
        drawn = {number: 1 + sum(times * drawn[child] for child, times in inside) for number, inside in children.items()}
        if max(drawn.values()) > MAX_DRAWN:
            break
    return max(drawn.values())


def _children(form: Stream, count: Counter[bytes], forms: dict[int, Stream], shelves: list[Stream], data: bytes) -> list[tuple[int, int]]:
    """Forms that a form draws, by number, and how often."""
    dictionary = form.dictionary
    for _ in range(2):  # resources may stand in an object of their own, and their forms in another
        dictionary += b"".join(_object(int(number), shelves, data) for number in set(_RESOURCES.findall(dictionary)))
    named = {name: int(number) for name, number in _NAMED.findall(dictionary)}
    return [(named[name], times) for name, times in count.items() if named.get(name) in forms]


def _object(number: int, shelves: list[Stream], data: bytes) -> bytes:
    """The text of an object that is a dictionary, wherever the file keeps it."""
    found = re.search(rb"(?<!\d)%d\s+\d{1,5}\s+obj\b" % number, data)
    if found:
        return data[found.end() : found.end() + _DICTIONARY].partition(b"endobj")[0]
    for shelf in shelves:
        content = shelf.content(_FORM_SIZE)
        first = re.search(rb"/First\s+(\d{1,9})", shelf.dictionary)
        numbers = list(map(int, re.findall(rb"\d{1,9}", content[: int(first[1])]))) if first else []
        places = dict(zip(numbers[::2], numbers[1::2], strict=False))
        if first and number in places:
            start = int(first[1]) + places[number]
            return content[start : start + _DICTIONARY]
    return b""
