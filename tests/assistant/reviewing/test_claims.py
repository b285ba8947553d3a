"""What of a report is looked at, where it comes from, and what changes the hash it is bound to."""

from datetime import UTC, date, datetime

from assistant.answers import with_answers
from assistant.checker.check import check
from assistant.draft import Op, Paragraph, Sentence, Source
from assistant.rendering import render_report
from assistant.report import Report, SectionState
from assistant.reviewing.claim import Claim, ClaimKind, Claims
from assistant.reviewing.marks import mark_of
from assistant.reviewing.reading import claims_of
from corpus.registry.snapshot import Registry
from corpus.registry.starting import starter_registry
from corpus.structure import parse
from tests.builders import drafted
from tests.builders import report as document

NOW = datetime(2025, 6, 5, tzinfo=UTC)
BODY = """I. KẾT QUẢ

1. Thi đua

Sở thực hiện Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ. Giám đốc Sở tặng Giấy khen cho 12 cá nhân; mở 02 lớp tập huấn.

Nhìn chung, các phòng đã làm tốt nhiệm vụ được giao. Dự kiến tháng 7/2024, Sở sẽ ban hành quy chế mới.

II. PHƯƠNG HƯỚNG

Tiếp tục thực hiện tốt các phong trào thi đua."""


def report_of(body: str = BODY, facts: dict[str, str | None] | None = None) -> Report:
    draft = with_answers(drafted(document(body)), facts or {})
    return Report("r1", 1, draft, NOW, NOW)


def read(report: Report, registry: Registry | None = None) -> Claims:
    rendered = render_report(report)
    checked = check(
        parse(rendered.text), registry=starter_registry() if registry is None else registry, today=date(2025, 7, 1), on=date(2025, 6, 30), stage="draft"
    )
    return claims_of(report, checked, rendered)


def of_kind(claims: Claims, kind: ClaimKind) -> list[Claim]:
    return [claim for section in claims.sections if section.id not in ("head", "tail") for claim in section.claims if claim.kind == kind]


def test_citation_is_a_basis_with_what_the_registry_says_of_the_day() -> None:
    (basis,) = of_kind(read(report_of()), "basis")
    assert basis.marked == ("Nghị định số 98/2023/NĐ-CP ngày 31/12/2023",)
    assert basis.registered and basis.registered.state == "in_force" and "30/6/2025" in basis.registered.words


def test_verdict_is_that_of_the_day_of_the_document() -> None:
    report = report_of()
    rendered = render_report(report)
    later = check(parse(rendered.text), registry=starter_registry(), today=date(2026, 1, 1), on=date(2026, 1, 1), stage="draft")
    (basis,) = of_kind(claims_of(report, later, rendered), "basis")
    assert basis.registered and basis.registered.state == "ended"
    assert basis.registered.successor and "152/2025/NĐ-CP" in basis.registered.successor


def test_without_a_registry_nothing_is_called_false() -> None:
    (basis,) = of_kind(read(report_of(), Registry([])), "basis")
    assert basis.registered and basis.registered.state == "unchecked" and basis.registered.words.startswith("Không kiểm được")


def test_figures_of_one_statement_stand_together_and_name_last_periods() -> None:
    asked = [q for q in report_of().draft.questions if q.kind == "figure"]
    first, second = of_kind(read(report_of(facts={q.id: "14" for q in asked})), "figure")
    assert first.marked == ("14",) and first.marks[0].before == "12"
    assert second.marks[0].before == "02"
    assert first.compared and "tăng 02" in first.compared[0]


def test_open_slot_waits_and_counts_no_figure_of_last_period() -> None:
    first, second = of_kind(read(report_of()), "figure")
    assert first.slots and second.slots and len(first.marks) == len(second.marks) == 1
    assert [way.kind for way in first.ways] == ["slot"]


def test_promise_of_last_period_that_no_sentence_carries_is_a_claim() -> None:
    untold = [claim for claim in of_kind(read(report_of()), "promise") if claim.sentence is None]
    assert [claim.followup.text for claim in untold if claim.followup] == ["Dự kiến tháng 7/2024, Sở sẽ ban hành quy chế mới."]
    assert all(claim.slots for claim in untold)


def test_sentence_without_claim_is_content_and_says_how_it_came_about() -> None:
    content = next(claim for claim in of_kind(read(report_of()), "content") if claim.words.startswith("Nhìn chung"))
    assert [way.words for way in content.ways] == ["Kế thừa nguyên văn"]


def test_words_of_the_officer_name_their_author() -> None:
    report = report_of()
    own = Sentence("e2-1", "Sở đã hoàn thành mọi việc.", "author", author="Hạnh")
    edited = report.with_state("II", SectionState("edited", "A", (Paragraph((own,)),), "Hạnh", "2025-06-02T09:36:00+00:00"))
    claim = next(claim for claim in of_kind(read(edited), "content") if claim.sentence == own)
    assert claim.written and claim.written.by == "Hạnh" and [way.kind for way in claim.ways] == ["author"]


def test_section_without_text_is_to_be_looked_at() -> None:
    report = report_of()
    emptied = report.with_state("II", SectionState("rejected", None, (), "Hạnh", None))
    (claim,) = [c for s in read(emptied).sections if s.id == "II" for c in s.claims]
    assert claim.sentence is None and claim.kind == "content"


def test_every_sentence_with_a_citation_figure_or_change_is_claimed() -> None:
    report = report_of()
    claimed = {c.sentence.id for s in read(report).sections for c in s.claims if c.sentence}
    missed = [s.text for _, s in report.sentences() if s.id not in claimed and (s.citations or any(op.kind != "join" for op in s.ops))]
    assert missed == []


def test_same_report_gives_the_same_hashes() -> None:
    assert read(report_of()) == read(report_of())


def test_answer_changes_the_hash_of_its_section_only() -> None:
    question = next(q for q in report_of().draft.questions if q.kind == "figure")
    before, after = read(report_of()), read(report_of(facts={question.id: "14"}))
    changed = [old.id for old, new in zip(before.sections, after.sections, strict=True) if old.seen != new.seen]
    assert changed == [question.sections[0]]
    assert before.sha256 != after.sha256


def test_verdict_of_the_registry_changes_the_hash_but_not_that_of_the_text() -> None:
    known, unknown = read(report_of()), read(report_of(), Registry([]))
    one, other = (next(s for s in claims.sections if s.id == "I.1") for claims in (known, unknown))
    assert one.seen != other.seen and one.sha256 == other.sha256


def test_mark_is_carried_back_over_edits_to_its_place_in_the_source() -> None:
    quote = "Sở tặng Giấy khen cho 12 cá nhân và 03 tập thể năm 2024."
    ops = (Op("slot", 22, 24, "12", "116", "q01"), Op("shift", 47, 55, "năm 2024", "năm 2025"))
    sentence = Sentence("s1", "Sở tặng Giấy khen cho 116 cá nhân và 03 tập thể năm 2025.", "figure", source=Source("d", 0, len(quote), quote), ops=ops)
    assert mark_of(sentence, 22, 25).before == "12"
    place = sentence.text.index("03 tập thể")
    assert mark_of(sentence, place, place + len("03 tập thể")).before == "03 tập thể"
    place = sentence.text.index("2025")
    assert mark_of(sentence, place, place + 4).before == "năm 2024"
