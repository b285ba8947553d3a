"""Candidate C: what stood in several periods stays, what varied is asked or left open, what stood once goes."""

from pathlib import Path
from unicodedata import normalize

import pytest

from assistant.answers import with_answers
from assistant.draft import Draft, replay
from assistant.drafter import Start, completed, first_draft
from assistant.editions import Edition
from corpus.periods import Period
from corpus.structure import parse
from tests.assistant.patterns.editions import edition, patterned, section, sentences, words
from tests.strategies import decomposed

SAMPLES = Path(__file__).parents[3] / "corpus" / "samples" / "documents"
HEAD = "I. KẾT QUẢ\n\n"
STAYS = "Các phòng gửi báo cáo đúng thời hạn quy định."
ONCE = "Sở tiếp đoàn công tác của tỉnh bạn đến trao đổi kinh nghiệm."


def of_samples() -> Draft:
    names = {2026: "bc-tdkt-6t-2026", 2025: "bc-tdkt-6t-2025", 2024: "bc-tdkt-6t-2024"}
    editions = [Edition(name, Period(year, 1, 6), parse((SAMPLES / f"{name}.txt").read_text(encoding="utf-8"))) for year, name in names.items()]
    start = Start(editions[0].id, Period(2027, 1, 6))
    return completed(first_draft(start, editions[0].document, None), start, editions[0].document, earlier=editions[1:])


def test_sentence_that_stood_once_is_left_out() -> None:
    assert words(patterned(f"{HEAD}{STAYS} {ONCE}", f"{HEAD}{STAYS}")) == [STAYS]


def test_candidate_equal_to_a_is_not_offered() -> None:
    assert [c.name for c in section(patterned(HEAD + STAYS, HEAD + STAYS)).candidates] == ["A"]


def test_without_earlier_documents_there_is_no_pattern() -> None:
    assert [c.name for c in section(patterned(f"{HEAD}{STAYS} {ONCE}")).candidates] == ["A"]


def test_figure_is_the_question_of_candidate_a() -> None:
    body = HEAD + "Sở tổ chức {} cuộc họp giao ban với các phòng chuyên môn. "
    draft = patterned(body.format("02") + ONCE, body.format("05"))
    (kept,) = sentences(draft, "C")
    assert [op.fact for op in kept.ops if op.kind == "slot"] == [q.id for q in draft.questions if q.kind == "figure"]
    answered = with_answers(draft, {op.fact: "7" for op in kept.ops if op.fact})
    assert words(answered) == ["Sở tổ chức 07 cuộc họp giao ban với các phòng chuyên môn."]


def test_words_that_vary_become_a_slot_named_after_those_beside_it() -> None:
    body = HEAD + "{} chủ trì kiểm tra việc thực hiện nhiệm vụ tại các phòng chuyên môn thuộc Sở. "
    (kept,) = sentences(patterned(body.format("Văn phòng Sở"), body.format("Thanh tra Sở")), "C")
    assert kept.text.startswith("[…nội dung thay đổi theo kỳ, trước «Sở chủ trì kiểm» (kỳ trước: Văn phòng)…] Sở chủ trì")
    assert [(op.kind, op.fact) for op in kept.ops] == [("slot", None)]


def test_citation_is_never_edited() -> None:
    body = HEAD + "Thực hiện Kế hoạch số {}/KH-UBND ngày {}/{{year}} của Ủy ban nhân dân tỉnh về {} năm {{year}}, Sở đã triển khai đến các phòng. "
    draft = patterned(body.format("22", "26/01", "công tác thi đua") + ONCE, body.format("18", "22/02", "phong trào thi đua"))
    assert words(draft) == [
        "Thực hiện Kế hoạch số 22/KH-UBND ngày 26/01/2024 của Ủy ban nhân dân tỉnh về công tác thi đua năm 2024, Sở đã triển khai đến các phòng."
    ]


def test_sentence_of_most_periods_that_the_newest_lacks_is_put_back_in_its_place() -> None:
    again = "Hồ sơ được niêm yết công khai tại trụ sở."
    draft = patterned(f"{HEAD}Một việc thường kỳ được làm xong. {STAYS}", *[f"{HEAD}Một việc thường kỳ được làm xong.\n\n{again}\n\n{STAYS}"] * 2)
    assert again in words(draft)
    (made,) = [sentence for sentence in sentences(draft, "C") if sentence.text == again]
    assert made.source and made.source.document == "bc-2023"


def test_list_that_lost_its_members_loses_its_lead_in() -> None:
    body = HEAD + "Sở đã thực hiện các văn bản sau:\n\n- {}\n\n" + STAYS
    draft = patterned(body.format("Quy chế làm việc của cơ quan."), body.format("Đề án sắp xếp tổ chức bộ máy đơn vị sự nghiệp."))
    assert words(draft) == [STAYS]


def test_text_unchanged_over_the_periods_is_named_with_their_number() -> None:
    year = "Trong năm {year}, phong trào được duy trì ở các phòng."
    draft = patterned(f"{HEAD}{STAYS} {ONCE} {year}", f"{HEAD}{STAYS} {year}", f"{HEAD}{STAYS}")
    by_text = {sentence.id: sentence.text for sentence in sentences(draft, "A")}
    assert {by_text[each.sentence]: (each.since, each.periods) for each in section(draft).unchanged} == {
        STAYS: ("2022H1", 3),
        "Trong năm 2025, phong trào được duy trì ở các phòng.": ("2023H1", 2),
    }


def test_every_pattern_of_the_samples_replays_and_asks_nothing_new() -> None:
    draft = of_samples()
    asked = {question.id for question in draft.questions}
    made = [sentence for one in draft.sections for sentence in sentences(draft, "C", one.id)]
    assert len(made) > 20
    for sentence in made:
        assert sentence.source and replay(sentence.source.quote, sentence.ops) == sentence.text
        assert {op.fact for op in sentence.ops if op.fact} <= asked
        assert not [op for op in sentence.ops if op.kind == "citation"]


def test_pattern_differs_from_the_other_candidates() -> None:
    found = [["\n".join(paragraph.text for paragraph in each.paragraphs) for each in one.candidates] for one in of_samples().sections]
    assert any(len(texts) > 1 for texts in found)
    assert all(len(texts) == len(set(texts)) for texts in found)


def test_decomposed_documents_give_the_same_pattern() -> None:
    bodies = (f"{HEAD}Sở tổ chức 02 cuộc họp giao ban. {ONCE} {STAYS}", f"{HEAD}Sở tổ chức 05 cuộc họp giao ban. {STAYS}")
    origin = parse(decomposed(edition(bodies[0], 2024).document.text))
    start = Start("bc-2024", Period(2025, 1, 6))
    made = completed(first_draft(start, origin, None), start, origin, earlier=[edition(bodies[1], 2023)])
    assert [normalize("NFC", text) for text in words(made)] == words(patterned(*bodies)) != []


@pytest.mark.parametrize("prefix", ["000", "004"])
def test_every_pattern_of_a_seed_replays(shared: Path, prefix: str) -> None:
    text = next((shared / "seeds").glob(f"{prefix}_*.txt")).read_bytes().decode("utf-8")
    document = parse(text)
    period = document.period or Period(2024, 1, 6)
    older = parse(text.replace(str(period.year), str(period.year - 1)).replace("02 ", "03 "))
    start = Start("seed", Period(period.year + 1, 1, 6))
    earlier = [Edition("older", Period(period.year - 1, 1, 6), older)]
    draft = completed(first_draft(start, document, None), start, document, earlier=earlier)
    made = [sentence for one in draft.sections for sentence in sentences(draft, "C", one.id)]
    assert all(sentence.source and replay(sentence.source.quote, sentence.ops) == sentence.text for sentence in made)
    assert any(one.unchanged for one in draft.sections)
