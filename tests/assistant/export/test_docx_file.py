"""The .docx as other programs see it."""

import io
import re
import zipfile
from dataclasses import replace

import pytest
from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.oxml.ns import qn

from assistant.export import OutputDocument, export_docx, from_draft
from corpus.reading import read_bytes
from tests.assistant.export.drafts import SLOT, draft, paragraph, section, with_sections


def opened(output: OutputDocument) -> DocumentObject:
    return Document(io.BytesIO(export_docx(output)))


def parts(output: OutputDocument) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(export_docx(output))) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


@pytest.fixture
def output() -> OutputDocument:
    return from_draft(draft(), {})


def test_page_is_a4_with_the_decrees_margins(output: OutputDocument) -> None:
    page = opened(output).sections[0]
    measures = (page.page_width, page.page_height, page.top_margin, page.bottom_margin, page.left_margin, page.right_margin)
    assert [round(measure.mm) for measure in measures if measure is not None] == [210, 297, 20, 20, 30, 15]


def test_every_style_is_times_new_roman_and_black(output: OutputDocument) -> None:
    styles = parts(output)["word/styles.xml"]
    fonts = re.findall(r"<w:rFonts ([^>]*)/>", styles)
    assert {name for font in fonts for name in re.findall('"([^"]+)"', font)} == {"Times New Roman"}
    assert "<w:color" not in styles


def test_head_stands_in_two_columns_without_borders(output: OutputDocument) -> None:
    table = opened(output).tables[0]
    assert [[cell.text.strip() for cell in row.cells] for row in table.rows] == [
        ["UBND TỈNH LAM GIANG\nSỞ CÔNG THƯƠNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"],
        [output.number, output.day],
    ]
    agency, nation = table.rows[0].cells
    assert [paragraph.runs[0].bold for paragraph in agency.paragraphs[:2]] == [None, True]
    assert [paragraph.runs[0].font.size.pt for paragraph in nation.paragraphs[:2]] == [13, 14]
    assert table.rows[1].cells[1].paragraphs[0].runs[0].italic


def test_rules_stand_under_agency_motto_and_title(output: OutputDocument) -> None:
    assert parts(output)["word/document.xml"].count("<w:pBdr>") == 3


def test_body_is_justified_with_a_first_line_indent(output: OutputDocument) -> None:
    document = opened(output)
    body = next(item for item in document.paragraphs if item.text.startswith("Đã triển khai"))
    style = body.style
    assert style is not None
    assert (style.name, style.font.size.pt, style.paragraph_format.alignment) == ("Body Text", 14, WD_ALIGN_PARAGRAPH.JUSTIFY)
    assert round(style.paragraph_format.first_line_indent.cm, 2) == 1.27


def test_headings_have_outline_levels(output: OutputDocument) -> None:
    headings = [(item.style.name, item.text) for item in opened(output).paragraphs if item.style.name.startswith("Heading")]
    assert headings == [("Heading 1", "I. KẾT QUẢ THỰC HIỆN"), ("Heading 2", "1. Công tác chỉ đạo"), ("Heading 3", "1.1. Khen thưởng")]


def test_open_slot_is_highlighted(output: OutputDocument) -> None:
    runs = [run for item in opened(output).paragraphs for run in item.runs if run.font.highlight_color == WD_COLOR_INDEX.YELLOW]
    assert [run.text for run in runs] == [SLOT]


def test_watermark_is_on_every_page_of_a_draft(output: OutputDocument) -> None:
    headers = [text for name, text in parts(output).items() if name.startswith("word/header")]
    assert [("BẢN NHÁP" in text, "PowerPlusWaterMarkObject" in text) for text in headers] == [(True, True)] * 2
    finished = replace(output, watermark=False)
    assert not any("BẢN NHÁP" in text for text in parts(finished).values())


def test_page_number_begins_on_page_two(output: OutputDocument) -> None:
    page = opened(output).sections[0]
    assert page.different_first_page_header_footer
    assert "PAGE" in page.header.paragraphs[0]._p.xml
    assert "PAGE" not in page.first_page_header.paragraphs[0]._p.xml
    assert page.header.paragraphs[0].style.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER


def test_signature_block_cannot_be_torn(output: OutputDocument) -> None:
    table = opened(output).tables[1]
    left, right = table.rows[0].cells
    assert left.text == "Nơi nhận:\n- Như trên;\n- Lưu: VT, VP."
    assert right.text.split("\n")[:2] == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]
    assert right.text.endswith("Trần Văn Bình")
    assert table.rows[0]._tr.trPr.find(qn("w:cantSplit")) is not None


def test_footnotes_are_real() -> None:
    notes = (paragraph("¹ Công văn <số> 12 & 13.", footnote=True), paragraph("Đoạn hai.", footnote=True))
    made = from_draft(with_sections(section("a", "1.", 1, "1. Mục", paragraph("Có căn cứ¹ rõ ràng."), *notes)), {})
    assert "<w:footnoteReference" in parts(made)["word/document.xml"]
    paragraphs = read_bytes("a.docx", export_docx(made)).text.split("\n\n")
    assert paragraphs[paragraphs.index("Có căn cứ¹ rõ ràng.") + 1] == "¹ Công văn <số> 12 & 13. Đoạn hai."


def test_table_of_data_is_a_table() -> None:
    rows = paragraph("STT | Tên\n1 | Giấy khen")
    table = opened(from_draft(with_sections(section("a", "1.", 1, "1. Mục", rows)), {})).tables[1]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["STT", "Tên"], ["1", "Giấy khen"]]


def test_annex_begins_a_page_of_its_own(output: OutputDocument) -> None:
    document = opened(output)
    page = document.sections[1]
    assert page.page_width is not None
    assert page.page_height is not None
    assert page.page_width > page.page_height
    assert page._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
    texts = [item.text for item in document.paragraphs]
    assert texts[texts.index("PHỤ LỤC") + 1] == "BẢNG ĐỐI CHIẾU NGUỒN"
    rows = [[cell.text for cell in row.cells] for row in document.tables[-1].rows]
    assert rows[0] == ["Mục", "Câu trong văn bản", "Nguồn (trích nguyên văn)", "Sửa đổi"]
    assert rows[-2] == ["I.1.1", f"- Tặng Giấy khen cho {SLOT} cá nhân;", "“- Tặng Giấy khen cho 12 cá nhân;”", f"«12» → «{SLOT}» (chờ bổ sung)"]
    assert len(rows) == len(output.sources) + 1


def test_same_document_gives_the_same_bytes(output: OutputDocument) -> None:
    assert export_docx(output) == export_docx(output)


def test_nothing_of_the_template_is_left(output: OutputDocument) -> None:
    found = parts(output)
    assert not [name for name in found if "thumbnail" in name or "customXml" in name or "stylesWithEffects" in name]
    assert "python-docx" not in found["docProps/core.xml"]
    assert "2013" not in found["docProps/core.xml"]


def test_exported_document_is_read_back_as_the_same_text(output: OutputDocument) -> None:
    reading = read_bytes("a.docx", export_docx(output))
    lines = [line for block in reading.text.split("\n\n") for line in block.split("\n")]
    assert lines[:5] == ["UBND TỈNH LAM GIANG", "SỞ CÔNG THƯƠNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Số: /BC-SCT"]
    assert lines[-4:] == ["- Lưu: VT, VP.", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Văn Bình"]


def test_news_is_title_text_and_author() -> None:
    document = opened(from_draft(draft(), {}, with_sources=False))
    plain = opened(replace(from_draft(draft(), {}, with_sources=False), formal=False, kind=""))
    assert (len(document.tables), len(plain.tables)) == (2, 0)
    assert plain.paragraphs[-1].text == "Trần Văn Bình"


def test_letters_that_xml_cannot_hold_are_dropped() -> None:
    made = from_draft(with_sections(section("a", "1.", 1, "1. Mục", paragraph("Đã\x0c xong\x00."))), {})
    assert "Đã xong." in [item.text for item in opened(made).paragraphs]
