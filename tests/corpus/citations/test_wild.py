"""Numbers as real documents write them: loose, old, glued, damaged; and what is no number of a document."""

import pytest

from corpus.citations import Citation, find_citations


def only(text: str) -> Citation:
    (found,) = find_citations(text)
    return found


@pytest.mark.parametrize(
    ("written", "type_name", "number"),
    [
        ("Quyết định số 367 - QĐ/TWĐTN-VP", "Quyết định", "367-QĐ/TWĐTN-VP"),
        ("Quyết định 84 QĐ/TWĐTN", "Quyết định", "84-QĐ/TWĐTN"),
        ("Quyết định 499QĐ/ĐC", "Quyết định", "499-QĐ/ĐC"),
        ("Quyết định 1315/ QĐ-TTg", "Quyết định", "1315/QĐ-TTg"),
        ("Quyết định số 733/QĐ/TTg", "Quyết định", "733/QĐ/TTg"),
        ("Thông tư số 32 /2026/TT- NHNN", "Thông tư", "32/2026/TT-NHNN"),
        ("Hướng dẫn số 63/ 2008 / HYH- HD/TĐKT", "Hướng dẫn", "63/2008/HYH-HD/TĐKT"),
        ("VBHN 05VBHN-VPQH", "Văn bản hợp nhất", "05/VBHN-VPQH"),
        ("Văn bản hợp nhất số 67/VBHN-NĐ-BCT", "Văn bản hợp nhất", "67/VBHN-NĐ-BCT"),
        ("NĐ 98/2023/NĐ-CP", "Nghị định", "98/2023/NĐ-CP"),
        ("Nghị định số 98/2023-NĐ-CP", "Nghị định", "98/2023/NĐ-CP"),
        ("Nghị định số 163/1999/NĐ.CP", "Nghị định", "163/1999/NĐ-CP"),
        ("Nghị định số98/2023/NĐ-CP", "Nghị định", "98/2023/NĐ-CP"),
        ("Nghị định số số 98/2023/NĐ-CP", "Nghị định", "98/2023/NĐ-CP"),
        ("Nghị định số 74-CP", "Nghị định", "74-CP"),
        ("Quyết định số 111-HĐBT", "Quyết định", "111-HĐBT"),
        ("Pháp lệnh số 10-LCT/HĐNN7", "Pháp lệnh", "10-LCT/HĐNN7"),
        ("Thông tư số 61/2012/TT-BCA-C41", "Thông tư", "61/2012/TT-BCA-C41"),
        ("Thông tư số 15/2024/TT - BGDĐT", "Thông tư", "15/2024/TT-BGDĐT"),
        ("Quyết định số 840/GD& ĐT", "Quyết định", "840/GD&ĐT"),
        (
            "Thông tư liên tịch số 05/2012/TTLT-VKSNDTC-TANDTC-BCA-BTP-BQP-BTC-BNNPTNT",
            "Thông tư liên tịch",
            "05/2012/TTLT-VKSNDTC-TANDTC-BCA-BTP-BQP-BTC-BNNPTNT",
        ),
        ("Thông tư hướng dẫn số 12/2024/TT-BNV", "Thông tư", "12/2024/TT-BNV"),
        ("Thông báo kết luận số 12/TB-UBND", "Thông báo", "12/TB-UBND"),
        ("Chương trình hành động số 12-CTr/TU", "Chương trình", "12-CTr/TU"),
        ("Báo cáo kết quả giám sát số 16/BC-ĐGS", "Báo cáo", "16/BC-ĐGS"),
        ("Quyết định của Thủ tướng Chính phủ số 587/QĐ-TTg", "Quyết định", "587/QĐ-TTg"),
        ("Luật Đất đai số 31/2024/QH15", "Luật", "31/2024/QH15"),
        ("Luật Kiến tạo xanh số 31/2031/QH16", "Luật", "31/2031/QH16"),
        ("Pháp lệnh về Giống cây trồng số 15/2004/PL-UBTVQH11", "Pháp lệnh", "15/2004/PL-UBTVQH11"),
        ("Nghị quyết số 44/2024/UBTVQH15", "Nghị quyết", "44/2024/UBTVQH15"),
        ("Quyết định số 225/QĐ-TTg năm 2016", "Quyết định", "225/QĐ-TTg"),
    ],
)
def test_loose_shape_is_read_whole(written: str, type_name: str, number: str) -> None:
    found = only(f"Căn cứ {written}; Sở báo cáo.")
    assert (found.surface, found.type, found.number) == (written, type_name, number)


@pytest.mark.parametrize("glued", ["ngày 31/12/2023", "của Chính phủ", "về thi đua", "để thực hiện", "và các văn bản"])
def test_number_ends_where_a_glued_word_begins(glued: str) -> None:
    found = only(f"Nghị định số 98/2023/NĐ-CP{glued}")
    assert (found.number, "spacing" in found.notes) == ("98/2023/NĐ-CP", True)


@pytest.mark.parametrize(
    ("written", "number", "day"),
    [
        ("Nghị định số 98/2O23/NĐ-CP ngày 3l/12/2023", "98/2023/NĐ-CP", "2023-12-31"),
        ("Kế hoạch số O1/KH-UBND ngày 2O/3/2024", "01/KH-UBND", "2024-03-20"),
        ("Kế hoạch số l2/KH-UBND ngày 12 tháng 5 năm 2O24", "12/KH-UBND", "2024-05-12"),
        ("Chỉ thị số 3I-CT/TW ngày 07/4/2014", "31-CT/TW", "2014-04-07"),
    ],
)
def test_letters_for_digits_are_read_back_and_noted(written: str, number: str, day: str) -> None:
    found = only(written)
    assert (found.surface, found.number, str(found.date), "damaged" in found.notes) == (written, number, day, True)


@pytest.mark.parametrize("text", ["theo l/KH-UBND", "ông Ol/KH", "loại I-CT/TW", "Sol/QĐ-UBND"])
def test_letters_alone_are_no_serial(text: str) -> None:
    assert find_citations(text) == []


def test_suffix_of_a_serial_is_no_damage() -> None:
    assert (only("Nghị quyết số 30c/NQ-CP").number, only("Nghị quyết số 30c/NQ-CP").notes) == ("30c/NQ-CP", ())


@pytest.mark.parametrize("written", ["ngày 08/6/20210", "ngày 31/02/2024", "ngày 12/13/2024"])
def test_impossible_date_stays_in_the_citation_without_a_day(written: str) -> None:
    found = only(f"Kế hoạch số 85/KH-UBND {written} của UBND tỉnh")
    assert (found.surface, found.date, "impossible-date" in found.notes) == (f"Kế hoạch số 85/KH-UBND {written}", None, True)


@pytest.mark.parametrize(
    ("number", "note"),
    [
        ("98/2023/NĐ–CP", "dash"),
        ("98\u00a0/2023/NĐ-CP", "spacing"),
        ("98 / 2023/NĐ-CP", "spacing"),
        ("9\u200b8/2023/NĐ-CP", "spacing"),
        ("98/2023/NĐ-\nCP", "spacing"),
    ],
)
def test_unusual_marks_inside_a_number_are_noted(number: str, note: str) -> None:
    found = only(f"Nghị định số {number} ngày 31/12/2023")
    assert (found.number, note in found.notes) == ("98/2023/NĐ-CP", True)


@pytest.mark.parametrize(
    "text",
    [
        "thực hiện theo Mẫu số 01/TSTL-BC, 02/TSTL-BC ban hành kèm theo",
        "Biểu số 05/TCT và Biểu số 06/TCT",
        "QCVN 23:2016/BYT - Quy chuẩn kỹ thuật",
        "Phụ lục số 02/QĐ-PA",
        "Kế hoạch 5 năm 2021 - 2025",
        "Số:      /KH-UBND",
        "Nghị định số …/2024/NĐ-CP ngày … tháng … năm …",
        "Nghị quyết Đại hội đồng cổ đông",
        "tỷ lệ 12/15 - UBND xã",
    ],
)
def test_forms_drafts_and_counts_are_no_citations(text: str) -> None:
    assert find_citations(text) == []


def test_members_of_a_list_take_the_type_of_the_first() -> None:
    found = find_citations("Công văn số 12/SNV-VP, 13/SNV-VP và số 14/STC-NS ngày 05/01/2024")
    assert [(c.type, c.number) for c in found] == [("Công văn", "12/SNV-VP"), ("Công văn", "13/SNV-VP"), ("Công văn", "14/STC-NS")]


def test_word_phap_luat_is_no_type_word() -> None:
    assert only("quy định của pháp luật số 80/2015/QH13").type is None


def test_issuer_between_type_and_number_is_read() -> None:
    assert only("Quyết định của Thủ tướng Chính phủ số 587/QĐ-TTg ngày 03/6/2024").issuer == "Thủ tướng Chính phủ"


def test_year_after_a_number_belongs_to_the_citation() -> None:
    found = only("Quyết định số 225/QĐ-TTg năm 2016 phê duyệt Kế hoạch")
    assert (found.surface, found.year) == ("Quyết định số 225/QĐ-TTg năm 2016", 2016)


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Kế hoạch số 12/KH-UBND về phát động thi đua trong toàn\n\nI. KẾT QUẢ", True),
        ("Kế hoạch số 12/KH-UBND về phát động thi đua.\n\nI. KẾT QUẢ", False),
        ("Kế hoạch số 12/KH-UBND “về phát động thi đua\n\nI. KẾT QUẢ", True),
        ("Kế hoạch số 12/KH-UBND về phát động thi đua", False),
    ],
)
def test_title_cut_by_a_page_is_noted(text: str, cut: bool) -> None:
    assert ("title-cut" in only(text).notes) == cut


@pytest.mark.parametrize(
    "after",
    [
        "\n- Kế hoạch của Sở",
        "\nCăn cứ quy định khác",
        "\nĐiều 1. Ban hành",
        " | Số: 12",
        "\nQUYẾT ĐỊNH:",
        " và Kế hoạch số 13/KH-UBND",
        ", Quyết định số 13/QĐ-UBND",
    ],
)
def test_title_stops_where_another_line_or_citation_begins(after: str) -> None:
    assert find_citations(f"Kế hoạch số 12/KH-UBND về phát động thi đua{after}")[0].title == "về phát động thi đua"


def test_plan_of_five_years_does_not_end_a_title() -> None:
    assert (
        only("Chỉ thị số 19/CT-TTg về phát động thi đua thực hiện nhiệm vụ và Kế hoạch 5 năm.").title
        == "về phát động thi đua thực hiện nhiệm vụ và Kế hoạch 5 năm"
    )


@pytest.mark.parametrize(
    ("after", "issuer"),
    [
        ("CỦA THỦ TƯỚNG CHÍNH PHỦ VỀ VIỆC PHÁT ĐỘNG", "THỦ TƯỚNG CHÍNH PHỦ"),
        ("của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ hướng dẫn", "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ"),
        ("của Bộ trưởng Bộ Quốc phòng Ban hành Quy chế", "Bộ trưởng Bộ Quốc phòng"),
        ("của Thống đốc Ngân hàng Nhà nước về việc", "Thống đốc Ngân hàng Nhà nước"),
        ("của Chính phủ hết hiệu lực kể từ ngày", "Chính phủ"),
        ("do Ủy ban nhân dân tỉnh ban hành", "Ủy ban nhân dân tỉnh"),
        ("do người nộp thuế kê khai", None),
        ("của Chính phủ\n\nĐiều 1. Ban hành", "Chính phủ"),
        ("của Ủy ban nhân dân\n\ntỉnh về việc", "Ủy ban nhân dân\n\ntỉnh"),
    ],
)
def test_issuer_of_real_texts_ends_where_its_name_ends(after: str, issuer: str | None) -> None:
    assert only(f"Kế hoạch số 12/KH-ABC ngày 05/01/2024 {after}").issuer == (issuer and " ".join(issuer.split()))
