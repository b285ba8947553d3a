"""What is a citation, what is not, and what is read beside it."""

import pytest

from corpus.citations import Citation, find_citations

HOME = "Sở Y tế tỉnh Lam Giang"


def only(text: str) -> Citation:
    (found,) = find_citations(text, home=HOME)
    return found


@pytest.mark.parametrize(
    "text",
    [
        "Ngày 8/3 và ngày 26/3/2024, Sở họp.",
        "29/29 công chức tham dự, đạt 100%.",
        "Tỷ lệ 1/2 số phòng.",
        "Theo luật và các nghị định có liên quan.",
        "Văn bản của tỉnh về thi đua.",
        "Mức chi 46.200.000 đồng/năm.",
        "Điện thoại: 0297/3862/123.",
        "Khối 4/KH năm nay.",
        "Sở có kế hoạch riêng.",
    ],
)
def test_words_that_name_no_document_are_no_citation(text: str) -> None:
    assert find_citations(text) == []


def test_own_number_line_is_no_citation() -> None:
    assert find_citations("SỞ Y TẾ\n\nSố: 12/BC-SYT\n\nBÁO CÁO") == []


def test_own_number_in_running_text_is_marked() -> None:
    assert only("SỞ Y TẾ\n\nSố: 12/BC-SYT\n\nBáo cáo số 12/BC-SYT này thay báo cáo trước.").own


def test_number_without_type_word_is_typed_by_its_symbol() -> None:
    assert only("theo 98/2023/NĐ-CP thì").type == "Nghị định"


def test_type_is_canonical_and_surface_as_written() -> None:
    found = only("KẾ HOẠCH số 85/KH-UBND")
    assert (found.type, found.surface) == ("Kế hoạch", "KẾ HOẠCH số 85/KH-UBND")


def test_abbreviated_type_word_is_read() -> None:
    found = only("theo QĐ số 12/QĐ-UBND")
    assert (found.type, found.surface) == ("Quyết định", "QĐ số 12/QĐ-UBND")


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("733/QĐ -TTG", "733/QĐ-TTg"),
        ("34 - CT/TW", "34-CT/TW"),
        ("98 / 2023 / NĐ-CP", "98/2023/NĐ-CP"),
        ("12/TTR-UBND", "12/TTr-UBND"),
        ("12/QĐ - UBND", "12/QĐ-UBND"),
        ("12/QĐ-\nUBND", "12/QĐ-UBND"),
    ],
)
def test_number_is_canonical_where_the_text_is_loose(written: str, canonical: str) -> None:
    assert only(f"Quyết định số {written} về việc").number == canonical


def test_number_does_not_run_on_over_a_dash_between_words() -> None:
    assert only("Kế hoạch số 12/KH-UBND - CÔNG VIỆC CHUNG").number == "12/KH-UBND"


def test_number_does_not_run_on_into_the_next_line() -> None:
    assert only("Biên bản số 01/BB-UBND\n- CÔNG TÁC KHÁC").number == "01/BB-UBND"


def test_impossible_date_is_noted_and_not_guessed() -> None:
    found = only("Kế hoạch số 85/KH-UBND ngày 31/02/2024")
    assert found.date is None and "impossible-date" in found.notes


def test_year_after_a_number_is_read() -> None:
    assert only("Quyết định số 225/QĐ-TTg năm 2016").year == 2016


def test_title_runs_to_the_end_of_its_clause() -> None:
    found = only("Kế hoạch số 85/KH-UBND ngày 20/3/2024 của Ủy ban nhân dân tỉnh về phát động thi đua năm 2024, Sở Y tế đã triển khai.")
    assert found.title == "về phát động thi đua năm 2024"


@pytest.mark.parametrize(
    "after",
    [
        ", có 28 cá nhân đạt danh hiệu.",
        ", Sở Y tế là thành viên Khối 2.",
        ", thực hiện từ ngày 01/4/2025.",
        "; Kế hoạch riêng của Sở.",
        ". Sở đã họp.",
        " và các văn bản hướng dẫn.",
        " được thực hiện đủ 03/03 nhóm nhiệm vụ.",
        " đã thu hút 12 chi bộ.",
        ", đúng thời hạn đã nêu tại báo cáo trước.",
    ],
)
def test_title_stops_before_what_is_said_of_the_office(after: str) -> None:
    assert only(f"Kế hoạch số 85/KH-UBND ngày 20/3/2024 về thi đua năm 2024{after}").title == "về thi đua năm 2024"


def test_title_keeps_a_verb_of_its_own() -> None:
    assert only("Kế hoạch số 85/KH-UBND về rà soát đất đã giao và được thuê.").title == "về rà soát đất đã giao và được thuê"


def test_title_keeps_its_own_quotes_and_brackets() -> None:
    found = only("Kế hoạch số 85/KH-UBND về phát động phong trào “Chung sức; đồng lòng” (đợt 1), Sở Y tế đã triển khai.")
    assert found.title == "về phát động phong trào “Chung sức; đồng lòng” (đợt 1)"


def test_citation_inside_a_title_points_at_the_outer_one() -> None:
    found = find_citations("Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ quy định chi tiết Luật Thi đua, khen thưởng năm 2022.")
    assert [c.of for c in found] == [None, 0]


def test_list_members_inherit_the_issuer_of_their_lead_in() -> None:
    text = "Triển khai các Kế hoạch do Ủy ban nhân dân tỉnh phát động như: Kế hoạch số 12/KH-UBND ngày 05/01/2024; Kế hoạch số 13/KH-UBND ngày 06/01/2024."
    assert [c.issuer_inherited for c in find_citations(text, home=HOME)] == ["Ủy ban nhân dân tỉnh"] * 2


def test_list_members_do_not_inherit_across_paragraphs() -> None:
    text = "Triển khai các Kế hoạch do Ủy ban nhân dân tỉnh phát động như: Kế hoạch số 12/KH-UBND.\n\nKế hoạch số 13/KH-SYT."
    assert find_citations(text, home=HOME)[1].issuer_inherited is None


@pytest.mark.parametrize(
    ("number", "issuer"),
    [
        ("98/2023/NĐ-CP", "Chính phủ"),
        ("587/QĐ-TTg", "Thủ tướng Chính phủ"),
        ("12/KH-UBND", "Ủy ban nhân dân tỉnh Lam Giang"),
        ("12/KH-SYT", HOME),
        ("01/2024/TT-BNV", "Bộ Nội vụ"),
        ("12/KH-ABC", None),
    ],
)
def test_issuer_is_resolved_from_symbol_and_home_office(number: str, issuer: str | None) -> None:
    assert only(f"Văn bản số {number} nêu trên").issuer_resolved == issuer


def test_issuer_needs_no_home_to_stay_unresolved() -> None:
    assert find_citations("Kế hoạch số 12/KH-UBND")[0].issuer_resolved is None


@pytest.mark.parametrize(
    ("after", "issuer"),
    [
        ("của Sở Kế hoạch và Đầu tư về việc", "Sở Kế hoạch và Đầu tư"),
        ("của Chi cục Trồng trọt và Bảo vệ thực vật ban hành", "Chi cục Trồng trọt và Bảo vệ thực vật"),
        ("của Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh phát động", "Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh"),
        ("của Ban chỉ đạo tỉnh triển khai", "Ban chỉ đạo tỉnh"),
        ("của Sở Công Thương tự kiểm tra", "Sở Công Thương"),
        ("của Sở Công Thương tổ chức đợt thi đua", "Sở Công Thương"),
        ("của tỉnh về việc", None),
        ("của năm 2024", None),
    ],
)
def test_issuer_ends_where_its_name_ends(after: str, issuer: str | None) -> None:
    assert only(f"Kế hoạch số 12/KH-ABC ngày 05/01/2024 {after}").issuer == issuer


def test_unmarked_text_gives_issuer_and_number() -> None:
    found = only("Ke hoach so 12/KH-UBND ngay 05/01/2024 cua Uy ban nhan dan tinh ve viec thi dua")
    assert (found.type, found.number, found.issuer) == ("Kế hoạch", "12/KH-UBND", "Uy ban nhan dan tinh")


def test_part_before_a_citation_is_read() -> None:
    assert only("theo điểm a khoản 2 Điều 5 Nghị định số 98/2023/NĐ-CP").part == "điểm a khoản 2 Điều 5"
