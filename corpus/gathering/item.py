"""What gathering gives: items whose bytes are loaded when their turn comes, and what was refused, with one sentence."""

from collections.abc import Callable
from dataclasses import dataclass

MEMBER = "!/"
"""Parts a path from the name of a member: «/kho/2024.zip!/quy 1/bc.docx»."""


@dataclass(frozen=True, slots=True)
class Item:
    """A file to bring in. `load` raises UnreadableFile or OSError.

    `source`: absolute path, with the member's name after «!/» in an archive; None for an upload. `modified`: seconds since 1970.
    """

    name: str
    load: Callable[[], bytes]
    source: str | None = None
    size: int = 0
    modified: float | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that is not read, and why."""

    name: str
    reason: str
    source: str | None = None
    size: int = 0


Found = Item | Refused
