"""What every page carries: the page number from page 2 on, and «BẢN NHÁP» across the page while facts are missing."""

from docx.document import Document
from docx.section import Section, _Header

from assistant.export.docx_xml import xml

_NUMBER = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
    '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>',
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
    "<w:r><w:t>2</w:t></w:r>",
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
)
_WORD_ART = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas>'
    '<v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/>'
    '<v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
    '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>'
    '<v:textpath on="t" fitshape="t"/><v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles>'
    '<o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>'
)


def write_page_marks(section: Section, *, watermark: bool) -> None:
    """Fill the two headers of `section`: the first page has no number."""
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    for part in _NUMBER:
        paragraph._p.append(xml(part))
    section.first_page_header.paragraphs[0].text = ""
    if watermark:
        _write_watermark(section.header, 1)
        _write_watermark(section.first_page_header, 2)


def mark_as_draft(document: Document) -> None:
    """«BẢN NHÁP» across the pages of a document that has headers of its own."""
    number = 1
    for index, section in enumerate(document.sections):
        for header in (section.header, *([section.first_page_header] if section.different_first_page_header_footer else [])):
            if not header.is_linked_to_previous or index == 0:
                if not header.paragraphs:
                    header.add_paragraph()
                _write_watermark(header, number)
                number += 1


def _write_watermark(header: _Header, number: int) -> None:
    """The shape that Word itself writes, so that its own «Remove Watermark» finds it."""
    place = (
        "position:absolute;margin-left:0;margin-top:0;width:430pt;height:143pt;rotation:315;z-index:-251658752;"
        "mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin"
    )
    header.paragraphs[0]._p.append(
        xml(
            f"<w:r><w:rPr><w:noProof/></w:rPr><w:pict>{_WORD_ART}"
            f'<v:shape id="PowerPlusWaterMarkObject{number}" o:spid="_x0000_s205{number}" type="#_x0000_t136" style="{place}" '
            'o:allowincell="f" fillcolor="silver" stroked="f"><v:fill opacity=".5"/>'
            '<v:textpath style="font-family:&quot;Times New Roman&quot;;font-size:1pt" string="BẢN NHÁP"/>'
            '<w10:wrap anchorx="margin" anchory="margin"/></v:shape></w:pict></w:r>'
        )
    )
