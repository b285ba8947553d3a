"""Amending texts: quoted provisions have nodes of their own, marked, and never count as articles of the document."""

import pytest

from corpus.legal import provisions_of
from tests.corpus.legal.builders import articles, ids, law, section

AMENDING = """Điều 1. Sửa đổi, bổ sung một số điều của Luật Trồng cây
1. Sửa đổi, bổ sung Điều 2 như sau:
“Điều 2. Mẫu giống
1. Mẫu giống gồm “hạt” và “lá”.
2. Mỗi giống có:
a) Ba mẫu;
b) Hai nơi giữ.”.
2. Bổ sung khoản 5a vào sau khoản 5 Điều 7 như sau:
“5a. Mẫu giống được giữ mười năm.”.
3. Bãi bỏ Điều 3.
Điều 2. Sửa đổi Luật Bảo tồn
Sửa đổi khoản 1 Điều 9 như sau:
“1. Cơ quan lập danh mục.”.
Điều 3. Hiệu lực thi hành
Luật này có hiệu lực từ ngày 01 tháng 01 năm 2032."""


def test_quoted_articles_do_not_count() -> None:
    assert articles(law(AMENDING)) == ["1", "2", "3"]


def test_quoted_provisions_stand_below_the_clause_that_quotes_them() -> None:
    document = law(AMENDING)
    quoted = [(one.id, one.parent) for one in provisions_of(document) if one.quoted]
    assert quoted == [
        ("dieu-1.khoan-1/dieu-2", "dieu-1.khoan-1"),
        ("dieu-1.khoan-1/dieu-2.khoan-1", "dieu-1.khoan-1/dieu-2"),
        ("dieu-1.khoan-1/dieu-2.khoan-2", "dieu-1.khoan-1/dieu-2"),
        ("dieu-1.khoan-1/dieu-2.khoan-2.diem-a", "dieu-1.khoan-1/dieu-2.khoan-2"),
        ("dieu-1.khoan-1/dieu-2.khoan-2.diem-b", "dieu-1.khoan-1/dieu-2.khoan-2"),
        ("dieu-1.khoan-2/khoan-5a", "dieu-1.khoan-2"),
        ("dieu-2/khoan-1", "dieu-2"),
    ]


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ('"', '"'), ("«", "»"), ("”", "”"), ("“", "“")])
def test_quotation_marks_of_any_sort_and_mistyped_ones(opening: str, closing: str) -> None:
    body = AMENDING.replace("“Điều", f"{opening}Điều").replace("“5a", f"{opening}5a").replace("”.", f"{closing}.")
    assert articles(law(body)) == ["1", "2", "3"]


def test_quotation_never_closed_ends_where_the_amending_text_goes_on() -> None:
    assert articles(law(AMENDING.replace("”.", "."))) == ["1", "2", "3"]
    assert "dieu-1.khoan-2" in ids(law(AMENDING.replace("”.", ".")))


def test_article_quoted_without_marks_belongs_to_the_clause_that_announces_it() -> None:
    body = AMENDING.replace("“Điều 2. Mẫu", "Điều 2. Mẫu").replace("nơi giữ.”.", "nơi giữ.")
    document = law(body)
    assert articles(document) == ["1", "2", "3"]
    assert "dieu-1.khoan-1/dieu-2.khoan-2.diem-a" in ids(document)


def test_quotation_in_the_line_that_announces_it() -> None:
    quoted = "“Điều 8. Mẫu giống\n1. Ba mẫu.\n2. Hai nơi.”"
    body = f"Điều 1. Sửa đổi\n1. Điều 8 được sửa đổi như sau: {quoted}\n2. Bãi bỏ Điều 9.\nĐiều 2. Hiệu lực thi hành\nTừ ngày ký."
    document = law(body)
    assert articles(document) == ["1", "2"]
    assert section(document, "Điều 8").flags == ("quoted",)


def test_quoted_chapter_is_no_chapter_of_the_document() -> None:
    quoted = "“Chương IIa\nTHƯ VIỆN GIỐNG\nĐiều 9a. Thư viện\nThư viện giữ mẫu.”."
    body = f"Điều 1. Bổ sung\n1. Bổ sung Chương IIa vào sau Chương II như sau:\n{quoted}\nĐiều 2. Hiệu lực thi hành\nTừ ngày ký."
    document = law(body)
    assert articles(document) == ["1", "2"]
    assert "dieu-1.khoan-1/chuong-iia" in ids(document)


def test_words_in_quotation_marks_open_no_quotation() -> None:
    body = "Điều 1. Giải thích từ ngữ\n1. “Giống cây” là nhóm cây.\n“Mẫu” là hạt hoặc lá.\n2. “Nơi giữ” là kho.\nĐiều 2. Hiệu lực thi hành\nTừ ngày ký."
    document = law(body)
    assert articles(document) == ["1", "2"]
    assert not any(one.quoted for one in provisions_of(document))


def test_running_head_of_a_portal_before_every_clause() -> None:
    body = "\n\n".join(f"Luật sửa đổi 2031. Điều 1. Sửa đổi Luật Cây. Khoản {n}. Sửa đổi khoản {n} Điều 4 như sau:\n“{n}. Mẫu giống.”." for n in (1, 2, 3))
    document = law(f"{body}\n\nLuật sửa đổi 2031. Điều 2. Hiệu lực thi hành\nTừ ngày ký.")
    assert articles(document) == ["1", "2"]
    assert ids(document) == [
        *["dieu-1", "dieu-1.khoan-1", "dieu-1.khoan-1/khoan-1", "dieu-1.khoan-2", "dieu-1.khoan-2/khoan-2"],
        *["dieu-1.khoan-3", "dieu-1.khoan-3/khoan-3", "dieu-2"],
    ]
