"""Passing unchanged sentences together, and what is looked at first in the next round."""

from assistant.editing import EditedParagraph
from assistant.report import Report
from assistant.reviewing.reviewing import Judgement
from assistant.reviewing.rounds_since import SinceRound, end_of_round, revision_of, since_round
from assistant.reviewing.together import pass_unchanged, passed_together, take_back, unchanged_claims
from assistant.workflow import Workflow
from tests.assistant.reviewing.passing import BOSS

WHO = "Cán bộ"


def since(workflow: Workflow, report: Report) -> SinceRound | None:
    events = workflow.reviewing.of(report.id).events
    end = end_of_round(events)
    revision = revision_of(end, workflow.changes(report.id)) if end else None
    if end is None or revision is None:
        return None
    return since_round(end, workflow.open_at(report.id, revision), workflow.open(report.id), events)


def test_together_pass_only_sentences_that_differ_in_the_period_alone(workflow: Workflow, report: Report) -> None:
    standing = pass_unchanged(workflow.reviewing, report.id, who=BOSS)
    passed = passed_together(standing)
    assert passed and len(passed) == len(standing.conclusions)
    for claim in passed:
        assert claim.sentence and claim.sentence.source and not claim.findings and not claim.slots and claim.kind != "promise"
        assert {op.kind for op in claim.sentence.ops} <= {"shift", "join"}
    left = [claim for section in standing.claims.sections for claim in section.claims if claim.id not in standing.conclusions]
    assert any(claim.slots for claim in left)
    assert unchanged_claims(standing) == ()


def test_figure_entered_this_period_is_not_passed_together(workflow: Workflow, report: Report) -> None:
    question = next(question for question in report.draft.questions if question.kind == "figure")
    workflow.answer(report.id, {question.id: question.previous or "12"}, who=WHO)
    standing = pass_unchanged(workflow.reviewing, report.id, who=BOSS)
    assert not any(op.fact == question.id for claim in passed_together(standing) if claim.sentence for op in claim.sentence.ops)


def test_what_passed_together_is_taken_back_and_the_rest_stays(workflow: Workflow, report: Report) -> None:
    (first, *_) = unchanged_claims(workflow.reviewing.of(report.id))
    workflow.reviewing.judge(report.id, [Judgement(first.id, "pass")], who=BOSS)
    pass_unchanged(workflow.reviewing, report.id, who=BOSS)
    standing = take_back(workflow.reviewing, report.id, who=BOSS)
    assert set(standing.conclusions) == {first.id}
    assert take_back(workflow.reviewing, report.id, who=BOSS).events == standing.events


def test_first_round_has_nothing_before_it(workflow: Workflow, report: Report) -> None:
    workflow.reviewing.submit(report.id, who=WHO)
    assert since(workflow, report) is None


def test_next_round_tells_what_changed_and_what_was_remarked(workflow: Workflow, report: Report) -> None:
    workflow.reviewing.submit(report.id, who=WHO)
    section = report.draft.section("I.1")
    assert section
    claims = workflow.reviewing.of(report.id).claims.section("I.1")
    assert claims
    by_words = {claim.words: claim for claim in claims.claims if claim.sentence}
    kept, *_, mended = by_words
    assert kept != mended
    remarks = [Judgement(by_words[words].id, "mend", reason=f"Về «{words[:10]}».") for words in (kept, mended)]
    workflow.reviewing.judge(report.id, remarks, who=BOSS)
    workflow.reviewing.send_back(report.id, "Sửa hai chỗ.", who=BOSS)
    edited = [EditedParagraph(each.text.replace(mended, mended.rstrip(".") + " theo kế hoạch."), each.footnote) for each in report.paragraphs(section)]
    workflow.decide(report.id, "I.1", "edit", who=WHO, paragraphs=edited)
    workflow.reviewing.submit(report.id, who=WHO)
    found = since(workflow, report)
    assert found and found.end.text == "Sửa hai chỗ."
    told = {place.status: place for place in found.places}
    assert set(told) == {"changed", "same"}
    assert [remark.reason for remark in told["changed"].remarks] == [f"Về «{mended[:10]}»."]
    assert "theo kế hoạch" in "".join(piece.text for piece in told["changed"].pieces if piece.status == "added")
    assert [remark.reason for remark in told["same"].remarks] == [f"Về «{kept[:10]}»."]


def test_question_about_words_taken_out_keeps_no_section_from_its_signature(workflow: Workflow, report: Report) -> None:
    """Its section says so, the reviewer judges it; a gap in the text does keep it."""
    standing = workflow.reviewing.of(report.id)
    told = {section.id: [claim for claim in section.claims if claim.slots and claim.sentence is None] for section in standing.claims.sections}
    gaps = {section.id: [claim for claim in section.claims if claim.slots and claim.sentence is not None] for section in standing.claims.sections}
    assert any(gaps.values())
    for name, each in standing.sections.items():
        assert each.slots == len(gaps[name]), (name, told[name])


def test_gap_in_the_head_keeps_it_from_its_signature(workflow: Workflow, report: Report) -> None:
    """Whatever gap the text has is a claim that waits: what is agreed to holds none."""
    standing = workflow.reviewing.of(report.id)
    told = {slot for section in standing.claims.sections for claim in section.claims if claim.waits for slot in claim.slots}
    assert told == {question.id for question in report.waiting_questions()}
