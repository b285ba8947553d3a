"""Sentences of a paragraph as spans."""

import pytest
from hypothesis import given

from corpus.text.sentences import split
from tests.strategies import few, noise


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text, 0, len(text))]


def test_split_ends_a_sentence_at_a_full_stop_before_a_capital() -> None:
    assert sentences("Sở đã họp. Kết quả tốt! Vậy thì sao? Hết.") == ["Sở đã họp.", "Kết quả tốt!", "Vậy thì sao?", "Hết."]


@pytest.mark.parametrize("text", ["Đại biểu TP. Lam Giang dự họp.", "ThS. Trần Văn An phát biểu.", "Đồng chí Nguyễn V. An dự.", "KT. Giám đốc ký thay."])
def test_split_does_not_end_at_an_abbreviation(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize("text", ["1. Sở đã họp", "- 12. Sở đã họp", "IV. Sở đã họp", "A. Sở đã họp"])
def test_split_keeps_the_number_of_an_item_with_its_words(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize("end", ["trong tháng 5.", "trong quý II.", "tại mục 12.", "lần thứ IV."])
def test_split_ends_a_sentence_at_a_number(end: str) -> None:
    assert sentences(f"Sở đã lấy ý kiến {end} Dự kiến sẽ trình.") == [f"Sở đã lấy ý kiến {end}", "Dự kiến sẽ trình."]


def test_split_leaves_a_decimal_point_alone() -> None:
    assert sentences("Quỹ còn 12.880.000 đồng. Sở đã chi hết.") == ["Quỹ còn 12.880.000 đồng.", "Sở đã chi hết."]


def test_split_cuts_a_long_list_at_semicolons() -> None:
    text = "Sở đã ban hành " + "; ".join(f"Kế hoạch thứ {n} về công tác thi đua, khen thưởng trong cơ quan" for n in range(8)) + "."
    assert len(sentences(text)) == 8


def test_split_leaves_a_short_list_whole() -> None:
    assert sentences("Sở đã họp; đã báo cáo; đã xong.") == ["Sở đã họp; đã báo cáo; đã xong."]


def test_split_never_cuts_inside_brackets_or_quotes() -> None:
    inner = "một; hai; ba; " * 20
    assert len(sentences(f"Sở đã làm ({inner}) xong rồi")) == 1
    assert len(sentences(f"Sở đã làm “{inner}” xong rồi")) == 1


@given(noise)
@few
def test_split_gives_spans_in_order_that_hold_every_letter(text: str) -> None:
    spans = list(split(text, 0, len(text)))
    position = 0
    for start, end in spans:
        assert position <= start < end <= len(text)
        assert not text[position:start].strip()
        position = end
    assert not text[position:].strip()


def test_split_of_unclosed_brackets_takes_linear_time() -> None:
    text = "(tổ chức họp; " * 40_000
    assert len(sentences(text)) == 1
