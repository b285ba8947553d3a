"""The outline of a report in progress, changed by an officer: exact wording, nothing lost, everything undone."""

import pytest

from assistant.draft import replay
from assistant.editing import EditedParagraph
from assistant.errors import BadOutline, StaleRevision, UnknownSection
from assistant.report import Report
from assistant.workflow import Place, Start, Workflow
from corpus.periods import Period
from tests.assistant.offices import START

WHO = "Chị Bình"


@pytest.fixture
def report(workflow: Workflow) -> Report:
    return workflow.create(START, who=WHO)


def outline(report: Report) -> list[tuple[str, str | None, int]]:
    return [(section.id, section.parent, section.level) for section in report.draft.sections]


def heading(report: Report, identifier: str) -> str:
    section = report.draft.section(identifier)
    return section.title.text if section and section.title else ""


def test_new_section_stands_where_it_was_put_and_has_no_text(workflow: Workflow, report: Report) -> None:
    after, added = workflow.add_section(report.id, "3. Công tác  kiểm tra", Place(after="I.2"), who=WHO)
    assert outline(after) == [("I", None, 1), ("I.1", "I", 2), ("I.2", "I", 2), ("I.3", "I", 2), ("II", None, 1)]
    section = after.draft.section(added)
    assert section and section.title and (section.number, section.title.text, section.title.author) == ("3", "3. Công tác kiểm tra", WHO)
    assert after.paragraphs(section) == () and after.state(section).status == "empty"


def test_new_section_is_helped_like_one_of_the_request(workflow: Workflow, report: Report) -> None:
    after, added = workflow.add_section(report.id, "3. Trích lập, quản lý và sử dụng quỹ thi đua, khen thưởng", Place(parent="I"), who=WHO)
    assert "số tiền trích lập quỹ" in {question.name for question in after.draft.questions if added in question.sections}


@pytest.mark.parametrize(
    ("place", "order"),
    [
        (Place(), ["I", "I.1", "I.2", "II", "III"]),
        (Place(before="I.1"), ["I", "I.III", "I.1", "I.2", "II"]),
        (Place(after="I"), ["I", "I.1", "I.2", "III", "II"]),
        (Place(parent="II"), ["I", "I.1", "I.2", "II", "II.III"]),
    ],
)
def test_places_of_a_new_section(workflow: Workflow, report: Report, place: Place, order: list[str]) -> None:
    after, _ = workflow.add_section(report.id, "III. KIẾN NGHỊ", place, who=WHO)
    assert [section.id for section in after.draft.sections] == order


def test_renamed_section_keeps_text_answers_and_source(workflow: Workflow, report: Report) -> None:
    before = report.draft.section("I.1")
    after = workflow.rename_section(report.id, "I.1", "1. Chỉ đạo, điều hành", who=WHO)
    section = after.draft.section("I.1")
    assert section and section.title and section.title.source and before
    assert section.title.text == "1. Chỉ đạo, điều hành" == replay(section.title.source.quote, section.title.ops)
    assert section.candidates == before.candidates and after.draft.questions == report.draft.questions


def test_other_headings_keep_the_exact_words_of_the_request(workflow: Workflow) -> None:
    made = workflow.create(Start("bc-6t-2024", Period.parse("2025H1"), request="cv-2025"), who=WHO)
    titles = [section.title for section in made.draft.sections]
    after, _ = workflow.add_section(made.id, "II. KIẾN NGHỊ", Place(), who=WHO)
    assert [section.title for section in after.draft.sections][: len(titles)] == titles


def test_moved_section_takes_everything_beneath_it_along(workflow: Workflow, report: Report) -> None:
    after = workflow.move_section(report.id, "I", Place(parent="II"), who=WHO)
    assert outline(after) == [("II", None, 1), ("I", "II", 2), ("I.1", "I", 3), ("I.2", "I", 3)]
    assert heading(after, "I.1") == heading(report, "I.1")


def test_section_is_not_moved_into_itself(workflow: Workflow, report: Report) -> None:
    with pytest.raises(BadOutline, match="chính nó"):
        workflow.move_section(report.id, "I", Place(after="I.1"), who=WHO)
    assert workflow.open(report.id).revision == 1


def test_every_sentence_of_a_dropped_section_is_listed_as_it_stood(workflow: Workflow, report: Report) -> None:
    workflow.decide(report.id, "I.1", "edit", who=WHO, paragraphs=[EditedParagraph("Câu hoàn toàn mới của cán bộ."), EditedParagraph("Nhìn chung, tốt.")])
    before = [sentence.text for section, sentence in workflow.open(report.id).sentences() if section in ("I", "I.1", "I.2")]
    after = workflow.drop_section(report.id, "I", who=WHO)
    gone = after.draft.dropped[len(report.draft.dropped) :]
    assert [dropped.text or dropped.source.quote for dropped in gone] == before
    assert [dropped.author for dropped in gone if dropped.text is None and not dropped.source.document] == [WHO, WHO]
    assert [section.id for section in after.draft.sections] == ["II"]


def test_questions_of_a_dropped_section_are_asked_no_more_unless_answered(workflow: Workflow, report: Report) -> None:
    figure = next(question.id for question in report.draft.questions if question.kind == "figure")
    assert figure not in {q.id for q in workflow.drop_section(report.id, "I", who=WHO).draft.questions}
    workflow.undo(report.id, who=WHO)
    workflow.answer(report.id, {figure: "5"}, who=WHO)
    kept = {q.id: q.value for q in workflow.drop_section(report.id, "I", who=WHO).draft.questions}
    assert kept[figure] == "05"


def test_every_change_is_undone_to_the_first_letter(workflow: Workflow, report: Report) -> None:
    workflow.decide(report.id, "I.1", "accept", who=WHO, candidate="B")
    before = workflow.open(report.id)
    workflow.add_section(report.id, "3. Công tác kiểm tra", Place(after="I.2"), who=WHO)
    workflow.rename_section(report.id, "I.1", "1. Chỉ đạo", who=WHO)
    workflow.move_section(report.id, "I.3", Place(before="I.1"), who=WHO)
    workflow.drop_section(report.id, "I", who=WHO)
    for _ in range(4):
        after = workflow.undo(report.id, who=WHO)
    assert (after.draft, dict(after.states)) == (before.draft, dict(before.states))


def test_report_without_a_section_can_still_be_checked_and_exported(workflow: Workflow, report: Report) -> None:
    workflow.add_section(report.id, "III. KIẾN NGHỊ", Place(), who=WHO)
    after = workflow.drop_section(report.id, "I.1", who=WHO)
    assert workflow.export(after)[:2] == b"PK" and workflow.findings(after) is not None


def test_unknown_section_empty_heading_and_stale_revision_are_refused(workflow: Workflow, report: Report) -> None:
    with pytest.raises(UnknownSection, match="IX"):
        workflow.add_section(report.id, "3. Một", Place(after="IX"), who=WHO)
    with pytest.raises(BadOutline, match="Tên mục"):
        workflow.rename_section(report.id, "I.1", "  ", who=WHO)
    workflow.rename_section(report.id, "I.1", "1. Tên mới", who=WHO)
    with pytest.raises(StaleRevision):
        workflow.rename_section(report.id, "I.1", "1. Tên khác", who=WHO, revision=1)
    assert workflow.rename_section(report.id, "I.2", "2. Tên khác", who=WHO, revision=1).revision == report.revision + 2


def test_report_begun_from_a_template_is_worked_on_like_any_other(workflow: Workflow) -> None:
    made = workflow.create(Start("", Period.parse("2025H1"), office="Sở Y tế tỉnh Lam Giang", template="so-ket-6-thang-gon"), who=WHO)
    question = next(q for q in made.draft.questions if q.name == "số phiên họp của hội đồng")
    after = workflow.answer(made.id, {question.id: "2"}, who=WHO)
    section = after.draft.section(question.sections[0])
    assert section and [p.text for p in after.paragraphs(section)] == ["- Số phiên họp của hội đồng: 02 phiên."]
    accepted = workflow.decide(made.id, section.id, "accept", who=WHO, candidate="C")
    assert accepted.state(section).status == "accepted" and workflow.export(accepted)[:2] == b"PK"


def test_start_from_nothing_is_refused(workflow: Workflow) -> None:
    with pytest.raises(BadOutline, match="chưa có mẫu"):
        workflow.create(Start("", Period.parse("2025H1")), who=WHO)
