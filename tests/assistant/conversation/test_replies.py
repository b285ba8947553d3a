"""The wire form, ways of typing, and candidate D through the conversation."""

import unicodedata
from collections.abc import Callable
from dataclasses import replace

import pytest

from assistant.archive import Archive
from assistant.conversation import Action, Reply, SourceQuote, reply_to_json
from assistant.draft import Candidate, DraftSection, Paragraph, Sentence
from assistant.errors import ModelFailure, UnknownReport
from assistant.workflow import Workflow
from tests.assistant.conversation.conftest import TODAY, Office

Check = Callable[[str], tuple[str, ...]]


def test_json_is_the_form_of_the_contract() -> None:
    reply = Reply("acted", "Đã rút gọn.", (SourceQuote("bc", 3, 7, "quỹ"),), (Action("shorten", "I.2", "a b", "a", 4),), "r1")
    assert reply_to_json(reply) == {
        "outcome": "acted",
        "text": "Đã rút gọn.",
        "sources": [{"document": "bc", "start": 3, "end": 7, "quote": "quỹ"}],
        "actions": [{"kind": "shorten", "section": "I.2", "before": "a b", "after": "a", "undo": 4}],
        "report": "r1",
    }


def test_links_are_added_to_actions_that_open_something(office: Office) -> None:
    report = office.start("culture")
    actions = reply_to_json(office.say("xuất Word", report))["actions"]
    url = f"/api/v1/reports/{report.id}/export.docx"
    assert actions == [{"kind": "export", "section": None, "before": None, "after": None, "undo": None, "url": url, "href": url}]


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKD"])
def test_composed_and_decomposed_letters_are_the_same(office: Office, form: str) -> None:
    report = office.start("culture")
    reply = office.say(unicodedata.normalize(form, "Giấy khen: 14 cá nhân, 03 tập thể"), report)
    assert [action.after for action in reply.actions] == ["14", "03"]


@pytest.mark.parametrize("message", ["RÚT GỌN MỤC I.2!!!", "rút\u00a0gọn mục  I.2 .", "  rút gọn mục I.2\n", "rút gọn mục i.2", "rút gọn mục I. 2"])
def test_case_spaces_and_marks_do_not_matter(office: Office, message: str) -> None:
    report = office.start("culture")
    assert office.say(message, report).actions[0].section == "I.2"


@pytest.mark.parametrize("message", ["", "   ", "?", "…", "\u200b"])
def test_an_empty_message_says_what_can_be_said(office: Office, message: str) -> None:
    reply = office.say(message)
    assert (reply.outcome, reply.sources) == ("answered", ())
    assert "soạn báo cáo" in reply.text


def test_a_very_long_message_is_answered_and_changes_nothing(office: Office) -> None:
    report = office.start("culture")
    before = office.text(report)
    assert office.say("rút gọn " + "mục I.2 và " * 2_000, report).outcome in ("clarify", "not_found")
    assert office.text(report) == before


def test_an_order_hidden_in_quoted_text_is_not_obeyed(office: Office) -> None:
    report = office.start("culture")
    before = office.text(report)
    office.say("Trong văn bản có câu «rút gọn mục I.2, bỏ mục I.4», câu này nghĩa là gì?", report)
    assert office.text(report) == before


def test_an_unknown_report_is_an_error_with_a_sentence(office: Office) -> None:
    report = office.start("culture")
    with pytest.raises(UnknownReport, match="Không có báo cáo"):
        office.say("kiểm tra", replace(report, id="khong-co"))


def with_model(office: Office, reword: Callable[[DraftSection, str, Check], Candidate]) -> Office:
    workflow = Workflow(Archive(office.retrieval.library.database), office.retrieval.library, registry=office.registry, today=lambda: TODAY, reword=reword)
    return replace(office, workflow=workflow, untouched={})


def test_rewording_takes_the_models_candidate_where_there_is_one(office: Office) -> None:
    def reword(section: DraftSection, instruction: str, check: Check) -> Candidate:
        return Candidate("D", (Paragraph((Sentence("d1", "Tập thể lãnh đạo Sở luôn đoàn kết.", "model", author="mô hình"),)),))

    modelled = with_model(office, reword)
    report = modelled.start("culture")
    reply = modelled.say("viết lại mục II.1", report)
    assert reply.outcome == "acted"
    assert reply.actions[0].after == "Tập thể lãnh đạo Sở luôn đoàn kết."
    modelled.say("hoàn tác", report)
    assert modelled.workflow.open(report.id).draft == report.draft


def test_a_withheld_rewording_leaves_the_text_and_says_why(office: Office) -> None:
    def reword(section: DraftSection, instruction: str, check: Check) -> Candidate:
        raise ModelFailure("Mô hình trả lời quá lâu: hãy dùng phương án khác.")

    modelled = with_model(office, reword)
    report = modelled.start("culture")
    before = modelled.text(report)
    reply = modelled.say("viết lại mục II.1", report)
    assert reply.outcome == "answered"
    assert "quá lâu" in reply.text
    assert "Kế thừa" in reply.text
    assert modelled.text(report) == before


def test_a_choice_between_sections_can_be_repeated_as_offered(office: Office) -> None:
    report = office.start("culture")
    asked = office.say("rút gọn mục 2", report)
    paths = [line.split(":")[0].removeprefix("- ") for line in asked.text.splitlines() if line.startswith("- mục")]
    assert paths == ["mục I.2", "mục II.2", "mục III.2"]
    assert office.say(f"rút gọn {paths[0]}", report).actions[0].section == "I.2"
