"""styles.xml, theme and fontTable → how the letters of a run are set, which heading level and list a paragraph style gives.

Bold, capitals and hidden text are switches: a character style turns round what the paragraph style says, formatting of the run itself is final.
"""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from corpus.reading.docx_names import DRAWING, WORD, is_on, own_value, value, whole
from corpus.text.folding import plain

_HEADING_NAME = re.compile(r"(?:heading|tieu de|dau de|de muc)\s*([1-9])(?!\d)")
_LAST_LEVEL = 8
_FONTS = ("hAnsi", "ascii")


class Face(NamedTuple):
    """How letters are set; None where nothing is said. `fonts` are those for accented and for plain Latin letters."""

    bold: bool | None = None
    capitals: bool | None = None
    hidden: bool | None = None
    raised: bool | None = None
    fonts: tuple[str | None, str | None] = (None, None)


_NOTHING = Face()


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a style gives its paragraphs: `level` of a heading («1» outermost), list id and level of the list, and the style that names the list."""

    face: Face = _NOTHING
    level: str | None = None
    number: str | None = None
    depth: int | None = None
    listed: str | None = None


@dataclass(slots=True)
class Styles:
    """Styles by id; resolved ones are remembered."""

    items: dict[str, etree._Element]
    defaults: Face
    default_style: str | None
    theme: dict[str, str]
    other_names: dict[str, str]
    _paragraphs: dict[str | None, ParagraphStyle] = field(default_factory=dict)
    _characters: dict[str | None, Face] = field(default_factory=dict)
    _plain: dict[str | None, Face] = field(default_factory=dict)

    def paragraph(self, name: str | None) -> ParagraphStyle:
        """The style of a paragraph, the default one where it names none or one that is not there."""
        if name not in self._paragraphs:
            self._paragraphs[name] = self._paragraph(name if name in self.items else self.default_style)
        return self._paragraphs[name]

    def face(self, style: str | None, properties: etree._Element | None) -> Face:
        """How the letters of a run with these properties are set in a paragraph of this style."""
        if properties is None or not len(properties):
            if style not in self._plain:
                self._plain[style] = self._settled(style, _NOTHING, _NOTHING)
            return self._plain[style]
        return self._settled(style, self._character(value(properties, "rStyle")), self.direct(properties))

    def direct(self, properties: etree._Element | None) -> Face:
        """What run properties say themselves."""
        bold = capitals = hidden = raised = None
        fonts: tuple[str | None, str | None] = (None, None)
        for item in properties if properties is not None else ():
            tag = item.tag
            if tag == f"{WORD}b":
                bold = is_on(item)
            elif tag == f"{WORD}rFonts":
                fonts = self._fonts(item)
            elif tag == f"{WORD}caps":
                capitals = is_on(item)
            elif tag == f"{WORD}vanish":
                hidden = is_on(item)
            elif tag == f"{WORD}vertAlign":
                raised = own_value(item) == "superscript"
        return Face(bold, capitals, hidden, raised, fonts)

    def _settled(self, style: str | None, character: Face, direct: Face) -> Face:
        paragraph, base = self.paragraph(style).face, self.defaults
        bold, capitals, hidden = (
            own if own is not None else bool(always) or bool(outer) != bool(inner)
            for own, inner, outer, always in zip(direct[:3], character[:3], paragraph[:3], base[:3], strict=True)
        )
        raised = next((said for said in (direct.raised, character.raised, paragraph.raised) if said is not None), False)
        fonts = [next((font for font in named if font), "") for named in zip(direct.fonts, character.fonts, paragraph.fonts, base.fonts, strict=True)]
        return Face(bold, capitals, hidden, raised, (fonts[0], fonts[1]))

    def _fonts(self, item: etree._Element) -> tuple[str | None, str | None]:
        found = []
        for kind in _FONTS:
            theme = item.get(f"{WORD}{kind}Theme")
            font = self.theme.get(str(theme)[:5]) if theme else item.get(f"{WORD}{kind}")
            found.append(self.other_names.get(str(font), str(font)) if font else None)
        return found[0], found[1]

    def _character(self, name: str | None) -> Face:
        if name not in self._characters:
            self._characters[name] = self._inherited_face(name)
        return self._characters[name]

    def _chain(self, name: str | None) -> list[etree._Element]:
        """The style and those it is based on, nearest first; a circle ends where it closes."""
        chain: dict[str, etree._Element] = {}
        while name in self.items and name not in chain and name is not None:
            chain[name] = self.items[name]
            name = value(chain[name], "basedOn")
        return list(chain.values())

    def _inherited_face(self, name: str | None) -> Face:
        faces = [self.direct(item.find(f"{WORD}rPr")) for item in self._chain(name)]
        bold, capitals, hidden, raised = (
            next((said for said in switch if said is not None), None) for switch in zip(*(face[:4] for face in [*faces, _NOTHING]), strict=True)
        )
        fonts = [next((face.fonts[place] for face in faces if face.fonts[place]), None) for place in range(2)]
        return Face(bold, capitals, hidden, raised, (fonts[0], fonts[1]))

    def _paragraph(self, name: str | None) -> ParagraphStyle:
        chain = self._chain(name)
        properties = [item.find(f"{WORD}pPr") for item in chain]
        lists = [found.find(f"{WORD}numPr") if found is not None else None for found in properties]
        named = ((str(item.get(f"{WORD}styleId")), value(each, "numId")) for item, each in zip(chain, lists, strict=True))
        listed, number = next(((style, found) for style, found in named if found is not None), (None, None))
        depth = next((deep for item in lists if (deep := whole(value(item, "ilvl"))) is not None), None)
        outline = next((deep for item in properties if (deep := whole(value(item, "outlineLvl"))) is not None), None)
        level = outline_level(outline) if outline is not None else next((said for item in chain if (said := _named_level(item))), None)
        return ParagraphStyle(self._inherited_face(name), level, number, depth, listed)


def outline_level(outline: int) -> str | None:
    """Outline levels begin at 0; 9 is running text."""
    return str(outline + 1) if outline <= _LAST_LEVEL else None


def read_styles(styles: etree._Element | None, theme: etree._Element | None, fonts: etree._Element | None) -> Styles:
    """Each part may be missing."""
    items = {str(item.get(f"{WORD}styleId")): item for item in (styles.iter(f"{WORD}style") if styles is not None else ())}
    default = next((name for name, item in items.items() if item.get(f"{WORD}type") == "paragraph" and item.get(f"{WORD}default") in {"1", "true", "on"}), None)
    read = Styles(items, _NOTHING, default, _theme_fonts(theme), _other_names(fonts))
    if styles is not None:
        read.defaults = read.direct(styles.find(f"{WORD}docDefaults/{WORD}rPrDefault/{WORD}rPr"))
    return read


def _named_level(style: etree._Element) -> str | None:
    """«heading 1», «Tiêu đề 1»: the level that the name of a style says."""
    found = _HEADING_NAME.match(plain(value(style, "name") or ""))
    return found[1] if found and style.get(f"{WORD}type", "paragraph") == "paragraph" else None


def _theme_fonts(theme: etree._Element | None) -> dict[str, str]:
    """Latin fonts of the theme by «minor» and «major»."""
    found: dict[str, str] = {}
    for kind in ("minor", "major"):
        latin = next(iter(theme.iter(f"{DRAWING}{kind}Font")), None) if theme is not None else None
        latin = latin.find(f"{DRAWING}latin") if latin is not None else None
        if latin is not None:
            found[kind] = str(latin.get("typeface") or "")
    return found


def _other_names(fonts: etree._Element | None) -> dict[str, str]:
    """Fonts that the font table says to be known by another name."""
    named = ((str(font.get(f"{WORD}name")), value(font, "altName")) for font in (fonts.iter(f"{WORD}font") if fonts is not None else ()))
    return {name: other.split(",")[0] for name, other in named if other and other.lower().startswith((".vn", "vni"))}
