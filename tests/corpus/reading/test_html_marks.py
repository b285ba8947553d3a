"""What a reader of a page sees besides the letters: bold lines, headings, tables."""

import pytest

from corpus.marks import MarkKind
from corpus.reading import read_bytes


def marks(body: str, kind: MarkKind) -> list[tuple[str, str]]:
    reading = read_bytes("a.html", f"<!doctype html><html><body>{body}</body></html>".encode())
    return [(reading.text[mark.start : mark.end], mark.value) for mark in reading.marks if mark.kind is kind]


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        ("<p><b>I. KẾT QUẢ</b></p>", ["I. KẾT QUẢ"]),
        ("<p><strong>Điều 1.</strong> Phạm vi</p>", []),
        ('<p style="font-weight: bold">x</p>', ["x"]),
        ('<p style="font-weight:700"><span style="font-weight:normal">x</span></p>', []),
        ("<h2>x</h2>", ["x"]),
        ("<p><b>x<br>y</b><br>z</p>", ["x", "y"]),
        ("<p><b>x</b><sup>1</sup></p>", ["x¹"]),
    ],
)
def test_bold_lines(body: str, seen: list[str]) -> None:
    assert [text for text, _ in marks(body, MarkKind.BOLD)] == seen


def test_headings_carry_their_level() -> None:
    assert marks("<h1>a</h1><p>b</p><h3>c</h3>", MarkKind.HEADING) == [("a", "1"), ("c", "3")]


def test_tables_are_marked_behind_other_text() -> None:
    assert marks("<p>trước</p><table><tr><td>STT<td>Tên<tr><td>1<td>a</table><p>sau</p>", MarkKind.TABLE) == [("STT | Tên\n1 | a", "")]
