"""Real footnotes: python-docx has none, so the part footnotes.xml is written here."""

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml import etree

from assistant.export.docx_styles import NOTE, NOTE_MARK
from assistant.export.docx_xml import NAMESPACES, run_markup, xml
from assistant.export.layout import Line

_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)


class Notes:
    """Footnotes of one document, numbered as they are added."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._mark = str(document.styles[NOTE_MARK].style_id)
        self._notes: list[tuple[Line, ...]] = []
        self._part: Part | None = None
        self.element: etree._Element | None = None
        """Root of the part, once attached; None in a document without footnotes."""

    def add(self, paragraph: Paragraph, lines: tuple[Line, ...]) -> None:
        """Set the mark of a new footnote at the end of `paragraph`."""
        self._notes.append(lines)
        paragraph._p.append(xml(f'<w:r><w:rPr><w:rStyle w:val="{self._mark}"/></w:rPr><w:footnoteReference w:id="{len(self._notes)}"/></w:r>'))

    def attach(self) -> None:
        """Add the part to the document; a document without footnotes gets none."""
        if not self._notes:
            return
        document = self._document
        style = str(document.styles[NOTE].style_id)
        body = "".join(_note(number, lines, style, self._mark) for number, lines in enumerate(self._notes, 1))
        self.element = etree.fromstring(f"<w:footnotes {NAMESPACES}>{_SEPARATORS}{body}</w:footnotes>")
        self._part = Part(PackURI("/word/footnotes.xml"), _CONTENT_TYPE, b"", document.part.package)
        document.part.relate_to(self._part, RELATIONSHIP_TYPE.FOOTNOTES)
        compat = document.settings.element.find(qn("w:compat"))
        compat.addprevious(xml('<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'))

    def write(self) -> None:
        """The part as it stands now."""
        if self._part is not None and self.element is not None:
            self._part._blob = etree.tostring(self.element, xml_declaration=True, encoding="UTF-8", standalone=True)


class NotesBelow:
    """Footnotes set small below their paragraph, for documents whose own footnotes are not ours to number."""

    def __init__(self, document: Document) -> None:
        self._style = str(document.styles[NOTE].style_id)

    def add(self, paragraph: Paragraph, lines: tuple[Line, ...]) -> None:
        """Behind the paragraph, in their order."""
        place = paragraph._p
        for line in lines:
            markup = "".join(map(run_markup, line))
            made = xml(f'<w:p><w:pPr><w:pStyle w:val="{self._style}"/></w:pPr>{markup}</w:p>')
            place.addnext(made)
            place = made


def _note(number: int, lines: tuple[Line, ...], style: str, mark: str) -> str:
    """Markup of one footnote: its first paragraph begins with the mark."""
    first = f'<w:r><w:rPr><w:rStyle w:val="{mark}"/></w:rPr><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>'
    paragraphs = (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{first if index == 0 else ""}{"".join(map(run_markup, line))}</w:p>'
        for index, line in enumerate(lines)
    )
    return f'<w:footnote w:id="{number}">{"".join(paragraphs)}</w:footnote>'
