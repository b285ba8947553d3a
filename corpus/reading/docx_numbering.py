"""Automatic list numbers of a .docx: numbering.xml + styles.xml → the number that Word shows before each paragraph."""

import re
from dataclasses import dataclass, field, replace

from lxml import etree

from corpus.reading.docx_names import ALTERNATIVES, WORD, chosen, is_on, value, whole
from corpus.reading.docx_styles import Styles
from corpus.reading.numerals import numeral
from corpus.text.legacy_letters import converted, font_encoding

_BULLETS = {"+": "+", "*": "*"}
_DEEPEST = 9


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
    _counters: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def number_of(self, number: str | None, depth: int | None, style: str | None) -> str:
        """The number with its trailing space («2.1. », «- »), or an empty string; without a level it is the one linked to the style."""
        found = self.lists.get(number or "")
        if found is None or number is None:
            return ""
        if depth is None:
            depth = next((index for index, level in found.levels.items() if level.style is not None and level.style == style), 0)
        level = found.levels.get(depth)
        if level is None:
            return ""
        if level.format == "bullet":
            return f"{_BULLETS.get(level.text.strip(), '-')} "
        counters = self._count(number, found, depth)
        text = re.sub(r"%([1-9])", lambda match: _shown(found, counters, int(match[1]) - 1, legal=level.legal), level.text)
        return text + ("" if level.joined or not text else " ")

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


def numberer(numbering: etree._Element | None, styles: Styles) -> Numberer:
    """A counter for a document; without numbering.xml it gives empty numbers."""
    if numbering is None:
        return Numberer({})
    abstracts = {str(item.get(f"{WORD}abstractNumId")): item for item in numbering.iter(f"{WORD}abstractNum")}
    named = {str(num.get(f"{WORD}numId")): num for num in numbering.iter(f"{WORD}num")}
    lists = {number: found for number, num in named.items() if (found := _list(num, abstracts, named, styles))}
    return Numberer(lists)


def _list(num: etree._Element, abstracts: dict[str, etree._Element], named: dict[str, etree._Element], styles: Styles) -> List | None:
    key = value(num, "abstractNumId") or ""
    abstract = abstracts.get(key)
    linked = value(abstract, "numStyleLink")
    if linked and (other := named.get(styles.paragraph(linked).number or "")) is not None and other is not num:
        key = value(other, "abstractNumId") or ""
        abstract = abstracts.get(key)
    if abstract is None:
        return None
    levels = {_depth(item): _level(item, styles) for item in abstract.iterchildren(f"{WORD}lvl")}
    starts: dict[int, int] = {}
    for override in num.iterchildren(f"{WORD}lvlOverride"):
        depth = _depth(override)
        own = override.find(f"{WORD}lvl")
        if own is not None:
            levels[depth] = _level(own, styles)
        if (start := whole(value(override, "startOverride"))) is not None and depth in levels:
            levels[depth] = replace(levels[depth], start=start)
            starts[depth] = start
    return List(key, levels, starts)


def _level(item: etree._Element, styles: Styles) -> Level:
    start = whole(value(item, "start"))
    legal = item.find(f"{WORD}isLgl")
    return Level(
        format=_format(item),
        text=_text(item, styles),
        start=1 if start is None else start,
        restart=whole(value(item, "lvlRestart")),
        legal=legal is not None and is_on(legal),
        joined=value(item, "suff") == "nothing",
        style=value(item, "pStyle"),
    )


def _format(item: etree._Element) -> str:
    """The number format; one that newer programs write with leading zeros stands in a choice of two."""
    choice = item.find(ALTERNATIVES)
    found = next((each for each in chosen(choice) if each.tag == f"{WORD}numFmt"), None) if choice is not None else item.find(f"{WORD}numFmt")
    if found is None:
        return "decimal"
    return (
        {"01, 02, 03, ...": "decimalZero"}.get(found.get(f"{WORD}format"), "decimal") if found.get(f"{WORD}val") == "custom" else str(found.get(f"{WORD}val"))
    )


def _text(item: etree._Element, styles: Styles) -> str:
    """The pattern of the number; its words may be typed in an old font («§iÒu %1.»)."""
    text = value(item, "lvlText") or ""
    encodings = (font_encoding(font or "") for font in styles.direct(item.find(f"{WORD}rPr")).fonts)
    encoding = next((found for found in encodings if found), None)
    return converted(text, encoding) if encoding and value(item, "numFmt") != "bullet" else text


def _shown(found: List, counters: dict[int, int], depth: int, *, legal: bool) -> str:
    level = found.levels.get(depth, Level())
    return numeral(counters.get(depth, level.start), "decimal" if legal and level.format != "none" else level.format)


def _depth(item: etree._Element) -> int:
    return min(whole(item.get(f"{WORD}ilvl")) or 0, _DEEPEST - 1)
