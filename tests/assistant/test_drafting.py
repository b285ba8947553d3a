"""Drafts as a whole: every letter accounted for, every edit replayable, citations untouched, the same for every form of text."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from assistant.draft import Draft, Sentence, replay
from assistant.draft_json import draft_from_json, draft_to_json
from assistant.rendering import render_report
from assistant.report import Report
from corpus.citations import find_citations
from tests.builders import SOURCE, TAIL, body_of, drafted, report
from tests.strategies import composed, decomposed, either_form, few, noise, reports

PERIODS = st.sampled_from(["2025H1", "2024H2", "2025", "2025Q1", "2025M04", "2025M01-M09", "2021-2025"])
TEXTS = either_form(noise | reports | reports.map(lambda body: report(body, tail=TAIL)))


def all_sentences(draft: Draft) -> list[Sentence]:
    """Every sentence of every candidate."""
    found = [*draft.head, *draft.tail, *(section.title for section in draft.sections if section.title)]
    return found + [s for section in draft.sections for c in section.candidates for p in c.paragraphs for s in p.sentences]


def rendered(draft: Draft) -> str:
    now = datetime(2025, 6, 1, tzinfo=UTC)
    return render_report(Report("r", 1, draft, now, now)).text


@given(TEXTS, PERIODS)
@few
def test_every_sentence_of_every_candidate_replays(text: str, period: str) -> None:
    for sentence in all_sentences(drafted(text, period)):
        assert sentence.source and text[sentence.source.start : sentence.source.end] == sentence.source.quote
        assert replay(sentence.source.quote, sentence.ops) == sentence.text


@given(TEXTS, PERIODS)
@few
def test_every_letter_of_the_source_is_accounted_for(text: str, period: str) -> None:
    draft = drafted(text, period)
    sources = [s.source for s in draft.sentences()] + [f.source for f in draft.followups] + [d.source for d in draft.dropped]
    covered = {position for source in sources if source for position in range(source.start, source.end)}
    assert [text[i] for i, letter in enumerate(text) if letter.isalnum() and i not in covered] == []


@given(TEXTS, PERIODS)
@few
def test_ids_are_distinct_and_slots_have_questions(text: str, period: str) -> None:
    draft = drafted(text, period)
    ids = [s.id for s in draft.sentences()]
    questions = {q.id for q in draft.questions}
    assert len(ids) == len(set(ids)) and len(questions) == len(draft.questions)
    assert all(op.fact in questions for s in all_sentences(draft) for op in s.ops if op.kind == "slot")


@given(TEXTS, PERIODS)
@few
def test_spans_of_questions_lie_in_the_source_and_are_short(text: str, period: str) -> None:
    spans = [span for question in drafted(text, period).questions for span in question.spans]
    assert all(0 <= span.start < span.end <= len(text) and span.end - span.start <= 600 and span.document == SOURCE for span in spans)


@given(TEXTS, PERIODS)
@few
def test_joins_change_white_space_only(text: str, period: str) -> None:
    joins = [op for s in all_sentences(drafted(text, period)) for op in s.ops if op.kind == "join"]
    assert all(op.old.strip() == "" and op.new.strip() == "" for op in joins)


@given(either_form(reports), PERIODS)
@few
def test_citations_stay_byte_for_byte(text: str, period: str) -> None:
    draft = drafted(text, period)
    for citation in find_citations(text):
        start, end = citation.whole_span
        holders = [s for s in all_sentences(draft) if s.source and s.source.start <= start and end <= s.source.end]
        assert all(_untouched(s, start, end) for s in holders)


def _untouched(sentence: Sentence, start: int, end: int) -> bool:
    offset = sentence.source.start if sentence.source else 0
    return not any(op.kind not in ("join", "edit") and offset + op.start < end and start < offset + op.end for op in sentence.ops)


@given(reports, PERIODS)
@few
def test_composed_and_decomposed_text_give_the_same_draft(text: str, period: str) -> None:
    one, other = drafted(composed(text), period), drafted(decomposed(text), period)
    assert [(s.id, s.cls, s.text) for s in one.sentences()] == [(s.id, s.cls, composed(s.text)) for s in other.sentences()]
    assert [(q.kind, q.name, q.previous) for q in one.questions] == [(q.kind, q.name, composed(q.previous or "") or None) for q in other.questions]


@given(TEXTS, PERIODS)
@few
def test_draft_survives_its_json(text: str, period: str) -> None:
    draft = drafted(text, period)
    assert draft_from_json(draft_to_json(draft)) == draft


SHIFTS_ONLY = st.lists(
    st.sampled_from(
        [
            "Trong 6 tháng đầu năm 2024, Sở đã hoàn thành nhiệm vụ.",
            "Sở thực hiện nhiệm vụ năm 2024 theo quy định.",
            "So với cùng kỳ năm 2023, công việc nhiều hơn.",
            "Năm 2023, Sở đã triển khai việc này.",
            "Sở thực hiện Luật Thi đua, khen thưởng năm 2022 và Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ.",
            "Chương trình nông thôn mới giai đoạn 2021 - 2030 được thực hiện tốt.",
        ]
    ),
    min_size=1,
    max_size=6,
)


@given(SHIFTS_ONLY)
@few
def test_shift_forth_and_back_is_identity(lines: list[str]) -> None:
    body = (
        "I. KẾT QUẢ 6 THÁNG ĐẦU NĂM 2024\n\n1. Kết quả năm 2023\n\n" + "\n\n".join(lines) + "\n\nII. PHƯƠNG HƯỚNG 6 THÁNG CUỐI NĂM 2024\n\nTiếp tục thực hiện."
    )
    text = report(body, number="Số:      /BC-SYT", date="ngày    tháng    năm 2024").strip()
    forth = rendered(drafted(text, "2025H1"))
    assert forth != text and rendered(drafted(forth, "2024H1")) == text


def test_draft_into_the_same_period_changes_no_date() -> None:
    draft = drafted(report("I. KẾT QUẢ 6 THÁNG ĐẦU NĂM 2024\n\nTrong 6 tháng đầu năm 2024, Sở đã xong."), "2024H1")
    sentences = all_sentences(draft)
    assert any("6 tháng đầu năm 2024" in s.text for s in sentences)
    assert not any(op.kind == "shift" for s in sentences for op in s.ops)


def test_title_over_two_lines_is_whole_in_the_draft() -> None:
    text = report("I. KẾT QUẢ\n\nXong.", title="Sơ kết công tác 6 tháng đầu năm 2024;\nphương hướng 6 tháng cuối năm 2024")
    assert drafted(text).info.title == "Sơ kết công tác 6 tháng đầu năm 2025; phương hướng 6 tháng cuối năm 2025"


def test_page_number_is_left_out_and_listed() -> None:
    draft = drafted(report("I. KẾT QUẢ\n\nSở đã xong việc.\n\n12\n\nSở đã họp."))
    assert [s.text for s in body_of(draft)] == ["Sở đã xong việc.", "Sở đã họp."]
    assert [(d.source.quote, d.reason) for d in draft.dropped] == [("12", "số trang")]


def test_time_of_day_is_asked_with_the_date_of_a_news_item() -> None:
    draft = drafted("CỔNG THÔNG TIN ĐIỆN TỬ SỞ Y TẾ\n\nSở Y tế tổng kết công tác năm 2024\n\n(16:45 | 24/12/2024)\n\nSở đã họp.\n", "2025")
    assert [(q.name, q.previous) for q in draft.questions] == [("thời điểm đăng", "16:45 | 24/12/2024")]
    assert "16:45" not in draft.head[-1].text.replace("(kỳ trước: 16:45 | 24/12/2024)", "")


def test_document_without_headings_is_one_section() -> None:
    draft = drafted("Sở Y tế đã họp. Năm 2024, Sở đã xong việc.\n")
    assert len(draft.sections) == 1 and draft.sections[0].title is None


def test_empty_document_gives_an_empty_draft() -> None:
    draft = drafted("")
    assert all_sentences(draft) == [] and draft.questions == ()


def test_torn_sentence_is_two_and_the_second_continues_the_first() -> None:
    line = "Sở Y tế đã triển khai đến toàn thể công chức, viên chức và người lao động các văn bản của"
    first, second = body_of(drafted(report(f"I. KẾT QUẢ\n\n{line}\n\ntỉnh về công tác thi đua.")))
    assert second.continues == first.id


def test_sections_have_ids_made_of_their_numbers() -> None:
    draft = drafted(report("I. MỘT\n\n1. A\n\n1.1. B\n\nII. HAI\n\nII. BA\n\n1. C"))
    assert [s.id for s in draft.sections] == ["I", "I.1", "I.1.1", "II", "II~2", "II~2.1"]


def test_negative_statement_is_asked_again_and_stays() -> None:
    draft = drafted(report("I. KẾT QUẢ\n\nTrong kỳ, Sở không phát sinh đơn thư khiếu nại."))
    (question,) = draft.questions
    assert (question.kind, question.options) == ("negative", ("Không phát sinh", "Có phát sinh"))
    assert body_of(draft)[0].cls == "negative"


def test_shortcomings_are_not_asked_as_negatives() -> None:
    assert drafted(report("II. HẠN CHẾ\n\nMột số phòng chưa có giải pháp phù hợp.")).questions == ()


def test_yearly_plan_is_asked_for_again_and_stays() -> None:
    line = "Sở thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2024 của Ủy ban nhân dân tỉnh về phát động thi đua năm 2024."
    draft = drafted(report(f"I. KẾT QUẢ\n\n{line}"))
    assert [(q.kind, q.previous) for q in draft.questions] == [("citation", "Kế hoạch số 12/KH-UBND ngày 05/01/2024")]
    assert body_of(draft)[0].text == line


def test_plan_of_a_programme_is_asked_for_once_it_has_ended() -> None:
    line = "Sở thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2022 của Ủy ban nhân dân tỉnh về phát động thi đua giai đoạn 2022 - 2025."
    assert not drafted(report(f"I. KẾT QUẢ\n\n{line}"), "2025H1").questions
    late = report(f"I. KẾT QUẢ\n\n{line}", title="Sơ kết công tác 6 tháng đầu năm 2025", date="ngày 12 tháng 6 năm 2025")
    assert [q.kind for q in drafted(late, "2026H1").questions] == ["citation"]


def test_decree_is_not_asked_for_again() -> None:
    assert not drafted(report("I. KẾT QUẢ\n\nSở thực hiện Nghị định số 12/2024/NĐ-CP ngày 05/01/2024 của Chính phủ về thi đua năm 2024.")).questions
