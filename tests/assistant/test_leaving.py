"""What leaves a sentence takes its marks along, and what is left begins with a capital letter."""

import re

import pytest

from assistant.adapting.leaving import left_out
from assistant.answers import with_answers
from assistant.draft import Op, replay
from tests.builders import drafted, report


def without(quote: str, words: str, *ops: Op) -> str:
    start = quote.index(words)
    begin, end, new = left_out(quote, start, start + len(words), ops)
    return replay(quote, tuple(sorted((*ops, Op("edit", begin, end, quote[begin:end], new)), key=lambda op: op.start)))


@pytest.mark.parametrize(
    ("quote", "words", "left"),
    [
        ("Trong dịp kỷ niệm 50 năm, công chức tham gia đủ.", "Trong dịp kỷ niệm 50 năm", "Công chức tham gia đủ."),
        ("- Kế hoạch A; kế hoạch B.", "Kế hoạch A; ", "- Kế hoạch B."),
        ("Sở họp, sơ kết 3 năm, phát động thi đua.", "sơ kết 3 năm", "Sở họp, phát động thi đua."),
        ("Sở họp và sơ kết 3 năm.", "sơ kết 3 năm", "Sở họp."),
        ("Sở họp, và sơ kết 3 năm; các phòng dự đủ.", "sơ kết 3 năm", "Sở họp; các phòng dự đủ."),
        ("Gồm: kế hoạch A.", "kế hoạch A", "Gồm."),
        ("Sở sẽ sơ kết 3 năm trong quý.", "sơ kết 3 năm", "Sở sẽ trong quý."),
        ("Dự thảo; ý nghĩa lớn.", "Dự thảo", "Ý nghĩa lớn."),
    ],
)
def test_marks_go_along_and_the_rest_begins_with_a_capital(quote: str, words: str, left: str) -> None:
    assert without(quote, words) == left


def test_a_slot_beside_is_never_reached() -> None:
    quote = "Sơ kết 3 năm, 02 phòng dự."
    slot = Op("slot", quote.index("02"), quote.index("02") + 2, "02", "[…số phòng…]")
    assert without(quote, "Sơ kết 3 năm", slot) == "[…số phòng…] phòng dự."


def test_a_passage_that_is_answered_away_leaves_a_whole_sentence() -> None:
    body = "Chương trình hành động giai đoạn 2021 - 2024 của ngành; kế hoạch tuyên truyền hằng năm; kế hoạch kiểm tra."
    draft = drafted(report(f"I. KẾT QUẢ\n\n{body}"))
    (asked,) = (question for question in draft.questions if "Bỏ đoạn này" in question.options)
    answered = with_answers(draft, {asked.id: "Bỏ đoạn này"})
    text = next(s.text for s in answered.sentences() if "kế hoạch kiểm tra" in s.text)
    assert text == "Kế hoạch tuyên truyền hằng năm; kế hoạch kiểm tra."
    assert not re.search(r"[,;:.]\s*[,;:.]", text)
    assert with_answers(answered, {asked.id: None}) == draft
