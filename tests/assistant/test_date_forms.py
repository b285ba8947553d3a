"""Days answered without the words around them take those of last period; what cannot be brought into form is left as said, and told."""

import pytest

from assistant.accepting import accepted
from assistant.consistency import check_facts
from assistant.date_forms import in_form_of, out_of_form
from assistant.draft import Question
from tests.builders import drafted, report

RANGE = "từ ngày 16/8/2026 đến ngày 30/9/2026"


@pytest.mark.parametrize(
    ("old", "value", "made"),
    [
        (RANGE, "16/8/2027 - 30/9/2027", "từ ngày 16/8/2027 đến ngày 30/9/2027"),
        (RANGE, "16/8/2027 – 30/9/2027", "từ ngày 16/8/2027 đến ngày 30/9/2027"),
        (RANGE, "16.8.2027 đến 30.9.2027", "từ ngày 16/8/2027 đến ngày 30/9/2027"),
        (RANGE, "16/8 - 30/9/2027", "từ ngày 16/8/2027 đến ngày 30/9/2027"),
        ("từ ngày 16/8 đến ngày 30/9/2026", "15/8/2027 - 1/10/2027", "từ ngày 15/8 đến ngày 01/10/2027"),
        ("từ ngày 16/12 đến ngày 30/12/2026", "15/12/2027 - 15/1/2028", "từ ngày 15/12/2027 đến ngày 15/01/2028"),
        ("ngày 15 tháng 3 năm 2026", "10/3/2027", "ngày 10 tháng 3 năm 2027"),
        ("trước ngày 15/3/2026", "9/3/2027", "trước ngày 09/3/2027"),
        ("ngày 15/3/2026", "ngày 10 tháng 3 năm 2027", "ngày 10/3/2027"),
    ],
)
def test_days_take_the_words_of_last_period(old: str, value: str, made: str) -> None:
    assert in_form_of(old, value) == made
    assert accepted(Question("q01", "period", "thời gian đợt cao điểm", None, "date", old, (), ()), value) == made


@pytest.mark.parametrize(
    ("old", "value"),
    [
        (RANGE, "16/8/2027"),
        ("ngày 15/3/2026", "16/8/2027 - 30/9/2027"),
        ("ngày 15/3/2026", "sau ngày 16/8/2027"),
        ("quý I/2026", "16/8/2027"),
        (RANGE, "31/9/2027 - 1/2/2028"),
    ],
)
def test_what_says_more_or_less_is_left_as_said(old: str, value: str) -> None:
    assert in_form_of(old, value) is None


def test_what_does_not_fit_is_a_warning_and_what_fits_is_not() -> None:
    draft = drafted(report("I. KẾT QUẢ\n\nĐợt cao điểm được tổ chức từ ngày 16/3/2024 đến ngày 30/4/2024 tại các phòng.\n"))
    question = next(each for each in draft.questions if each.type == "date")
    told = [note for note in check_facts(draft, {question.id: "16/3/2025"}) if "cách viết của kỳ trước" in note.text]
    assert [note.severity for note in told] == ["warning"]
    assert not [note for note in check_facts(draft, {question.id: "16/3/2025 - 30/4/2025"}) if "cách viết" in note.text]
    assert not out_of_form("quý I/2026", "quý II/2027")
