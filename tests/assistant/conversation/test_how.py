"""Questions about the program are answered from its help; orders and questions about the world are not swallowed by it."""

import re
from datetime import date
from typing import get_args

import pytest

from assistant.conversation.commands import AskHow
from assistant.conversation.message import read_message
from assistant.conversation.places import fitting
from assistant.conversation.section_names import read_section
from assistant.conversation.understanding import understand
from corpus.text.folding import strip_accents
from prompts.catalogue import render
from prompts.contexts import TalkHowTo
from prompts.contexts.talk_how import Examples, HowTo
from tests.assistant.conversation.conftest import Office

TODAY = date(2026, 6, 5)
QUESTIONS = [
    ("làm sao để đổi số này?", "change_answer"),
    ("muốn sửa số liệu đã nhập thì làm thế nào", "change_answer"),
    ("tôi nhập sai số thì sao", "change_answer"),
    ("lỡ điền nhầm thì làm sao?", "change_answer"),
    ("làm sao để đổi số này? tôi gõ nhầm số tin 550", "change_answer"),
    ("tôi gõ nhầm số tin 550, làm sao để đổi số này?", "change_answer"),
    ("sửa câu đã trả lời ở đâu", "change_answer"),
    ("nhập từ excel thế nào", "table"),
    ("tôi có bảng excel, nhập vào đâu?", "table"),
    ("tôi có bảng số liệu excel thì dán vào đâu", "table"),
    ("cách nhập số liệu từ Excel", "table"),
    ("xuất word ở đâu", "export"),
    ("làm thế nào để xuất file word?", "export"),
    ("in báo cáo ở đâu", "export"),
    ("nhận tất cả các mục thế nào", "accept_all"),
    ("làm sao nhận hết các mục một lượt", "accept_all"),
    ("nhận một mục bằng cách nào", "accept"),
    ("trình duyệt thế nào", "submit"),
    ("gửi lãnh đạo duyệt ở đâu", "submit"),
    ("hoàn tác thế nào", "undo"),
    ("làm sao quay lại bước trước", "undo"),
    ("thêm mục thế nào", "add_section"),
    ("muốn thêm một mục mới thì làm thế nào", "add_section"),
    ("đổi tên mục ở đâu", "move_section"),
    ("bỏ một mục thừa thì làm sao", "drop_section"),
    ("thêm câu của tôi thế nào", "add_text"),
    ("sửa nội dung ở đâu", "edit_text"),
    ("thay căn cứ hết hiệu lực thế nào", "basis"),
    ("không phát sinh thì ghi thế nào", "nothing"),
    ("kiểm tra lỗi bằng cách nào", "check"),
    ("cách tạo báo cáo mới", "start"),
    ("xem nguồn của câu ở đâu", "source"),
    ("lấy lại bản cũ thế nào", "versions"),
    ("thêm văn bản vào kho thế nào", "upload"),
    ("xóa báo cáo thế nào", "delete_report"),
    ("đặt hạn gửi ở đâu", "deadline"),
    ("lưu ở đâu", "save"),
]
OTHERS = [
    "sửa câu 4 thành 28",
    "nhận tất cả các mục",
    "xuất word",
    "trình duyệt",
    "hoàn tác",
    "Giấy khen: 14 cá nhân",
    "thêm mục «11. Công tác khác» sau mục I.10",
    "trình tự xét tặng Giấy khen thế nào?",
    "hồ sơ đề nghị khen thưởng nộp ở đâu?",
    "thủ tục trình khen thưởng như thế nào",
    "kiểm tra công tác thi đua, khen thưởng thế nào?",
    "quỹ thi đua, khen thưởng được trích lập như thế nào?",
    "câu này lấy ở đâu ra",
    "mục nào chưa xong?",
    "căn cứ nào hết hiệu lực?",
    "mục 3.2 so với kỳ trước thế nào",
    "không phát sinh đơn thư",
    "kỳ này không có kiến nghị gì",
    "còn lỗi gì?",
    "thay Công văn số 214/BTĐKT-NV bằng Công văn số 1187/SNV-TĐKT",
    "bản kế hoạch năm 2025 được gửi cho ai?",
    "sáng kiến được công nhận thế nào?",
]


@pytest.mark.parametrize("marked", [True, False], ids=["marked", "bare"])
@pytest.mark.parametrize(("words", "topic"), QUESTIONS)
def test_question_about_the_program_is_answered_by_its_help(words: str, topic: str, *, marked: bool) -> None:
    assert understand(read_message(words if marked else strip_accents(words)), today=TODAY) == AskHow(topic)  # type: ignore[arg-type]


@pytest.mark.parametrize("marked", [True, False], ids=["marked", "bare"])
@pytest.mark.parametrize("words", OTHERS)
def test_orders_and_questions_about_the_world_are_left_alone(words: str, *, marked: bool) -> None:
    assert not isinstance(understand(read_message(words if marked else strip_accents(words)), today=TODAY), AskHow)


@pytest.mark.parametrize("is_open", [True, False])
@pytest.mark.parametrize("topic", get_args(HowTo))
def test_every_topic_has_its_text(topic: HowTo, *, is_open: bool) -> None:
    text = render(TalkHowTo(topic, is_open, Examples(year=2026, day="14/6/2026")))
    assert len(text) > 60
    assert "!" not in text


def test_help_is_answered_without_touching_the_report(office: Office) -> None:
    report = office.start("trade")
    reply = office.say("toi co bang excel, nhap vao dau?", report)
    assert (reply.outcome, office.workflow.open(report.id).revision) == ("answered", report.revision)
    assert "Nhập số liệu cả bảng" in reply.text
    assert "Không tìm thấy nguồn" not in reply.text


@pytest.mark.parametrize("words", ["sua cau 4 thanh 28", "đổi câu 4 thành 28", "câu 4: 28", "câu hỏi 4 là 28", "sửa q04: 28"])
def test_answer_is_changed_by_the_number_of_its_question(office: Office, words: str) -> None:
    report = office.start("trade")
    asked = next(q for q in report.draft.questions if q.type == "int")
    number = int(asked.id.removeprefix("q"))
    reply = office.say(words.replace("04", f"{number:02d}").replace("4", str(number)) if "q04" not in words else words.replace("q04", asked.id), report)
    assert reply.outcome == "acted", reply.text
    values = {q.id: q.value for q in office.workflow.open(report.id).draft.questions if q.value is not None}
    assert values == {asked.id: "28"}


def test_figure_is_changed_by_its_name_and_words_of_the_text_stay_words(office: Office) -> None:
    report = office.start("trade")
    names = [q.name for q in report.draft.questions]
    asked = next(q for q in report.draft.questions if q.type == "int" and names.count(q.name) == 1 and "(" not in q.name)
    reply = office.say(f"sửa {asked.name} thành 28", report)
    assert reply.outcome == "acted", reply.text
    assert {q.id: q.value for q in office.workflow.open(report.id).draft.questions if q.value is not None} == {asked.id: "28"}


def test_examples_are_of_the_open_report(office: Office) -> None:
    report = office.start("trade")
    name = "số phiên chợ hàng Việt được tổ chức"
    office.say(f"{name}: 17", report)
    office.say("số gian hàng được tổ chức: 38", report)
    told = office.say("lam sao de doi so nay? toi go nham so phien cho 17", report).text
    number = next(int(q.id[1:]) for q in report.draft.questions if q.name == name)
    assert f"«câu {number}: …»" in told and name in told and "đang ghi 17" in told


@pytest.mark.parametrize("words", ["nhận một mục bằng cách nào", "bỏ một mục thừa thì làm sao", "đổi tên mục ở đâu", "sửa nội dung ở đâu", "thêm mục thế nào"])
def test_sections_in_examples_exist(office: Office, words: str) -> None:
    report = office.start("trade")
    named = re.findall(r"mục ((?:[IVX]+\.)?\d[\d.]*)(?!\w)", office.say(words, report).text)
    assert named
    for number in named:
        section = read_section(read_message(f"mục {number.rstrip('.')}"), 0, 20)
        assert section and fitting(report, section), number


def test_order_not_understood_is_answered_with_sections_and_questions_of_the_report(office: Office) -> None:
    report = office.start("trade")
    told = office.say("to đậm câu cuối", report).text
    assert "Chưa hiểu" in told and "Giấy khen: 14" not in told
    assert any(f"«{q.name}: …»" in told for q in report.draft.questions)
