"""What the pages look like once LibreOffice has set them: the decree's measures, read off the PDF."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from assistant.drafting import draft_from
from assistant.export import export_docx, from_draft
from corpus.periods import Period
from corpus.reading import read_file
from corpus.reading.pdf_layer import layer_of
from corpus.reading.pdf_rows import Row
from corpus.structure import parse
from tests.office import convert

pytestmark = pytest.mark.office

SAMPLE = Path(__file__).parents[3] / "corpus" / "samples" / "documents" / "bc-tdkt-6t-2025.txt"
_MM = 72 / 25.4


@dataclass(frozen=True)
class Page:
    """A page as set: size in mm, rows, fonts, and the boxes of its drawings in mm from the lower left corner."""

    size: tuple[int, int]
    rows: list[Row]
    fonts: set[str]
    drawings: list[tuple[float, float, float, float]]

    def row(self, text: str) -> Row:
        return next(row for row in self.rows if text in row.text)

    def size_of(self, text: str) -> float:
        return next(segment.size for row in self.rows for segment in row.segments if text in segment.text)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Page]:
    """The sample report of the first half of 2025, drafted for 2026, exported and set by LibreOffice."""
    draft = draft_from(parse(read_file(SAMPLE).text), document_id=SAMPLE.name, period=Period.parse("2026H1"))
    path = tmp_path_factory.mktemp("export") / "report.docx"
    path.write_bytes(export_docx(from_draft(draft, {}, originals={SAMPLE.name: SAMPLE.read_text()}, watermark=True)))
    with pypdfium2.PdfDocument(convert(path, "pdf")) as document:
        return [_page(document[number]) for number in range(len(document))]


def _page(page: pypdfium2.PdfPage) -> Page:
    width, height = page.get_size()
    drawings = [tuple(edge / _MM for edge in shape.get_bounds()) for shape in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH])]
    return Page((round(width / _MM), round(height / _MM)), list(layer_of(page, 1).rows), set(_fonts(page)), drawings)  # type: ignore[arg-type]


def _fonts(page: pypdfium2.PdfPage) -> Iterator[str]:
    text = page.get_textpage()
    buffer = ctypes.create_string_buffer(128)
    for index in range(text.count_chars()):
        if pdfium.FPDFText_GetFontInfo(text.raw, index, buffer, 128, None) > 1:
            yield buffer.value.decode().split("+")[-1].split("-")[0].split(",")[0]
    text.close()


def upright(pages: list[Page]) -> list[Page]:
    return [page for page in pages if page.size == (210, 297)]


def test_report_is_upright_and_its_annex_lies(pages: list[Page]) -> None:
    sizes = [page.size for page in pages]
    assert sizes == [(210, 297)] * len(upright(pages)) + [(297, 210)] * (len(pages) - len(upright(pages)))
    assert 0 < len(upright(pages)) < len(pages)


def test_text_stays_between_the_margins(pages: list[Page]) -> None:
    for page in upright(pages):
        assert min(row.left for row in page.rows) / _MM >= 29.5
        assert max(row.right for row in page.rows) / _MM <= 195.8
        body = [row for row in page.rows if not row.text.strip().isdigit()]
        assert max(row.base for row in body) / _MM <= 297 - 20
        assert min(row.base for row in body) / _MM >= 20


def test_one_family_of_letters(pages: list[Page]) -> None:
    assert set().union(*(page.fonts for page in pages)) <= {"LiberationSerif", "TimesNewRoman", "TimesNewRomanPSMT", "TimesNewRomanPS"}


def test_sizes_of_the_head(pages: list[Page]) -> None:
    small = ("UBND TỈNH LAM GIANG", "SỞ CÔNG THƯƠNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số:")
    assert {pages[0].size_of(text) for text in small} == {13}
    assert {pages[0].size_of(text) for text in ("Độc lập", "BÁO CÁO", "Sơ kết công tác", "Thực hiện Công văn")} == {14}


def test_sizes_of_the_recipients(pages: list[Page]) -> None:
    last = next(page for page in reversed(upright(pages)) if any("Nơi nhận" in row.text for row in page.rows))
    assert (last.size_of("Nơi nhận:"), last.size_of("- Lưu: VT")) == (12, 11)


def test_number_and_date_stand_on_one_line(pages: list[Page]) -> None:
    assert "ngày" in pages[0].row("Số:").text


def test_nation_stands_on_one_line(pages: list[Page]) -> None:
    assert pages[0].row("CỘNG HÒA XÃ HỘI").text.endswith("CHỦ NGHĨA VIỆT NAM")


def test_body_has_a_first_line_indent(pages: list[Page]) -> None:
    assert pages[0].row("Thực hiện Công văn").left / _MM == pytest.approx(30 + 12.7, abs=0.5)


def test_three_short_rules(pages: list[Page]) -> None:
    rules = {(round(left), round(bottom)): right - left for left, bottom, right, top in pages[0].drawings if top - bottom < 1 and 8 < right - left < 80}
    assert len(rules) == 3
    assert max(rules.values()) == pytest.approx(62, abs=3)


def test_page_numbers_from_page_two_top_centre(pages: list[Page]) -> None:
    inner = upright(pages)
    assert not [row for row in inner[0].rows if row.base / _MM > 297 - 18]
    for number, page in enumerate(inner[1:], 2):
        top = page.rows[0]
        assert top.text == str(number)
        assert (top.left + top.right) / 2 / _MM == pytest.approx(30 + 82.5, abs=1)


def test_annex_is_numbered_on_its_own(pages: list[Page]) -> None:
    annex = pages[len(upright(pages)) :]
    assert annex[0].rows[0].text == "PHỤ LỤC"
    assert [page.rows[0].text for page in annex[1:3]] == ["2", "3"]


def test_watermark_crosses_every_page(pages: list[Page]) -> None:
    assert len(pages) > 1
    for page in pages:
        assert [box for box in page.drawings if box[2] - box[0] > 80 and box[3] - box[1] > 80]


def test_signature_stands_level_with_recipients(pages: list[Page]) -> None:
    last = next(page for page in reversed(upright(pages)) if any("Nơi nhận" in row.text for row in page.rows))
    assert len(last.row("Nơi nhận").segments) == 2


def test_pdf_reads_back_with_the_outline_of_the_docx(tmp_path: Path) -> None:
    draft = draft_from(parse(read_file(SAMPLE).text), document_id=SAMPLE.name, period=Period.parse("2026H1"))
    path = tmp_path / "report.docx"
    path.write_bytes(export_docx(from_draft(draft, {}, originals={SAMPLE.name: SAMPLE.read_text()})))
    outlines = [[(section.number, section.level) for section in parse(read_file(file).text).walk()] for file in (path, convert(path, "pdf"))]
    assert outlines[0] == outlines[1] == [(section.number, section.level) for section in draft.sections]
