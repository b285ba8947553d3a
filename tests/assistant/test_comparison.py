"""An answered figure beside last period's."""

import pytest

from assistant.answers import with_answers
from assistant.comparison import compare, comparisons
from assistant.draft import Question
from tests.builders import drafted, report


def figure(type_: str, previous: str, value: str | None, unit: str = "cuộc") -> Question:
    return Question("q01", "figure", "số cuộc họp", unit, type_, previous, ("I",), (), value)


@pytest.mark.parametrize(
    ("type_", "previous", "value", "words"),
    [
        ("int", "02", "05", "tăng 03 cuộc (150%) so với kỳ trước"),
        ("int", "1.200", "900", "giảm 300 cuộc (25%) so với kỳ trước"),
        ("int", "02", "02", "không thay đổi so với kỳ trước"),
        ("int", "02", "none", "giảm 02 cuộc (100%) so với kỳ trước"),
        ("int", "0", "04", "tăng 04 cuộc so với kỳ trước"),
        ("money", "23.410", "25.000,5", "tăng 1.590,5 cuộc (6,8%) so với kỳ trước"),
        ("percent", "97,5%", "98%", "tăng 0,5 điểm phần trăm so với kỳ trước"),
        ("ratio", "29/29", "29/31", "giảm 6,45 điểm phần trăm so với kỳ trước"),
    ],
)
def test_difference_is_said_in_words(type_: str, previous: str, value: str, words: str) -> None:
    compared = compare(figure(type_, previous, value))
    assert compared is not None and compared.words == words


@pytest.mark.parametrize("question", [figure("int", "02", None), figure("text", "02", "05"), figure("ratio", "00/00", "1/1")], ids=["open", "text", "no whole"])
def test_what_cannot_be_compared_is_not(question: Question) -> None:
    assert compare(question) is None


def test_answered_figures_of_a_draft_are_compared_under_the_name_asked_for() -> None:
    draft = with_answers(drafted(report("I. KẾT QUẢ\n\nSở tổ chức 02 cuộc họp, mở 04 lớp.")), {"q01": "3"})
    assert [each.words for each in comparisons(draft, basis="6 tháng đầu năm 2024")] == ["tăng 01 cuộc họp (50%) so với 6 tháng đầu năm 2024"]
