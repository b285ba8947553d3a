"""Two people in one report: what does not touch goes together, what does is refused with both sides told, and nothing is made twice."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.draft import replay
from assistant.editing import EditedParagraph
from assistant.errors import Overtaken, StaleRevision
from assistant.merging import sections_in, touched
from assistant.report import Report
from assistant.workflow import Place, Workflow
from tests.assistant.offices import START, open_office
from tests.assistant.test_workflow import figure, section_text

HANH, LAN = "Lê Thị Hạnh", "Trần Lan"


@pytest.fixture
def report(workflow: Workflow) -> Report:
    return workflow.create(START, who=HANH)


def written(workflow: Workflow, report: Report, section: str, text: str, *, who: str = LAN, revision: int | None = None, key: str = "") -> Report:
    return workflow.decide(report.id, section, "edit", who=who, paragraphs=[EditedParagraph(text)], revision=revision, key=key)


def replays(report: Report) -> bool:
    return all(s.author if s.source is None else replay(s.source.quote, s.ops) == s.text for _, s in report.sentences())


def test_decisions_on_two_sections_from_one_revision_both_stand(workflow: Workflow, report: Report) -> None:
    written(workflow, report, "I.1", "Câu của Hạnh.", who=HANH, revision=1)
    after = written(workflow, report, "I.2", "Câu của Lan.", who=LAN, revision=1)
    assert (section_text(after, "I.1"), section_text(after, "I.2")) == ("Câu của Hạnh.", "Câu của Lan.")


def test_the_same_section_changed_by_another_is_refused_with_who_and_what(workflow: Workflow, report: Report) -> None:
    written(workflow, report, "I.1", "Câu của Hạnh.", who=HANH, revision=1)
    with pytest.raises(Overtaken, match="Lê Thị Hạnh đã sửa mục 1 sau bản") as refused:
        written(workflow, report, "I.1", "Câu của Lan.", revision=1)
    assert (refused.value.who, refused.value.what, refused.value.revision) == (HANH, "sửa", 2)
    assert section_text(workflow.open(report.id), "I.1") == "Câu của Hạnh."


def test_keeping_ones_own_version_is_an_edit_of_the_revision_that_was_seen(workflow: Workflow, report: Report) -> None:
    theirs = written(workflow, report, "I.1", "Câu của Hạnh.", who=HANH, revision=1)
    assert section_text(written(workflow, report, "I.1", "Câu của Lan.", revision=theirs.revision), "I.1") == "Câu của Lan."


def test_the_same_decision_made_by_two_is_no_conflict(workflow: Workflow, report: Report) -> None:
    workflow.decide(report.id, "I.1", "accept", who=HANH, revision=1)
    assert workflow.decide(report.id, "I.1", "accept", who=LAN, revision=1).states["I.1"].status == "accepted"


def test_an_answer_given_meanwhile_fills_the_edit_of_another(workflow: Workflow, report: Report) -> None:
    text = section_text(report, "I.1").replace("với các phòng", "với tất cả các phòng")
    workflow.answer(report.id, {figure(report): "5"}, who=HANH, revision=1)
    after = written(workflow, report, "I.1", text, revision=1)
    assert "Sở tổ chức 05 cuộc họp với tất cả các phòng." in section_text(after, "I.1")
    assert replays(after)


def test_an_answer_of_the_same_page_fills_its_own_open_edit(workflow: Workflow, report: Report) -> None:
    text = section_text(report, "I.1").replace("với các phòng", "với tất cả các phòng")
    workflow.answer(report.id, {figure(report): "5"}, who=HANH, revision=1, key="trang.1")
    after = written(workflow, report, "I.1", text, who=HANH, revision=1, key="trang.2")
    assert "Sở tổ chức 05 cuộc họp với tất cả các phòng." in section_text(after, "I.1")


def test_a_section_is_not_signed_off_after_its_figures_changed(workflow: Workflow, report: Report) -> None:
    workflow.answer(report.id, {figure(report): "5"}, who=HANH, revision=1)
    with pytest.raises(Overtaken, match="trả lời câu hỏi"):
        workflow.decide(report.id, "I.1", "sign_off", who=LAN, revision=1)


def test_different_answers_to_one_question_are_told_with_both_values(workflow: Workflow, report: Report) -> None:
    asked = figure(report)
    workflow.answer(report.id, {asked: "5"}, who=HANH, revision=1)
    with pytest.raises(Overtaken, match="Lê Thị Hạnh ghi «05», ở đây ghi «07»") as refused:
        workflow.answer(report.id, {asked: "7"}, who=LAN, revision=1)
    (clash,) = refused.value.clashes
    assert (clash.question, clash.mine, clash.theirs) == (asked, "07", "05")
    assert next(q.value for q in workflow.open(report.id).draft.questions if q.id == asked) == "05"


def test_the_same_answer_given_by_two_is_no_conflict(workflow: Workflow, report: Report) -> None:
    workflow.answer(report.id, {figure(report): "5"}, who=HANH, revision=1)
    assert workflow.answer(report.id, {figure(report): "05"}, who=LAN, revision=1).revision == 3


def test_answers_to_two_questions_merge(tmp_path: Path) -> None:
    workflow, database = open_office(tmp_path, body="I. KẾT QUẢ\n\nSở tổ chức 02 cuộc họp và cử 15 cán bộ đi học.")
    report = workflow.create(START, who=HANH)
    first, second = [question.id for question in report.draft.questions if question.kind == "figure"]
    workflow.answer(report.id, {first: "5"}, who=HANH, revision=1)
    after = workflow.answer(report.id, {second: "17"}, who=LAN, revision=1)
    assert section_text(after, "I") == "Sở tổ chức 05 cuộc họp và cử 17 cán bộ đi học."
    database.close()


def test_a_page_is_not_in_the_way_of_itself(workflow: Workflow, report: Report) -> None:
    """Two decisions queued without connection rest on the same revision."""
    workflow.decide(report.id, "I.1", "accept", who=HANH, revision=1, key="trang.1")
    assert section_text(written(workflow, report, "I.1", "Viết lại.", who=HANH, revision=1, key="trang.2"), "I.1") == "Viết lại."
    with pytest.raises(Overtaken):
        written(workflow, report, "I.1", "Từ cửa sổ khác.", who=HANH, revision=1, key="khac.1")


def test_a_write_sent_twice_is_made_once(workflow: Workflow, report: Report) -> None:
    first = written(workflow, report, "I.1", "Câu của Lan.", revision=1, key="trang.1")
    written(workflow, report, "I.2", "Câu khác.", who=HANH)
    again = written(workflow, report, "I.1", "Câu của Lan.", revision=1, key="trang.1")
    assert (first.revision, again.revision) == (2, 3)
    _, added = workflow.add_section(report.id, "III. MỤC MỚI", Place(), who=LAN, key="trang.2")
    twice, named = workflow.add_section(report.id, "III. MỤC MỚI", Place(), who=LAN, key="trang.2")
    assert named == added and sum(s.id == added for s in twice.draft.sections) == 1


def test_an_undo_sent_twice_is_made_once(workflow: Workflow, report: Report) -> None:
    for section in ("I.1", "I.2"):
        written(workflow, report, section, "Câu của Lan.")
    workflow.undo(report.id, who=LAN, key="trang.1")
    after = workflow.undo(report.id, who=LAN, key="trang.1")
    assert after.states.keys() == {"I.1"}


def test_undo_takes_back_ones_own_change_and_leaves_that_of_another(workflow: Workflow, report: Report) -> None:
    written(workflow, report, "I.1", "Câu của Lan.")
    written(workflow, report, "I.2", "Câu của Hạnh.", who=HANH)
    after = workflow.undo(report.id, who=LAN)
    assert section_text(after, "I.1") == section_text(report, "I.1") and section_text(after, "I.2") == "Câu của Hạnh."
    assert workflow.undo(report.id, who=LAN).revision == after.revision
    last = workflow.undo(report.id, who=HANH)
    assert last.states == {} and replays(last)


def test_undo_of_an_answer_leaves_what_another_wrote_around_it(workflow: Workflow, report: Report) -> None:
    workflow.answer(report.id, {figure(report): "5"}, who=LAN)
    text = section_text(workflow.open(report.id), "I.1").replace("với các phòng", "với tất cả các phòng")
    written(workflow, report, "I.1", text, who=HANH)
    after = workflow.undo(report.id, who=LAN)
    assert "với tất cả các phòng" in section_text(after, "I.1") and "05" not in section_text(after, "I.1")
    assert next(q.value for q in after.draft.questions if q.id == figure(report)) is None and replays(after)


def test_undo_is_refused_where_another_went_on_with_the_same_section(workflow: Workflow, report: Report) -> None:
    written(workflow, report, "I.1", "Câu của Lan.")
    written(workflow, report, "I.1", "Câu của Lan và Hạnh.", who=HANH)
    with pytest.raises(Overtaken, match="Lê Thị Hạnh đã sửa mục 1"):
        workflow.undo(report.id, who=LAN)


def test_undo_from_a_page_does_not_reach_what_another_page_did_unseen(workflow: Workflow, report: Report) -> None:
    written(workflow, report, "I.1", "Trang một.", who=HANH, key="mot.1")
    written(workflow, report, "I.2", "Trang hai.", who=HANH, key="hai.1")
    after = workflow.undo(report.id, who=HANH, revision=2, key="mot.2")
    assert section_text(after, "I.2") == "Trang hai." and "I.1" not in after.states


def test_sections_added_by_two_both_stand(workflow: Workflow, report: Report) -> None:
    workflow.add_section(report.id, "III. MỤC CỦA HẠNH", Place(), who=HANH, revision=1)
    after, _ = workflow.add_section(report.id, "IV. MỤC CỦA LAN", Place(), who=LAN, revision=1)
    assert [s.number for s in after.draft.sections][-2:] == ["III", "IV"]


def test_a_section_in_which_another_wrote_is_not_dropped(workflow: Workflow, report: Report) -> None:
    written(workflow, report, "I.1", "Câu của Hạnh.", who=HANH)
    with pytest.raises(Overtaken):
        workflow.drop_section(report.id, "I", who=LAN, revision=1)
    assert section_text(workflow.open(report.id), "I.1") == "Câu của Hạnh."


def test_what_a_change_touched_is_recorded(workflow: Workflow, report: Report) -> None:
    written(workflow, report, "I.1", "Câu của Lan.", key="trang.1")
    after = workflow.answer(report.id, {figure(report): "5"}, who=HANH)
    edit, answer = workflow.changes(report.id, after=1)
    assert (edit.parts, edit.client, edit.who) == (frozenset({"text:I.1"}), "trang", LAN)
    assert f"fact:{figure(report)}" in answer.parts and sections_in(answer.parts) >= {"I.2"}
    assert touched(after, after) == frozenset()


@pytest.mark.parametrize("rounds", [6])
def test_writers_at_once_lose_nothing(workflow: Workflow, report: Report, tmp_path: Path, rounds: int) -> None:
    """Two threads of one process and a third with a process's own view of the folder."""
    other, database = open_office(tmp_path)
    failed: list[BaseException] = []

    def write(flow: Workflow, section: str, who: str) -> None:
        try:
            for number in range(rounds):
                written(flow, report, section, f"{who} lần {number}.", who=who, key=f"{who}.{number}")
        except BaseException as error:
            failed.append(error)

    jobs: list[Callable[[], None]] = [lambda: write(workflow, "I.1", "Một"), lambda: write(workflow, "I.2", "Hai"), lambda: write(other, "II", "Ba")]
    threads = [threading.Thread(target=job) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    after = workflow.open(report.id)
    database.close()
    assert failed == [] and after.revision == 1 + 3 * rounds
    assert [section_text(after, section) for section in ("I.1", "I.2", "II")] == [f"{who} lần {rounds - 1}." for who in ("Một", "Hai", "Ba")]


def test_a_revision_that_does_not_exist_is_refused(workflow: Workflow, report: Report) -> None:
    with pytest.raises(StaleRevision, match="bản thứ 9"):
        workflow.decide(report.id, "I.1", "accept", who=LAN, revision=9)
