"""Lines of a file → the parts of the report they stand in: head, sections by their headings, tail; new headings open sections of their own."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from assistant.importing.paragraphs import Line, Owned

HEAD, TAIL = "head", "tail"
_NUMBERED = re.compile(r"(?P<number>[IVXLC]+|\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđ])[.)]\s+\S")
_LONGEST = 250


@dataclass(slots=True)
class Placed:
    """What the file holds, part by part. `headings`: section → its heading in the file; `order`: sections in the order of the file.

    `new`: (id given here, heading, section before it, level). `frame`: lines that the program composes itself (a restored head), with the line of the
    exported file each of them is. `after`: what stands behind the signature.
    """

    texts: dict[str, list[Line]] = field(default_factory=dict)
    headings: dict[str, str] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)
    new: list[tuple[str, str, str, int]] = field(default_factory=list)
    frame: list[tuple[Line, int]] = field(default_factory=list)
    after: list[Line] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Places:
    """Where sentences of the report stand: `part_of` by sentence id, `title_of` the section that a heading's sentence opens, `levels` by section."""

    part_of: Mapping[str, str]
    title_of: Mapping[str, str]
    levels: Mapping[str, int]
    last: str | None
    """The last sentence of the tail: what follows it is no part of the report."""


def placed(lines: Sequence[Line], partners: Sequence[int | None], base: Sequence[Line], places: Places) -> Placed:
    """Sort the lines."""
    found = Placed()
    titled = {places.title_of[owned.owner] for line in lines for owned in line.owned if owned.owner in places.title_of}
    here, ended = HEAD, False
    for line, partner in zip(lines, partners, strict=True):
        opened = next((owned for owned in line.owned if owned.owner in places.title_of), None)
        own = next((places.part_of[owned.owner] for owned in line.owned if owned.owner in places.part_of), None)
        if opened is not None:
            here = places.title_of[opened.owner]
            rest = _opened(found, here, line, opened)
            if rest.text:
                found.texts.setdefault(here, []).append(rest)
        elif not line.owned and partner is not None and not base[partner].owned:
            found.frame.append((line, partner))
        elif own is None and ended:
            found.after.append(line)
        elif own is None and here not in (HEAD, TAIL) and (level := _heading_level(line, places.levels.get(here, 1))):
            here = _begun(found, here, line, level)
        else:
            here = _part(own, here, titled)
            found.texts.setdefault(here, []).append(line)
        ended = ended or any(owned.owner == places.last for owned in line.owned)
    return found


def _part(own: str | None, here: str, titled: set[str]) -> str:
    """The section whose heading stands above, in the file's own order; a section whose heading the file lacks keeps its text."""
    if own is None or own == here:
        return here
    if own in (HEAD, TAIL) or here in (HEAD, TAIL) or own not in titled:
        return own
    return here


def _opened(found: Placed, section: str, line: Line, opened: Owned) -> Line:
    """Note the heading; what runs on in its line is left over."""
    found.headings[section] = line.words(opened).strip()
    found.order.append(section)
    rest = line.text[opened.end :]
    lead = len(rest) - len(rest.lstrip(" :.;"))
    cut = opened.end + lead
    owned = tuple(Owned(each.start - cut, each.end - cut, each.owner) for each in line.owned if each.start >= cut)
    return replace(line, text=rest[lead:], owned=owned, level=None)


def _heading_level(line: Line, around: int) -> int | None:
    """The level of a line that a person made a heading; None for running text."""
    if line.is_row or line.is_note or len(line.text) > _LONGEST:
        return None
    if line.level:
        return min(line.level, 4)
    match = _NUMBERED.match(line.text)
    if not match or not line.is_bold or line.text.rstrip().endswith((".", ";", ",")):
        return None
    number = match["number"]
    return 1 if number.isupper() else 2 + number.count(".") if number[0].isdigit() else around + 1


def _begun(found: Placed, before: str, line: Line, level: int) -> str:
    identifier = f"new-{len(found.new)}"
    found.new.append((identifier, line.text.strip(), before, level))
    found.order.append(identifier)
    return identifier
