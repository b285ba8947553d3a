"""Conclusions and sign-offs hold for the words they were given to, and for no others."""

import pytest

from assistant.editing import EditedParagraph
from assistant.errors import BadVerdict, NotSignable, SeenOther, UnknownClaim
from assistant.report import Report
from assistant.reviewing.reviewing import Judgement
from assistant.workflow import Workflow
from tests.assistant.reviewing.passing import BOSS, pass_all

WHO = "Cán bộ"


def answer_all(workflow: Workflow, report: Report, value: str = "5") -> Report:
    return workflow.answer(report.id, {q.id: value if q.kind == "figure" else "none" for q in report.draft.questions}, who=WHO)


def first_claim(workflow: Workflow, report: Report, section: str) -> str:
    found = workflow.reviewing.of(report.id).claims.section(section)
    assert found
    return found.claims[0].id


def word(workflow: Workflow, report: Report, section: str) -> str:
    return workflow.reviewing.of(report.id).sections[section].word


@pytest.fixture
def signed(workflow: Workflow, report: Report) -> Report:
    """I.1 is answered, passed and signed."""
    answered = answer_all(workflow, report)
    pass_all(workflow, report.id, "I.1")
    workflow.reviewing.sign(report.id, "I.1", who=BOSS)
    return answered


def test_section_is_signed_only_when_every_claim_is_seen(workflow: Workflow, report: Report) -> None:
    answer_all(workflow, report)
    with pytest.raises(NotSignable, match="ý chưa xem"):
        workflow.reviewing.sign(report.id, "I.1", who=BOSS)
    pass_all(workflow, report.id, "I.1")
    assert workflow.reviewing.sign(report.id, "I.1", who=BOSS).sections["I.1"].word == "signed"


def test_section_with_an_open_slot_is_not_signed(workflow: Workflow, report: Report) -> None:
    pass_all(workflow, report.id, "I.1")
    with pytest.raises(NotSignable, match="chờ số liệu"):
        workflow.reviewing.sign(report.id, "I.1", who=BOSS)


def test_section_with_a_claim_to_mend_is_not_signed(workflow: Workflow, report: Report) -> None:
    answer_all(workflow, report)
    pass_all(workflow, report.id, "I.1")
    workflow.reviewing.judge(report.id, [Judgement(first_claim(workflow, report, "I.1"), "mend", reason="Kiểm lại.")], who=BOSS)
    with pytest.raises(NotSignable, match="phải sửa"):
        workflow.reviewing.sign(report.id, "I.1", who=BOSS)


@pytest.mark.parametrize("verdict", ["mend", "return"])
def test_mend_and_return_need_a_reason(workflow: Workflow, report: Report, verdict: str) -> None:
    claim = first_claim(workflow, report, "I.1")
    with pytest.raises(BadVerdict, match="lý do"):
        workflow.reviewing.judge(report.id, [Judgement(claim, verdict, reason="  ")], who=BOSS)  # type: ignore[arg-type]
    assert workflow.reviewing.of(report.id).events == ()


def test_several_conclusions_are_taken_all_or_none(workflow: Workflow, report: Report) -> None:
    good = Judgement(first_claim(workflow, report, "I.1"), "pass")
    with pytest.raises(UnknownClaim):
        workflow.reviewing.judge(report.id, [good, Judgement("s999.c1", "pass")], who=BOSS)
    assert workflow.reviewing.of(report.id).conclusions == {}


def test_conclusion_about_other_words_is_refused(workflow: Workflow, report: Report) -> None:
    found = workflow.reviewing.of(report.id).claims.section("I.1")
    assert found
    claim = next(claim for claim in found.claims if claim.kind == "figure")
    answer_all(workflow, report)
    with pytest.raises(SeenOther):
        workflow.reviewing.judge(report.id, [Judgement(claim.id, "pass", claim.seen)], who=BOSS)


def test_other_answer_takes_the_signature_from_its_section_alone(workflow: Workflow, signed: Report) -> None:
    pass_all(workflow, signed.id, "II")
    workflow.reviewing.sign(signed.id, "II", who=BOSS)
    answer_all(workflow, signed, "6")
    assert word(workflow, signed, "I.1") == "changed"
    assert word(workflow, signed, "II") == "signed"


def test_edit_takes_the_signature_and_leaves_other_conclusions(workflow: Workflow, signed: Report) -> None:
    section = signed.draft.section("I.1")
    assert section
    text = signed.paragraphs(section)[0].text.replace("Nhìn chung", "Nói chung")
    workflow.decide(signed.id, "I.1", "edit", who=WHO, paragraphs=[EditedParagraph(text)])
    standing = workflow.reviewing.of(signed.id)
    assert standing.sections["I.1"].word == "changed" and standing.sections["I.1"].by == BOSS
    held = {claim: each.holds for claim, each in standing.conclusions.items()}
    assert sorted(held.values()).count(False) == 1


def test_undo_never_brings_a_signature_to_other_words(workflow: Workflow, signed: Report) -> None:
    """Undone to the words that were signed it holds; undone beyond them it does not."""
    answer_all(workflow, signed, "6")
    assert word(workflow, signed, "I.1") == "changed"
    workflow.undo(signed.id, who=WHO)
    assert word(workflow, signed, "I.1") == "signed"
    workflow.undo(signed.id, who=WHO)
    assert word(workflow, signed, "I.1") == "changed"


def test_renamed_heading_takes_the_signature(workflow: Workflow, signed: Report) -> None:
    workflow.rename_section(signed.id, "I.1", "1. Chỉ đạo, điều hành", who=WHO)
    assert word(workflow, signed, "I.1") == "changed"


def test_later_doubt_takes_the_signature(workflow: Workflow, signed: Report) -> None:
    workflow.reviewing.judge(signed.id, [Judgement(first_claim(workflow, signed, "I.1"), "mend", reason="Xem lại.")], who=BOSS)
    assert word(workflow, signed, "I.1") == "open"


def test_section_sent_back_keeps_its_reason_until_it_is_mended(workflow: Workflow, signed: Report) -> None:
    workflow.reviewing.send_section_back(signed.id, "I.1", "Thiếu ngày họp.", who=BOSS)
    examined = workflow.examine(workflow.open(signed.id))
    assert examined.reviewed and examined.reviewed.sections["I.1"].reason == "Thiếu ngày họp."
    answer_all(workflow, signed, "7")
    assert word(workflow, signed, "I.1") == "mended"


def test_sign_off_of_the_contract_goes_the_same_way(workflow: Workflow, report: Report) -> None:
    with pytest.raises(NotSignable):
        workflow.decide(report.id, "I.1", "sign_off", who=BOSS)
    answer_all(workflow, report)
    pass_all(workflow, report.id, "I.1")
    workflow.decide(report.id, "I.1", "sign_off", who=BOSS)
    assert word(workflow, report, "I.1") == "signed"


def test_report_is_agreed_only_when_submitted_and_signed_throughout(workflow: Workflow, report: Report) -> None:
    answer_all(workflow, report)
    standing = pass_all(workflow, report.id)
    with pytest.raises(NotSignable, match="chưa được trình duyệt"):
        workflow.reviewing.approve(report.id, who=BOSS)
    workflow.reviewing.submit(report.id, who=WHO)
    with pytest.raises(NotSignable, match="chưa xác nhận"):
        workflow.reviewing.approve(report.id, who=BOSS)
    for section in standing.counted:
        workflow.reviewing.sign(report.id, section.id, who=BOSS)
    assert workflow.reviewing.approve(report.id, who=BOSS).status.word == "approved"


def test_change_after_agreement_shows_in_the_list(workflow: Workflow, report: Report) -> None:
    test_report_is_agreed_only_when_submitted_and_signed_throughout(workflow, report)
    reviewing = workflow.reviewing
    assert reviewing.statuses(workflow.reports())[report.id].word == "approved"
    answer_all(workflow, report, "9")
    assert reviewing.statuses(workflow.reports())[report.id].word == "changed"
    workflow.undo(report.id, who=WHO)
    assert reviewing.statuses(workflow.reports())[report.id].word == "approved"


def test_error_of_the_highest_level_blocks(workflow: Workflow, report: Report) -> None:
    """The same section without its impossible date is signed (see above)."""
    answer_all(workflow, report)
    workflow.decide(report.id, "I.1", "edit", who=WHO, paragraphs=[EditedParagraph("Sở thực hiện Kế hoạch số 12/KH-UBND ngày 31/02/2024 của UBND tỉnh.")])
    standing = pass_all(workflow, report.id, "I.1")
    assert standing.sections["I.1"].errors == 1
    with pytest.raises(NotSignable, match="lỗi mức 1"):
        workflow.reviewing.sign(report.id, "I.1", who=BOSS)


def test_submission_is_counted_and_needs_a_return_before_the_next(workflow: Workflow, report: Report) -> None:
    workflow.reviewing.submit(report.id, who=WHO)
    with pytest.raises(NotSignable):
        workflow.reviewing.submit(report.id, who=WHO)
    workflow.reviewing.send_back(report.id, "Thiếu phụ lục.", who=BOSS)
    assert workflow.reviewing.submit(report.id, who=WHO).status.times == 2


def test_thread_is_answered_and_closed(workflow: Workflow, report: Report) -> None:
    claim = first_claim(workflow, report, "I.1")
    workflow.reviewing.comment(report.id, "Lấy số ở đâu?", who=BOSS, claim=claim)
    standing = workflow.reviewing.comment(report.id, "Sổ họp.", who=WHO, answers=1)
    assert [reply.text for reply in standing.comments[0].replies] == ["Sổ họp."]
    assert standing.sections["I.1"].comments == 1
    assert workflow.reviewing.resolve(report.id, 1, resolved=True, who=BOSS).sections["I.1"].comments == 0
