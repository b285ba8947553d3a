"""The exact name of a question in «sửa … thành …» answers it, and never other questions or words of the text."""

import pytest

from assistant.report import Report
from corpus.text.folding import strip_accents
from tests.assistant.conversation.conftest import Office


def values(office: Office, report: Report) -> dict[str, str]:
    return {q.name: q.value for q in office.workflow.open(report.id).draft.questions if q.value is not None}


@pytest.mark.parametrize(
    ("name", "said", "value"),
    [
        ("ngày chốt số liệu", "10/6/2026", None),
        ("số phòng trên tổng số được gửi", "12/12", "12/12"),
        ("số người dự trên tổng số", "30/33", "30/33"),
        ("số xã (tiêu chí cơ sở hạ tầng thương mại nông thôn)", "28", "28"),
        ("số tiền người lao động đã đóng góp", "19,2 triệu đồng", "19.200.000"),
        ("ngày cuộc có 33/33 người dự", "08/5/2026", None),
        ("tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng", "28 tỷ đồng", None),
        ("số phiên chợ hàng Việt được tổ chức", "không có", "none"),
    ],
)
@pytest.mark.parametrize("order", ["sửa {} thành {}", "đổi {} thành {}", "cập nhật «{}» là {}", "bare"])
def test_question_named_in_full_is_answered(office: Office, order: str, name: str, said: str, value: str | None) -> None:
    report = office.start("trade")
    message = strip_accents(f"doi {name} thanh {said}") if order == "bare" else order.format(name, said)
    reply = office.say(message, report)
    assert reply.outcome == "acted", reply.text
    given = values(office, report)
    assert list(given) == [name]
    assert value is None or given[name].startswith(value)


def test_value_that_does_not_fit_is_refused_and_nothing_else_is_answered(office: Office) -> None:
    report = office.start("trade")
    for message in ("sửa ngày cuộc có 33/33 người dự thành 28", "sửa số phòng trên tổng số được gửi thành 28"):
        reply = office.say(message, report)
        assert reply.outcome == "clarify" and "không có câu nào" not in reply.text
    assert values(office, report) == {}


@pytest.mark.parametrize(
    "message",
    [
        "đổi kim ngạch xuất khẩu thành giá trị xuất khẩu",
        "sửa «Sở Công Thương» thành «Sở Công thương tỉnh»",
        "sửa số phiên chợ hàng Việt được tổ chức thành 28 rồi xuất word",
        "sửa số phiên chợ hàng Việt thành nhiều",
    ],
)
def test_words_of_the_text_are_no_answer(office: Office, message: str) -> None:
    report = office.start("trade")
    office.say(message, report)
    assert "28 rồi xuất word" not in values(office, report).values()
    assert "kim ngạch xuất khẩu" not in values(office, report)
