"""What time has overtaken is asked with a suggestion; nothing changes before the officer says so, and all of it can be replayed."""

from datetime import date

import pytest

from assistant.answers import with_answers
from assistant.draft import Draft, Question, replay
from assistant.drafting import draft_from
from assistant.errors import RejectedFact
from assistant.outlines.shipped import template_named
from assistant.outlines.starting import draft_from_template
from assistant.renewing.asking import Origin, with_overtaken
from assistant.renewing.naming import fitted
from assistant.renewing.requested import with_request
from corpus.periods import Period
from corpus.registry.entry import Entry
from corpus.registry.snapshot import Registry
from corpus.structure import parse
from tests.builders import report

OLD_DECREE = Entry(
    "98/2023/NĐ-CP",
    "Nghị định",
    "Chính phủ",
    "Quy định chi tiết thi hành một số điều của Luật Thi đua, khen thưởng",
    issued=date(2023, 12, 31),
    effective_from=date(2024, 1, 1),
    effective_to=date(2025, 7, 1),
    status="expired",
    replaced_by=("152/2025/NĐ-CP",),
)
NEW_DECREE = Entry(
    "152/2025/NĐ-CP",
    "Nghị định",
    "Chính phủ",
    "Quy định về phân cấp, phân quyền; quy định chi tiết một số điều của Luật Thi đua, khen thưởng",
    issued=date(2025, 6, 14),
    effective_from=date(2025, 7, 1),
    status="in_force",
)
NEW_PLAN = Entry(
    "07/KH-UBND",
    "Kế hoạch",
    "Ủy ban nhân dân tỉnh Kiên Giang",
    "phát động phong trào thi đua năm 2025",
    issued=date(2025, 1, 9),
    effective_from=date(2025, 1, 9),
    status="in_force",
)
REGISTRY = Registry([OLD_DECREE, NEW_DECREE, NEW_PLAN])
FULL = "Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ quy định chi tiết thi hành một số điều của Luật Thi đua, khen thưởng"
BODY = f"""I. KẾT QUẢ

Sở thực hiện {FULL}.

Việc xét khen theo Nghị định số 98/2023/NĐ-CP được thực hiện đúng quy định trên địa bàn tỉnh Kiên Giang.

Sở thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2024 của Ủy ban nhân dân tỉnh Kiên Giang phát động phong trào thi đua năm 2024.

- Mục đích thi đua: hoàn thành nhiệm vụ được giao năm 2024."""


def drafted(period: str, body: str = BODY) -> Draft:
    document = parse(report(body))
    return with_overtaken(draft_from(document, document_id="a.txt", period=Period.parse(period)), Origin(document, "a.txt"), REGISTRY)


def question(draft: Draft, words: str) -> Question:
    (found,) = [question for question in draft.questions if words in question.name]
    return found


def texts(draft: Draft) -> str:
    return "\n".join(sentence.text for sentence in draft.sentences())


def test_a_replaced_decree_is_asked_for_once_with_its_successor() -> None:
    asked = question(drafted("2025H2"), "98/2023")
    assert len(asked.spans) == 2 and asked.kind == "citation"
    assert [suggestion.text.split(" ngày")[0] for suggestion in asked.suggestions] == ["Nghị định số 152/2025/NĐ-CP"]


def test_before_its_end_nothing_is_asked() -> None:
    assert not [asked for asked in drafted("2025H1").questions if "98/2023" in asked.name]


def test_nothing_changes_unasked() -> None:
    draft = drafted("2026H1")
    assert FULL in texts(draft) and "tỉnh Kiên Giang" in texts(draft)
    assert not [op for sentence in draft.sentences() for op in sentence.ops if op.kind in ("citation", "entity")]


def test_the_answer_stands_as_fully_as_the_old_one_did() -> None:
    draft = drafted("2025H2")
    asked = question(draft, "98/2023")
    answered = with_answers(draft, {asked.id: asked.suggestions[0].text})
    assert asked.suggestions[0].text in texts(answered)
    assert "Việc xét khen theo Nghị định số 152/2025/NĐ-CP được thực hiện" in texts(answered)
    for sentence in answered.sentences():
        assert sentence.source is None or replay(sentence.source.quote, sentence.ops) == sentence.text


def test_kept_as_it_is() -> None:
    draft = drafted("2025H2")
    assert texts(with_answers(draft, {question(draft, "98/2023").id: "Giữ nguyên"})) == texts(draft)


def test_document_that_did_not_arise_is_refused() -> None:
    draft = drafted("2025H2")
    with pytest.raises(RejectedFact, match="không thể «không phát sinh»"):
        with_answers(draft, {question(draft, "98/2023").id: "none"})


def test_a_province_that_ended_is_asked_about_outside_citations_only() -> None:
    draft = drafted("2026H1")
    asked = question(draft, "tỉnh Kiên Giang")
    assert asked.kind == "entity" and asked.suggestions[0].text == "tỉnh An Giang" and "được giữ nguyên" in (asked.note or "")
    answered = texts(with_answers(draft, {asked.id: "tỉnh An Giang"}))
    assert "trên địa bàn tỉnh An Giang" in answered and "của Ủy ban nhân dân tỉnh Kiên Giang phát động" in answered


def test_the_plan_of_the_year_is_suggested_and_names_what_depends_on_it() -> None:
    asked = question(drafted("2025H1"), "12/KH-UBND")
    assert [suggestion.text.split(" ngày")[0] for suggestion in asked.suggestions] == ["Kế hoạch số 07/KH-UBND"]
    source = report(BODY)
    assert [source[span.start : span.end] for span in asked.spans][1:] == ["năm 2024"]


def test_the_request_of_the_new_period_is_suggested_for_the_old_one() -> None:
    letter = report("Gửi báo cáo.", type_name="CÔNG VĂN", title="V/v báo cáo 6 tháng đầu năm 2025", number="Số: 45/SNV-TĐKT", date="ngày 20 tháng 5 năm 2025")
    opening = "Thực hiện Công văn số 31/SNV-TĐKT ngày 21/5/2024 của Sở Nội vụ về báo cáo 6 tháng đầu năm 2024, Sở báo cáo như sau:\n\nI. KẾT QUẢ\n\nXong."
    document = parse(report(opening))
    draft = draft_from(document, document_id="a.txt", period=Period.parse("2025H1"))
    asked = question(with_overtaken(draft, Origin(document, "a.txt", parse(letter)), REGISTRY), "31/SNV")
    (suggestion,) = (each for each in asked.suggestions if "45/SNV-TĐKT ngày 20/5/2025" in each.text)
    assert suggestion.text.endswith("về việc báo cáo 6 tháng đầu năm 2025")
    assert "45/SNV-TĐKT»" in suggestion.why and "ngày 20 tháng 5 năm 2025»" in suggestion.why


def test_the_request_takes_the_place_of_the_letter_in_the_opening_and_of_nothing_else() -> None:
    letter = report("Gửi báo cáo.", type_name="CÔNG VĂN", title="V/v báo cáo 6 tháng đầu năm 2025", number="Số: 45/SNV-TĐKT", date="ngày 20 tháng 5 năm 2025")
    bases = "Kế hoạch số 12/KH-UBND ngày 05/01/2024 của Ủy ban nhân dân tỉnh về thi đua năm 2024"
    opening = f"Thực hiện {bases} và Công văn số 31/SNV-TĐKT ngày 21/5/2024 của Sở Nội vụ về báo cáo, Sở báo cáo như sau:\n\nI. KẾT QUẢ\n\nXong."
    document = parse(report(opening))
    draft = with_overtaken(draft_from(document, document_id="a.txt", period=Period.parse("2025H1")), Origin(document, "a.txt", parse(letter)), REGISTRY)
    asked = question(draft, "31/SNV")
    assert not any("45/SNV" in suggestion.text for suggestion in question(draft, "12/KH-UBND").suggestions)
    answered = texts(with_answers(draft, {asked.id: asked.suggestions[0].text}))
    assert "và Công văn số 45/SNV-TĐKT ngày 20/5/2025" in answered and "31/SNV" not in answered and "về việc báo cáo 6 tháng đầu năm 2025, Sở" in answered


def test_a_template_begun_from_a_letter_proposes_it() -> None:
    letter = parse(report("Gửi báo cáo.", type_name="CÔNG VĂN", title="V/v báo cáo 6 tháng", number="Số: 45/SNV-TĐKT", date="ngày 20 tháng 5 năm 2025"))
    draft = draft_from_template(template_named("so-ket-6-thang"), period=Period.parse("2025H1"), office=None)
    (asked,) = (each for each in with_request(draft, letter).questions if each.suggestions)
    assert asked.name.startswith("văn bản yêu cầu") and asked.suggestions[0].text.startswith("Công văn số 45/SNV-TĐKT ngày 20/5/2025")


def test_a_drive_of_one_year_outside_citations_is_asked_for() -> None:
    body = "I. KẾT QUẢ\n\nSở hưởng ứng đợt thi đua “Lập thành tích chào mừng Đại hội” lần thứ IV năm 2024 của tỉnh."
    asked = question(drafted("2025H1", body), "Lập thành tích")
    assert asked.previous is not None and asked.previous.endswith("lần thứ IV năm 2024")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Nghị định số 98/2023/NĐ-CP", "Nghị định số 152/2025/NĐ-CP"),
        ("Nghị định số 98/2023/NĐ-CP ngày 31/12/2023", "Nghị định số 152/2025/NĐ-CP ngày 14/6/2025"),
        ("Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ", "Nghị định số 152/2025/NĐ-CP ngày 14/6/2025 của Chính phủ"),
    ],
)
def test_fitted_says_no_more_than_the_old_words(old: str, new: str) -> None:
    assert fitted("Nghị định số 152/2025/NĐ-CP ngày 14/6/2025 của Chính phủ quy định chi tiết một số điều của Luật Thi đua, khen thưởng", old) == new


def test_a_document_that_a_title_names_last_stays_with_its_title() -> None:
    circular = (
        "Thông tư số 01/2024/TT-BNV ngày 24/02/2024 của Bộ trưởng Bộ Nội vụ quy định biện pháp thi hành Luật Thi đua, khen thưởng và Nghị định số 98/2023/NĐ-CP"
    )
    draft = drafted("2025H2", f"I. KẾT QUẢ\n\nSở thực hiện {circular} ngày 31/12/2023 của Chính phủ.")
    assert not [asked for asked in draft.questions if "98/2023" in asked.name]
