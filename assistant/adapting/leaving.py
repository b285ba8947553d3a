"""Words that leave a sentence, with what they would leave behind: a mark too many, a hanging «và», a beginning in small letters."""

import re
from collections.abc import Iterable

from assistant.draft import Op

_ENDS = (",", ";", ":", ".")
_LIST = " \t\n-+*•–"
_HANGING = re.compile(r"[\s,;:]*(?:(?<=[\s,;])(?:và|hoặc|cùng với|cũng như|đồng thời))?\s*$", re.IGNORECASE)
_BEHIND = re.compile(r"[\s,;:.]*")

Busy = list[tuple[int, int]]


def left_out(quote: str, start: int, end: int, ops: Iterable[Op]) -> tuple[int, int, str]:
    """The range that leaves when `quote[start:end]` does, and what stands in its place: nothing, or the next letter as a capital.

    Ops outside `[start:end]` are never reached, but for the joins of lines.
    """
    busy = [(op.start, op.end) for op in ops if not (start <= op.start and op.end <= end) and op.kind != "join"]
    if not quote[:start].strip(_LIST):
        return _beginning(quote, start, end, busy)
    begin, finish = _inside(quote, start, end)
    return (begin, finish, "") if _is_free(busy, begin, finish) else (start, end, "")


def _inside(quote: str, start: int, end: int) -> tuple[int, int]:
    """«A, [B]; C» → «A; C», «A và [B].» → «A.», «A [B] C» with one space."""
    rest = quote[end:].lstrip()
    spaces = len(quote) - end - len(rest)
    if rest[:1] in _ENDS:
        hanging = _HANGING.search(quote, 0, start)
        return (hanging.start() if hanging else start), end + spaces
    return start, end + (spaces if quote[start - 1].isspace() and rest else 0)


def _beginning(quote: str, start: int, end: int, busy: Busy) -> tuple[int, int, str]:
    """The beginning of a sentence leaves: what follows begins it, with a capital letter."""
    behind = _BEHIND.match(quote, end)
    finish = behind.end() if behind else end
    if finish >= len(quote):
        return start, end, ""
    if quote[finish].islower() and _is_free(busy, start, finish + 1):
        return start, finish + 1, quote[finish].upper()
    return (start, finish, "") if _is_free(busy, start, finish) else (start, end, "")


def _is_free(busy: Busy, start: int, end: int) -> bool:
    return not any(a < end and start < b for a, b in busy)
