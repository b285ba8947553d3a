"""Offsets in code points ↔ offsets in UTF-16 units, in which editors count."""


def to_utf16(text: str, offset: int) -> int:
    """The UTF-16 offset of a code-point offset."""
    return offset + sum(1 for c in text[:offset] if ord(c) > 0xFFFF) if not text.isascii() else offset


def from_utf16(text: str, offset: int) -> int:
    """The code-point offset of a UTF-16 offset (one inside a pair counts as its beginning)."""
    units = 0
    for position, c in enumerate(text):
        width = 2 if ord(c) > 0xFFFF else 1
        if units + width > offset:
            return position
        units += width
    return len(text)
