"""Redo is a person's own, like undo: two people take back and do again in one report, and neither reaches into what the other did."""

import random

import pytest

from assistant.errors import Overtaken
from assistant.history import steps_for, told
from assistant.report import Report
from assistant.workflow import Workflow
from assistant.writing import Seen
from tests.assistant.offices import START
from tests.assistant.test_two_writers import HANH, LAN, replays, written
from tests.assistant.test_workflow import figure, section_text


@pytest.fixture
def report(workflow: Workflow) -> Report:
    return workflow.create(START, who=HANH)


def named(workflow: Workflow, report: Report, who: str) -> tuple[str | None, str | None]:
    """The sections that undo and redo would change, as the buttons tell them."""
    steps = steps_for(workflow.changes(report.id), who=who, seen=Seen())
    return tuple(step.deed.ids[0] if step else None for step in (steps.undo, steps.redo))  # type: ignore[return-value]


def test_redo_leaves_what_another_did_after_the_undo(workflow: Workflow, report: Report) -> None:
    written(workflow, report, "I.1", "Câu của Lan.")
    workflow.undo(report.id, who=LAN)
    written(workflow, report, "I.2", "Câu của Hạnh.", who=HANH)
    assert named(workflow, report, LAN) == (None, "I.1")
    after = workflow.redo(report.id, who=LAN)
    assert (section_text(after, "I.1"), section_text(after, "I.2")) == ("Câu của Lan.", "Câu của Hạnh.")
    assert named(workflow, report, LAN) == ("I.1", None) and replays(after)


def test_redo_after_an_undo_between_the_changes_of_another(workflow: Workflow, report: Report) -> None:
    written(workflow, report, "I.1", "Câu của Lan.")
    written(workflow, report, "I.2", "Câu của Hạnh.", who=HANH)
    workflow.undo(report.id, who=LAN)
    assert section_text(workflow.redo(report.id, who=LAN), "I.1") == "Câu của Lan."
    assert section_text(workflow.undo(report.id, who=LAN), "I.1") == section_text(report, "I.1")
    again = workflow.redo(report.id, who=LAN)
    assert (section_text(again, "I.1"), section_text(again, "I.2")) == ("Câu của Lan.", "Câu của Hạnh.")


def test_the_undo_of_another_is_not_redone(workflow: Workflow, report: Report) -> None:
    written(workflow, report, "I.1", "Câu của Lan.")
    undone = workflow.undo(report.id, who=LAN)
    assert named(workflow, report, HANH) == (None, None)
    assert workflow.redo(report.id, who=HANH).revision == undone.revision
    assert section_text(workflow.redo(report.id, who=LAN), "I.1") == "Câu của Lan."


def test_a_change_of_ones_own_ends_what_can_be_redone_and_that_of_another_does_not(workflow: Workflow, report: Report) -> None:
    for section, who in (("I.1", LAN), ("I.2", HANH)):
        written(workflow, report, section, "Câu một.", who=who)
        workflow.undo(report.id, who=who)
    mine = written(workflow, report, "II", "Câu hai.")
    assert workflow.redo(report.id, who=LAN).revision == mine.revision
    assert section_text(workflow.redo(report.id, who=HANH), "I.2") == "Câu một."


def test_redo_is_refused_where_another_went_on_with_the_same_section(workflow: Workflow, report: Report) -> None:
    written(workflow, report, "I.1", "Câu của Lan.")
    workflow.undo(report.id, who=LAN)
    written(workflow, report, "I.1", "Câu của Hạnh.", who=HANH)
    with pytest.raises(Overtaken, match="Lê Thị Hạnh đã sửa mục 1"):
        workflow.redo(report.id, who=LAN)
    assert section_text(workflow.open(report.id), "I.1") == "Câu của Hạnh."


def test_redo_of_an_answer_leaves_what_another_wrote_around_it(workflow: Workflow, report: Report) -> None:
    workflow.answer(report.id, {figure(report): "5"}, who=LAN)
    workflow.undo(report.id, who=LAN)
    text = section_text(workflow.open(report.id), "I.1").replace("với các phòng", "với tất cả các phòng")
    written(workflow, report, "I.1", text, who=HANH)
    after = workflow.redo(report.id, who=LAN)
    assert "Sở tổ chức 05 cuộc họp với tất cả các phòng." in section_text(after, "I.1")
    assert replays(after)
    undone = workflow.undo(report.id, who=LAN)
    assert "với tất cả các phòng" in section_text(undone, "I.1") and "05" not in section_text(undone, "I.1")


def test_redo_from_a_page_does_not_reach_an_undo_of_another_page_unseen(workflow: Workflow, report: Report) -> None:
    written(workflow, report, "I.1", "Câu của Lan.", key="mot.1")
    workflow.undo(report.id, who=LAN, key="mot.2")
    assert workflow.redo(report.id, who=LAN, revision=2, key="hai.1").revision == 3
    assert section_text(workflow.redo(report.id, who=LAN, revision=2, key="mot.3"), "I.1") == "Câu của Lan."


def test_a_redo_sent_twice_is_made_once(workflow: Workflow, report: Report) -> None:
    for section in ("I.1", "I.2"):
        written(workflow, report, section, "Câu của Lan.")
    for _ in range(2):
        workflow.undo(report.id, who=LAN)
    workflow.redo(report.id, who=LAN, key="trang.1")
    assert workflow.redo(report.id, who=LAN, key="trang.1").states.keys() == {"I.1"}


def test_a_redo_beside_another_is_told_by_what_it_did_again(workflow: Workflow, report: Report) -> None:
    written(workflow, report, "I.1", "Câu của Lan.")
    written(workflow, report, "I.2", "Câu của Hạnh.", who=HANH)
    workflow.undo(report.id, who=LAN)
    workflow.redo(report.id, who=LAN)
    *_, undone, redone = [line.words for line in told(workflow.changes(report.id))]
    assert undone.startswith("Hoàn tác: sửa mục") and redone.startswith("Làm lại: sửa mục")


@pytest.mark.parametrize("seed", range(6))
def test_two_people_undo_and_redo_at_random_each_as_if_alone(workflow: Workflow, report: Report, seed: int) -> None:
    """Each writes in sections of their own; beside the report two plain lists say what must stand."""
    chance = random.Random(seed)
    sections = {HANH: ("I.1", "II"), LAN: ("I.2",)}
    stands = {section: [section_text(report, section)] for pair in sections.values() for section in pair}
    done: dict[str, list[tuple[str, str]]] = {HANH: [], LAN: []}
    undone: dict[str, list[tuple[str, str]]] = {HANH: [], LAN: []}
    for number in range(40):
        who = chance.choice((HANH, LAN))
        deed = chance.choices(("write", "undo", "redo"), (3, 4, 4))[0]
        if deed == "write":
            section, text = chance.choice(sections[who]), f"Câu {number} của {who}."
            written(workflow, report, section, text, who=who)
            done[who].append((section, text))
            undone[who].clear()
            stands[section].append(text)
        elif deed == "undo":
            workflow.undo(report.id, who=who)
            if done[who]:
                undone[who].append(done[who].pop())
                stands[undone[who][-1][0]].pop()
        else:
            workflow.redo(report.id, who=who)
            if undone[who]:
                done[who].append(undone[who].pop())
                stands[done[who][-1][0]].append(done[who][-1][1])
        now = workflow.open(report.id)
        assert {section: section_text(now, section) for section in stands} == {section: texts[-1] for section, texts in stands.items()}, (number, who, deed)
        assert named(workflow, report, who) == tuple(each[who][-1][0] if each[who] else None for each in (done, undone))
    assert replays(workflow.open(report.id))
