"""Answers held against each other and against the period: an error is refused, a warning is accepted with its note."""

import pytest

from assistant.answers import with_answers
from assistant.consistency import FactNote, check_facts
from assistant.draft import Draft
from assistant.errors import RejectedFact, UnknownQuestion
from tests.builders import drafted, report

AWARDED = "Có 29/29 công chức dự họp. Trong 12 cá nhân được khen có 10 người trực tiếp công tác, đạt tỷ lệ 83,33%."
DATED = "Sở họp ngày 05/3/2024. Sở ký giao ước với Khối vào ngày 20/11/2023. Sở được giao chủ trì hội thi từ ngày 15/9/2024."
FUND = "Quỹ có 100 triệu đồng, đã chi 60 triệu đồng, còn lại 40 triệu đồng."
CITED = "Sở thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2024 của Ủy ban nhân dân tỉnh về thi đua năm 2024."


def draft_of(text: str) -> Draft:
    return drafted(report(f"I. KẾT QUẢ\n\n{text}"))


def notes(text: str, answers: dict[str, str]) -> tuple[FactNote, ...]:
    """Notes on answers given by previous value."""
    draft = draft_of(text)
    return check_facts(draft, {question.id: answers[question.previous or ""] for question in draft.questions if question.previous in answers})


@pytest.mark.parametrize(
    ("text", "answers", "severity", "words"),
    [
        (AWARDED, {"12": "8", "10": "9"}, "error", "lớn hơn «số cá nhân» (08)"),
        (FUND, {"100": "50", "60": "70"}, "error", "số còn lại âm"),
        ("Có 100% cán bộ ký cam kết.", {"100%": "120%"}, "error", "không thể quá 100%"),
        ("Sở họp ngày 05/3/2024.", {"ngày 05/3/2024": "31/02/2025"}, "error", "không có ngày «31/02/2025»"),
        ("Có 29/29 công chức dự họp.", {"29/29": "30/29"}, "error", "30 lớn hơn tổng số 29"),
        ("Sở tổ chức 02 cuộc họp.", {"02": "chưa có số liệu"}, "error", "chưa có thì để trống"),
        (DATED, {"ngày 05/3/2024": "05/8/2025"}, "warning", "nằm ngoài kỳ 6 tháng đầu năm 2025 (01/01/2025 - 30/6/2025)"),
        (DATED, {"ngày 05/3/2024": "05/3/2024"}, "warning", "vẫn là mốc của kỳ trước"),
        (DATED, {"ngày 20/11/2023": "20/11/2025"}, "warning", "sau ngày cuối kỳ 30/6/2025"),
        (DATED, {"từ ngày 15/9/2024": "01/6/2025", "ngày 15/9/2024": "01/6/2025"}, "warning", "không sau ngày chốt số liệu 30/6/2025"),
        ("Sở trình 12 hồ sơ; có 12/12 hồ sơ được khen.", {"12": "14", "12/12": "13/13"}, "warning", "có tổng số khác"),
        ("Có 29/29 công chức dự họp.\n\nCó 28/29 người ký cam kết.", {"29/29": "30/30", "28/29": "31/31"}, "warning", "cùng một tổng số"),
        (
            "Cơ quan Sở có 34 người, gồm 28 công chức và 06 lao động.\n\nCó 34/34 người dự.",
            {"28": "28", "06": "7", "34/34": "34/34"},
            "warning",
            "tổng số khác",
        ),
        ("Cả 05/05 báo cáo đúng hạn, gồm 02 báo cáo định kỳ và 03 báo cáo đột xuất.", {"05/05": "6/6", "02": "2", "03": "3"}, "warning", "không bằng tổng"),
        ("Sở tiếp 45 lượt công dân.", {"45": "450"}, "warning", "gấp từ 10 lần"),
        (CITED, {"Kế hoạch số 12/KH-UBND ngày 05/01/2024": "Kế hoạch số 15/KH-UBND"}, "warning", "còn thiếu ngày ban hành"),
        (CITED, {"Kế hoạch số 12/KH-UBND ngày 05/01/2024": "kế hoạch mới của tỉnh"}, "warning", "chưa có số, ký hiệu"),
    ],
)
def test_what_does_not_agree_is_said_in_one_sentence(text: str, answers: dict[str, str], severity: str, words: str) -> None:
    (note,) = notes(text, answers)
    assert note.severity == severity and words in note.text and note.text.endswith(".")


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        (AWARDED, {"29/29": "30/30", "12": "13", "10": "13"}),
        (FUND, {"100": "80", "60": "80"}),
        (DATED, {"ngày 05/3/2024": "06/3/2025", "ngày 20/11/2023": "19/11/2024", "ngày 15/9/2024": "15/9/2025"}),
        ("Sở đạt 105% kế hoạch.", {"105%": "130%"}),
        ("Sở tổ chức 02 cuộc họp.", {"02": "none"}),
        (CITED, {"Kế hoạch số 12/KH-UBND ngày 05/01/2024": "Giữ nguyên"}),
        (CITED, {"Kế hoạch số 12/KH-UBND ngày 05/01/2024": "Kế hoạch số 15/KH-UBND ngày 03/01/2025 của Ủy ban nhân dân tỉnh về thi đua năm 2025"}),
    ],
)
def test_what_agrees_is_not_remarked_on(text: str, answers: dict[str, str]) -> None:
    assert notes(text, answers) == ()


def test_error_is_refused_and_warning_accepted() -> None:
    draft = draft_of(AWARDED)
    with pytest.raises(RejectedFact, match="một phần"):
        with_answers(draft, {"q02": "8", "q03": "9"})
    assert with_answers(draft_of("Sở tiếp 45 lượt công dân."), {"q01": "450"}).questions[0].value == "450"


def test_error_names_the_answer_given_before() -> None:
    draft = with_answers(draft_of(AWARDED), {"q02": "8"})
    (note,) = check_facts(draft, {"q03": "9"})
    assert (note.question, note.others) == ("q03", ("q02",))


def test_answers_that_agree_already_are_not_held_against_another_question() -> None:
    draft = with_answers(draft_of("Sở tiếp 45 lượt công dân.\n\nSở họp 02 cuộc."), {"q01": "450"})
    assert check_facts(draft, {"q02": "3"}) == ()


def test_cut_off_that_is_answered_is_what_plans_come_after() -> None:
    draft = draft_of("Số liệu tính đến hết ngày 31/5/2024. Sở được giao chủ trì hội thi vào ngày 15/9/2024.")
    cut, planned = (question.id for question in draft.questions)
    assert check_facts(draft, {cut: "31/5/2025", planned: "15/6/2025"}) == ()
    assert [note.question for note in check_facts(draft, {cut: "31/5/2025", planned: "15/5/2025"})] == [planned]


def test_unknown_question_is_refused() -> None:
    with pytest.raises(UnknownQuestion, match="q99"):
        check_facts(draft_of(FUND), {"q99": "1"})
