"""Automatic list numbers are written out as Word shows them."""

import pytest

from corpus.reading import read_bytes
from corpus.reading.numerals import letter, numeral, roman, superscript
from tests.corpus.reading.docx_maker import level, make_docx, paragraph

_LIST = "".join([level(0, "%1.", "upperRoman"), level(1, "%2."), level(2, "%2.%3."), level(3, "%4)", "lowerLetter")])
NUMBERING = f'<w:abstractNum w:abstractNumId="1">{_LIST}</w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>'


def read(body: str, **parts: str) -> list[str]:
    return read_bytes("a.docx", make_docx(body, **parts)).text.split("\n\n")


def numbered(*places: tuple[int, int]) -> str:
    return "".join(paragraph("x", numbered=place) for place in places)


def test_levels_count_and_start_again() -> None:
    body = numbered((5, 0), (5, 1), (5, 2), (5, 2), (5, 3), (5, 3), (5, 1), (5, 2), (5, 0), (5, 1))
    assert read(body, numbering=NUMBERING) == ["I. x", "1. x", "1.1. x", "1.2. x", "a) x", "b) x", "2. x", "2.1. x", "II. x", "1. x"]


def test_two_lists_of_one_definition_count_on_unless_started_anew() -> None:
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    more = f'<w:num w:numId="6"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="7"><w:abstractNumId w:val="1"/>{start}</w:num>'
    assert read(numbered((5, 0), (6, 0), (7, 0), (7, 0)), numbering=NUMBERING + more) == ["I. x", "II. x", "I. x", "II. x"]


def test_style_carries_the_list() -> None:
    linked = level(0, "%1.", extra='<w:pStyle w:val="Muc"/>') + level(1, "%1.%2.", extra='<w:pStyle w:val="Tieumuc"/>')
    numbering = f'<w:abstractNum w:abstractNumId="1">{linked}</w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>'
    list_of = '<w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr>'
    styles = f'<w:style w:type="paragraph" w:styleId="Muc">{list_of}</w:style>'
    styles += (
        f'<w:style w:type="paragraph" w:styleId="Tieumuc">{list_of}</w:style><w:style w:type="paragraph" w:styleId="Con"><w:basedOn w:val="Muc"/></w:style>'
    )
    body = paragraph("a", style="Muc") + paragraph("b", style="Tieumuc") + paragraph("c", style="Con") + paragraph("d", style="Khac")
    assert read(body, numbering=numbering, styles=styles) == ["1. a", "1.1. b", "2. c", "d"]


def test_list_zero_takes_the_number_away() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="S"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>'
    body = paragraph("a", style="S") + paragraph("b", style="S", numbered=(0, 0))
    assert read(body, numbering=NUMBERING, styles=styles) == ["I. a", "b"]


def test_bullets_are_dashes() -> None:
    levels = level(0, "\uf0b7", "bullet") + level(1, "+", "bullet")
    numbering = f'<w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>'
    assert read(numbered((5, 0), (5, 1)), numbering=numbering) == ["- x", "+ x"]


def test_empty_paragraph_counts_but_is_not_shown() -> None:
    body = numbered((5, 0)) + paragraph("", numbered=(5, 0)) + numbered((5, 0))
    assert read(body, numbering=NUMBERING) == ["I. x", "III. x"]


def test_paragraph_whose_mark_was_deleted_takes_the_number_of_the_next() -> None:
    body = paragraph("đầu ", deleted_mark=True) + paragraph("cuối", numbered=(5, 0))
    assert read(body, numbering=NUMBERING) == ["I. đầu cuối"]


def test_unknown_list_is_no_number() -> None:
    assert read(numbered((99, 0), (5, 7)), numbering=NUMBERING) == ["x", "x"]


@pytest.mark.parametrize(("number", "text"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (0, "0"), (4000, "4000")])
def test_roman(number: int, text: str) -> None:
    assert roman(number) == text


def test_other_numerals() -> None:
    assert (letter(1), letter(27)) == ("a", "aa")
    assert (numeral(3, "decimalZero"), numeral(2, "lowerRoman"), numeral(2, "none")) == ("03", "ii", "")
    assert superscript(12) == "¹²"
