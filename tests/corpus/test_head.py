"""The letter head and the tail: what is read of the frame of a document."""

from datetime import date

import pytest

from corpus.document import Head
from corpus.structure import parse
from tests.builders import TAIL, report

BODY = "Sở Y tế báo cáo như sau:\n\nI. KẾT QUẢ\n\nSở đã hoàn thành nhiệm vụ."


def head_of(lines: list[str], body: str = BODY) -> Head:
    return parse("\n".join([*lines, "", body])).head


def test_head_has_every_component() -> None:
    head = parse(report(BODY)).head
    assert (head.parent_agency, head.agency, head.number, head.symbol) == ("UBND TỈNH LAM GIANG", "SỞ Y TẾ", "12/BC-SYT", "BC-SYT")
    assert (head.place, head.issued, head.type_name) == ("Lam Giang", date(2024, 6, 12), "Báo cáo")
    assert head.title == "Sơ kết công tác 6 tháng đầu năm 2024; phương hướng 6 tháng cuối năm 2024"


def test_blank_number_and_day_are_blank() -> None:
    head = parse(report(BODY, number="Số:      /BC-SYT", date="ngày    tháng    năm 2024")).head
    assert (head.number, head.symbol, head.issued) == (None, "BC-SYT", None)
    assert head.number_span and head.date_span


def test_cells_of_a_two_column_head_are_read_apart() -> None:
    head = head_of(
        ["UBND TỈNH LAM GIANG | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 12/BC-SYT | Lam Giang, ngày 12 tháng 6 năm 2024", "BÁO CÁO", "Kết quả công tác"]
    )
    assert (head.agency, head.number, head.issued) == ("UBND TỈNH LAM GIANG", "12/BC-SYT", date(2024, 6, 12))


def test_date_broken_in_two_lines_is_read() -> None:
    head = head_of(["SỞ Y TẾ", "Số: 12/BC-SYT", "Lam Giang, ngày", "12 tháng 6 năm 2024", "BÁO CÁO", "Kết quả công tác"])
    assert (head.place, head.issued, head.title) == ("Lam Giang", date(2024, 6, 12), "Kết quả công tác")


def test_number_broken_in_two_lines_is_read() -> None:
    assert head_of(["SỞ Y TẾ", "Số:", "12/BC-SYT", "Lam Giang, ngày 12 tháng 6 năm 2024", "BÁO CÁO"]).number == "12/BC-SYT"


def test_agency_over_two_lines_is_one_name() -> None:
    assert head_of(["ỦY BAN NHÂN DÂN", "TỈNH LAM GIANG", "Số: 12/KH-UBND", "KẾ HOẠCH"]).agency == "ỦY BAN NHÂN DÂN TỈNH LAM GIANG"


def test_title_over_two_lines_is_one_title() -> None:
    assert head_of(["BÁO CÁO", "Sơ kết công tác 6 tháng đầu năm 2024;", "phương hướng 6 tháng cuối năm"]).title == (
        "Sơ kết công tác 6 tháng đầu năm 2024; phương hướng 6 tháng cuối năm"
    )


def test_line_set_apart_under_the_title_is_not_the_title() -> None:
    assert parse(report("Đặc điểm tình hình\n\nSở có 05 phòng.", title="Kết quả công tác tháng 4 năm 2024")).head.title == "Kết quả công tác tháng 4 năm 2024"


def test_authority_under_the_title_is_not_the_title() -> None:
    head = head_of(["QUYẾT ĐỊNH", "Ban hành Quy chế thi đua", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LAM GIANG"], "Căn cứ Luật Thi đua, khen thưởng năm 2022;")
    assert head.title == "Ban hành Quy chế thi đua"


def test_subject_of_a_letter_is_its_title() -> None:
    assert head_of(["SỞ NỘI VỤ", "Số: 12/SNV-TĐKT", "V/v báo cáo sơ kết", "Kính gửi: Các sở"]).title == "báo cáo sơ kết"


def test_addressee_is_read() -> None:
    assert head_of(["SỞ Y TẾ", "BÁO CÁO", "Kết quả công tác", "Kính gửi: Sở Nội vụ"]).addressee == "Sở Nội vụ"


def test_marks_of_markdown_do_not_hide_a_component() -> None:
    head = head_of(["**SỞ Y TẾ**", "**Số:** 12/BC-SYT", "*Lam Giang, ngày 12 tháng 6 năm 2024*", "## BÁO CÁO", "**Kết quả công tác**"])
    assert (head.number, head.issued, head.title) == ("12/BC-SYT", date(2024, 6, 12), "Kết quả công tác")


def test_party_head_names_the_committee() -> None:
    head = ["ĐẢNG BỘ TỈNH LAM GIANG", "ĐẢNG ỦY SỞ Y TẾ", "*", "Số 12-BC/ĐU", "ĐẢNG CỘNG SẢN VIỆT NAM", "Lam Giang, ngày 12 tháng 6 năm 2024", "BÁO CÁO"]
    document = parse("\n".join([*head, "kết quả công tác", "", "I- KẾT QUẢ", ""]))
    assert (document.head.number, document.agency) == ("12-BC/ĐU", "Đảng ủy Sở Y tế tỉnh Lam Giang")


@pytest.mark.parametrize(
    ("office", "agency"),
    [
        ("SỞ Y TẾ", "Sở Y tế tỉnh Lam Giang"),
        ("SỞ Y TẾ TỈNH LAM GIANG", "Sở Y tế tỉnh Lam Giang"),
        ("BAN QUẢN LÝ KHU KINH TẾ", "Ban Quản lý Khu kinh tế tỉnh Lam Giang"),
        ("THANH TRA TỈNH LAM GIANG", "Thanh tra tỉnh Lam Giang"),
        ("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH TỈNH LAM GIANG", "Sở Văn hóa, Thể thao và Du lịch tỉnh Lam Giang"),
        ("SỞ KHOA HỌC VÀ CÔNG NGHỆ LAM GIANG", "Sở Khoa học và Công nghệ tỉnh Lam Giang"),
        ("SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", "Sở Lao động - Thương binh và Xã hội tỉnh Lam Giang"),
        ("HỘI ĐỒNG NHÂN DÂN TỈNH LAM GIANG", "Hội đồng nhân dân tỉnh Lam Giang"),
        ("VĂN PHÒNG UBND TỈNH LAM GIANG", "Văn phòng UBND tỉnh Lam Giang"),
        ("SỞ CÔNG THƯƠNG", "Sở Công Thương tỉnh Lam Giang"),
        ("CỔNG THÔNG TIN ĐIỆN TỬ SỞ Y TẾ TỈNH LAM GIANG", "Sở Y tế tỉnh Lam Giang"),
    ],
)
def test_agency_is_named_in_normal_case_with_its_province(office: str, agency: str) -> None:
    body = BODY.replace("Sở Y tế", "Ban Quản lý Khu kinh tế") if office.startswith("BAN") else BODY.replace("Sở Y tế", "Đơn vị")
    assert parse(report(body, office=office)).agency == agency


@pytest.mark.parametrize("rule", ["-------", "-------o0o-------", "* * *", "_______"])
def test_a_line_drawn_under_the_agency_is_no_agency(rule: str) -> None:
    for office in (f"SỞ Y TẾ\n{rule}", f"SỞ Y TẾ {rule}" if rule.strip("-_") == "" else f"SỞ Y TẾ\n\n{rule}"):
        document = parse(report(BODY, office=office))
        assert (document.head.agency, document.head.parent_agency) == ("SỞ Y TẾ", "UBND TỈNH LAM GIANG")
        assert (document.head.number, document.agency) == ("12/BC-SYT", "Sở Y tế tỉnh Lam Giang")


def test_the_province_of_a_city_is_written_once() -> None:
    text = report(BODY.replace("Sở Y tế", "Đơn vị"), office="SỞ Y TẾ THÀNH PHỐ ĐÀ NẴNG").replace("UBND TỈNH LAM GIANG", "UBND THÀNH PHỐ ĐÀ NẴNG")
    assert parse(text.replace("Lam Giang,", "Đà Nẵng,")).agency == "Sở Y tế thành phố Đà Nẵng"


def test_agency_takes_its_case_from_the_body() -> None:
    assert (
        parse(report("Sở Kế hoạch và Đầu tư báo cáo như sau:\n\nI. KẾT QUẢ", office="SỞ KẾ HOẠCH VÀ ĐẦU TƯ")).agency == "Sở Kế hoạch và Đầu tư tỉnh Lam Giang"
    )


def test_tail_has_closing_recipients_and_signer() -> None:
    tail = parse(report(BODY, tail=TAIL)).tail
    assert tail.closing is not None and tail.recipients == ("Như trên;", "Lưu: VT.")
    assert (tail.signer, tail.post) == ("Trần Thị Bình", "KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC")


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Sơ kết công tác 6 tháng đầu năm 2024; phương hướng 6 tháng cuối năm 2024", "2024H1"),
        ("Sơ kết công tác 6 tháng đầu năm và phương hướng 6 tháng cuối năm 2024", "2024H1"),
        ("Tổng kết công tác năm 2024; phương hướng năm 2025", "2024"),
        ("Kết quả công tác quý III/2024; nhiệm vụ quý IV/2024", "2024Q3"),
        ("Kết quả công tác tháng 4 năm 2024; nhiệm vụ tháng 5 năm 2024", "2024M04"),
        ("Kết quả công tác 9 tháng đầu năm 2024; nhiệm vụ 3 tháng cuối năm 2024", "2024M01-M09"),
        ("Tổng kết phong trào giai đoạn 2016 - 2020", "2016-2020"),
    ],
)
def test_period_is_read_from_the_title(title: str, period: str) -> None:
    found = parse(report("I. KẾT QUẢ\n\nSở đã xong.", title=title)).period
    assert found and found.code == period


@pytest.mark.parametrize(
    ("type_name", "kind"), [("BÁO CÁO", "report"), ("KẾ HOẠCH", "plan"), ("QUYẾT ĐỊNH", "legal"), ("NGHỊ QUYẾT", "legal"), ("CHƯƠNG TRÌNH", "plan")]
)
def test_kind_follows_from_the_type(type_name: str, kind: str) -> None:
    assert parse(report(BODY, type_name=type_name)).kind == kind
