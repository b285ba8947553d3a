"""The review from the conversation: what is said is understood as the act, and does it."""

from datetime import date

import pytest

from assistant.conversation.commands import ReviewAct
from assistant.conversation.message import read_message
from assistant.conversation.review_words import read_confirmation
from assistant.conversation.understanding import understand
from tests.assistant.conversation.conftest import Office


def read(message: str) -> object:
    return understand(read_message(message), today=date(2025, 6, 5))


@pytest.mark.parametrize(
    ("message", "verb"),
    [
        ("trình duyệt", "submit"),
        ("Trình duyệt báo cáo giúp tôi", "submit"),
        ("trình duyệt lại", "submit"),
        ("trinh anh Bao duyet", "submit"),
        ("trình anh Bảo duyệt", "submit"),
        ("trình duyệt kế hoạch này", "submit"),
        ("trinh duyet ke hoach nay", "submit"),
        ("gửi duyệt", "submit"),
        ("gui duyet", "submit"),
        ("nộp cho lãnh đạo duyệt", "submit"),
        ("nop cho lanh dao duyet", "submit"),
        ("gửi báo cáo cho anh Bảo duyệt", "submit"),
        ("chuyển lãnh đạo phòng xem duyệt nhé", "submit"),
        ("vẫn trình duyệt", "submit"),
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


@pytest.mark.parametrize(
    "message",
    [
        "trả lại mục 4.3",
        "nhận mục 4.3",
        "gửi lãnh đạo duyệt ở đâu",
        "trình duyệt thế nào",
        "gửi báo cáo cho Sở Nội vụ",
        "trình UBND tỉnh ban hành kế hoạch",
        "đồng ý mục 4.3",
        "có nên duyệt mục 4.3 không?",
        "mở đối chiếu",
        "mục nào thiếu",
    ],
)
def test_other_requests_are_none_of_it(message: str) -> None:
    assert not isinstance(read(message), ReviewAct)


@pytest.mark.parametrize(
    "note",
    [
        "nhờ anh Bảo xem kỹ mục kinh phí",
        "anh xem giúp em mục 4 nhé",
        "nhờ anh, kiểm tra mục 5 đã ổn chưa?",
        "vui lòng duyệt trước ngày 20/6, cảm ơn anh ạ",
        "xóa hết số liệu cũ ở mục 2 rồi",
        "nhờ anh giúp",
    ],
)
def test_a_note_keeps_every_word(office: Office, note: str) -> None:
    found = read(f"trình duyệt: {note}")
    assert isinstance(found, ReviewAct) and (found.verb, found.reason) == ("submit", note)
    report = office.start("trade")
    assert "Vẫn trình?" in office.say(f"trình duyệt: {note}", report).text
    assert f"«{note}»" in office.say("vẫn trình", report).text
    assert office.workflow.reviewing.of(report.id).events[-1].text == note
    office.untouched.clear()


@pytest.mark.parametrize(
    ("words", "agreed"),
    [("vâng", True), ("vẫn trình", True), ("ok trình luôn", True), ("thôi", False), ("chưa trình", False), ("mục 4.3", None), ("vì sao?", None)],
)
def test_agreement_is_told_from_other_words(words: str, *, agreed: bool | None) -> None:
    assert read_confirmation(read_message(words)) is agreed


def test_report_with_gaps_is_submitted_only_when_it_is_said_again(office: Office) -> None:
    report = office.start("trade")
    reviewing = office.workflow.reviewing
    asked = office.say("nop cho lanh dao duyet", report)
    assert asked.outcome == "clarify" and "câu hỏi chưa trả lời" in asked.text
    assert not reviewing.of(report.id).events
    assert "Chưa trình duyệt" in office.say("thôi", report).text
    assert office.say("vâng", report).outcome != "acted" and not reviewing.of(report.id).events
    office.say("trình duyệt", report)
    office.say("còn lỗi gì?", report)
    assert office.say(asked.choices[0], report).outcome == "acted"
    assert reviewing.of(report.id).status.word == "submitted"
    office.untouched.clear()


def test_section_sent_back_and_not_mended_is_named_before_it_is_submitted_again(office: Office) -> None:
    report = office.start("trade")
    reviewing = office.workflow.reviewing
    office.say("vẫn trình duyệt", report)
    first, second = (s for s in reviewing.of(report.id).claims.sections if s.id in ("I.1.1", "I.1.2"))
    reviewing.send_section_back(report.id, first.id, "Thiếu ngày ban hành", who="Bảo")
    reviewing.send_section_back(report.id, second.id, "Sai số", who="Bảo")
    told = office.say("trình duyệt lại", report).text
    assert f"Mục «{first.heading}» chưa sửa" in told and f"Mục «{second.heading}» chưa sửa" in told
    office.say(f"thêm vào mục {first.id} câu: Sở ban hành kế hoạch ngày 05/01/2026.", report)
    told = office.say("trình duyệt lại", report).text
    assert first.heading not in told and f"Mục «{second.heading}» chưa sửa" in told
    assert reviewing.of(report.id).status.word == "returned"
    assert office.say("vẫn trình", report).outcome == "acted"
    office.untouched.clear()


@pytest.mark.parametrize("words", ["trình duyệt", "vẫn trình duyệt", "còn gì chưa duyệt?", "mở đối chiếu", "xuất word"])
def test_addresses_are_links_and_never_words(office: Office, words: str) -> None:
    report = office.start("trade")
    answer = office.say(words, report)
    assert "/" + report.id not in answer.text and "/api/" not in answer.text
    assert any(action.url and report.id in action.url for action in answer.actions)
    office.untouched.clear()
