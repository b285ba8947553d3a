"""What holds for any text: spans valid and nested, no letter lost, the same tree in every encoding form, time in proportion to length."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Document, Paragraph, Section
from corpus.marks import Mark, MarkKind
from corpus.structure import parse
from tests.strategies import composed, decomposed, either_form, few, noise, reports

PLAIN = (MarkKind.BOLD, MarkKind.HEADING, MarkKind.TABLE, MarkKind.NOTE, MarkKind.PAGE, MarkKind.DOUBTFUL)


def spans(document: Document) -> list[tuple[int, int]]:
    """Every range of the text that a node names."""
    found = [(line.start, line.end) for line in (*document.head.lines, *document.tail.lines, *document.head.parts, *document.tail.parts)]
    found += [(annex.start, annex.end) for annex in document.annexes] + [(table.start, table.end) for table in document.tables]
    found += [(cell.start, cell.end) for table in document.tables for row in table.rows for cell in row]
    found += [(section.start, section.end) for section in document.walk()] + [(section.start, section.body_end) for section in document.walk()]
    return found + [(piece.start, piece.end) for paragraph in paragraphs(document) for piece in paragraph.pieces]


def paragraphs(document: Document) -> list[Paragraph]:
    return [*document.preamble, *(paragraph for section in document.walk() for paragraph in section.paragraphs)]


def nested(section: Section) -> bool:
    assert all(section.end <= child.start and child.body_end <= section.body_end for child in section.children)
    assert all(one.body_end <= other.start for one, other in pairwise(section.children))
    return all(nested(child) for child in section.children)


def uncovered(document: Document) -> str:
    """Letters and digits that stand in no line of head and tail, no heading and no paragraph."""
    kept = [(line.start, line.end) for line in (*document.head.lines, *document.tail.lines)]
    kept += [(section.start, section.end) for section in document.walk()]
    kept += [(piece.start, piece.end) for paragraph in paragraphs(document) for piece in paragraph.pieces]
    position, left = 0, []
    for start, end in sorted(kept):
        left.append(document.text[position:start])
        position = max(position, end)
    left.append(document.text[position:])
    return "".join(letter for part in left for letter in part if letter.isalpha())


def tree(document: Document) -> list[tuple[int, str, str, tuple[str, ...], int]]:
    return [(s.level, s.number, composed(s.heading), s.flags, len(s.paragraphs)) for s in document.walk()]


@given(either_form(noise | reports))
@few
def test_every_span_lies_in_the_text_and_sections_nest(text: str) -> None:
    document = parse(text)
    assert document.text == text
    assert all(0 <= start <= end <= len(text) for start, end in spans(document))
    assert all(nested(section) for section in document.sections)


@given(either_form(noise | reports))
@few
def test_no_letter_is_lost(text: str) -> None:
    assert uncovered(parse(text)).replace("o", "").replace("O", "") == ""  # «----o0o----» is a rule


@given(reports)
@few
def test_decomposed_text_and_other_line_ends_give_the_same_tree(text: str) -> None:
    text = composed(text.replace("\r\n", "\n"))
    expected = tree(parse(text))
    assert tree(parse(decomposed(text))) == expected
    assert tree(parse(text.replace("\n", "\r\n"))) == expected


@given(reports, st.lists(st.tuples(st.integers(0, 2_000), st.integers(1, 200), st.sampled_from(PLAIN)), max_size=12))
@few
def test_any_marks_are_borne(text: str, drawn: list[tuple[int, int, MarkKind]]) -> None:
    marks = tuple(Mark(min(start, len(text)), min(start + length, len(text)), kind, "1") for start, length, kind in drawn)
    document = parse(decomposed(text), marks=marks)
    assert document.marks == marks and uncovered(document).replace("o", "").replace("O", "") == ""


def test_long_rows_of_one_kind_are_read() -> None:
    lines = ["1. Việc", "- Việc;", "ĐẦU MỤC IN HOA", "| a | b |", "**Dòng đậm**", "12", "¹ Chú thích", "Số: ", "a) Điểm", "Phụ lục I", "ngày", "Kính gửi:"]
    for line in lines:
        assert parse(f"{line}\n" * 5_000).text.startswith(line)
        assert parse(f"{line} " * 5_000).text.startswith(line)
