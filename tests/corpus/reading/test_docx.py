"""Reading .docx: the accepted text, notes, tables, old fonts."""

import io

import docx

from corpus.reading import read_bytes
from tests.corpus.reading.docx_maker import make_docx, pack, paragraph, run


def read(data: bytes) -> list[str]:
    return read_bytes("a.docx", data).text.split("\n\n")


def test_document_of_python_docx() -> None:
    document = docx.Document()
    document.add_heading("I. KẾT QUẢ", 1)
    document.add_paragraph("Đơn vị đã hoàn thành.")
    table = document.add_table(2, 2)
    for cell, text in zip([cell for row in table.rows for cell in row.cells], ("STT", "Tên", "1", "Giấy khen"), strict=True):
        cell.text = text
    buffer = io.BytesIO()
    document.save(buffer)
    assert read(buffer.getvalue()) == ["I. KẾT QUẢ", "Đơn vị đã hoàn thành.", "STT | Tên\n1 | Giấy khen"]


def test_tracked_changes_are_accepted() -> None:
    inserted = f'<w:ins w:id="1" w:author="a">{run("quy định mới")}</w:ins>'
    deleted = '<w:del w:id="2" w:author="a"><w:r><w:delText>quy định cũ</w:delText></w:r></w:del>'
    assert read(make_docx(f"<w:p>{run('theo ')}{inserted}{deleted}{run(' của tỉnh')}</w:p>")) == ["theo quy định mới của tỉnh"]


def test_footnote_stands_after_its_paragraph() -> None:
    body = f'<w:p>{run("có căn cứ")}<w:r><w:footnoteReference w:id="7"/></w:r>{run(".")}</w:p>{paragraph("đoạn sau")}'
    notes = f'<w:footnote w:id="7">{paragraph("Công văn số 12/SNV")}{paragraph("ngày 05/6/2025")}</w:footnote>'
    assert read(make_docx(body, footnotes=notes)) == ["có căn cứ¹.", "¹ Công văn số 12/SNV ngày 05/6/2025", "đoạn sau"]


def test_footnote_inside_a_table_stands_after_the_table() -> None:
    cell = f'<w:tc><w:p>{run("12")}<w:r><w:footnoteReference w:id="7"/></w:r></w:p></w:tc>'
    body = f"<w:tbl><w:tr><w:tc>{paragraph('STT')}</w:tc>{cell}</w:tr></w:tbl>{paragraph('sau')}"
    notes = f'<w:footnote w:id="7">{paragraph("ghi chú")}</w:footnote>'
    assert read(make_docx(body, footnotes=notes)) == ["STT | 12¹", "¹ ghi chú", "sau"]


def test_mark_without_its_note_is_no_error() -> None:
    assert read(make_docx(f'<w:p>{run("chữ")}<w:r><w:footnoteReference w:id="7"/></w:r></w:p>')) == ["chữ"]


def test_hidden_text_is_left_out_and_capitals_are_written() -> None:
    assert read(make_docx(f"<w:p>{run('mật', '<w:vanish/>')}{run('báo cáo', '<w:caps/>')}</w:p>")) == ["BÁO CÁO"]


def test_breaks_stay_lines() -> None:
    broken = '<w:r><w:t>KT. GIÁM ĐỐC</w:t><w:br/><w:t>PHÓ GIÁM ĐỐC</w:t><w:br w:type="page"/><w:t>trang sau</w:t></w:r>'
    assert read(make_docx(f"<w:p>{broken}</w:p>")) == ["KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\ntrang sau"]


def test_head_in_two_columns_is_read_cell_by_cell() -> None:
    cells = ("UBND TỈNH LAM GIANG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số:      /BC-SCT", "Lam Giang, ngày    tháng    năm 2025")
    rows = "".join(f"<w:tr><w:tc>{paragraph(left)}</w:tc><w:tc>{paragraph(right)}</w:tc></w:tr>" for left, right in (cells[:2], cells[2:]))
    assert read(make_docx(f"<w:tbl>{rows}</w:tbl>")) == [
        "UBND TỈNH LAM GIANG",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: /BC-SCT",
        "Lam Giang, ngày tháng năm 2025",
    ]


def test_text_box_is_read() -> None:
    shape = 'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    box = f"<w:r><w:drawing><wps:txbx {shape}><w:txbxContent>{paragraph('HỎA TỐC')}</w:txbxContent></wps:txbx></w:drawing></w:r>"
    assert read(make_docx(f"<w:p>{run('Báo cáo')}{box}</w:p>")) == ["Báo cáo", "HỎA TỐC"]


def test_old_fonts_are_converted_run_by_run() -> None:
    fonts = ['<w:rFonts w:ascii=".VnTimeH"/>', "", '<w:rFonts w:ascii="VNI-Times"/>']
    runs = (run(text, font) for text, font in zip(("b¸o c¸o", " của Sở ", "naêm"), fonts, strict=True))
    body = f"<w:p>{''.join(runs)}</w:p>"
    reading = read_bytes("a.docx", make_docx(body))
    assert reading.text == "BÁO CÁO của Sở na\u0306m"
    assert [note.split()[7] for note in reading.notes] == ["TCVN3", "VNI"]


def test_strict_documents_are_read() -> None:
    document = f'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body>{paragraph("chữ")}</w:body></w:document>'
    assert read(pack({"word/document.xml": document})) == ["chữ"]


def test_own_source_annex_is_left_out() -> None:
    body = "".join(map(paragraph, ("Trên đây là báo cáo./.", "PHỤ LỤC", "BẢNG ĐỐI CHIẾU NGUỒN", "(Kèm theo Báo cáo)")))
    reading = read_bytes("a.docx", make_docx(body))
    assert reading.text == "Trên đây là báo cáo./."
    assert "Bảng đối chiếu nguồn" in reading.notes[0]
