"""Reading .html."""

import pytest

from corpus.errors import UnreadableFile
from corpus.reading import read_bytes


def read(body: str, *, head: str = "") -> str:
    return read_bytes("a.html", f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()).text


def test_blocks_are_paragraphs_and_inline_marks_are_not() -> None:
    assert read("<p>Một <b>hai</b>\n ba</p><div>bốn<p>năm</p>sáu</div>") == "Một hai ba\n\nbốn\n\nnăm\n\nsáu"


def test_break_is_a_line_and_two_are_a_paragraph() -> None:
    assert read("a<br>b<br><br>c") == "a\nb\n\nc"


def test_scripts_styles_comments_and_forms_are_dropped() -> None:
    body = "<script>x()</script><p>giữ<!-- bỏ --> lại</p><style>p{}</style><select><option>bỏ</select><noscript>bỏ</noscript><svg><text>bỏ</text></svg>"
    assert read(body, head="<title>bỏ</title>") == "giữ lại"


def test_table_of_data_is_lines_of_equal_cells() -> None:
    body = "<table><tr><th rowspan=2>STT<th colspan=2>Số lượng<tr><td>tập thể<td>cá nhân<tr><td>1<td><p>2<p>ba<td>4</table>"
    assert read(body) == "STT | Số lượng |\n| tập thể | cá nhân\n1 | 2 ba | 4"


def test_table_that_places_a_head_is_read_cell_by_cell() -> None:
    body = "<table><tr><td>UBND TỈNH<br>SỞ A<td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<tr><td>Số: 1/BC-A<td>A, ngày 01 tháng 02 năm 2025</table>"
    assert read(body).split("\n\n") == ["UBND TỈNH", "SỞ A", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 1/BC-A", "A, ngày 01 tháng 02 năm 2025"]


def test_lists_get_their_marks() -> None:
    assert read("<ul><li>a<li>- b</ul><ol start=3><li>c<li value=9>d</ol><ol type=I><li>e</ol>") == "- a\n\n- b\n\n3. c\n\n9. d\n\nI. e"


def test_raised_digits_are_footnote_marks() -> None:
    assert read("<p>theo quy định<sup>12</sup>.</p>") == "theo quy định¹²."


def test_entities_and_declared_encoding() -> None:
    assert read("a&nbsp;&lt;b&gt; &#7879;") == "a\xa0<b> ệ"
    page = '<html><head><meta charset="windows-1252"></head><body>caf\xe9</body></html>'.encode("cp1252")
    assert read_bytes("a.htm", page).text == "café"


@pytest.mark.parametrize("body", ["<div>" * 50_000 + "chữ", "<table><tr><td>" * 2_000 + "chữ"])
def test_page_nested_without_end_is_refused(body: str) -> None:
    with pytest.raises(UnreadableFile, match="lồng quá nhiều lớp"):
        read(body)


def test_absurd_spans_are_bounded() -> None:
    assert len(read("<table><tr><td colspan=99999>a<td rowspan=99999>b<tr><td>c</table>")) < 1_000
