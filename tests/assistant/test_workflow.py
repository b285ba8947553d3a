"""A report from start to export: decisions, answers, undo to the first letter, two hands on one report."""

from contextlib import closing
from pathlib import Path

import pytest

from assistant.editing import EditedParagraph
from assistant.errors import RejectedFact, StaleRevision, UnknownQuestion, UnknownReport, UnknownSection
from assistant.report import Report, inherited_share, progress_of
from assistant.workflow import Start, Workflow
from corpus.errors import UnknownDocument
from corpus.periods import Period
from tests.assistant.offices import START, open_office

WHO = "Cán bộ"


@pytest.fixture
def report(workflow: Workflow) -> Report:
    return workflow.create(START, who=WHO)


def texts(report: Report) -> list[str]:
    return [sentence.text for _, sentence in report.sentences()]


def section_text(report: Report, identifier: str) -> str:
    section = report.draft.section(identifier)
    return "\n".join(paragraph.text for paragraph in report.paragraphs(section)) if section else ""


def figure(report: Report) -> str:
    return next(q.id for q in report.draft.questions if q.kind == "figure")


def test_new_report_is_revision_one_with_nothing_decided(workflow: Workflow, report: Report) -> None:
    assert report.revision == 1
    assert {report.state(s).status for s in report.draft.sections} == {"empty", "proposed"}
    assert workflow.open(report.id) == report


def test_preview_stores_nothing(workflow: Workflow) -> None:
    preview = workflow.preview(START)
    assert preview.shift > 3 and preview.deadline is None and workflow.reports() == ()


def test_request_gives_outline_and_deadline(workflow: Workflow) -> None:
    made = workflow.create(Start("bc-6t-2024", Period.parse("2025H1"), request="cv-2025"), who=WHO)
    assert made.deadline and made.deadline.isoformat() == "2025-06-12"
    assert [s.number for s in made.draft.sections] == ["I", "1"]


def test_unknown_document_is_refused(workflow: Workflow) -> None:
    with pytest.raises(UnknownDocument, match="khong-co"):
        workflow.create(Start("khong-co", Period.parse("2025H1")), who=WHO)


def test_unknown_report_is_refused(workflow: Workflow) -> None:
    with pytest.raises(UnknownReport, match="r99"):
        workflow.open("r99")


def test_accepted_candidate_becomes_the_text_of_its_section(workflow: Workflow, report: Report) -> None:
    after = workflow.decide(report.id, "I.1", "accept", who=WHO, candidate="B")
    assert after.states["I.1"].status == "accepted" and after.states["I.1"].chosen == "B"
    assert "Nhìn chung" not in section_text(after, "I.1")


def test_unknown_candidate_is_refused_and_nothing_changes(workflow: Workflow, report: Report) -> None:
    with pytest.raises(UnknownSection, match="«Z»"):
        workflow.decide(report.id, "I.1", "accept", who=WHO, candidate="Z")
    assert workflow.open(report.id).revision == 1


def test_unknown_section_is_refused(workflow: Workflow, report: Report) -> None:
    with pytest.raises(UnknownSection, match="IX"):
        workflow.decide(report.id, "IX", "accept", who=WHO)


def test_edited_section_keeps_sources_and_names_its_author(workflow: Workflow, report: Report) -> None:
    text = section_text(report, "I.1").replace("các phòng đã làm tốt", "các phòng đã làm rất tốt")
    after = workflow.decide(report.id, "I.1", "edit", who="Chị Bình", paragraphs=[EditedParagraph(text)])
    assert section_text(after, "I.1") == text and after.states["I.1"].status == "edited"
    assert [s.author for p in (after.states["I.1"].paragraphs or ()) for s in p.sentences] == [None, "Chị Bình"]


def test_rejected_section_is_empty(workflow: Workflow, report: Report) -> None:
    assert section_text(workflow.decide(report.id, "I.1", "reject", who=WHO), "I.1") == ""


def test_answer_fills_open_and_accepted_sections(workflow: Workflow, report: Report) -> None:
    workflow.decide(report.id, "I.1", "accept", who=WHO)
    after = workflow.answer(report.id, {figure(report): "5"}, who=WHO)
    assert all("Sở tổ chức 05 cuộc họp" in section_text(after, section) for section in ("I.1", "I.2"))


def test_answer_fills_a_slot_that_survived_an_edit(workflow: Workflow, report: Report) -> None:
    text = section_text(report, "I.1").replace("với các phòng", "với tất cả các phòng")
    workflow.decide(report.id, "I.1", "edit", who=WHO, paragraphs=[EditedParagraph(text)])
    after = workflow.answer(report.id, {figure(report): "5"}, who=WHO)
    assert "Sở tổ chức 05 cuộc họp với tất cả các phòng." in section_text(after, "I.1")


def test_answer_can_be_taken_back(workflow: Workflow, report: Report) -> None:
    workflow.answer(report.id, {figure(report): "5"}, who=WHO)
    assert texts(workflow.answer(report.id, {figure(report): None}, who=WHO)) == texts(report)


def test_refused_answer_changes_nothing(workflow: Workflow, report: Report) -> None:
    with pytest.raises(RejectedFact):
        workflow.answer(report.id, {figure(report): "nhiều"}, who=WHO)
    with pytest.raises(UnknownQuestion):
        workflow.answer(report.id, {figure(report): "5", "q99": "1"}, who=WHO)
    assert workflow.open(report.id) == report


def test_undo_goes_back_to_the_first_letter(workflow: Workflow, report: Report) -> None:
    workflow.decide(report.id, "I.1", "accept", who=WHO, candidate="B")
    workflow.answer(report.id, {figure(report): "5"}, who=WHO)
    workflow.decide(report.id, "I.2", "edit", who=WHO, paragraphs=[EditedParagraph("Viết lại hết.")])
    workflow.decide(report.id, "II", "reject", who=WHO)
    for _ in range(4):
        after = workflow.undo(report.id, who=WHO)
    assert (after.draft, dict(after.states), texts(after)) == (report.draft, {}, texts(report))


def test_undo_past_the_beginning_changes_nothing(workflow: Workflow, report: Report) -> None:
    assert workflow.undo(report.id, who=WHO).revision == 1


def test_undo_after_undo_and_a_new_change_returns_to_before_that_change(workflow: Workflow, report: Report) -> None:
    workflow.decide(report.id, "I.1", "reject", who=WHO)
    workflow.undo(report.id, who=WHO)
    workflow.decide(report.id, "I.2", "reject", who=WHO)
    assert texts(workflow.undo(report.id, who=WHO)) == texts(report)


def test_undo_takes_the_progress_of_the_list_back(workflow: Workflow, report: Report) -> None:
    workflow.decide(report.id, "I.1", "accept", who=WHO)
    assert workflow.reports()[0].progress.accepted == 1
    workflow.undo(report.id, who=WHO)
    assert workflow.reports()[0].progress.accepted == 0


def test_stale_revision_is_refused_and_nothing_is_lost(workflow: Workflow, report: Report) -> None:
    workflow.decide(report.id, "I.1", "accept", who=WHO, revision=1)
    with pytest.raises(StaleRevision, match="đã nhận phương án mục 1"):
        workflow.decide(report.id, "I.1", "reject", who=WHO, revision=1)
    with pytest.raises(StaleRevision, match="tải lại trang"):
        workflow.decide(report.id, "I.2", "reject", who=WHO, revision=9)
    assert workflow.open(report.id).states.keys() == {"I.1"}


def test_two_workflows_on_one_folder_see_each_other(tmp_path: Path) -> None:
    one, first = open_office(tmp_path)
    other, second = open_office(tmp_path)
    made = one.create(START, who="Một")
    other.decide(made.id, "I.1", "accept", who="Hai", revision=1)
    with pytest.raises(StaleRevision):
        one.decide(made.id, "I.1", "reject", who="Một", revision=1)
    assert one.open(made.id).states["I.1"].by == "Hai"
    first.close()
    second.close()


def test_newest_report_comes_first(workflow: Workflow, report: Report) -> None:
    other = workflow.create(START, who=WHO)
    assert [summary.id for summary in workflow.reports()] == [other.id, report.id]
    workflow.decide(report.id, "I.1", "accept", who=WHO)
    assert workflow.reports()[0].id == report.id


def test_findings_stand_in_their_sentences(workflow: Workflow, report: Report) -> None:
    found = workflow.findings(report)
    assert found
    for placed in found:
        assert 0 <= placed.start <= placed.end <= len(placed.place.sentence.text)


def test_progress_counts_sections_with_text_and_answers(workflow: Workflow, report: Report) -> None:
    assert (progress_of(report).sections, progress_of(report).answered) == (3, 0)
    workflow.decide(report.id, "I.1", "accept", who=WHO)
    assert progress_of(workflow.answer(report.id, {figure(report): "5"}, who=WHO)).answered == 1


def test_inherited_share_falls_with_every_edit(workflow: Workflow, report: Report) -> None:
    after = workflow.decide(report.id, "I.2", "edit", who=WHO, paragraphs=[EditedParagraph("Viết lại hoàn toàn phần này.")])
    assert 0 < inherited_share(after) < inherited_share(report) < 1


def test_export_is_a_docx(workflow: Workflow, report: Report) -> None:
    assert workflow.export(report)[:2] == b"PK"


def test_a_heading_of_once_takes_its_section_out_and_undo_brings_it_back(tmp_path: Path) -> None:
    """«3. Tổng kết 10 năm …» answered with «Bỏ mục này»."""
    workflow, database = open_office(tmp_path, body="I. KẾT QUẢ\n\n1. Chỉ đạo\n\nSở đã họp.\n\n2. Tổng kết 10 năm thực hiện Chỉ thị\n\nSở đã gửi báo cáo.")
    with closing(database):
        report = workflow.create(START, who="An")
        (once,) = [question.id for question in report.draft.questions if "Bỏ mục này" in question.options]
        answered = workflow.answer(report.id, {once: "Bỏ mục này"}, who="An")
        assert [section.id for section in answered.draft.sections] == ["I", "I.1"]
        assert {"2. Tổng kết 10 năm thực hiện Chỉ thị", "Sở đã gửi báo cáo."} <= {dropped.source.quote for dropped in answered.draft.dropped}
        assert [section.id for section in workflow.undo(report.id, who="An").draft.sections] == ["I", "I.1", "I.2"]
