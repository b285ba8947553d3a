"""A section that last period's report lacks comes from the one before it, with its facts asked and its promises followed up."""

from assistant.draft import Draft, DraftSection, replay
from assistant.drafter import Start, completed, first_draft
from assistant.editions import Edition
from corpus.periods import Period
from corpus.structure import parse
from tests.builders import TAIL, report

BODY = "I. KẾT QUẢ\n\n1. Công tác chỉ đạo điều hành\n\nSở tổ chức 02 cuộc họp."
AGAIN = "2. Công tác phòng cháy, chữa cháy"
OLDER = f"{BODY}\n\n{AGAIN}\n\nNăm 2023, Sở tổ chức 02 cuộc họp và 03 buổi diễn tập. Dự kiến tháng 9/2023, Sở mua thêm bình chữa cháy."


def edition(year: int, body: str) -> Edition:
    title = f"Sơ kết công tác 6 tháng đầu năm {year}; phương hướng 6 tháng cuối năm {year}"
    return Edition(f"bc-{year}", Period(year, 1, 6), parse(report(body, title=title, date=f"ngày 12 tháng 6 năm {year}")))


def made(item: str = AGAIN, older: str = OLDER) -> Draft:
    outline = f"I. KẾT QUẢ\n\n1. Công tác chỉ đạo điều hành\n\n{item}"
    request = report("1. Gửi trước ngày 12/6/2025.", type_name="CÔNG VĂN", title="V/v báo cáo", tail=TAIL) + f"\nĐỀ CƯƠNG\n\n{outline}\n"
    start, last = Start("bc-2024", Period(2025, 1, 6), request="cv"), edition(2024, BODY)
    return completed(first_draft(start, last.document, parse(request)), start, last.document, earlier=[edition(2023, older)])


def again(draft: Draft) -> DraftSection:
    return next(section for section in draft.sections if section.number == "2")


def text(section: DraftSection) -> str:
    inherited = section.candidate("A")
    return " ".join(paragraph.text for paragraph in inherited.paragraphs) if inherited else ""


def test_section_of_the_report_before_last_is_adapted_from_its_own_period() -> None:
    section = again(made())
    assert section.status == "kept" and text(section).startswith("Năm 2025, Sở tổ chức […")
    sentences = [s for candidate in section.candidates for p in candidate.paragraphs for s in p.sentences]
    assert {s.source.document for s in sentences if s.source} == {"bc-2023"}
    assert all(s.source and replay(s.source.quote, s.ops) == s.text for s in sentences)


def test_its_facts_are_asked_once_and_say_from_when_they_are() -> None:
    draft = made()
    asked = [question for question in draft.questions if again(draft).id in question.sections and question.kind == "figure"]
    assert len({question.id for question in draft.questions}) == len(draft.questions)
    assert any("6 tháng đầu năm 2023" in (question.note or "") for question in asked)
    slots = {op.fact for p in again(draft).candidates[0].paragraphs for s in p.sentences for op in s.ops if op.kind == "slot"}
    assert slots <= {question.id for question in asked}


def test_its_promise_leaves_the_text_and_is_followed_up() -> None:
    draft = made()
    assert "bình chữa cháy" not in text(again(draft))
    (followup,) = draft.followups
    assert "bình chữa cháy" in followup.text and followup.question in {question.id for question in draft.questions}


def test_heading_that_only_resembles_gives_no_text() -> None:
    assert again(made("2. Công tác an toàn lao động")).candidates == ()


def test_ids_stay_apart() -> None:
    draft = made()
    ids = [sentence.id for sentence in draft.sentences()]
    assert len(ids) == len(set(ids))
