"""«Như kỳ trước» and «Bỏ câu này»: offered where they can be meant, and no further."""

from dataclasses import replace

import pytest

from assistant.adapting.absence import can_be_left
from assistant.adapting.same_again import is_target, same_again
from assistant.answers import with_answers
from assistant.draft import Draft, Question, replay
from assistant.errors import RejectedFact
from tests.builders import body_of, drafted, report

BODY = """I. NHIỆM VỤ

Mỗi phòng chọn 03 câu chuyện về người thật, việc thật. Các phòng gửi danh sách trước ngày 15/3/2024. Kỳ trước Sở đã đăng 14 bài viết.

- Đợt thi đua theo Kế hoạch số 10/KH-SCT ngày 30/01/2024 của Sở Công Thương tổ chức đợt thi đua kỷ niệm ngày truyền thống ngành.

- Trong kỳ đã đăng 25 tin theo Kế hoạch số 11/KH-SCT ngày 20/01/2024 của Sở Công Thương tổ chức đợt thi đua năm 2024.
"""


def asked(draft: Draft, previous: str) -> Question:
    return next(question for question in draft.questions if previous in (question.previous or ""))


def _plan() -> Draft:
    draft = drafted(report(BODY))
    return replace(draft, info=replace(draft.info, kind="plan"))


def test_figure_may_stay_and_a_date_of_a_past_year_may_not() -> None:
    draft = drafted(report(BODY))
    assert same_again(draft, asked(draft, "03")) == "03"
    assert same_again(draft, asked(draft, "15/3/2024")) is None
    assert same_again(draft, asked(draft, "10/KH-SCT")) is None


def test_target_of_a_plan_is_no_occurrence() -> None:
    made, told = _plan(), drafted(report(BODY))
    assert is_target(made, asked(made, "03"))
    assert not is_target(made, asked(made, "14"))  # «đã đăng»: it tells of what was
    assert not is_target(told, asked(told, "03"))


def test_sentence_of_a_document_without_successor_leaves_and_comes_back() -> None:
    draft = drafted(report(BODY))
    question = asked(draft, "10/KH-SCT")
    assert can_be_left(draft, question)
    after = with_answers(draft, {question.id: "bỏ câu này"})
    assert not [s for s in body_of(after) if "10/KH-SCT" in s.text]
    assert any("10/KH-SCT" in each.source.quote and "người soạn bỏ câu" in each.reason for each in after.dropped)
    assert all(s.source is None or replay(s.source.quote, s.ops) == s.text for s in after.sentences())
    again = with_answers(after, {question.id: "Giữ nguyên"})
    assert [s.text for s in body_of(again)] == [s.text for s in body_of(draft)]
    assert [s.citations for s in body_of(again)] == [s.citations for s in body_of(draft)]
    assert again.dropped == draft.dropped


def test_sentence_that_says_more_is_not_left_out() -> None:
    draft = drafted(report(BODY))
    question = asked(draft, "11/KH-SCT")
    assert not can_be_left(draft, question)
    with pytest.raises(RejectedFact, match="còn nêu nội dung khác"):
        with_answers(draft, {question.id: "Bỏ câu này"})
