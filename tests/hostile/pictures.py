"""Pictures that unfold: a few kilobytes that would be gigabytes of points, thousands of pages."""

import struct
import zlib


def png(side: int) -> bytes:
    """A black-and-white PNG of side × side points, all white."""
    row = b"\0" + b"\xff" * (side // 8)
    packer = zlib.compressobj(1)
    body = b"".join(packer.compress(row * 100) for _ in range(side // 100)) + packer.flush()
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def tiff(pages: int, *, looped: bool = False) -> bytes:
    """Pages of 8 × 8 points; `looped` makes the last point back to the first."""
    entries = ((256, 8), (257, 8), (258, 1), (259, 1), (262, 1), (273, 8), (277, 1), (278, 8), (279, 8))
    size = 2 + 12 * len(entries) + 4
    directories = []
    for page in range(pages):
        after = 16 + (page + 1) * size if page + 1 < pages else (16 if looped else 0)
        fields = b"".join(struct.pack("<HHIHH", tag, 3, 1, value, 0) for tag, value in entries)
        directories.append(struct.pack("<H", len(entries)) + fields + struct.pack("<I", after))
    return b"II*\0" + struct.pack("<I", 16) + b"\xff" * 8 + b"".join(directories)
