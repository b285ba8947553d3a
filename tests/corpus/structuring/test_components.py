"""Components of 30/2020/NĐ-CP around the body, each with its span: stamps, addressees, recipients, signature block."""

import pytest

from corpus.document import Document, Part
from corpus.structure import parse

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nĐộc lập - Tự do - Hạnh phúc"
LETTER = f"""DỰ THẢO LẦN 2

UBND TỈNH LAM GIANG

SỞ CÔNG THƯƠNG

{NATION}

MẬT

HỎA TỐC

LƯU HÀNH NỘI BỘ

Số: 1264/SCT-QLTM

V/v bình ổn thị trường dịp Tết

Lam Giang, ngày 14 tháng 01 năm 2026

Kính gửi:

- Ủy ban nhân dân các xã, phường;

- Cục Quản lý thị trường tỉnh.

Thực hiện chỉ đạo của Ủy ban nhân dân tỉnh, Sở Công Thương đề nghị các cơ quan phối hợp thực hiện.

Trên đây là nội dung phối hợp, đề nghị các cơ quan quan tâm./.

Nơi nhận:

- Như trên;

- Ủy ban nhân dân tỉnh (để báo cáo);

- Lưu: VT, QLTM, PL.(12)

KT. GIÁM ĐỐC

PHÓ GIÁM ĐỐC

Lưu Thị Hồng Diễm
"""


def words(document: Document, part: Part) -> list[str]:
    return [document.text[one.start : one.end] for one in (*document.head.parts, *document.tail.parts) if one.part is part]


@pytest.mark.parametrize(
    ("part", "written"),
    [
        (Part.DRAFT, ["DỰ THẢO LẦN 2"]),
        (Part.PARENT, ["UBND TỈNH LAM GIANG"]),
        (Part.AGENCY, ["SỞ CÔNG THƯƠNG"]),
        (Part.NATION, ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]),
        (Part.SECRECY, ["MẬT"]),
        (Part.URGENCY, ["HỎA TỐC"]),
        (Part.CIRCULATION, ["LƯU HÀNH NỘI BỘ"]),
        (Part.NUMBER, ["Số: 1264/SCT-QLTM"]),
        (Part.TITLE, ["V/v bình ổn thị trường dịp Tết"]),
        (Part.DATE, ["Lam Giang, ngày 14 tháng 01 năm 2026"]),
        (Part.ADDRESSEE, ["Kính gửi:", "- Ủy ban nhân dân các xã, phường;", "- Cục Quản lý thị trường tỉnh."]),
        (Part.CLOSING, ["Trên đây là nội dung phối hợp, đề nghị các cơ quan quan tâm./."]),
        (Part.AUTHORITY, ["KT. GIÁM ĐỐC"]),
        (Part.POST, ["PHÓ GIÁM ĐỐC"]),
        (Part.SIGNER, ["Lưu Thị Hồng Diễm"]),
    ],
)
def test_component_has_its_span(part: Part, written: list[str]) -> None:
    assert words(parse(LETTER), part) == written


def test_stamps_are_values_of_the_head() -> None:
    head = parse(LETTER).head
    assert (head.secrecy, head.urgency, head.circulation, head.is_draft, head.is_copy) == ("MẬT", "HỎA TỐC", "LƯU HÀNH NỘI BỘ", True, False)


def test_letter_has_the_type_of_a_letter_and_its_addressees() -> None:
    head = parse(LETTER).head
    assert (head.type_name, head.title, head.addressees) == (
        "Công văn",
        "bình ổn thị trường dịp Tết",
        ("Ủy ban nhân dân các xã, phường", "Cục Quản lý thị trường tỉnh"),
    )


def test_units_and_editor_stand_behind_the_file_copy() -> None:
    tail = parse(LETTER).tail
    assert (tail.units, tail.editor, tail.authority) == (("VT", "QLTM"), "PL.(12)", "KT.")
    assert (tail.signer, tail.post) == ("Lưu Thị Hồng Diễm", "KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC")


def test_tail_in_two_columns_is_read_by_cell() -> None:
    lines = ["Nơi nhận: | TM. ỦY BAN NHÂN DÂN", "- Như Điều 3; | CHỦ TỊCH", "- Lưu: VT, NC. | ", " | Vũ Đình Khánh"]
    tail = parse(LETTER.split("Trên đây", maxsplit=1)[0] + "\n".join(lines)).tail
    assert (tail.recipients, tail.post, tail.signer, tail.authority) == (
        ("Như Điều 3;", "Lưu: VT, NC."),
        "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH",
        "Vũ Đình Khánh",
        "TM.",
    )


@pytest.mark.parametrize(
    ("block", "authority", "signer"),
    [
        ("TL. CHỦ TỊCH\n\nCHÁNH VĂN PHÒNG\n\nTrần Văn Hòa", "TL.", "Trần Văn Hòa"),
        ("TUQ. GIÁM ĐỐC\n\nTRƯỞNG PHÒNG TỔNG HỢP\n\nThS. Trần Văn Hòa", "TUQ.", "Trần Văn Hòa"),
        ("Q. GIÁM ĐỐC\n\nTrần Văn Hòa", "Q.", "Trần Văn Hòa"),
        ("T/M BAN THƯỜNG VỤ\n\nPHÓ BÍ THƯ\n\n(Đã ký)\n\nTRẦN VĂN HÒA", "T/M", "TRẦN VĂN HÒA"),
        ("HIỆU TRƯỞNG\n\nTrần Văn Hòa", None, "Trần Văn Hòa"),
    ],
)
def test_signature_block(block: str, authority: str | None, signer: str) -> None:
    tail = parse(LETTER.split("KT. GIÁM ĐỐC", maxsplit=1)[0] + block + "\n").tail
    assert (tail.authority, tail.signer) == (authority, signer)


@pytest.mark.parametrize(
    ("subject", "opening", "kind"),
    [
        ("báo cáo kết quả công tác", "Sở đề nghị các đơn vị báo cáo kết quả, gửi về Sở trước ngày 12/6/2026.", "request"),
        ("trả lời kiến nghị của cử tri", "Sở Công Thương có ý kiến như sau: kiến nghị của cử tri là phù hợp.", "report"),
        ("tham gia ý kiến dự thảo", "Sở thống nhất với nội dung dự thảo.", "report"),
        ("báo cáo kết quả thực hiện", "Sở Công Thương báo cáo kết quả thực hiện như sau: đã hoàn thành.", "report"),
        ("tăng cường phòng cháy", "Yêu cầu các đơn vị tự kiểm tra và khắc phục ngay các tồn tại.", "request"),
    ],
)
def test_letter_that_asks_and_letter_that_answers(subject: str, opening: str, kind: str) -> None:
    head = ["SỞ CÔNG THƯƠNG", NATION, "Số: 12/SCT-VP", f"V/v {subject}", "Lam Giang, ngày 14 tháng 01 năm 2026", "Kính gửi: Ủy ban nhân dân tỉnh."]
    document = parse("\n\n".join([*head, opening]))
    assert (document.kind, document.head.type_name) == (kind, "Công văn")


def test_furniture_of_a_portal_is_set_apart() -> None:
    document = parse(
        f"Trang chủ\nVăn bản\nLiên hệ\n{NATION}\nSố: 5/BC-SCT\nLam Giang, ngày 2 tháng 3 năm 2025\nBÁO CÁO\nKết quả công tác\n\nI. KẾT QUẢ\n\nĐã xong.\n"
    )
    assert words(document, Part.FURNITURE) == ["Trang chủ", "Văn bản", "Liên hệ"]
    assert document.head.title == "Kết quả công tác"


def test_legal_basis_that_names_the_state_is_no_component() -> None:
    head = ["SỞ CÔNG THƯƠNG", NATION, "Số: 5/QĐ-SCT", "Lam Giang, ngày 2 tháng 3 năm 2025", "QUYẾT ĐỊNH", "Về việc khen thưởng"]
    document = parse("\n\n".join([*head, "Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;"]))
    assert "Căn cứ" not in document.text[: max(line.end for line in document.head.lines)]
