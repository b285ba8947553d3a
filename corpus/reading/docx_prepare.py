"""A .docx body made plain before conversion: list numbers written out, old fonts converted, pictures and hidden text removed."""

from lxml import etree

from corpus.reading.docx_numbering import Numberer
from corpus.reading.docx_package import WORD
from corpus.text.legacy import from_tcvn3, from_vni

_VML = "{urn:schemas-microsoft-com:vml}"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def prepare(root: etree._Element, numberer: Numberer, notes: set[str]) -> set[str]:
    """Change `root` in place; returns the names of the old encodings found. `notes` are the ids of existing notes."""
    _unwrap_alternatives(root)
    _rescue_text_boxes(root)
    _remove_unwanted(root, notes)
    _plain_breaks(root)
    _write_numbers(root, numberer)
    return {name for run in root.iter(f"{WORD}r") if (name := _plain_run(run))}


def _unwrap_alternatives(root: etree._Element) -> None:
    """Newer and older form of the same drawing: keep the older one, else the newer."""
    for choice in list(root.iter(_CHOICE)):
        parent = choice.getparent()
        kept = choice.find(_FALLBACK)
        if parent is None:
            continue
        branches = [kept] if kept is not None else list(choice)[:1]
        for child in [child for branch in branches for child in branch]:
            choice.addprevious(child)
        parent.remove(choice)


def _rescue_text_boxes(root: etree._Element) -> None:
    """A DrawingML text box without the older form is turned into that form, which the converter reads."""
    for drawing in list(root.iter(f"{WORD}drawing")):
        boxes = list(drawing.iter(f"{WORD}txbxContent"))
        parent = drawing.getparent()
        if parent is None:
            continue
        for box in boxes:
            picture = etree.Element(f"{WORD}pict")
            etree.SubElement(etree.SubElement(picture, f"{_VML}shape"), f"{_VML}textbox").append(box)
            drawing.addprevious(picture)
        parent.remove(drawing)


def _remove_unwanted(root: etree._Element, notes: set[str]) -> None:
    for tag in (f"{_VML}imagedata", f"{WORD}commentReference", f"{WORD}object"):
        for element in list(root.iter(tag)):
            _remove(element)
    for tag in (f"{WORD}footnoteReference", f"{WORD}endnoteReference"):
        for element in list(root.iter(tag)):
            if f"{tag}:{element.get(f'{WORD}id')}" not in notes:
                _remove(element)
    for link in root.iter(f"{WORD}hyperlink"):
        link.attrib.pop(_RELATION_ID, None)


def _plain_breaks(root: etree._Element) -> None:
    for element in list(root.iter(f"{WORD}cr", f"{WORD}br")):
        element.tag = f"{WORD}br"
        element.attrib.clear()
    for element in list(root.iter(f"{WORD}ptab")):
        element.tag = f"{WORD}tab"


def _write_numbers(root: etree._Element, numberer: Numberer) -> None:
    """A paragraph whose mark was deleted runs into the next one: its first text carries that paragraph's number."""
    first: etree._Element | None = None
    for paragraph in root.iter(f"{WORD}p"):
        first = paragraph if first is None else first
        if paragraph.find(f"{WORD}pPr/{WORD}rPr/{WORD}del") is not None:
            continue
        number = numberer.number_of(paragraph)
        if number and any(text.text for text in paragraph.iter(f"{WORD}t")):
            _insert(first, number)
        first = None


def _insert(paragraph: etree._Element, number: str) -> None:
    run = etree.Element(f"{WORD}r")
    text = etree.SubElement(run, f"{WORD}t")
    text.text = number
    text.set(_SPACE, "preserve")
    paragraph.insert(1 if paragraph.find(f"{WORD}pPr") is not None else 0, run)


def _plain_run(run: etree._Element) -> str | None:
    """Apply what changes the letters of a run: hidden, all capitals, a TCVN3 or VNI font. Returns the encoding converted."""
    properties = run.find(f"{WORD}rPr")
    if properties is None:
        return None
    if _on(properties, "vanish"):
        _remove(run)
        return None
    fonts = properties.find(f"{WORD}rFonts")
    font = str(fonts.get(f"{WORD}ascii") or fonts.get(f"{WORD}hAnsi") or "") if fonts is not None else ""
    name = "TCVN3" if font.startswith(".Vn") else "VNI" if font.upper().startswith("VNI-") else None
    capitals = _on(properties, "caps") or (name == "TCVN3" and font.endswith("H"))
    for text in run.iter(f"{WORD}t"):
        written = text.text or ""
        converted = from_tcvn3(written) if name == "TCVN3" else from_vni(written) if name else written
        text.text = converted.upper() if capitals else converted
    return name


def _on(properties: etree._Element, tag: str) -> bool:
    found = properties.find(f"{WORD}{tag}")
    return found is not None and found.get(f"{WORD}val") not in {"0", "false", "off"}


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
