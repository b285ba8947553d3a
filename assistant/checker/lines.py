"""Offsets ↔ lines and columns of a text, both from 1 and in code points; a line ends with CR LF, LF or CR."""

import re
from bisect import bisect_right

_ENDS = re.compile(r"\r\n|\n|\r")


class Lines:
    """The lines of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        ends = [(match.start(), match.end()) for match in _ENDS.finditer(text)]
        self._starts = [0, *(end for _, end in ends)]
        self._ends = [*(start for start, _ in ends), len(text)]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int | None:
        """The offset of a line and column; None where the text has no such place."""
        if not 1 <= line <= len(self._starts) or column < 1:
            return None
        at = self._starts[line - 1] + column - 1
        return at if at <= self._ends[line - 1] else None

    def span(self, line: int) -> tuple[int, int]:
        """Where a line begins and where its own text ends."""
        return self._starts[line - 1], self._ends[line - 1]
