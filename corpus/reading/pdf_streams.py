"""The raw bytes of a PDF → its streams, unpacked a piece at a time, without the library that will read them."""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_PACKED = re.compile(rb"/FlateDecode\b|/Fl\b")
_DICTIONARY = 4_096
_PIECE = 1024 * 1024
_MOST_LAYERS = 3


@dataclass(frozen=True, slots=True)
class Stream:
    """The dictionary as written (its last 4 KB, the object number in front) and where the packed bytes begin."""

    dictionary: bytes
    start: int
    data: bytes

    @property
    def layers(self) -> int:
        """How many times it is packed."""
        return min(len(_PACKED.findall(self.dictionary)), _MOST_LAYERS)

    def pieces(self) -> Iterator[bytes]:
        """Unpacked bytes in pieces of a megabyte or so; ends quietly where they are damaged."""
        chain = [zlib.decompressobj() for _ in range(self.layers)]
        view, at, waiting = memoryview(self.data), self.start, b""
        while not chain[0].eof:
            if not waiting:
                waiting, at = bytes(view[at : at + _PIECE]), at + _PIECE
            try:
                piece = chain[0].decompress(waiting, _PIECE)
                waiting = chain[0].unconsumed_tail
                yield from _deeper(piece, chain[1:])
            except zlib.error:
                return
            if not waiting and at >= len(view):
                return

    def content(self, limit: int) -> bytes:
        """Unpacked bytes up to about `limit`."""
        if not self.layers:
            end = self.data.find(b"endstream", self.start)
            return self.data[self.start : min(end if end >= 0 else len(self.data), self.start + limit)]
        found = b""
        for piece in self.pieces():
            found += piece
            if len(found) > limit:
                break
        return found


def streams_of(data: bytes) -> Iterator[Stream]:
    """Every stream that the bytes show, in their order."""
    for match in _STREAM.finditer(data):
        before = data[max(0, match.start() - _DICTIONARY) : match.start()]
        place = before.rfind(b" obj")
        yield Stream(before[max(0, place - 20) :] if place >= 0 else before, match.end(), data)


def _deeper(piece: bytes, chain: "list[zlib._Decompress]") -> Iterator[bytes]:
    if not chain:
        yield piece
        return
    while piece and not chain[0].eof:
        unpacked = chain[0].decompress(piece, _PIECE)
        piece = chain[0].unconsumed_tail
        yield from _deeper(unpacked, chain[1:])
