"""Texts that lost their line breaks, or got wrong ones, on the way through a portal or a scan."""

import pytest

from corpus.structure import parse
from tests.corpus.legal.builders import articles, ids, law, section, tree


def test_article_behind_the_end_of_a_sentence() -> None:
    assert articles(law("Điều 1. Phạm vi\nLuật này quy định việc bảo tồn. Điều 2. Đối tượng\nMọi người. Điều 3. Hiệu lực\nTừ ngày ký.")) == ["1", "2", "3"]


def test_chapter_and_article_in_one_line() -> None:
    document = law("Chương I QUY ĐỊNH CHUNG Điều 1. Phạm vi\nNội dung.\nChương II NHIỆM VỤ Mục 1. CƠ QUAN Điều 2. Nhiệm vụ\nNội dung.")
    assert tree(document) == [
        *["Chương I QUY ĐỊNH CHUNG", "  Điều 1. Phạm vi", "Chương II NHIỆM VỤ", "  Mục 1. CƠ QUAN", "    Điều 2. Nhiệm vụ"],
    ]


def test_clauses_and_points_in_the_line_of_the_article() -> None:
    body = "Điều 1. Nhiệm vụ của cơ quan 1. Cơ quan có nhiệm vụ: a) Lập danh mục; b) Giữ mẫu. 2. Báo cáo hằng năm. 3. Việc khác.\nĐiều 2. Hiệu lực\nTừ ngày ký."
    assert ids(law(body)) == [
        *["dieu-1", "dieu-1.khoan-1", "dieu-1.khoan-1.diem-a", "dieu-1.khoan-1.diem-b", "dieu-1.khoan-2", "dieu-1.khoan-3", "dieu-2"],
    ]
    assert section(law(body), "Điều 1").heading == "Điều 1. Nhiệm vụ của cơ quan"


def test_number_torn_off_its_word() -> None:
    assert articles(law("Điều\n1. Phạm vi\nNội dung.\nĐiều\n2. Đối tượng\nNội dung.")) == ["1", "2"]


def test_head_in_one_line() -> None:
    text = (
        "QUỐC HỘI ------- CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc --------------- Luật số: 12/2031/QH20 "
        "Hà Nội, ngày 15 tháng 6 năm 2031 LUẬT BẢO TỒN GIỐNG CÂY\nCăn cứ Hiến pháp;\nQuốc hội ban hành Luật.\n"
        "Điều 1. Phạm vi\nNội dung.\nĐiều 2. Hiệu lực\nTừ ngày ký.\nLuật này được Quốc hội khóa XX thông qua ngày 15 tháng 6 năm 2031."
    )
    document = parse(text)
    assert (document.head.number, articles(document)) == ("12/2031/QH20", ["1", "2"])


def test_running_head_is_no_part_of_headings() -> None:
    body = "\n\n".join(f"Luật Giống cây 2031. Điều {n}. Tên {n}\nNội dung {n}." for n in range(1, 4))
    document = law(f"Luật Giống cây 2031. Chương I QUY ĐỊNH CHUNG\n\n{body}")
    assert tree(document) == ["Chương I QUY ĐỊNH CHUNG", *(f"  Điều {n}. Tên {n}" for n in range(1, 4))]


def test_note_of_a_publisher_in_a_heading_is_left_out_of_it() -> None:
    document = law("Chương I [Chương này được hướng dẫn bởi Nghị định 5/2031/NĐ-CP] QUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\nNội dung.")
    assert tree(document)[0] == "Chương I QUY ĐỊNH CHUNG"


def test_citations_in_a_note_over_several_lines_are_no_provisions() -> None:
    note = "[Khoản này được hướng dẫn bởi\nĐiều 2 Nghị định 5/2031/NĐ-CP và\nChương II Thông tư 6/2031/TT-BNN]"
    body = f"Điều 1. Một\n1. Công khai. {note}\n2. Kịp thời.\nĐiều 2. Hai\nNội dung."
    document = law(body)
    assert ids(document) == ["dieu-1", "dieu-1.khoan-1", "dieu-1.khoan-2", "dieu-2"]


@pytest.mark.parametrize("size", [200, 400])
def test_time_grows_with_the_text_only(size: int) -> None:
    """No pass over the text costs more than the text is long: ten thousand odd lines are read like any other."""
    lines = [f"Điều {n}. Tên\n1. Một “hai\n[Điều 5\na) Ba: a) b) c)\n3. Bốn\nChương I [" for n in range(1, size)]
    assert len(articles(law("\n".join(lines)))) >= 1
