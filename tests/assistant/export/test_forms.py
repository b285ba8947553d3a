"""Công văn, tờ trình and the rest: the form follows what the document calls itself."""

import io

import pytest
from docx import Document

from assistant.draft import Draft
from assistant.drafting import draft_from
from assistant.export import OutputDocument, export_docx, from_draft
from assistant.export.form_check import requirements
from assistant.export.pieces import text_of
from corpus.periods import Period
from corpus.structure import parse
from tests.assistant.export.layout_rules import violations

LETTER = """UBND TỈNH LAM GIANG

SỞ CÔNG THƯƠNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

Độc lập - Tự do - Hạnh phúc

Số: 812/SCT-VP

V/v báo cáo kết quả cải cách hành chính 6 tháng đầu năm 2025

Lam Giang, ngày 12 tháng 6 năm 2025

Kính gửi:

- Sở Nội vụ;

- Văn phòng Ủy ban nhân dân tỉnh.

Thực hiện Công văn số 1020/SNV-CCHC ngày 20/5/2025 của Sở Nội vụ, Sở Công Thương báo cáo như sau:

1. Kết quả thực hiện

Trong 6 tháng đầu năm 2025, Sở đã giải quyết 412 hồ sơ, trong đó 405 hồ sơ đúng hạn.

2. Nhiệm vụ 6 tháng cuối năm 2025

Tiếp tục rà soát thủ tục hành chính.

Sở Công Thương kính gửi Sở Nội vụ tổng hợp./.

Nơi nhận:

- Như trên;

- Giám đốc Sở;

- Lưu: VT, VP.

TL. GIÁM ĐỐC

CHÁNH VĂN PHÒNG

Lê Thị Hoa
"""
PROPOSAL = """UBND TỈNH LAM GIANG

SỞ CÔNG THƯƠNG

Số: 45/TTr-SCT

Lam Giang, ngày 15 tháng 11 năm 2025

TỜ TRÌNH

Về việc đề nghị phê duyệt Chương trình khuyến công năm 2026

Kính gửi: Ủy ban nhân dân tỉnh Lam Giang

Căn cứ Nghị định số 45/2012/NĐ-CP ngày 21/5/2012 của Chính phủ về khuyến công;

Sở Công Thương kính trình Ủy ban nhân dân tỉnh như sau:

I. SỰ CẦN THIẾT

Năm 2025, Sở đã hỗ trợ 12 cơ sở công nghiệp nông thôn.

II. NỘI DUNG ĐỀ NGHỊ

Đề nghị hỗ trợ 15 cơ sở trong năm 2026.

Sở Công Thương kính trình Ủy ban nhân dân tỉnh xem xét, quyết định./.

Nơi nhận:

- Như trên;

- Sở Tài chính;

- Lưu: VT, QLCN.

KT. GIÁM ĐỐC

PHÓ GIÁM ĐỐC

Trần Văn Bình
"""


def drafted(text: str, period: str) -> Draft:
    return draft_from(parse(text), document_id="truoc.txt", period=Period.parse(period))


@pytest.fixture
def letter() -> OutputDocument:
    return from_draft(drafted(LETTER, "2026H1"), {}, originals={"truoc.txt": LETTER})


@pytest.fixture
def proposal() -> OutputDocument:
    return from_draft(drafted(PROPOSAL, "2026"), {}, originals={"truoc.txt": PROPOSAL})


def test_letter_has_no_type_and_its_subject_under_the_number(letter: OutputDocument) -> None:
    head = Document(io.BytesIO(export_docx(letter))).tables[0]
    number = head.cell(1, 0).text.split("\n")
    assert letter.is_letter and number[0].endswith("/SCT-VP")
    assert number[1] == "V/v báo cáo kết quả cải cách hành chính 6 tháng đầu năm 2026"
    paragraphs = [p.text for p in Document(io.BytesIO(export_docx(letter))).paragraphs]
    assert not any("CÔNG VĂN" in text or text.startswith("V/v") for text in paragraphs)


def test_letter_names_each_addressee_on_a_line(letter: OutputDocument) -> None:
    assert [text_of(line) for line in letter.addressees] == ["Kính gửi:", "- Sở Nội vụ;", "- Văn phòng Ủy ban nhân dân tỉnh."]


def test_proposal_keeps_its_type_basis_and_addressee(proposal: OutputDocument) -> None:
    assert (proposal.kind, text_of(proposal.addressees[0])) == ("TỜ TRÌNH", "Kính gửi: Ủy ban nhân dân tỉnh Lam Giang")
    assert text_of(proposal.title).startswith("Về việc đề nghị phê duyệt")
    assert [item.basis for item in proposal.opening] == [True, False]
    assert proposal.authority == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")


@pytest.mark.parametrize(("text", "period"), [(LETTER, "2026H1"), (PROPOSAL, "2026")])
def test_written_form_breaks_no_rule_of_the_decree(text: str, period: str) -> None:
    assert violations(export_docx(from_draft(drafted(text, period), {}))) == []


@pytest.mark.parametrize(("text", "period"), [(LETTER, "2026H1"), (PROPOSAL, "2026")])
def test_requirements_are_met(text: str, period: str) -> None:
    found = {each.name: each.met for each in requirements(from_draft(drafted(text, period), {}))}
    assert False not in found.values() and len(found) == 14
    assert (found["kind"] is None) == (text == LETTER)


@pytest.mark.parametrize(
    ("text", "broken", "name"),
    [
        (LETTER, LETTER.replace("Kính gửi:\n\n- Sở Nội vụ;\n\n- Văn phòng Ủy ban nhân dân tỉnh.\n\n", ""), "addressee"),
        (PROPOSAL, PROPOSAL.replace("quyết định./.", "quyết định."), "closing"),
        (PROPOSAL, PROPOSAL.replace("- Lưu: VT, QLCN.\n\n", ""), "recipients"),
        (PROPOSAL, PROPOSAL.replace("Trần Văn Bình", ""), "signature"),
    ],
)
def test_requirement_that_is_missed_is_named(text: str, broken: str, name: str) -> None:
    assert {each.name for each in requirements(from_draft(drafted(broken, "2026"), {})) if each.met is False} == {name}
    assert all(each.met is not False for each in requirements(from_draft(drafted(text, "2026"), {})))
