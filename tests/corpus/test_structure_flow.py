"""Running text: wrapped lines, pages that tear paragraphs, footnotes between the parts."""

from hypothesis import given

from corpus.document import Paragraph
from corpus.structure import parse
from tests.builders import report
from tests.strategies import composed, decomposed, either_form, few, noise, reports

LONG = "Sở Y tế đã triển khai đến toàn thể công chức, viên chức và người lao động các văn bản của"


def paragraphs(body: str) -> list[list[str]]:
    """The pieces of each paragraph."""
    document = parse(report(f"I. KẾT QUẢ\n\n{body}"))
    return [[document.text[piece.start : piece.end] for piece in p.pieces] for p in document.sections[0].paragraphs]


def test_lines_wrapped_at_eighty_columns_are_one_paragraph_of_one_sentence() -> None:
    body = "Sở Y tế đã triển khai đến toàn thể công chức, viên chức, người lao động các văn\nbản của Trung ương và của tỉnh về công tác thi đua."
    (paragraph,) = parse(report(f"I. KẾT QUẢ\n\n{body}")).sections[0].paragraphs
    assert len(paragraph.sentences) == 1


def test_paragraph_torn_by_a_page_is_joined() -> None:
    assert paragraphs(f"{LONG}\n\ntỉnh về công tác thi đua.") == [[LONG, "tỉnh về công tác thi đua."]]


def test_second_part_of_a_torn_sentence_continues_the_first() -> None:
    document = parse(report(f"I. KẾT QUẢ\n\n{LONG}\n\ntỉnh về công tác thi đua."))
    assert [s.continues for s in document.sections[0].paragraphs[0].sentences] == [False, True]


def test_page_number_does_not_keep_the_parts_of_a_paragraph_apart() -> None:
    line = f"Trong kỳ báo cáo, {LONG.replace('Sở Y tế', 'Sở Y tế tỉnh Lam Giang')}"
    assert paragraphs(f"{line}\n\n12\n\nTrung ương và của tỉnh.") == [[line, "Trung ương và của tỉnh."], ["12"]]


def test_footnote_does_not_keep_the_parts_of_a_paragraph_apart() -> None:
    made = paragraphs(f"{LONG}\n\n¹ Kế hoạch số 12/KH-SYT ngày 12/01/2024.\n\ntỉnh về công tác thi đua.")
    assert made == [[LONG, "tỉnh về công tác thi đua."], ["¹ Kế hoạch số 12/KH-SYT ngày 12/01/2024."]]


def test_footnote_is_marked_and_its_mark_begins_no_heading() -> None:
    document = parse(report("I. KẾT QUẢ\n\nSở ban hành 03 kế hoạch¹.\n\n¹ Kế hoạch số 12/KH-SYT ngày 12/01/2024."))
    assert [p.footnote for p in document.sections[0].paragraphs] == [False, True]
    assert len(list(document.walk())) == 1


def test_complete_line_is_not_joined_to_the_next() -> None:
    assert len(paragraphs("Sở đã họp.\n\nsau đó báo cáo.")) == 2


def test_bullet_after_a_torn_line_stays_a_paragraph() -> None:
    assert len(paragraphs(f"{LONG}\n\n- tỉnh về công tác thi đua.")) == 2


def test_line_far_below_is_not_joined_to_a_torn_one() -> None:
    between = "\n\n".join(f"Việc thứ {n} đã xong." for n in range(40))
    assert [LONG] in paragraphs(f"{LONG}\n\n{between}\n\ntỉnh về công tác thi đua.")


@given(either_form(noise | reports))
@few
def test_spans_lie_inside_the_text_in_order(text: str) -> None:
    document = parse(text)
    position = 0
    for section in document.walk():
        assert position <= section.start < section.end <= section.body_end <= len(text)
        position = section.end
        assert all(_in_order(paragraph, len(text)) for paragraph in section.paragraphs)
    assert all(_in_order(paragraph, len(text)) for paragraph in document.preamble)
    assert all(0 <= line.start < line.end <= len(text) for line in (*document.head.lines, *document.tail.lines))


def _in_order(paragraph: Paragraph, length: int) -> bool:
    ends = [0]
    for piece in paragraph.pieces:
        assert ends[-1] <= piece.start < piece.end <= length
        ends.append(piece.end)
    position = paragraph.start
    for sentence in paragraph.sentences:
        assert position <= sentence.start < sentence.end <= paragraph.end
        position = sentence.end
    return True


@given(reports)
@few
def test_decomposed_text_has_the_same_structure(text: str) -> None:
    one, other = parse(composed(text)), parse(decomposed(text))
    assert [(s.level, s.heading, len(s.paragraphs)) for s in one.walk()] == [(s.level, s.heading, len(s.paragraphs)) for s in other.walk()]
    assert (one.kind, one.period, one.agency) == (other.kind, other.period, other.agency)
    assert [composed(other.text[line.start : line.end]) for line in other.head.lines] == [one.text[line.start : line.end] for line in one.head.lines]


def test_megabyte_on_one_line_is_read() -> None:
    text = "Sở đã tổ chức họp và triển khai. " * 32_000
    assert len(parse(text).preamble[0].sentences) == 32_000


def test_hundred_thousand_lines_in_small_letters_are_read() -> None:
    assert len(parse("sở đã họp\n" * 20_000).preamble) > 1


def test_blanks_without_end_in_a_date_line_are_read() -> None:
    assert parse("Lam Giang, ngày" + " " * 100_000 + "x").head.issued is None
