"""«Không phát sinh» on a date or a document: the statement goes where it says nothing else, and is listed; anything else is refused."""

from dataclasses import replace

import pytest

from assistant.adapting.absence import can_be_none
from assistant.answers import with_answers
from assistant.draft import Draft, Question, replay
from assistant.errors import RejectedFact
from tests.builders import body_of, drafted, report

BODY = """I. KẾT QUẢ

Sở đã tổ chức hội nghị sơ kết ngày 22/3/2024. Chuyên mục khai trương ngày 10/4/2024, sau ba tuần đã đăng 14 bài. Sở tiếp 45 lượt công dân.

Thực hiện Kế hoạch số 12/KH-UBND ngày 15/01/2024 của Ủy ban nhân dân tỉnh, Sở đã giao nhiệm vụ cho các đơn vị.
"""


@pytest.fixture
def draft() -> Draft:
    return drafted(report(BODY))


def asked(draft: Draft, previous: str) -> Question:
    return next(question for question in draft.questions if previous in (question.previous or ""))


def text(draft: Draft) -> str:
    return " ".join(sentence.text for sentence in body_of(draft) if sentence.text)


def test_statement_of_a_date_alone_leaves_the_text_and_is_listed(draft: Draft) -> None:
    question = asked(draft, "22/3/2024")
    assert can_be_none(draft, question)
    after = with_answers(draft, {question.id: "none"})
    assert "hội nghị sơ kết" in text(draft)
    assert "hội nghị sơ kết" not in text(after)
    assert "không có" not in text(after)
    assert [each.source.quote for each in after.dropped if "không phát sinh" in each.reason] == ["Sở đã tổ chức hội nghị sơ kết ngày 22/3/2024."]
    assert all(s.source is None or replay(s.source.quote, s.ops) == s.text for s in after.sentences())


def test_statement_comes_back_with_the_date(draft: Draft) -> None:
    question = asked(draft, "22/3/2024")
    after = with_answers(with_answers(draft, {question.id: "none"}), {question.id: "20/3/2025"})
    assert "Sở đã tổ chức hội nghị sơ kết ngày 20/3/2025." in text(after)
    assert after.dropped == draft.dropped


def test_date_whose_sentence_holds_another_figure_is_refused(draft: Draft) -> None:
    question = asked(draft, "10/4/2024")
    assert not can_be_none(draft, question)
    with pytest.raises(RejectedFact, match="còn nêu nội dung khác"):
        with_answers(draft, {question.id: "none"})


def test_document_is_never_none_and_a_count_may_be(draft: Draft) -> None:
    document = Question("q99", "citation", "Văn bản thay cho Kế hoạch số 12/KH-UBND", None, "text", "Kế hoạch số 12/KH-UBND", ("I",), ())
    draft = replace(draft, questions=(*draft.questions, document))
    with pytest.raises(RejectedFact, match="không thể «không phát sinh»"):
        with_answers(draft, {document.id: "none"})
    count = asked(draft, "45")
    assert can_be_none(draft, count)
    assert "không có lượt công dân" in text(with_answers(draft, {count.id: "none"}))
