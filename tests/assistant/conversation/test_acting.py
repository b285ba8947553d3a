"""What the conversation writes: whose words stand, what they rest on, and that every step can be taken back and done again."""

import pytest

from assistant.draft import Sentence, replay
from assistant.report import Report
from tests.assistant.conversation.conftest import Office


def sentences(office: Office, report: Report, section: str) -> list[Sentence]:
    return [s for place, s in office.workflow.open(report.id).sentences() if place == section and s.cls != "heading"]


def test_a_dictated_sentence_names_its_author_and_keeps_every_letter(office: Office) -> None:
    report = office.start("culture")
    before = sentences(office, report, "II.1")
    assert office.say("Thêm vào cuối mục II.1 câu: «HĐ đã họp đủ, ko vắng ai.»", report).outcome == "acted"
    after = sentences(office, report, "II.1")
    assert after[:-1] == before
    assert (after[-1].text, after[-1].author, after[-1].source) == ("HĐ đã họp đủ, ko vắng ai.", "Cán bộ", None)


def test_replaced_words_keep_the_source_of_their_sentence(office: Office) -> None:
    report = office.start("culture")
    assert office.say("mục II.1 sửa «đoàn kết» thành «đoàn kết, gương mẫu»", report).outcome == "acted"
    (changed,) = [s for s in sentences(office, report, "II.1") if s.author]
    assert changed.text == "Tập thể lãnh đạo Sở đoàn kết, gương mẫu."
    assert changed.source
    assert replay(changed.source.quote, changed.ops) == changed.text


def test_a_sentence_spoken_of_is_taken_out_alone(office: Office) -> None:
    report = office.start("trade")
    before = sentences(office, report, "I.2.4")
    assert office.say("bỏ câu về Trạm biến áp Cụm công nghiệp Bến Trúc ở mục 2.4", report).outcome == "acted"
    gone = [s.text for s in before if s not in sentences(office, report, "I.2.4")]
    assert len(gone) == 1
    assert "Trạm biến áp" in gone[0]


def test_a_slot_is_answered_not_typed_over(office: Office) -> None:
    report = office.start("culture")
    assert office.say("mục 3.1 sửa «kỳ trước» thành «năm trước»", report).outcome == "clarify"


def test_a_successor_takes_the_place_of_an_ended_basis_but_not_in_a_title(office: Office) -> None:
    report = office.start("trade")
    assert office.say("thay các căn cứ hết hiệu lực ở mục 1.2 bằng văn bản đang có hiệu lực", report).outcome == "acted"
    text = office.text(report)["I.1.2"]
    assert "Nghị định số 152/2025/NĐ-CP ngày 14/6/2025" in text
    assert "Quyết định số 37/2025/QĐ-UBND ngày 29/8/2025" in text
    assert "15/2024/QĐ-UBND" not in text


def test_only_the_document_named_gives_way(office: Office) -> None:
    report = office.start("trade")
    office.say("thay Nghị định 98/2023/NĐ-CP bằng Nghị định 152/2025/NĐ-CP", report)
    assert "Luật Thi đua, khen thưởng và Nghị định số 98/2023/NĐ-CP" in office.text(report)["I.1.2"]


def test_a_number_that_nobody_knows_is_not_typed_over_another(office: Office) -> None:
    report = office.start("trade")
    before = office.text(report)
    reply = office.say("sửa 98/2023/NĐ-CP thành 98/2025/NĐ-CP cho khỏi báo hết hiệu lực", report)
    assert (reply.outcome, office.text(report)) == ("clarify", before)
    assert "sổ đăng ký không có" in reply.text


def test_a_promise_kept_is_recorded_and_told_where_it_stood(office: Office) -> None:
    report = office.start("trade")
    assert office.say("Khối thi đua đã sơ kết 6 tháng đầu năm 2025 vào ngày 24/7/2025", report).outcome == "acted"
    assert sentences(office, report, "I.5.3")[-1].text == "Khối thi đua đã sơ kết 6 tháng đầu năm 2025 vào ngày 24/7/2025."
    assert [q.value for q in office.workflow.open(report.id).draft.questions if q.kind == "followup" and "Khối" in q.name and q.value] == ["Đã làm"]


def test_figures_of_one_sentence_go_to_their_places_and_the_share_follows(office: Office) -> None:
    report = office.start("trade")
    assert office.say("Hội đồng Sáng kiến xét 09 sáng kiến, công nhận 08 sáng kiến", report).outcome == "acted"
    text = office.text(report)["I.5.2"]
    assert "xét 09 sáng kiến và công nhận 08 sáng kiến, đạt tỷ lệ 88,89%" in text


@pytest.mark.parametrize("words", ["Rút gọn mục I.2", "thêm vào mục I.2 câu: Sở khen kịp thời."])
def test_the_last_proposal_is_left_or_taken(office: Office, words: str) -> None:
    report = office.start("culture")
    before = office.text(report)
    office.say(words, report)
    changed = office.text(report)
    assert changed != before
    assert office.say("bỏ đề xuất này", report).outcome == "acted"
    assert office.text(report) == before
    office.say(words, report)
    assert office.say("chấp nhận", report).outcome == "acted"
    assert office.text(report) == changed
    section = office.workflow.open(report.id).draft.section("I.2")
    assert section
    assert office.workflow.open(report.id).state(section).status == "accepted"


def test_without_a_proposal_it_is_asked_what_is_meant(office: Office) -> None:
    report = office.start("culture")
    office.say("số hồ sơ là 52", report)
    assert office.say("chấp nhận", report).outcome == "clarify"


def test_what_was_undone_is_done_again_step_by_step(office: Office) -> None:
    report = office.start("culture")
    texts = [office.text(report)]
    for words in ("bỏ mục I.4", "Giấy khen: 14 cá nhân"):
        office.say(words, report)
        texts.append(office.text(report))
    for words, expected in (("hoàn tác", 1), ("hoàn tác", 0), ("làm lại", 1), ("làm lại", 2), ("hoàn tác", 1), ("làm lại", 2)):
        assert office.say(words, report).outcome == "acted"
        assert office.text(report) == texts[expected], words
    assert office.say("làm lại", report).outcome == "answered"


def test_requests_of_one_message_are_all_done_or_named(office: Office) -> None:
    report = office.start("culture")
    reply = office.say("rút gọn mục I.2 rồi xuất Word; Huân chương: 02 cá nhân", report)
    assert {action.kind for action in reply.actions} == {"shorten", "export"}
    assert "Huân chương" in reply.text


def test_a_section_drafted_from_another_document_waits_for_consent(office: Office) -> None:
    report = office.start("trade")
    before = office.text(report)
    offered = office.say("soạn mục I.8 từ báo cáo tổng kết năm 2025", report)
    assert {source.document for source in offered.sources} == {"bc-tdkt-nam-2025"}
    assert office.text(report) == before
    assert office.say("chấp nhận", report).outcome == "acted"
    assert {s.source.document for s in sentences(office, report, "I.8") if s.source} == {"bc-tdkt-nam-2025"}
    office.say("hoàn tác", report)
    assert office.text(report) == before
