"""What stands below the signature: regulations with their own articles, annexes, forms, notes of a consolidated text."""

from corpus.citations.parts import Part
from corpus.document import Document
from corpus.legal import find_provision, provisions_of
from corpus.structure import parse
from tests.corpus.legal.builders import articles, ids, law

DECISION = """ỦY BAN NHÂN DÂN TỈNH LAM GIANG
Số: 07/2031/QĐ-UBND
Lam Giang, ngày 05 tháng 3 năm 2031

QUYẾT ĐỊNH
Ban hành Quy định về giữ mẫu giống cây

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
Theo đề nghị của Giám đốc Sở Nông nghiệp.

QUYẾT ĐỊNH:

Điều 1. Ban hành kèm theo Quyết định này Quy định về giữ mẫu giống cây.
Điều 2. Quyết định này có hiệu lực từ ngày 15 tháng 3 năm 2031.
Điều 3. Chánh Văn phòng Ủy ban nhân dân tỉnh chịu trách nhiệm thi hành./.

Nơi nhận:
- Như Điều 3;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Trần Văn Bình

QUY ĐỊNH
VỀ GIỮ MẪU GIỐNG CÂY
(Ban hành kèm theo Quyết định số 07/2031/QĐ-UBND)

Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
1. Quy định này nói về mẫu giống.
2. Mẫu rễ không thuộc phạm vi này.
Điều 2. Nơi giữ
Mẫu được giữ ở hai nơi.

PHỤ LỤC II
DANH MỤC MẪU
TT | Tên
1 | Chè
2 | Trám

Mẫu số 01
QUYẾT ĐỊNH:
Điều 1. Cho phép …
Điều 2. Quyết định này có hiệu lực …
"""


def decision() -> Document:
    return parse(DECISION)


def test_articles_of_an_attached_regulation_are_not_those_of_the_decision() -> None:
    assert articles(decision()) == ["1", "2", "3"]


def test_provisions_of_a_regulation_have_its_name_before_a_slash() -> None:
    assert ids(decision()) == [
        *["dieu-1", "dieu-2", "dieu-3", "quy-dinh", "quy-dinh/chuong-i", "quy-dinh/dieu-1", "quy-dinh/dieu-1.khoan-1", "quy-dinh/dieu-1.khoan-2"],
        *["quy-dinh/dieu-2", "phu-luc-ii", "mau-so-01"],
    ]


def test_annexes_are_told_with_number_and_title() -> None:
    document = decision()
    assert [(annex.number, annex.title) for annex in document.annexes] == [
        (None, "QUY ĐỊNH VỀ GIỮ MẪU GIỐNG CÂY"),
        ("II", "DANH MỤC MẪU"),
        ("01", None),
    ]
    assert document.annex_start == document.text.index("QUY ĐỊNH\nVỀ")


def test_signature_belongs_to_the_tail() -> None:
    document = decision()
    assert (document.tail.signer, document.tail.post) == ("Trần Văn Bình", "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH")


def test_article_of_the_decision_goes_before_that_of_the_regulation() -> None:
    document = decision()
    found = [find_provision(document, Part(0, 0, article="1", clause=clause)) for clause in (None, "2")]
    assert [one and one.id for one in found] == ["dieu-1", "quy-dinh/dieu-1.khoan-2"]


def test_form_with_articles_of_its_own_is_running_text() -> None:
    after = "\nMẪU SỐ 02\nQUYẾT ĐỊNH:\nĐiều 1. ……\nĐiều 2. ……\nĐiều 3. ……\n"
    assert articles(law("Điều 1. Một\nNội dung.\nĐiều 2. Hai\nTừ ngày ký.", after=after)) == ["1", "2"]


def test_annex_in_the_line_of_the_signer() -> None:
    text = DECISION.replace("Trần Văn Bình\n\nQUY ĐỊNH\n", "Trần Văn Bình QUY ĐỊNH\n")
    assert "quy-dinh/dieu-2" in ids(parse(text))


def test_notes_of_a_consolidated_text_are_no_provisions() -> None:
    text = """VĂN PHÒNG QUỐC HỘI
Số: 03/VBHN-VPQH
Hà Nội, ngày 10 tháng 7 năm 2033

LUẬT
GIỐNG CÂY

Luật Giống cây số 12/2031/QH20 được sửa đổi, bổ sung bởi Luật số 9/2032/QH20.

Điều 1.[1] Phạm vi
Luật này quy định.
Điều 2. Hiệu lực thi hành[2]
Từ ngày 01 tháng 01 năm 2032.
XÁC THỰC VĂN BẢN HỢP NHẤT
CHỦ NHIỆM
Lê Văn Cam
[1] Điều này được sửa đổi theo khoản 1 Điều 1 của Luật số 9/2032/QH20.
[2] Điều 2 của Luật số 9/2032/QH20 quy định như sau:
“Điều 2. Hiệu lực thi hành
Luật này có hiệu lực từ ngày 01 tháng 7 năm 2032.”
"""
    document = parse(text)
    assert ids(document) == ["dieu-1", "dieu-2", "chu-thich"]
    assert all(paragraph.footnote for paragraph in document.sections[-1].paragraphs[:1])
    assert provisions_of(document)[0].heading.endswith("Phạm vi")
