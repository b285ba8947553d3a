"""The layout of Nghị định 30/2020/NĐ-CP (Phụ lục I) as rules on a .docx package, read without the library that wrote it.

`violations(data)` names every rule that a document breaks; it reads the XML of the package as any other program would.
"""

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_TWIPS = 1440 / 25.4
_NATION, _MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
_MARGINS = {"top": (20, 25), "bottom": (20, 25), "left": (30, 35), "right": (15, 20)}
_WATERMARK = "BẢN NHÁP"


@dataclass(frozen=True)
class Look:
    """How letters look: points, weight, slant, family."""

    size: float
    bold: bool
    italic: bool
    font: str


class Package:
    """The parts of a document, with the look of its styles resolved."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.body = etree.fromstring(self.parts["word/document.xml"]).find(f"{_W}body")
        self.styles = {style.get(f"{_W}styleId"): style for style in etree.fromstring(self.parts["word/styles.xml"]).findall(f"{_W}style")}
        self.defaults = etree.fromstring(self.parts["word/styles.xml"]).find(f"{_W}docDefaults")
        self.targets = {r.get("Id"): r.get("Target") for r in etree.fromstring(self.parts["word/_rels/document.xml.rels"])}

    @property
    def section(self) -> etree._Element:
        """Properties of the first section: that of the document itself."""
        return next(self.body.iter(f"{_W}sectPr"))

    def main_blocks(self) -> list[etree._Element]:
        """Paragraphs and tables of the first section."""
        blocks = []
        for block in self.body:
            blocks.append(block)
            if block.find(f"{_W}pPr/{_W}sectPr") is not None:
                break
        return [block for block in blocks if block.tag in (f"{_W}p", f"{_W}tbl")]

    def tables(self) -> list[etree._Element]:
        return [block for block in self.main_blocks() if block.tag == f"{_W}tbl"]

    def header(self, kind: str) -> etree._Element | None:
        for reference in self.section.findall(f"{_W}headerReference"):
            if reference.get(f"{_W}type") == kind:
                return etree.fromstring(self.parts[f"word/{self.targets[reference.get(f'{_R}id')]}"])
        return None

    def look(self, paragraph: etree._Element, run: etree._Element) -> Look:
        """Of a run: its own properties, else its paragraph style's, else the defaults."""
        chain = [run.find(f"{_W}rPr"), *self._style_chain(paragraph, "rPr"), self.defaults.find(f"{_W}rPrDefault/{_W}rPr")]
        size = self._first(chain, "sz")
        fonts = self._first(chain, "rFonts")
        return Look(int(size.get(f"{_W}val")) / 2, self._is_on(chain, "b"), self._is_on(chain, "i"), fonts.get(f"{_W}ascii"))

    def property(self, paragraph: etree._Element, tag: str, name: str) -> str | None:
        """A paragraph property's attribute, from the paragraph or its style."""
        chain = [paragraph.find(f"{_W}pPr"), *self._style_chain(paragraph, "pPr")]
        values = (found.get(f"{_W}{name}") for part in chain if part is not None and (found := part.find(f"{_W}{tag}")) is not None)
        return next((value for value in values if value is not None), None)

    def style_name(self, paragraph: etree._Element) -> str:
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        named = self.styles.get(style.get(f"{_W}val")) if style is not None else None
        return str(named.find(f"{_W}name").get(f"{_W}val")) if named is not None else "Normal"

    def _style_chain(self, paragraph: etree._Element, part: str) -> Iterator[etree._Element | None]:
        reference = paragraph.find(f"{_W}pPr/{_W}pStyle")
        style = self.styles.get(reference.get(f"{_W}val")) if reference is not None else None
        while style is not None:
            yield style.find(f"{_W}{part}")
            above = style.find(f"{_W}basedOn")
            style = self.styles.get(above.get(f"{_W}val")) if above is not None else None

    def _first(self, chain: list[etree._Element | None], tag: str) -> etree._Element:
        return next(found for part in chain if part is not None and (found := part.find(f"{_W}{tag}")) is not None)

    def _is_on(self, chain: list[etree._Element | None], tag: str) -> bool:
        found = next((found for part in chain if part is not None and (found := part.find(f"{_W}{tag}")) is not None), None)
        return found is not None and found.get(f"{_W}val") not in ("0", "false")


def text_of(element: etree._Element) -> str:
    return "".join(node.text or "" for node in element.iter(f"{_W}t"))


def violations(data: bytes, *, formal: bool = True) -> list[str]:
    """The rules that a document breaks, each with what was found; a news item is not `formal`: no head, no signature."""
    package = Package(data)
    rules: list[Callable[[Package], Iterator[str]]] = [_page, _letters, _body, _page_numbers]
    rules += [_head, _signature] if formal else []
    return [found for rule in rules for found in rule(package)]


def has_watermark(data: bytes) -> bool:
    """Whether «BẢN NHÁP» crosses the pages."""
    package = Package(data)
    return any(_WATERMARK.encode() in part for name, part in package.parts.items() if "header" in name)


def _page(package: Package) -> Iterator[str]:
    size, margins = package.section.find(f"{_W}pgSz"), package.section.find(f"{_W}pgMar")
    if [round(int(size.get(f"{_W}{side}")) / _TWIPS) for side in ("w", "h")] != [210, 297]:
        yield "page is not A4"
    for side, (least, most) in _MARGINS.items():
        margin = int(margins.get(f"{_W}{side}")) / _TWIPS
        if not least - 0.1 <= margin <= most + 0.1:
            yield f"{side} margin is {margin:.1f} mm"


def _letters(package: Package) -> Iterator[str]:
    for paragraph in package.body.iter(f"{_W}p"):
        for run in paragraph.iter(f"{_W}r"):
            look = package.look(paragraph, run)
            if text_of(run).strip() and look.font != "Times New Roman":
                yield f"«{text_of(run)[:30]}» is set in {look.font}"


def _body(package: Package) -> Iterator[str]:
    """Content: 13–14 pt, justified, first line 1 or 1.27 cm, 6 pt between paragraphs, lines single to 1.5."""
    content = [
        p for p in package.main_blocks() if p.tag == f"{_W}p" and package.style_name(p).startswith(("Body Text", "heading", "Heading")) and text_of(p).strip()
    ]
    if not content:
        yield "there is no content"
    for paragraph in content:
        words = text_of(paragraph)[:30]
        sizes = {package.look(paragraph, run).size for run in paragraph.iter(f"{_W}r") if text_of(run).strip()}
        if not sizes <= {13, 13.5, 14}:
            yield f"«{words}» is set in {sorted(sizes)} pt"
        if package.property(paragraph, "jc", "val") != "both":
            yield f"«{words}» is not justified"
        if not 9.5 <= int(package.property(paragraph, "ind", "firstLine") or 0) / _TWIPS <= 13:
            is_list = package.property(paragraph, "ind", "left")
            if not is_list:
                yield f"«{words}» has no first line indent"
        if int(package.property(paragraph, "spacing", "before") or 0) + int(package.property(paragraph, "spacing", "after") or 0) < 6 * 20:
            yield f"«{words}» stands closer than 6 pt"
        if not 240 <= int(package.property(paragraph, "spacing", "line") or 240) <= 360:
            yield f"«{words}» has a line spacing beyond 1 to 1.5"


def _page_numbers(package: Package) -> Iterator[str]:
    """Arabic, from page 2, centred at the top; none on page 1."""
    if package.section.find(f"{_W}titlePg") is None:
        yield "the first page has no header of its own"
    first, other = package.header("first"), package.header("default")
    if first is not None and "PAGE" in _fields(first):
        yield "the first page bears a number"
    if other is None or "PAGE" not in _fields(other):
        yield "later pages bear no number"
        return
    paragraph = next(p for p in other.iter(f"{_W}p") if "PAGE" in _fields(p))
    if package.property(paragraph, "jc", "val") != "center":
        yield "the page number is not centred"


def _fields(element: etree._Element) -> str:
    return " ".join(node.text or "" for node in element.iter(f"{_W}instrText"))


def _head(package: Package) -> Iterator[str]:
    """Agency left, country and motto right; number and date level below them."""
    table = next(iter(package.tables()), None)
    rows = table.findall(f"{_W}tr") if table is not None else []
    if len(rows) < 2 or any(len(row.findall(f"{_W}tc")) != 2 for row in rows):
        yield "the head does not stand in two columns"
        return
    (agency, nation), (number, day) = (row.findall(f"{_W}tc") for row in rows[:2])
    yield from _line(package, nation, _NATION, sizes=(12, 13), bold=True)
    yield from _line(package, nation, _MOTTO, sizes=(13, 14), bold=True)
    names = [p for p in agency.iter(f"{_W}p") if text_of(p).strip()]
    if not names or not all(text_of(name).isupper() for name in names):
        yield "the agency is not named in capitals"
    elif not _all(package, names[-1], lambda look: look.bold and 12 <= look.size <= 13):
        yield "the issuing agency is not bold, 12 to 13 pt"
    if not text_of(number).startswith("Số:"):
        yield "there is no number line"
    if "ngày" not in text_of(day) or not all(_all(package, p, lambda look: look.italic) for p in day.iter(f"{_W}p")):
        yield "the date line is not italic"


def _line(package: Package, cell: etree._Element, text: str, *, sizes: tuple[float, float], bold: bool) -> Iterator[str]:
    found = [p for p in cell.iter(f"{_W}p") if text_of(p).strip() == text]
    if not found:
        yield f"«{text}» is missing"
    elif not _all(package, found[0], lambda look: look.bold == bold and sizes[0] <= look.size <= sizes[1]):
        yield f"«{text}» is not bold, {sizes[0]} to {sizes[1]} pt"
    elif package.property(found[0], "jc", "val") != "center":
        yield f"«{text}» is not centred"


def _all(package: Package, paragraph: etree._Element, holds: Callable[[Look], bool]) -> bool:
    return all(holds(package.look(paragraph, run)) for run in paragraph.iter(f"{_W}r") if text_of(run).strip())


def _signature(package: Package) -> Iterator[str]:
    """Recipients left (12 pt, the list 11), post and name right (13–14 pt, bold), level with each other, on one page."""
    table = package.tables()[-1]
    cells = table.findall(f"{_W}tr/{_W}tc")
    if len(cells) != 2 or not text_of(cells[0]).startswith("Nơi nhận:"):
        yield "recipients and signature do not stand side by side"
        return
    head, *items = [p for p in cells[0].iter(f"{_W}p") if text_of(p).strip()]
    if not _all(package, head, lambda look: look.bold and look.italic and look.size == 12):
        yield "«Nơi nhận:» is not bold italic of 12 pt"
    if not items or not all(text_of(item).startswith("- ") and _all(package, item, lambda look: look.size == 11) for item in items):
        yield "the recipients are not a list of 11 pt"
    lines = [p for p in cells[1].iter(f"{_W}p") if text_of(p).strip()]
    if len(lines) < 2 or not text_of(lines[0]).isupper() or text_of(lines[-1]).isupper():
        yield "post and name are missing"
    if not all(_all(package, line, lambda look: look.bold and 13 <= look.size <= 14) for line in lines):
        yield "post and name are not bold, 13 to 14 pt"
    if table.find(f"{_W}tr/{_W}trPr/{_W}cantSplit") is None:
        yield "the signature may be torn by a page"
