import re
from bisect import bisect_right
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.citations import find_citations
from corpus.document import Document, Kind
from corpus.passages import LONGEST, Passage, passages_of
from corpus.structure import parse
from corpus.text.sentences import split

BASE = "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ, Sở triển khai nhiệm vụ được giao. "
REPORT = f"""BÁO CÁO
Sơ kết công tác thi đua 6 tháng đầu năm 2024

Sở báo cáo như sau:

I. KẾT QUẢ

1. Công tác chỉ đạo

{BASE * 20}

2. Kết quả khen thưởng

Tặng Giấy khen cho 12 cá nhân.

II. PHƯƠNG HƯỚNG

Tiếp tục thực hiện.
"""


def cut(text: str) -> tuple[Document, tuple[Passage, ...]]:
    document = parse(text, kind=Kind.REPORT)
    return document, passages_of(document, find_citations(text))


def test_a_section_with_its_heading_is_a_passage() -> None:
    document, passages = cut(REPORT)
    assert "2. Kết quả khen thưởng\n\nTặng Giấy khen cho 12 cá nhân." in [passage.text(document.text) for passage in passages]


def test_passages_carry_the_path_of_headings() -> None:
    document, passages = cut(REPORT)
    found = next(passage for passage in passages if "12 cá nhân" in passage.text(document.text))
    assert found.headings == ("I. KẾT QUẢ", "2. Kết quả khen thưởng")


def test_a_heading_with_only_sub_sections_makes_no_passage() -> None:
    document, passages = cut(REPORT)
    assert not any(passage.text(document.text) == "I. KẾT QUẢ" for passage in passages)


def test_the_opening_is_a_passage() -> None:
    document, passages = cut(REPORT)
    assert [(passage.headings, passage.text(document.text)) for passage in passages[:2]] == [
        ((), "BÁO CÁO\nSơ kết công tác thi đua 6 tháng đầu năm 2024"),
        ((), "Sở báo cáo như sau:"),
    ]


def test_a_long_section_is_cut_between_sentences() -> None:
    document, passages = cut(REPORT)
    parts = [passage.text(document.text) for passage in passages if "Công tác chỉ đạo" in " ".join(passage.headings)]
    assert len(parts) > 1
    assert all(len(part) <= LONGEST for part in parts)
    assert all(part.endswith("giao.") for part in parts)


def test_no_passage_ends_inside_a_citation() -> None:
    document, passages = cut(REPORT)
    inside = [citation for citation in find_citations(document.text) for passage in passages if citation.start < passage.end < citation.end]
    assert inside == []


def test_passages_are_numbered_in_order() -> None:
    _, passages = cut(REPORT)
    assert [passage.ordinal for passage in passages] == list(range(len(passages)))
    assert [passage.start for passage in passages] == sorted(passage.start for passage in passages)


def test_text_without_headings_is_still_cut_into_passages() -> None:
    document, passages = cut(BASE * 30)
    assert "".join(passage.text(document.text) for passage in passages).count("98/2023/NĐ-CP") == 30


def test_an_empty_text_has_no_passages() -> None:
    assert cut("")[1] == ()


def test_an_article_keeps_its_clauses_together() -> None:
    clauses = "1. Quy chế này quy định về thi đua.\n\n2. Quy chế này không quy định về lương."
    document = parse(f"Điều 1. Phạm vi\n\n{clauses}\n\nĐiều 2. Đối tượng\n\nCông chức của Sở.", kind=Kind.LEGAL)
    assert [passage.headings[-1] for passage in passages_of(document)] == ["Điều 1. Phạm vi", "Điều 2. Đối tượng"]


def test_a_long_article_is_cut_between_its_sentences() -> None:
    clauses = "\n\n".join(f"{number}. {BASE * 4}" for number in range(1, 9))
    document = parse(f"Điều 1. Phạm vi\n\n{clauses}\n\nĐiều 2. Đối tượng\n\nCông chức của Sở.", kind=Kind.LEGAL)
    parts = [passage.text(document.text) for passage in passages_of(document) if passage.headings[-1].startswith("Điều 1")]
    assert len(parts) > 1
    assert all(len(part) <= LONGEST and part.endswith("giao.") for part in parts)


LAW = """QUỐC HỘI
Luật số: 12/2031/QH20
Hà Nội, ngày 15 tháng 6 năm 2031

LUẬT
BẢO TỒN GIỐNG CÂY

Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;
Quốc hội ban hành Luật Bảo tồn giống cây.

Chương I
QUY ĐỊNH CHUNG

Điều 1. Phạm vi điều chỉnh
Luật này quy định việc bảo tồn giống cây quý.

Chương II
NHIỆM VỤ

Điều 2. Nhiệm vụ của cơ quan
1. Cơ quan có nhiệm vụ sau đây:
a) Lập danh mục giống cây;
b) Giữ mẫu giống.
2. {long}
3. {long}

Điều 3. Hiệu lực thi hành
Luật này có hiệu lực từ ngày 01 tháng 01 năm 2032.

Luật này được Quốc hội khóa XX, kỳ họp thứ 3 thông qua ngày 15 tháng 6 năm 2031.
CHỦ TỊCH QUỐC HỘI
Nguyễn Văn An

PHỤ LỤC I
DANH MỤC GIỐNG CÂY

TT | Tên | Số mẫu
1 | Chè Lam Giang | 40
""".replace("{long}", "Mỗi giống cây quý được giữ ít nhất ba mẫu ở hai nơi khác nhau. " * 14)


def missing(document: Document, passages: tuple[Passage, ...]) -> list[str]:
    """Words that stand neither in a passage nor in the path of one that begins below them."""
    starts = [passage.start for passage in passages]
    lost = []
    for word in re.finditer(r"\w+", document.text):
        at = bisect_right(starts, word.start()) - 1
        inside = at >= 0 and word.end() <= passages[at].end
        named = at + 1 < len(passages) and word.group() in " ".join(passages[at + 1].headings)
        lost += [] if inside or named else [word.group()]
    return lost


@pytest.mark.parametrize("text", [REPORT, LAW, BASE * 40, "Điều 1. Một\n\nSở làm.\n\nNơi nhận:\n- Như trên;\n\nPHỤ LỤC\n\nBảng số liệu."])
def test_every_word_is_in_a_passage_or_its_path(text: str) -> None:
    document = parse(text)
    assert missing(document, passages_of(document)) == []


LINES = st.sampled_from(
    [
        *["I. KẾT QUẢ", "1. Chỉ đạo", "a) Một việc;", "Chương II", "QUY ĐỊNH CHUNG", "Điều 1. Phạm vi", "Điều 2. Đối tượng", "2. Hai.", "Nơi nhận:", ""],
        *["PHỤ LỤC I", "BÁO CÁO", "LUẬT", "A | B | 3", "“Điều 5. Mới", "nội dung cũ.”", "Căn cứ Luật Đất đai năm 2024;", "TM. CHÍNH PHỦ", "- Như trên;"],
        *[BASE * 9, BASE, "¹ Chú thích."],
    ]
)


@given(st.lists(LINES, max_size=40))
def test_no_word_is_lost_and_no_passage_too_long_whatever_the_text(lines: list[str]) -> None:
    document = parse("\n".join(lines))
    passages = passages_of(document)
    assert missing(document, passages) == []
    assert all(before.end <= after.start for before, after in pairwise(passages))
    long = [passage.text(document.text) for passage in passages if passage.end - passage.start > LONGEST]
    assert [part for part in long if sum(1 for line in part.split("\n") for _ in split(line, 0, len(line))) > 1] == []


def test_a_long_article_of_a_law_is_cut_between_its_clauses() -> None:
    document = parse(LAW)
    parts = [passage for passage in passages_of(document) if passage.headings[-1:] == ("Điều 2. Nhiệm vụ của cơ quan",)]
    assert [part.text(document.text)[:3] for part in parts] == ["Điề", "3. "]


def test_passages_of_a_law_name_the_provision_that_holds_them() -> None:
    found = [passage.provision for passage in passages_of(parse(LAW))]
    assert [one for one in found if one] == ["dieu-1", "dieu-2", "dieu-2.khoan-3", "dieu-3", "phu-luc-i"]


def test_preamble_annex_and_signature_of_a_law_are_passages() -> None:
    document = parse(LAW)
    texts = [passage.text(document.text) for passage in passages_of(document)]
    assert any("Căn cứ Hiến pháp" in text for text in texts)
    assert any("CHỦ TỊCH QUỐC HỘI\nNguyễn Văn An" in text for text in texts)
    assert texts[-1].endswith("1 | Chè Lam Giang | 40")


def test_passages_of_a_report_name_no_provision() -> None:
    assert {passage.provision for passage in cut(REPORT)[1]} == {None}
