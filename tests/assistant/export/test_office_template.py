"""The office's own template: filled in, or refused with what is wrong; it is data and runs nothing."""

import io
from pathlib import Path

import pytest
from docx import Document

from assistant.errors import BadExportTemplate, UnknownExportTemplate
from assistant.export import export_docx, from_draft
from assistant.export.office_template import check_template, fill_template
from assistant.export.starting_template import starting_template
from assistant.export.template_store import TemplateStore
from corpus.reading import read_bytes
from tests.assistant.export.drafts import SLOT, draft, paragraph, section, with_sections
from tests.assistant.export.layout_rules import has_watermark


def template(*lines: str) -> bytes:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_starting_template_gives_the_text_of_the_plain_export() -> None:
    output = from_draft(draft(), {}, with_sources=False)
    filled = read_bytes("a.docx", fill_template(starting_template(), output)).text.split()
    assert filled == read_bytes("a.docx", export_docx(output)).text.split()


def test_template_keeps_its_own_words_and_look() -> None:
    made = fill_template(template("ĐƠN VỊ ANH HÙNG", "{{ co_quan }} – {{ SO }}", "{{ noi_dung }}", "Ký tên: {{ nguoi_ky }}"), from_draft(draft(), {}))
    texts = [each.text for each in Document(io.BytesIO(made)).paragraphs]
    assert texts[0] == "ĐƠN VỊ ANH HÙNG" and texts[1].startswith("SỞ CÔNG THƯƠNG – Số:") and texts[-1] == "Ký tên: Trần Văn Bình"
    assert "I. KẾT QUẢ THỰC HIỆN" in texts and any(SLOT in text for text in texts)


def test_tables_and_notes_of_the_text_come_along() -> None:
    rows, note = paragraph("STT | Tên\n1 | Giấy <khen> & {{ so }}"), paragraph("¹ Ghi chú.", footnote=True)
    made = fill_template(template("{{ noi_dung }}"), from_draft(with_sections(section("a", "1.", 1, "1. Mục", paragraph("Có số¹."), note, rows)), {}))
    document = Document(io.BytesIO(made))
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows] == [["STT", "Tên"], ["1", "Giấy <khen> & {{ so }}"]]
    assert "Ghi chú." in [each.text for each in document.paragraphs]


def test_open_slots_mark_the_office_form_as_a_draft_too() -> None:
    assert has_watermark(fill_template(template("{{ noi_dung }}"), from_draft(draft(), {})))
    assert not has_watermark(fill_template(template("{{ noi_dung }}"), from_draft(with_sections(section("a", "1.", 1, "1. Mục", paragraph("Xong."))), {})))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{{ co_quann }}", "«co_quann»"),
        ("{{ co_quan", "viết chưa đúng"),
        ("{{ co_quan.__class__ }}", "không được phép"),
        ("{{ ''.__class__.__mro__[1].__subclasses__() }}", "không được phép"),
        ("{{ co_quan|attr('__class__') }}", "không được phép"),
        ("{{ self.__init__.__globals__ }}", "không được phép"),
        ("{{ cycler.__init__ }}", "«cycler»"),
        ("{% include '/etc/hostname' %}", "Chưa điền được"),
        ("{{ 'a' * 10**10 }}", "Chưa điền được"),
    ],
)
def test_template_that_cannot_be_used_is_refused_with_its_fault(line: str, told: str) -> None:
    with pytest.raises(BadExportTemplate, match=told.replace("(", "\\(")):
        check_template("mau.docx", template("{{ noi_dung }}", line))


def test_template_that_never_ends_is_stopped() -> None:
    endless = "{% for a in 'x' * 9999999 %}{% for b in 'x' * 9999999 %}{% endfor %}{% endfor %}"
    with pytest.raises(BadExportTemplate, match="mẫu"):
        check_template("mau.docx", template("{{ noi_dung }}", endless))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"%PDF-1.4"])
def test_what_is_no_document_is_refused(data: bytes) -> None:
    with pytest.raises(BadExportTemplate, match="không phải tệp Word"):
        check_template("mau.docx", data)


def test_template_without_a_place_for_the_text_is_refused() -> None:
    with pytest.raises(BadExportTemplate, match="noi_dung"):
        check_template("mau.docx", template("{{ co_quan }}"))


def test_store_lists_reads_and_removes(tmp_path: Path) -> None:
    store = TemplateStore(tmp_path / "templates")
    made = store.add("mau so.docx", starting_template(), who="Hạnh", at="2026-06-02T08:00:00Z")
    assert [each.name for each in store.list()] == ["mau so"] and store.read(made.id)[1] == starting_template()
    store.remove(made.id)
    assert store.list() == ()


@pytest.mark.parametrize("identifier", ["../../etc/passwd", "", "0" * 12, "..%2f"])
def test_store_knows_nothing_outside_its_folder(tmp_path: Path, identifier: str) -> None:
    with pytest.raises(UnknownExportTemplate):
        TemplateStore(tmp_path).read(identifier)
