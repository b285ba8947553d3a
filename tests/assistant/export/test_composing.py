"""Draft → OutputDocument."""

import pytest

from assistant.draft import DraftInfo, Paragraph, Sentence
from assistant.export import BodyParagraph, DataTable, Heading, NoteParagraph, Piece, from_draft
from assistant.export.pieces import text_of
from tests.assistant.export.drafts import HEAD, SLOT, TAIL, draft, head, paragraph, section, sentence, with_sections


def test_head_is_sorted_by_what_it_says() -> None:
    output = from_draft(draft(), {})
    assert (output.kind, text_of(output.title)) == ("BÁO CÁO", "Sơ kết công tác thi đua, khen thưởng 6 tháng đầu năm 2026")
    assert [text_of(line) for line in output.addressees] == ["Kính gửi: Sở Nội vụ tỉnh Lam Giang"]
    assert [text_of(item.line)[:9] for item in output.opening] == ["Thực hiện"]


def test_blank_number_and_date_keep_visible_room() -> None:
    output = from_draft(draft(), {})
    assert output.number == "Số:" + "\xa0" * 8 + "/BC-SCT"
    assert output.day == "Lam Giang, ngày " + "\xa0" * 4 + " tháng " + "\xa0" * 4 + " năm 2026"


def test_number_that_was_given_stays() -> None:
    output = from_draft(draft(head=head("Số: 61/BC-SCT", "Lam Giang, ngày 10 tháng 6 năm 2026", "BÁO CÁO", "Sơ kết")), {})
    assert (output.number, output.day) == ("Số: 61/BC-SCT", "Lam Giang, ngày 10 tháng 6 năm 2026")


def test_agency_lines_of_the_head_are_used() -> None:
    lines = ("UBND TỈNH LAM GIANG", "SỞ CÔNG THƯƠNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
    output = from_draft(draft(head=(*head(*lines), *HEAD)), {})
    assert (output.parent_agency, output.agency) == ("UBND TỈNH LAM GIANG", "SỞ CÔNG THƯƠNG")


def test_lost_head_is_restored_from_the_draft() -> None:
    output = from_draft(draft(head=head("Thực hiện Công văn số 12/SNV, Sở Công Thương báo cáo như sau:")), {})
    assert (output.parent_agency, output.agency) == ("UBND TỈNH LAM GIANG", "SỞ CÔNG THƯƠNG")
    assert (output.kind, text_of(output.title)) == ("BÁO CÁO", "Sơ kết")
    assert output.day.startswith("Lam Giang, ngày")
    assert output.day.endswith("năm 2026")


@pytest.mark.parametrize(
    ("office", "lines"),
    [
        ("Sở Công Thương tỉnh Đông Hà", ("UBND TỈNH ĐÔNG HÀ", "SỞ CÔNG THƯƠNG")),
        ("Thanh tra tỉnh Đông Hà", ("UBND TỈNH ĐÔNG HÀ", "THANH TRA TỈNH")),
        ("Ủy ban nhân dân tỉnh Đông Hà", ("", "ỦY BAN NHÂN DÂN TỈNH ĐÔNG HÀ")),
        ("Chi cục Thuế khu vực V", ("", "CHI CỤC THUẾ KHU VỰC V")),
    ],
)
def test_office_name_gives_the_agency_lines(office: str, lines: tuple[str, str]) -> None:
    output = from_draft(draft(info=DraftInfo("report", office, "2026H1", "nguon.txt")), {})
    assert (output.parent_agency, output.agency) == lines


def test_caller_may_name_the_agencies() -> None:
    output = from_draft(draft(), {}, agency="SỞ MỚI", parent_agency="UBND TỈNH MỚI")
    assert (output.parent_agency, output.agency) == ("UBND TỈNH MỚI", "SỞ MỚI")


def test_tail_is_sorted_by_what_it_says() -> None:
    output = from_draft(draft(), {})
    assert [text_of(item.line) for item in output.closing] == ["Trên đây là báo cáo của Sở Công Thương tỉnh Lam Giang./."]
    assert output.recipients == ("Như trên;", "Lưu: VT, VP.")
    assert (output.authority, output.signer) == (("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Trần Văn Bình")


def test_basis_lines_stand_alone() -> None:
    lines = ("Căn cứ Luật Thi đua, khen thưởng năm 2022;", "Căn cứ Kế hoạch số 5/KH-UBND;", "Sở xây dựng kế hoạch như sau:")
    output = from_draft(draft(head=(*HEAD[:4], *head(*lines))), {})
    assert [item.basis for item in output.opening] == [True, True, False]


def test_sentences_that_followed_each_other_stay_one_paragraph() -> None:
    first = sentence("Thực hiện Kế hoạch số 5.", at=9_000)
    second = sentence("Sở báo cáo như sau:", at=9_025)
    output = from_draft(draft(head=(*HEAD[:4], first, second)), {})
    assert [text_of(item.line) for item in output.opening] == ["Thực hiện Kế hoạch số 5. Sở báo cáo như sau:"]


def test_chosen_text_replaces_candidate_a() -> None:
    chosen = {"b": (Paragraph((Sentence("x", "Cán bộ viết.", "author", author="Cán bộ"),)),)}
    output = from_draft(draft(), chosen)
    assert BodyParagraph((Piece("Cán bộ viết."),)) in output.blocks


def test_watermark_while_a_slot_is_open() -> None:
    assert from_draft(draft(), {}).watermark
    assert not from_draft(draft(), {"c": (paragraph("- Tặng Giấy khen cho 14 cá nhân;"),)}).watermark
    assert not from_draft(draft(), {}, watermark=False).watermark


def test_open_slot_is_a_piece_of_its_own() -> None:
    last = from_draft(draft(), {}).blocks[-1]
    assert isinstance(last, BodyParagraph)
    assert [piece.slot for piece in last.line] == [False, True, False]
    assert last.line[1].text == SLOT


def test_footnote_is_hung_on_its_mark() -> None:
    made = with_sections(section("a", "1.", 1, "1. Mục", paragraph("Có căn cứ¹ rõ ràng."), paragraph("¹ Công văn số 12.", footnote=True)))
    block = from_draft(made, {}).blocks[1]
    assert isinstance(block, BodyParagraph)
    assert text_of(block.line) == "Có căn cứ rõ ràng."
    assert [text_of(line) for line in block.line[0].note] == ["Công văn số 12."]


def test_second_paragraph_of_a_footnote_joins_it() -> None:
    notes = (paragraph("¹ Một.", footnote=True), paragraph("Hai.", footnote=True))
    block = from_draft(with_sections(section("a", "1.", 1, "1. Mục", paragraph("Có căn cứ¹."), *notes)), {}).blocks[1]
    assert isinstance(block, BodyParagraph)
    assert [text_of(line) for line in block.line[0].note] == ["Một.", "Hai."]


def test_footnote_without_its_mark_stays_visible() -> None:
    blocks = from_draft(with_sections(section("a", "1.", 1, "1. Mục", paragraph("Không dấu."), paragraph("² Hai.", footnote=True))), {}).blocks
    assert isinstance(blocks[2], NoteParagraph)


def test_lines_with_bars_become_a_table() -> None:
    rows = paragraph("STT | Tên\n1 | Giấy khen\n2 | Bằng khen")
    blocks = from_draft(with_sections(section("a", "1.", 1, "1. Mục", paragraph("Như sau:"), rows)), {}).blocks
    assert isinstance(blocks[2], DataTable)
    assert [[text_of(cell) for cell in row] for row in blocks[2].rows] == [["STT", "Tên"], ["1", "Giấy khen"], ["2", "Bằng khen"]]


def test_single_line_with_a_bar_stays_text() -> None:
    blocks = from_draft(with_sections(section("a", "1.", 1, "1. Mục", paragraph("(16:29 | 03/04/2024)"))), {}).blocks
    assert isinstance(blocks[1], BodyParagraph)


def test_list_items_inside_a_paragraph_begin_a_line() -> None:
    blocks = from_draft(with_sections(section("a", "1.", 1, "1. Mục", paragraph("Gồm:", "- Một;", "- Hai."))), {}).blocks
    assert [text_of(block.line) for block in blocks if isinstance(block, BodyParagraph)] == ["Gồm:", "- Một;", "- Hai."]


def test_heading_that_ran_into_its_paragraph_does_so_again() -> None:
    original = "1.1. Văn bản: Sở đã ban hành.\n\n1.2. Khen thưởng\n\nSở đã khen."
    made = with_sections(
        section("a", "1.1.", 3, "1.1. Văn bản", Paragraph((sentence("Sở đã ban hành.", at=14),))),
        section("b", "1.2.", 3, "1.2. Khen thưởng", Paragraph((sentence("Sở đã khen.", at=49),))),
    )
    first, second, third = from_draft(made, {}, originals={"nguon.txt": original}).blocks
    assert isinstance(first, Heading)
    assert (text_of(first.line), text_of(first.continued)) == ("1.1. Văn bản:", "Sở đã ban hành.")
    assert (isinstance(second, Heading), isinstance(third, BodyParagraph)) == (True, True)


def test_news_has_no_formal_parts() -> None:
    lines = head("TIN NỔI BẬT:", "Tổng kết 10 năm", "Đoạn mở đầu của bản tin.")
    output = from_draft(draft(info=DraftInfo("news", "Sở", "2026", "nguon.txt", "Tổng kết 10 năm"), head=lines, tail=TAIL[-1:]), {})
    assert (output.formal, text_of(output.title), output.signer) == (False, "Tổng kết 10 năm", "Trần Văn Bình")
    assert [text_of(item.line) for item in output.opening] == ["Đoạn mở đầu của bản tin."]
