"""Automatic list numbers of a .docx: numbering.xml + styles.xml → the number that Word shows before each paragraph."""

import re
from dataclasses import dataclass, field, replace

from lxml import etree

from corpus.reading.docx_package import WORD
from corpus.reading.numerals import numeral

_BULLETS = {"+": "+", "*": "*"}
_DEEPEST = 9

Place = tuple[str | None, int | None]
"""List id and level, each None where not given."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: `text` is a pattern such as «%1.%2.»; `restart` is lvlRestart (0 = never starts again)."""

    format: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    legal: bool = False
    joined: bool = False
    style: str | None = None


@dataclass(frozen=True, slots=True)
class List:
    """A list definition in use: `abstract` names the counters it shares, `starts` the levels it starts anew."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]


@dataclass(slots=True)
class Numberer:
    """Counts through a document; ask once for each paragraph, in order."""

    lists: dict[str, List]
    styles: dict[str, Place]
    _counters: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def number_of(self, paragraph: etree._Element) -> str:
        """The number with its trailing space («2.1. », «- »), or an empty string."""
        place = self._place(paragraph)
        if place is None:
            return ""
        number, depth = place
        found = self.lists[number]
        level = found.levels[depth]
        if level.format == "bullet":
            return f"{_BULLETS.get(level.text.strip(), '-')} "
        counters = self._count(number, found, depth)
        text = re.sub(r"%([1-9])", lambda match: _shown(found, counters, int(match[1]) - 1, legal=level.legal), level.text)
        return text + ("" if level.joined or not text else " ")

    def _place(self, paragraph: etree._Element) -> tuple[str, int] | None:
        properties = paragraph.find(f"{WORD}pPr")
        number, depth = _num_pr(properties)
        style = _value(properties, "pStyle")
        if number is None and style in self.styles:
            number, depth = self.styles[style]
        if number not in self.lists or number is None:
            return None
        levels = self.lists[number].levels
        if depth is None:
            depth = next((index for index, level in levels.items() if level.style is not None and level.style == style), 0)
        return (number, depth) if depth in levels else None

    def _count(self, number: str, found: List, depth: int) -> dict[int, int]:
        counters = self._counters.setdefault(found.abstract, {})
        if number not in self._begun:
            self._begun.add(number)
            counters.update({index: start - 1 for index, start in found.starts.items()})
        counters[depth] = counters.get(depth, found.levels[depth].start - 1) + 1
        for deeper in range(depth + 1, _DEEPEST):
            level = found.levels.get(deeper)
            if level is None or level.restart is None or 0 < level.restart >= depth + 1:
                counters.pop(deeper, None)
        return counters


def numberer(numbering: etree._Element | None, styles: etree._Element | None) -> Numberer:
    """A counter for a document; without numbering.xml it gives empty numbers."""
    style_numbers = _style_numbers(styles)
    if numbering is None:
        return Numberer({}, {})
    abstracts = {str(item.get(f"{WORD}abstractNumId")): item for item in numbering.iter(f"{WORD}abstractNum")}
    named = {str(num.get(f"{WORD}numId")): num for num in numbering.iter(f"{WORD}num")}
    lists = {number: found for number, num in named.items() if (found := _list(num, abstracts, named, style_numbers))}
    return Numberer(lists, style_numbers)


def _list(num: etree._Element, abstracts: dict[str, etree._Element], named: dict[str, etree._Element], styles: dict[str, Place]) -> List | None:
    key = _value(num, "abstractNumId") or ""
    abstract = abstracts.get(key)
    linked = _value(abstract, "numStyleLink")
    if linked and (other := named.get(styles.get(linked, (None, None))[0] or "")) is not None and other is not num:
        key = _value(other, "abstractNumId") or ""
        abstract = abstracts.get(key)
    if abstract is None:
        return None
    levels = {_depth(item): _level(item) for item in abstract.iterchildren(f"{WORD}lvl")}
    starts: dict[int, int] = {}
    for override in num.iterchildren(f"{WORD}lvlOverride"):
        depth = _depth(override)
        own = override.find(f"{WORD}lvl")
        if own is not None:
            levels[depth] = _level(own)
        if (start := _whole(_value(override, "startOverride"))) is not None and depth in levels:
            levels[depth] = replace(levels[depth], start=start)
            starts[depth] = start
    return List(key, levels, starts)


def _level(item: etree._Element) -> Level:
    start = _whole(_value(item, "start"))
    legal = item.find(f"{WORD}isLgl")
    return Level(
        format=_value(item, "numFmt") or "decimal",
        text=_value(item, "lvlText") or "",
        start=1 if start is None else start,
        restart=_whole(_value(item, "lvlRestart")),
        legal=legal is not None and legal.get(f"{WORD}val") not in {"0", "false"},
        joined=_value(item, "suff") == "nothing",
        style=_value(item, "pStyle"),
    )


def _shown(found: List, counters: dict[int, int], depth: int, *, legal: bool) -> str:
    level = found.levels.get(depth, Level())
    return numeral(counters.get(depth, level.start), "decimal" if legal and level.format != "none" else level.format)


def _style_numbers(styles: etree._Element | None) -> dict[str, Place]:
    """Style id → (list, level), inherited along basedOn."""
    if styles is None:
        return {}
    items = {str(item.get(f"{WORD}styleId")): item for item in styles.iter(f"{WORD}style")}
    return {name: pair for name in items if (pair := _inherited(name, items))[0] is not None}


def _inherited(name: str, items: dict[str, etree._Element]) -> Place:
    seen: set[str] = set()
    while name in items and name not in seen:
        seen.add(name)
        number, depth = _num_pr(items[name].find(f"{WORD}pPr"))
        if number is not None:
            return number, depth
        name = _value(items[name], "basedOn") or ""
    return None, None


def _num_pr(properties: etree._Element | None) -> Place:
    found = properties.find(f"{WORD}numPr") if properties is not None else None
    return _value(found, "numId"), _whole(_value(found, "ilvl"))


def _value(parent: etree._Element | None, tag: str) -> str | None:
    child = parent.find(f"{WORD}{tag}") if parent is not None else None
    value = child.get(f"{WORD}val") if child is not None else None
    return str(value) if value is not None else None


def _whole(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else None


def _depth(item: etree._Element) -> int:
    return min(_whole(item.get(f"{WORD}ilvl")) or 0, _DEEPEST - 1)
