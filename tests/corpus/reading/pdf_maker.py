"""Hand-made PDFs: fonts of even width that map any character, text set at given places, and whole files object by object."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

Item = tuple[float, float, float, str]
"""x, y (points from the lower left corner), size, text."""

_WIDTH = 500
_FONT, _BOLD = 3, 4


@dataclass(frozen=True)
class Text:
    """Text with a manner: bold, turned against the clock (degrees), grey (0 black … 1 white), drawn invisibly."""

    x: float
    y: float
    size: float
    text: str
    bold: bool = False
    turn: float = 0
    grey: float = 0
    hidden: bool = False


@dataclass(frozen=True)
class Rule:
    """A drawn line from (x0, y0) to (x1, y1)."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True)
class Sheet:
    """A page: its texts, lines, further entries of its dictionary («/Rotate 90») and further operators of its content."""

    texts: Sequence[Item | Text]
    rules: tuple[Rule, ...] = ()
    entries: str = ""
    drawn: str = ""
    box: tuple[float, float, float, float] = (0, 0, 595, 842)


@dataclass
class File:
    """Objects of a PDF by number from 1; 1 is the catalogue, 2 the page tree."""

    objects: list[bytes] = field(default_factory=list)

    def add(self, content: bytes | str) -> int:
        self.objects.append(content.encode() if isinstance(content, str) else content)
        return len(self.objects)

    def bytes(self, *, trailer: str = "") -> bytes:
        body = b"%PDF-1.6\n"
        places = []
        for number, content in enumerate(self.objects, 1):
            places.append(len(body))
            body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
        table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(self.objects) + 1) + b"".join(b"%010d 00000 n \n" % place for place in places)
        return body + table + b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(self.objects) + 1, trailer.encode(), len(body))


def make_pdf(
    pages: Sequence[Sequence[Item | Text] | Sheet],
    *,
    rules: tuple[Rule, ...] = (),
    locked: bool = False,
    catalogue: str = "",
    font: str = "Times-Roman",
    extra: Sequence[bytes | str] = (),
    mapped: bool = True,
) -> bytes:
    """A4 pages with the given texts; `rules` are drawn on every page; `locked` files ask for a password; `extra` objects get the numbers from 7 on;
    `mapped=False` leaves out the table that says which letters the glyphs are."""
    sheets = [page if isinstance(page, Sheet) else Sheet(page) for page in pages]
    letters = sorted({letter for sheet in sheets for item in sheet.texts for letter in _text(item).text})
    codes = {letter: index + 1 for index, letter in enumerate(letters)}
    file = File([b"", b"", _font(len(letters), font, mapped=mapped), _font(len(letters), f"{font}-Bold", mapped=mapped), stream(_to_unicode(codes)), b"null"])
    for content in extra:
        file.add(content)
    kids = []
    for sheet in sheets:
        content_number = file.add(stream(_content(sheet, codes, rules)))
        box = " ".join(map(str, sheet.box))
        resources = "" if "/Resources" in sheet.entries else f"/Resources << /Font << /F {_FONT} 0 R /B {_BOLD} 0 R >> >>"
        kids.append(file.add(f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] {resources} /Contents {content_number} 0 R {sheet.entries} >>"))
    file.objects[0] = f"<< /Type /Catalog /Pages 2 0 R {catalogue} >>".encode()
    file.objects[1] = f"<< /Type /Pages /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] /Count {len(kids)} >>".encode()
    return file.bytes(trailer=_lock() if locked else "")


def lines(texts: list[str], *, left: float = 85, top: float = 780, pitch: float = 18, size: float = 14) -> list[Item]:
    """Texts one under the other; a text that begins with a tab is indented by a first-line indent."""
    return [(left + (36 if text.startswith("\t") else 0), top - index * pitch, size, text.lstrip("\t")) for index, text in enumerate(texts)]


def width(text: str, size: float = 14) -> float:
    return len(text) * size * _WIDTH / 1000


def stream(data: bytes, entries: str = "") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries.encode(), data)


def _text(item: Item | Text) -> Text:
    return item if isinstance(item, Text) else Text(*item)


def _font(count: int, name: str, *, mapped: bool) -> bytes:
    differences = " ".join(["/n"] * count)  # a glyph of the standard font, so that every letter has an outline
    widths = " ".join([str(_WIDTH)] * count)
    table = "/ToUnicode 5 0 R" if mapped else ""
    return (
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /FirstChar 1 /LastChar {count} /Widths [{widths}] "
        f"/Encoding << /Type /Encoding /Differences [1 {differences}] >> {table} >>"
    ).encode()


def _to_unicode(codes: dict[str, int]) -> bytes:
    entries = "\n".join(f"<{code:02x}> <{letter.encode('utf-16-be').hex()}>" for letter, code in codes.items())
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def "
        f"1 begincodespacerange <00> <ff> endcodespacerange {len(codes)} beginbfchar\n{entries}\nendbfchar endcmap end end"
    ).encode()


def _content(sheet: Sheet, codes: dict[str, int], rules: tuple[Rule, ...]) -> bytes:
    drawn = [f"{rule.x0} {rule.y0} m {rule.x1} {rule.y1} l S" for rule in (*rules, *sheet.rules)]
    return "\n".join([*drawn, *(_shown(_text(item), codes) for item in sheet.texts), sheet.drawn]).encode()


def _shown(item: Text, codes: dict[str, int]) -> str:
    cosine, sine = math.cos(math.radians(item.turn)), math.sin(math.radians(item.turn))
    font, mode = ("B" if item.bold else "F"), (3 if item.hidden else 0)
    place = f"{cosine:.5f} {sine:.5f} {-sine:.5f} {cosine:.5f} {item.x} {item.y} Tm"
    return f"BT {item.grey} g {mode} Tr /{font} {item.size} Tf {place} <{''.join(f'{codes[letter]:02x}' for letter in item.text)}> Tj ET"


def _lock() -> str:
    return f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{'11' * 32}> /U <{'22' * 32}> /P -4 >> /ID [<00> <00>]"
