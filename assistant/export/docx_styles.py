"""Page and styles of Nghị định 30/2020/NĐ-CP: A4, 20/20/30/15 mm, Times New Roman 14, justified, first line 1.27 cm."""

import copy

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Cm, Mm, Pt
from docx.styles.style import CharacterStyle, ParagraphStyle
from lxml import etree

from assistant.export.docx_xml import FONT, xml

TEXT_WIDTH = 165.0
"""Millimetres between the margins of an upright page."""

LANDSCAPE_WIDTH = 252.0

BODY, CENTRED, CELL, NOTE = "Body Text", "TB Canh giua", "TB O bang", "footnote text"
NOTE_MARK, TABLE = "footnote reference", "Table Grid"
_KEPT = {"Normal", "Default Paragraph Font", "Normal Table", "No List", "Heading 1", "Heading 2", "Heading 3", "Heading 4", "Body Text", "Header", "Table Grid"}
_SET = {"Heading 1", "Heading 2", "Heading 3", "Heading 4", "Body Text", "Table Grid", BODY, CELL, NOTE}
_HEADINGS = ((1, True, False), (2, True, False), (3, True, True), (4, False, True))


def set_page(section: Section, *, landscape: bool = False) -> None:
    """A4 with the decree's margins; the page number stands 10 mm below the upper edge."""
    short, long = Mm(210), Mm(297)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if landscape else (short, long)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = section.footer_distance = Mm(10)


def set_styles(document: Document) -> None:
    """Leave only the styles used here, all in one family, black, Vietnamese."""
    _keep_used(document)
    _set_defaults(document)
    styles = document.styles
    normal = styles["Normal"]
    _look(normal, size=14)
    body = styles[BODY]
    _look(body, size=14)
    _place(body, WD_ALIGN_PARAGRAPH.JUSTIFY, before=6, indent=1.27)
    for level, bold, italic in _HEADINGS:
        heading = styles[f"Heading {level}"]
        _look(heading, size=14, bold=bold, italic=italic)
        _place(heading, WD_ALIGN_PARAGRAPH.JUSTIFY, before=6, indent=1.27)
        heading.paragraph_format.keep_with_next = True
    _look(styles["Header"], size=14)
    _place(styles["Header"], WD_ALIGN_PARAGRAPH.CENTER)
    _place(_new(document, CENTRED, size=14), WD_ALIGN_PARAGRAPH.CENTER)
    _place(_new(document, CELL, size=13), WD_ALIGN_PARAGRAPH.LEFT, before=2)
    _place(_new(document, NOTE, size=11), WD_ALIGN_PARAGRAPH.JUSTIFY)
    mark = styles.add_style(NOTE_MARK, WD_STYLE_TYPE.CHARACTER)
    mark.font.superscript = True


def borrow_styles(document: Document) -> None:
    """Give a foreign document the styles it lacks of those that the text is set in; the ones it has keep its own look."""
    own = docx.Document()
    set_styles(own)
    known = {style.name for style in document.styles}
    for style in own.styles:
        if style.name in _SET and style.name not in known:
            element = copy.deepcopy(style.element)
            for tag in ("w:link", "w:basedOn", "w:next"):
                for found in element.xpath(f"./{tag}"):
                    element.remove(found)
            document.styles.element.append(element)


def _keep_used(document: Document) -> None:
    for style in list(document.styles):
        if style.name not in _KEPT:
            style.delete()
    for style in document.styles:
        for tag in ("w:link", "w:rPr/w:color"):
            for element in style.element.xpath(f"./{tag}"):
                element.getparent().remove(element)


def _set_defaults(document: Document) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults"))
    defaults.getparent().replace(
        defaults,
        xml(
            f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}" w:eastAsia="{FONT}"/>'
            '<w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
            "<w:pPrDefault><w:pPr/></w:pPrDefault></w:docDefaults>"
        ),
    )


def _new(document: Document, name: str, *, size: float) -> ParagraphStyle:
    style: ParagraphStyle = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    _look(style, size=size)
    return style


def _look(style: CharacterStyle, *, size: float, bold: bool = False, italic: bool = False) -> None:
    properties = style.element.get_or_add_rPr()
    for tag in ("w:rFonts", "w:b", "w:bCs", "w:i", "w:iCs", "w:sz", "w:szCs"):
        for element in properties.findall(qn(tag)):
            properties.remove(element)
    style.font.name = FONT
    _all_scripts(properties.find(qn("w:rFonts")))
    style.font.size = Pt(size)
    style.font.bold, style.font.italic = bold, italic


def _all_scripts(fonts: etree._Element) -> None:
    for script in ("cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)


def _place(style: ParagraphStyle, align: WD_ALIGN_PARAGRAPH, *, before: float = 0, indent: float = 0) -> None:
    layout = style.paragraph_format
    layout.alignment = align
    layout.space_before, layout.space_after = Pt(before), Pt(0)
    layout.line_spacing = 1.1 if indent else 1.0
    layout.first_line_indent = Cm(indent)
    layout.widow_control = True
