"""Pages of portals: the text is kept to the last word, what surrounds it is left out. Pages in `portals/`, the text between comments."""

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.reading import read_bytes
from tests.strategies import few

PAGES = sorted((Path(__file__).parent / "portals").glob("*.html"))
MAIN = re.compile(r"<!--main-->(.*?)<!--/main-->", re.DOTALL)
WHOLE = {"word-saved", "office-saved", "mail", "bare-print", "plain-link"}
"""Pages without surroundings: nothing is left out of them."""


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


def main_of(page: str) -> str:
    """The marked text, read as a page of its own that an office program wrote."""
    parts = "".join(f"<div>{part}</div>" for part in MAIN.findall(page))
    return read_bytes("a.html", f'<html><head><meta name="generator" content="LibreOffice"></head><body>{parts}</body></html>'.encode()).text


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_portal_page_keeps_its_text_and_loses_the_rest(path: Path) -> None:
    page = path.read_text(encoding="utf-8")
    reading = read_bytes("a.html", page.encode())
    wanted, found = words(main_of(page)), words(reading.text)
    assert wanted - found == Counter()
    assert (wanted & found).total() >= 0.85 * found.total()
    assert any("Đã bỏ" in note for note in reading.notes) == (path.stem not in WHOLE)


def test_precision_over_all_pages() -> None:
    shares = []
    for path in PAGES:
        page = path.read_text(encoding="utf-8")
        wanted, found = words(main_of(page)), words(read_bytes("a.html", page.encode()).text)
        shares.append((wanted & found).total() / found.total())
    assert sum(shares) / len(shares) >= 0.98


def test_letters_left_out_are_counted() -> None:
    body = "<nav><a href='/a'>Trang chủ</a> <a href='/b'>Tin tức</a></nav><p>Nội dung của bài viết này là toàn bộ phần cần giữ lại.</p>"
    (note,) = read_bytes("a.html", f"<body>{body}</body>".encode()).notes
    assert "Đã bỏ 14 chữ cái" in note


def test_words_after_a_left_out_box_stay() -> None:
    body = "<div>Trước <nav><a href='/a'>Trang chủ</a></nav> sau, và phần còn lại của bài viết cần giữ nguyên.</div><nav><a href='/b'>Tin</a></nav>"
    assert read_bytes("a.html", f"<body>{body}</body>".encode()).text.startswith("Trước sau, và phần còn lại")


@pytest.mark.parametrize("opened", ["nav", "aside", "footer", 'div class="sidebar"', 'div id="related-posts"'])
def test_box_that_holds_a_document_is_kept(opened: str) -> None:
    box = f"<{opened}><p>Điều 1. Phạm vi điều chỉnh</p></{opened.partition(' ')[0]}>"
    body = f"<nav><a href='/a'>Trang chủ</a></nav><p>Đầu trang</p>{box}<p>{'Lời dẫn. ' * 30}</p>"
    assert "Điều 1. Phạm vi điều chỉnh" in read_bytes("a.html", f"<body>{body}</body>".encode()).text


_inline = st.sampled_from(["{}", "<b>{}</b>", "<a href='/x'>{}</a>", "<span class='menu'>{}</span>", "<i>{}</i>"])
_blocks = st.sampled_from(
    [
        "<p>{}</p>",
        "<div class='footer'>{}</div>",
        "<ul><li>{}</li></ul>",
        "<table><tr><td>{}</td><td>x</td></tr></table>",
        "<h2>{}</h2>",
        "<div title='header'>{}</div>",
    ]
)
_phrases = st.sampled_from(["Trang chủ", "Tin liên quan", "Bản quyền thuộc Sở", "Điện thoại: 0299", "Thực hiện Kế hoạch số 12/KH-SYT", "In trang"])


@given(st.lists(st.tuples(_blocks, _inline, _phrases), min_size=1, max_size=12))
@few
def test_page_written_by_an_office_program_loses_no_letter(pieces: list[tuple[str, str, str]]) -> None:
    body = "".join(block.format(inline.format(phrase)) for block, inline, phrase in pieces)
    for sign in ('<meta name=Generator content="Microsoft Word 15">', '<meta name="generator" content="LibreOffice 7.4"/>'):
        text = read_bytes("a.html", f"<html><head>{sign}</head><body>{body}</body></html>".encode()).text
        assert sum((words(phrase) for *_, phrase in pieces), Counter()) - words(text) == Counter()
