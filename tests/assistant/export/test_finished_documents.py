"""A draft finished from a facts file: no slot left, sums and percentages right, the decree's layout, the annex whole."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pypdfium2
import pytest
from docx import Document

from api.cli import main
from assistant.answers import with_answers
from assistant.draft import Draft, replay
from assistant.drafting import draft_from
from assistant.fact_files import form_rows, write_form
from corpus.periods import Period
from corpus.structure import parse
from tests.answering import answers_for
from tests.assistant.export.layout_rules import has_watermark, violations
from tests.evaluation.scorers import seed
from tests.office import convert_all

SAMPLES = Path(__file__).parents[3] / "corpus" / "samples" / "documents"
_RATIO = re.compile(r"(?<![\d./])([\d.]+)/([\d.]+) [^;.\d]*?đạt tỷ lệ (?:tham gia )?([\d,]+)%")


@dataclass(frozen=True)
class Case:
    """A document to draft from, the format of the form, and wordings that the answers («one more than before») must lead to."""

    source: Path
    period: str
    form: str
    says: tuple[str, ...] = ()
    formal: bool = True

    @property
    def text(self) -> str:
        return self.source.read_text(encoding="utf-8")

    def draft(self) -> Draft:
        return draft_from(parse(self.text), document_id=self.source.name, period=Period.parse(self.period))


CASES = {
    "half": Case(
        SAMPLES / "bc-tdkt-6t-2026.txt",
        "2027H1",
        "form.xlsx",
        (
            "ban hành 11 văn bản về thi đua, khen thưởng, gồm 07 kế hoạch và 04 quyết định",
            "05 xã và tiêu chí cơ sở hạ tầng thương mại nông thôn cho 07 xã; tất cả 12 lượt hồ sơ",
            "xét 10 sáng kiến và công nhận 09 sáng kiến, đạt tỷ lệ 90%",
            "35/36 công chức, người lao động và 06/07 phòng đăng ký danh hiệu thi đua, đạt tỷ lệ lần lượt là 97,22% và 85,71%",
            "chỉ số sản xuất công nghiệp giảm 1,5% so với cùng kỳ",
            "58.400.001 đồng; số dư năm trước chuyển sang 676.001 đồng; tổng nguồn 59.076.002 đồng",
            "đã chi 55.926.002 đồng, gồm tiền thưởng danh hiệu thi đua 40.482.001 đồng",
            "tiền thưởng kèm theo Giấy khen 15.444.001 đồng; Quỹ còn 3.150.000 đồng",
        ),
    ),
    "year": Case(
        SAMPLES / "bc-tdkt-nam-2025.txt",
        "2026",
        "form.csv",
        (
            "102 lượt người dự: cuộc ngày 06/3/2026 có 34 người, cuộc ngày 08/5/2026 có 33 người, cuộc ngày 18/9/2026 có 35 người",
            "trình 16 hồ sơ, trong đó có 12 hồ sơ khen thưởng năm 2025 và 04 hồ sơ khen thưởng theo chuyên đề",
            "Cộng | | | 20 | 64",
        ),
    ),
    "plan": Case(
        SAMPLES / "kh-tuyen-truyen-2025.txt",
        "2026",
        "form.yaml",
        ("24.500.003 đồng, gồm: biên soạn và in tài liệu 8.000.001 đồng; nhuận bút tin, bài 10.500.001 đồng; bảng tin và trang trí 6.000.001 đồng",),
    ),
    "news": Case(SAMPLES / "tin-tong-ket-tdkt-2025.txt", "2026", "form.xlsx", ("14 trường hợp, gồm 05 tập thể và 09 cá nhân",), formal=False),
}


@pytest.fixture(params=sorted(CASES), scope="module")
def case(request: pytest.FixtureRequest) -> Case:
    return CASES[request.param]


@pytest.fixture(scope="module")
def finish(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Case], bytes]:
    """The officer's way: draft, fill the form, draft again with it."""

    def run(case: Case) -> bytes:
        folder = tmp_path_factory.mktemp("finish")
        draft = case.draft()
        answers = answers_for(draft)
        (folder / case.form).write_bytes(write_form(case.form, tuple(replace(row, value=answers[row.question]) for row in form_rows(draft))))
        arguments = [str(case.source), "--period", case.period, "--facts", str(folder / case.form), "-o", str(folder / "out.docx")]
        assert main(["--data", str(folder / "data"), "draft", *arguments]) == 0
        return (folder / "out.docx").read_bytes()

    return run


@pytest.fixture(scope="module")
def finished(case: Case, finish: Callable[[Case], bytes]) -> bytes:
    return finish(case)


def words_of(data: bytes) -> str:
    """All text of the package, tables by rows."""
    document = Document(io.BytesIO(data))
    rows = [" | ".join(cell.text for cell in row.cells) for table in document.tables[:-1] for row in table.rows]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *rows])


def annex_of(data: bytes) -> list[list[str]]:
    """The rows of the annex, below its header."""
    return [[cell.text for cell in row.cells] for row in Document(io.BytesIO(data)).tables[-1].rows][1:]


def assert_whole(case: Case, data: bytes) -> None:
    """What holds for every finished document."""
    assert "[…" not in words_of(data) + "\n".join(map(" ".join, annex_of(data)))
    assert not has_watermark(data)
    assert violations(data, formal=case.formal) == []
    for part, whole, share in _RATIO.findall(words_of(data)):
        assert float(share.replace(",", ".")) == pytest.approx(100 * int(part.replace(".", "")) / int(whole.replace(".", "")), abs=0.06)


def test_finished_document_is_whole_and_laid_out_by_the_decree(case: Case, finished: bytes) -> None:
    assert_whole(case, finished)


def test_finished_document_says_what_follows_from_the_answers(case: Case, finished: bytes) -> None:
    words = " ".join(words_of(finished).split())
    assert [said for said in case.says if said not in words] == []


def test_annex_lists_every_sentence_beside_its_source(case: Case, finished: bytes) -> None:
    draft = with_answers(case.draft(), answers_for(case.draft()))
    body = [sentence for sentence in draft.sentences() if sentence.cls not in ("head", "tail")]
    rows = annex_of(finished)
    listed = [" ".join(row[1].replace("*", "").split()) for row in rows]
    assert len([row for row in rows if row[0] not in ("Mở đầu", "Kết")]) == len(body)
    assert all(sentence.source and replay(sentence.source.quote, sentence.ops) == sentence.text for sentence in body)
    assert [s.text for s in body if " ".join(s.text.replace("*", "").lstrip("# ").split()) not in listed] == []
    assert all(row[2] != "Không có nguồn" for row in rows)


def test_draft_with_open_slots_is_marked_on_every_page(case: Case, tmp_path: Path) -> None:
    out = tmp_path / "open.docx"
    assert main(["--data", str(tmp_path / "data"), "draft", str(case.source), "--period", case.period, "-o", str(out)]) == 0
    assert has_watermark(out.read_bytes()) and "[…" in words_of(out.read_bytes())


@pytest.mark.office
def test_every_finished_document_is_set_by_libreoffice(finish: Callable[[Case], bytes], tmp_path: Path) -> None:
    paths = [tmp_path / f"{name}.docx" for name in CASES]
    for path, case in zip(paths, CASES.values(), strict=True):
        path.write_bytes(finish(case))
    for path, case in zip(convert_all(paths, "pdf"), CASES.values(), strict=True):
        with pypdfium2.PdfDocument(path) as pages:
            text = " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())
        assert "[…" not in text and "BẢNG ĐỐI CHIẾU NGUỒN" in text and ("Nơi nhận" in text) == case.formal


def test_seed_is_finished_as_well(shared: Path, finish: Callable[[Case], bytes]) -> None:
    case = Case(seed(shared, "000"), "2025H1", "form.csv")
    assert_whole(case, finish(case))


DAMAGES = {
    "left margin": (b'w:left="1701"', b'w:left="1000"', "left margin is 17.6 mm"),
    "nation": ("CỘNG HÒA XÃ HỘI".encode(), "CỘNG HOÀ XÃ HỘI".encode(), "«CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM» is missing"),
    "recipients": ("Nơi nhận:".encode(), "Gửi:".encode(), "recipients and signature do not stand side by side"),
    "first page": (b"<w:titlePg/>", b"", "the first page has no header of its own"),
}


@pytest.mark.parametrize("damage", sorted(DAMAGES))
def test_layout_rules_notice_what_is_broken(damage: str, finish: Callable[[Case], bytes]) -> None:
    old, new, said = DAMAGES[damage]
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(finish(CASES["plan"]))) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(old, new))
    assert said in violations(buffer.getvalue())
