"""Changes of a Word file: made inside its runs, everything else as it was."""

import io
import zipfile

import docx
import pytest
from docx.shared import Pt, RGBColor

from corpus.reading import read_bytes
from corpus.writing import Change, write_changes
from corpus.writing.writer import Written
from tests.corpus.reading.docx_maker import make_docx, paragraph, run


def put(data: bytes, *pairs: tuple[str, str]) -> Written:
    reading = read_bytes("a.docx", data)
    changes = []
    for old, new in pairs:
        at = reading.text.index(old)
        changes.append(Change(at, at + len(old), new))
    return write_changes("a.docx", data, reading, tuple(changes), out="b.docx")


def text_of(data: bytes) -> str:
    return read_bytes("b.docx", data).text


def saved(document: object) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()


def formatted() -> bytes:
    """One sentence in four runs: plain, bold red, italic, plain."""
    document = docx.Document()
    line = document.add_paragraph("Căn cứ ")
    strong = line.add_run("Nghị định 98/20")
    strong.bold = True
    strong.font.color.rgb = RGBColor(0xAE, 0x12, 0x1B)
    leaning = line.add_run("23/NĐ-CP ")
    leaning.italic = True
    leaning.font.size = Pt(14)
    line.add_run("của Chính phủ.")
    document.add_paragraph("Sở  báo cáo\tnhư sau.")
    return saved(document)


def test_an_insertion_takes_the_formatting_of_the_letters_before() -> None:
    written = put(formatted(), ("Nghị định 98", "Nghị định số 98"))
    assert text_of(written.data) == "Căn cứ Nghị định số 98/2023/NĐ-CP của Chính phủ.\n\nSở báo cáo như sau."
    runs = docx.Document(io.BytesIO(written.data)).paragraphs[0].runs
    assert [(each.text, each.bold, each.italic) for each in runs] == [
        ("Căn cứ ", None, None),
        ("Nghị định số 98/20", True, None),
        ("23/NĐ-CP ", None, True),
        ("của Chính phủ.", None, None),
    ]


def test_a_change_over_two_runs_leaves_both_their_formatting() -> None:
    written = put(formatted(), ("98/2023/NĐ-CP", "152/2025/NĐ-CP"))
    assert text_of(written.data).startswith("Căn cứ Nghị định 152/2025/NĐ-CP của Chính phủ.")
    runs = docx.Document(io.BytesIO(written.data)).paragraphs[0].runs
    assert [each.text for each in runs] == ["Căn cứ ", "Nghị định 152/2025", "/NĐ-CP ", "của Chính phủ."]


def test_spaces_that_the_reader_joins_are_not_touched_elsewhere() -> None:
    written = put(formatted(), ("Sở báo cáo", "Sở trình bày"))
    assert docx.Document(io.BytesIO(written.data)).paragraphs[1].text == "Sở  trình bày\tnhư sau."


def test_parts_that_hold_no_change_are_copied_byte_for_byte() -> None:
    data = formatted()
    written = put(data, ("báo cáo", "trình"))
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(io.BytesIO(written.data)) as after:
        assert before.namelist() == after.namelist()
        changed = [name for name in before.namelist() if before.read(name) != after.read(name)]
    assert changed == ["word/document.xml"]


def test_tables_and_notes_are_changed_in_their_place() -> None:
    cells = "".join(f"<w:tr><w:tc>{paragraph(a)}</w:tc><w:tc>{paragraph(b)}</w:tc></w:tr>" for a, b in (("STT", "Văn bản"), ("1", "Kế hoạch 12/KH-SCT")))
    body = f'<w:tbl>{cells}</w:tbl><w:p>{run("Có căn cứ")}<w:r><w:footnoteReference w:id="7"/></w:r>{run(".")}</w:p>'
    data = make_docx(body, footnotes=f'<w:footnote w:id="7">{paragraph("Theo Công văn 15/SNV.")}</w:footnote>')
    written = put(data, ("Kế hoạch 12", "Kế hoạch số 12"), ("Công văn 15", "Công văn số 15"))
    assert written.left_out == ()
    assert text_of(written.data) == read_bytes("a.docx", data).text.replace("Kế hoạch 12", "Kế hoạch số 12").replace("Công văn 15", "Công văn số 15")


def test_a_number_that_word_counts_itself_is_left_out_and_said() -> None:
    body = f'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>{run("Kết quả")}</w:p>'
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    data = make_docx(body, numbering=numbering)
    assert read_bytes("a.docx", data).text == "1. Kết quả"
    written = put(data, ("1.", "2."), ("Kết quả", "Kết quả chính"))
    assert [change.new for change in written.left_out] == ["2."]
    assert text_of(written.data) == "1. Kết quả chính"


def test_capitals_made_by_formatting_are_found() -> None:
    capitals = "<w:r><w:rPr><w:caps/></w:rPr><w:t>kế hoạch 12</w:t></w:r>"
    written = put(make_docx(f"<w:p>{capitals}</w:p>"), ("KẾ HOẠCH 12", "KẾ HOẠCH 13"))
    assert text_of(written.data) == "KẾ HOẠCH 13"


def test_many_changes_at_once_stay_apart() -> None:
    document = docx.Document()
    for number in range(60):
        line = document.add_paragraph(f"Mục {number}: Kế hoạch ")
        line.add_run(f"{number}/KH-").bold = True
        line.add_run("SCT về việc về thi đua")
    data = saved(document)
    reading = read_bytes("a.docx", data)
    changes, at = [], 0
    while (at := reading.text.find("về việc về", at + 1)) > 0:
        changes.append(Change(at, at + len("về việc về"), "về việc"))
    written = write_changes("a.docx", data, reading, tuple(changes), out="b.docx")
    assert len(changes) == 60 and text_of(written.data) == reading.text.replace("về việc về", "về việc")


@pytest.mark.parametrize("new", ["<b>&amp;", "số\u00a012", "“trích”"])
def test_what_is_put_in_is_text(new: str) -> None:
    document = docx.Document()
    document.add_paragraph("trước GIỮA sau")
    written = put(saved(document), ("GIỮA", new))
    assert docx.Document(io.BytesIO(written.data)).paragraphs[0].text == f"trước {new} sau"
    assert written.left_out == ()


def test_spaces_that_the_reader_would_join_cannot_be_put_in() -> None:
    """What is written must read as what was wanted; here it would not."""
    written = put(make_docx(paragraph("trước GIỮA sau")), ("GIỮA", "  hai cách  "))
    assert len(written.left_out) == 1 and text_of(written.data) == "trước GIỮA sau"


def test_a_draft_with_its_annex_of_sources_is_changed_before_the_annex_only() -> None:
    document = docx.Document()
    document.add_paragraph("Kế hoạch 12/KH-SCT về việc về thi đua.")
    annex = document.add_paragraph("PHỤ ")
    annex.add_run("LỤC")
    document.add_paragraph("BẢNG ĐỐI CHIẾU NGUỒN")
    document.add_paragraph("Kế hoạch 12/KH-SCT về việc về thi đua.")
    data = saved(document)
    assert "PHỤ LỤC" not in read_bytes("a.docx", data).text
    written = put(data, ("về việc về", "về việc"))
    after = docx.Document(io.BytesIO(written.data)).paragraphs
    assert [after[0].text, after[-1].text] == ["Kế hoạch 12/KH-SCT về việc thi đua.", "Kế hoạch 12/KH-SCT về việc về thi đua."]
