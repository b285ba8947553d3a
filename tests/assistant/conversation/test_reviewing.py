"""The review from the conversation: what is said is understood as the act, and does it."""

from datetime import date

import pytest

from assistant.conversation.commands import ReviewAct
from assistant.conversation.message import read_message
from assistant.conversation.understanding import understand


def read(message: str) -> object:
    return understand(read_message(message), today=date(2025, 6, 5))


@pytest.mark.parametrize(
    ("message", "verb"),
    [
        ("trình duyệt", "submit"),
        ("Trình duyệt báo cáo giúp tôi", "submit"),
        ("trình duyệt lại", "submit"),
        ("duyệt mục 4.3", "sign"),
        ("xác nhận mục I.2", "sign"),
        ("xác nhận mục này", "sign"),
        ("bỏ xác nhận mục I.2", "unsign"),
        ("trả lại mục 2: số liệu chưa khớp", "return"),
        ("trả lại mục 2: lý do thiếu ngày họp", "return"),
        ("trả lại văn bản: thiếu phụ lục", "return_all"),
        ("đồng ý trình ký", "approve"),
        ("duyệt cả báo cáo", "approve"),
        ("còn gì chưa duyệt?", "open"),
        ("mục nào chưa xác nhận", "open"),
        ("duyet den dau roi", "open"),
    ],
)
def test_act_is_understood(message: str, verb: str) -> None:
    found = read(message)
    assert isinstance(found, ReviewAct) and found.verb == verb


def test_reason_is_kept_as_typed() -> None:
    found = read("trả lại mục 2: lý do Số liệu «14» chưa khớp QĐ 12")
    assert isinstance(found, ReviewAct) and found.reason == "Số liệu «14» chưa khớp QĐ 12"


@pytest.mark.parametrize("message", ["trả lại mục 4.3", "nhận mục 4.3", "đồng ý mục 4.3", "có nên duyệt mục 4.3 không?", "mở đối chiếu", "mục nào thiếu"])
def test_other_requests_are_none_of_it(message: str) -> None:
    assert not isinstance(read(message), ReviewAct)
