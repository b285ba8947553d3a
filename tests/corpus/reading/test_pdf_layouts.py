"""PDFs as programs make them: LibreOffice from several layouts, Chromium from a web page. Each says what its source says."""

import random
import re
import shutil
import subprocess
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from corpus.marks import MarkKind
from corpus.reading.pdf import read_pdf
from corpus.reading.reading import Reading
from tests.office import convert

WORDS = re.findall(
    r"\w+",
    "đơn vị cơ quan phong trào thi đua khen thưởng kế hoạch tổ chức thực hiện kết quả báo cáo tập thể cá nhân công chức viên chức người lao động",
)


def sentences(count: int, *, seed: int = 0) -> list[str]:
    """Paragraphs of words in no order, each with a document number that a line end may break."""
    choose = random.Random(seed)
    texts = (" ".join(choose.choice(WORDS) for _ in range(choose.randint(12, 60))).capitalize() for _ in range(count))
    return [f"{text} theo Công văn số {choose.randint(1, 999)}/KH-UBND ngày 12/5/2024 của Ủy ban nhân dân tỉnh Lam Giang." for text in texts]


def new_document() -> Document:
    document = docx.Document()
    document.styles["Normal"].font.name, document.styles["Normal"].font.size = "Liberation Serif", Pt(14)
    section = document.sections[0]
    section.page_width, section.page_height, section.left_margin, section.right_margin = Cm(21), Cm(29.7), Cm(3), Cm(2)
    return document


def add(document: Document, texts: list[str], *, indent: float = 1.27, space: float = 6, justified: bool = True) -> list[Paragraph]:
    paragraphs = []
    for text in texts:
        paragraph = document.add_paragraph(text)
        paragraph.paragraph_format.first_line_indent = Cm(indent)
        paragraph.paragraph_format.space_after = Pt(space)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY if justified else WD_ALIGN_PARAGRAPH.LEFT
        paragraphs.append(paragraph)
    return paragraphs


def read(document: Document, folder: Path) -> Reading:
    path = folder / "a.docx"
    document.save(str(path))
    return read_pdf("a.pdf", convert(path, "pdf").read_bytes())


def blocks(reading: Reading) -> list[str]:
    return reading.text.split("\n\n")


def field(paragraph: Paragraph, code: str) -> None:
    for kind in ("begin", code, "end"):
        element = OxmlElement("w:fldChar" if kind in {"begin", "end"} else "w:instrText")
        if kind in {"begin", "end"}:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = kind
        paragraph.add_run()._r.append(element)


@pytest.mark.office
def test_headers_footers_and_bold_headings_without_numbers(tmp_path: Path) -> None:
    document = new_document()
    document.sections[0].header.paragraphs[0].text = "SỞ CÔNG THƯƠNG TỈNH LAM GIANG\tDự thảo lần 2\t10/6/2025 08:15"
    foot = document.sections[0].footer.paragraphs[0]
    foot.add_run("Trang ")
    field(foot, "PAGE")
    foot.add_run("/")
    field(foot, "NUMPAGES")
    texts = sentences(24)
    for number in range(0, 24, 4):
        add(document, texts[number : number + 4])
        document.add_paragraph().add_run(f"Kết quả của đợt {number}").bold = True
    reading = read(document, tmp_path)
    assert blocks(reading) == [block for number in range(0, 24, 4) for block in (*texts[number : number + 4], f"Kết quả của đợt {number}")]
    bold = [reading.text[mark.start : mark.end] for mark in reading.marks if mark.kind is MarkKind.BOLD]
    assert bold == [f"Kết quả của đợt {number}" for number in range(0, 24, 4)]
    assert [mark.value for mark in reading.marks if mark.kind is MarkKind.PAGE] == [
        str(page) for page in range(1, 1 + len({m for m in reading.marks if m.kind is MarkKind.PAGE}))
    ]


@pytest.mark.office
@pytest.mark.parametrize("justified", [True, False])
def test_paragraphs_parted_by_space_alone(tmp_path: Path, *, justified: bool) -> None:
    document, texts = new_document(), sentences(20, seed=1)
    add(document, texts, indent=0, space=8, justified=justified)
    assert blocks(read(document, tmp_path)) == texts


@pytest.mark.office
def test_newsletter_lists_and_an_annex_on_its_side(tmp_path: Path) -> None:
    document, columns, items, annex = new_document(), sentences(12, seed=2), sentences(5, seed=3), sentences(4, seed=4)
    section = document.add_section(WD_SECTION.CONTINUOUS)
    wide = section._sectPr.xpath("./w:cols")
    place = wide[0] if wide else OxmlElement("w:cols")
    place.set(qn("w:num"), "2")
    place.set(qn("w:space"), "500")
    add(document, columns)
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section._sectPr.xpath("./w:cols")[0].set(qn("w:num"), "1")
    for item in items:
        document.add_paragraph(item, style="List Number")
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, section.page_height, section.page_width
    add(document, annex)
    assert blocks(read(document, tmp_path)) == [*columns, *(f"{number}. {item}" for number, item in enumerate(items, 1)), *annex]


@pytest.mark.office
def test_table_over_pages_with_a_repeated_head_and_a_broken_cell(tmp_path: Path) -> None:
    document, before, after = new_document(), sentences(2, seed=5), sentences(2, seed=6)
    add(document, before)
    rows = [("STT", "Tên đơn vị", "Kết quả"), *((str(number), f"Phòng số {number}", "Hoàn thành") for number in range(1, 50))]
    rows[20] = ("20", "Phòng số 20", " ".join(sentences(16, seed=7)))
    table = document.add_table(0, 3, style="Table Grid")
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    add(document, after)
    assert blocks(read(document, tmp_path)) == [*before, "\n".join(" | ".join(row) for row in rows), *after]


@pytest.mark.office
def test_footnotes_stand_after_their_paragraph_and_run_over_pages(tmp_path: Path) -> None:
    texts, notes = sentences(40, seed=8), {3: sentences(1, seed=9)[0], 9: " ".join(sentences(16, seed=10)), 20: "Kế hoạch số 15/KH-SCT."}
    path = tmp_path / "a.fodt"
    path.write_text(_open_document(texts, notes), encoding="utf-8")
    expected = []
    for number, text in enumerate(texts):
        mark = "¹²³"[list(notes).index(number)] if number in notes else ""
        expected += [f"{text}{mark}", *([f"{mark} {notes[number]}"] if mark else [])]
    assert blocks(read_pdf("a.pdf", convert(path, "pdf").read_bytes())) == expected


def test_page_printed_by_chromium(tmp_path: Path) -> None:
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("needs chromium (Debian: chromium)")
    texts = sentences(12, seed=11)
    table = "<table border=1 style='border-collapse:collapse'><tr><th>STT<th>Tên đơn vị<tr><td>1<td>Phòng Tổng hợp</table>"
    body = "".join(f"<p>{text}</p>" for text in texts)
    style = "body{font:14pt 'Liberation Serif';text-align:justify} p{text-indent:1.27cm;margin:6pt 0}"
    page = tmp_path / "a.html"
    page.write_text(f"<meta charset=utf-8><title>Cổng thông tin</title><style>{style}</style><h2>Kết quả thi đua</h2>{body}{table}", encoding="utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}", f"--print-to-pdf={tmp_path / 'a.pdf'}"]
    subprocess.run([chromium, *options, page.as_uri()], check=True, capture_output=True, timeout=120)
    reading = read_pdf("a.pdf", (tmp_path / "a.pdf").read_bytes())
    assert blocks(reading) == ["Kết quả thi đua", *texts, "STT | Tên đơn vị\n1 | Phòng Tổng hợp"]
    assert [reading.text[mark.start : mark.end] for mark in reading.marks if mark.kind is MarkKind.HEADING and mark.value == "2"] == ["Kết quả thi đua"]
    assert "Cổng thông tin" in reading.notes[0]


def _open_document(texts: list[str], notes: dict[int, str]) -> str:
    """A flat OpenDocument text with footnotes."""
    names = {"office": "office:1.0", "style": "style:1.0", "text": "text:1.0", "fo": "xsl-fo-compatible:1.0"}
    spaces = " ".join(f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}"' for short, name in names.items())
    font = 'style:font-name="Liberation Serif" fo:font-size="14pt"'
    styles = (
        f'<style:style style:name="P" style:family="paragraph"><style:paragraph-properties fo:text-align="justify" fo:text-indent="1.27cm" '
        f'fo:margin-bottom="6pt"/><style:text-properties {font}/></style:style>'
        '<style:style style:name="F" style:family="paragraph"><style:text-properties fo:font-size="10pt"/></style:style>'
    )
    paragraphs = []
    for number, text in enumerate(texts):
        note = notes.get(number)
        mark = list(notes).index(number) + 1 if note else 0
        anchor = (
            f'<text:note text:id="n{mark}" text:note-class="footnote"><text:note-citation>{mark}</text:note-citation>'
            f'<text:note-body><text:p text:style-name="F">{note}</text:p></text:note-body></text:note>'
        )
        paragraphs.append(f'<text:p text:style-name="P">{text}{anchor if note else ""}</text:p>')
    kind = 'office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"'
    body = f"<office:body><office:text>{''.join(paragraphs)}</office:text></office:body>"
    content = f"<office:automatic-styles>{styles}</office:automatic-styles>{body}"
    return f'<?xml version="1.0" encoding="UTF-8"?><office:document {spaces} {kind}>{content}</office:document>'
