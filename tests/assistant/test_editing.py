"""What an officer typed, back to sentences: sources are kept where the words are kept, edits replay, the rest is the officer's."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.draft import Paragraph, Sentence, replay
from assistant.editing import EditedParagraph, edited
from tests.builders import drafted, report
from tests.strategies import few, noise

BODY = """I. KẾT QUẢ

Trong 6 tháng đầu năm 2024, Sở đã tổ chức 02 cuộc họp. Các phòng đã triển khai đầy đủ nhiệm vụ được giao. Kết quả được báo cáo kịp thời.

Sở thực hiện Luật Thi đua, khen thưởng năm 2022.
"""


def paragraphs() -> tuple[Paragraph, ...]:
    chosen = drafted(report(BODY)).sections[0].candidate("A")
    assert chosen
    return chosen.paragraphs


def typed(*texts: str) -> tuple[Paragraph, ...]:
    return edited(paragraphs(), [EditedParagraph(text) for text in texts], author="Cán bộ", prefix="e2-I")


def flat(made: tuple[Paragraph, ...]) -> list[Sentence]:
    return [sentence for paragraph in made for sentence in paragraph.sentences]


def test_unchanged_text_keeps_every_sentence() -> None:
    assert typed(*(p.text for p in paragraphs())) == paragraphs()


def test_changed_word_is_an_edit_of_its_sentence() -> None:
    texts = [p.text for p in paragraphs()]
    made = flat(typed(texts[0].replace("đầy đủ nhiệm vụ", "nghiêm túc nhiệm vụ"), texts[1]))
    assert [(op.kind, op.old, op.new) for op in made[1].ops] == [("edit", "đầy đủ", "nghiêm túc")]
    assert made[1].author == "Cán bộ" and made[1].id == flat(paragraphs())[1].id


def test_slot_beside_an_edit_keeps_its_fact() -> None:
    text = paragraphs()[0].text.replace("Sở đã tổ chức", "Sở Y tế tổ chức")
    assert [op.fact for op in flat(typed(text))[0].ops if op.kind == "slot"] == ["q01"]


def test_new_sentence_is_the_officers_own() -> None:
    made = flat(typed(paragraphs()[0].text + " Đây là câu hoàn toàn mới của tôi."))
    assert (made[3].author, made[3].source, made[3].id) == ("Cán bộ", None, "e2-I-1")


def test_new_sentence_marks_its_citations() -> None:
    made = flat(typed("Sở thực hiện Nghị định số 98/2023/NĐ-CP."))
    assert [mark.number for mark in made[0].citations] == ["98/2023/NĐ-CP"]


def test_deleted_sentence_leaves_the_others_with_their_sources() -> None:
    first, _, third = flat(paragraphs())[:3]
    made = flat(typed(f"{first.text} {third.text}"))
    assert made == [first, third]


def test_moved_sentence_keeps_its_source() -> None:
    one, two, three, four = flat(paragraphs())
    made = flat(typed(f"{four.text} {one.text} {two.text} {three.text}"))
    assert made == [four, one, two, three]


def test_second_half_loses_its_mark_without_the_first() -> None:
    halves = (Paragraph((Sentence("s1", "Sở đã", "boilerplate"), Sentence("s2", "xong việc này rồi.", "boilerplate", continues="s1"))),)
    (made,) = flat(edited(halves, [EditedParagraph("xong việc này rồi.")], author="Cán bộ", prefix="e"))
    assert made.continues is None


def test_footnote_stays_a_footnote() -> None:
    (made,) = edited(paragraphs(), [EditedParagraph("¹ Chú thích.", footnote=True)], author="Cán bộ", prefix="e")
    assert made.footnote


def test_empty_paragraphs_vanish() -> None:
    assert typed("", "  ") == ()


@st.composite
def edits(draw: st.DrawFn) -> list[str]:
    texts = [p.text for p in paragraphs()]
    for _ in range(draw(st.integers(1, 4))):
        index = draw(st.integers(0, len(texts) - 1))
        start = draw(st.integers(0, len(texts[index])))
        end = draw(st.integers(start, min(len(texts[index]), start + 40)))
        texts[index] = texts[index][:start] + draw(noise) + texts[index][end:]
    return texts


@given(edits())
@few
def test_any_edit_replays_and_keeps_every_letter(texts: list[str]) -> None:
    made = typed(*texts)
    assert all(s.source is None or replay(s.source.quote, s.ops) == s.text for s in flat(made))
    assert all(s.source or s.author for s in flat(made))
    assert [c for s in flat(made) for c in s.text if c.isalnum()] == [c for text in texts for c in text if c.isalnum()]


@given(edits())
@few
def test_ids_stay_distinct(texts: list[str]) -> None:
    ids = [s.id for s in flat(typed(*texts))]
    assert len(ids) == len(set(ids))
