"""Figures that follow from others: computed where the relation holds in the source, asked where it does not, worded as the sign demands."""

import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answers import with_answers
from assistant.draft import Draft, replay
from assistant.draft_json import draft_from_json, draft_to_json
from tests.answering import answers_for
from tests.builders import body_of, drafted, report
from tests.strategies import few

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples" / "documents"
CLAUSES = (
    "Sở ban hành 05 văn bản, gồm 02 kế hoạch và 03 quyết định",
    "tổng số 05 hồ sơ: 02 trực tuyến, 03 trực tiếp",
    "có 02/05 người dự, đạt tỷ lệ 40%",
    "tăng 03 cuộc so với cùng kỳ",
    "tăng 40%",
    "tất cả 05 lượt",
    "chi 05 triệu đồng, còn 03 triệu đồng",
    "xét 05 sáng kiến, công nhận 02 sáng kiến, đạt 40%",
    "trong đó có 02 cá nhân",
    "bằng cùng kỳ",
    "vượt 40% kế hoạch",
    "đạt 40% kế hoạch (05 triệu đồng)",
    "mở 05 lớp với 03 học viên",
    "- 05 | 02 | 03",
)


def draft_of(text: str, period: str = "2025H1") -> Draft:
    return drafted(report(f"I. KẾT QUẢ\n\n{text}"), period)


def said(text: str, answers: Mapping[str, str | None], period: str = "2025H1") -> str:
    """The body once the questions, by their previous value, are answered."""
    draft = draft_of(text, period)
    facts = {question.id: answers[question.previous or ""] for question in draft.questions if question.previous in answers}
    return " ".join(sentence.text for sentence in body_of(with_answers(draft, facts)))


def asked(text: str, period: str = "2025H1") -> list[str | None]:
    return [question.previous for question in draft_of(text, period).questions if question.kind == "figure"]


@pytest.mark.parametrize(
    ("text", "answers", "expected"),
    [
        ("Sở ban hành 09 văn bản, gồm 06 kế hoạch và 03 quyết định.", {"06": "7", "03": "1"}, "ban hành 08 văn bản, gồm 07 kế hoạch và 01 quyết định"),
        ("Tổng số 05: 02 kế hoạch, 03 quyết định.", {"02": "9", "03": "4"}, "Tổng số 13: 09 kế hoạch, 04 quyết định"),
        ("Có 04 xã và 06 phường; tất cả 10 hồ sơ đúng hạn.", {"04": "5", "06": "none"}, "05 xã và không có phường; tất cả 05 hồ sơ"),
        ("Tổng số là 60 hồ sơ. Trong đó: trực tuyến 40 hồ sơ; trực tiếp 20 hồ sơ.", {"40": "50", "20": "31"}, "Tổng số là 81 hồ sơ"),
        ("Sở ban hành 05 văn bản, gồm:\n\n- 02 kế hoạch;\n\n- 03 quyết định.", {"02": "4", "03": "5"}, "ban hành 09 văn bản"),
        ("Quỹ có 100 triệu đồng, đã chi 60 triệu đồng, còn lại 40 triệu đồng.", {"100": "120", "60": "75,5"}, "còn lại 44,5 triệu đồng"),
        (
            "Thu 1.500.000 đồng, thu khác 500.000 đồng, tổng nguồn 2.000.000 đồng. Sở chi 1.200.000 đồng; Quỹ còn 800.000 đồng.",
            {"1.500.000": "1600000", "500.000": "400.000", "1.200.000": "1.000.000"},
            "tổng nguồn 2.000.000 đồng. Sở chi 1.000.000 đồng; Quỹ còn 1.000.000 đồng",
        ),
        ("Xét 09 sáng kiến và công nhận 08 sáng kiến, đạt tỷ lệ 88,89%.", {"09": "12", "08": "11"}, "đạt tỷ lệ 91,67%"),
        ("Có 30/31 công chức dự. Tỷ lệ tham gia đạt 96,77%.", {"30/31": "31/31"}, "Tỷ lệ tham gia đạt 100%"),
        ("Đạt tỷ lệ 96% (288/300 người).", {"288/300": "150/200"}, "Đạt tỷ lệ 75% (150/200 người)"),
        ("Có 29/29 công chức và 05/05 phòng đăng ký, đạt tỷ lệ 100%.", {"29/29": "28/29", "05/05": "5/5"}, "lần lượt là 96,55% và 100%"),
        ("Có 29/29 công chức và 05/05 phòng đăng ký, đạt tỷ lệ 100%.", {"29/29": "30/30", "05/05": "5/5"}, "đạt tỷ lệ 100%."),
        ("Sở thu 210 triệu đồng, đạt 105% kế hoạch (200 triệu đồng).", {"210": "198", "200": "220"}, "đạt 90% kế hoạch (220 triệu đồng)"),
        ("Kế hoạch giao 200 hồ sơ, thực hiện 210 hồ sơ, vượt 5% kế hoạch.", {"200": "200", "210": "240"}, "vượt 20% kế hoạch"),
        ("Kế hoạch giao 200 hồ sơ, thực hiện 210 hồ sơ, vượt 5% kế hoạch.", {"200": "200", "210": "180"}, "180 hồ sơ, đạt 90% kế hoạch"),
    ],
)
def test_figure_that_follows_is_computed(text: str, answers: Mapping[str, str], expected: str) -> None:
    assert expected in said(text, answers)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("15", "tăng 03 cuộc so với cùng kỳ"),
        ("7", "giảm 05 cuộc so với cùng kỳ"),
        ("12", "không thay đổi so với cùng kỳ"),
        ("none", "giảm 12 cuộc so với cùng kỳ"),
    ],
)
def test_difference_takes_the_word_of_its_sign(answer: str, expected: str) -> None:
    bare = expected if answer == "12" else expected.removesuffix(" so với cùng kỳ") + "."
    assert bare in said("Sở tổ chức 12 cuộc kiểm tra, giảm 03 cuộc.", {"12": answer})
    assert expected in said("Sở tổ chức 12 cuộc kiểm tra, giảm 03 cuộc so với cùng kỳ năm 2023.", {"12": answer})


@pytest.mark.parametrize(
    ("answer", "expected"), [("15", "15 cuộc kiểm tra, tăng 03 cuộc kiểm tra so với cùng kỳ năm trước."), ("12", "12 cuộc kiểm tra, bằng cùng kỳ năm trước.")]
)
def test_figure_said_to_be_unchanged_says_what_became_of_it(answer: str, expected: str) -> None:
    assert expected in said("Sở tổ chức 12 cuộc kiểm tra, bằng cùng kỳ năm trước.", {"12": answer})


@pytest.mark.parametrize(("answer", "expected"), [("54", "tăng 20%"), ("40", "giảm 11,1%"), ("45", "45 lượt, không thay đổi so với cùng kỳ.")])
def test_growth_is_counted_from_the_previous_value(answer: str, expected: str) -> None:
    assert expected in said("Sở tiếp 45 lượt, tăng 12,5%.", {"45": answer})


@pytest.mark.parametrize(
    ("answer", "expected"), [("9,1%", "tăng 9,1% so với"), ("giảm 3.2", "giảm 3,2% so với"), ("-3,2%", "giảm 3,2% so với"), ("0%", "không thay đổi so với")]
)
def test_change_without_a_known_base_is_asked_with_its_direction(answer: str, expected: str) -> None:
    assert expected in said("Chỉ số sản xuất tăng 8,6% so với cùng kỳ.", {"8,6%": answer})


@pytest.mark.parametrize(
    ("text", "period", "figures"),
    [
        ("Sở ban hành 09 văn bản, gồm 06 kế hoạch và 02 quyết định.", "2025H1", ["09", "06", "02"]),
        ("Kim ngạch đạt 0,51 tỷ USD, tăng 11,2%.", "2025H1", ["0,51", "11,2%"]),
        ("Giá trị sản xuất công nghiệp đạt 1.250 tỷ đồng, tăng 8,6% so với cùng kỳ.", "2025H1", ["1.250", "8,6%"]),
        ("Sở tiếp 45 lượt, tăng 12,5% so với cùng kỳ.", "2024H2", ["45", "12,5%"]),
        ("Sở tiếp 45 lượt, tăng 12,5% so với đầu nhiệm kỳ.", "2025H1", ["45", "12,5%"]),
        ("Sở tổ chức 04 cuộc họp và 02 lớp, đạt 50%.", "2025H1", ["04", "02", "50%"]),
        ("Cải cách giúp giảm 30% thời gian.", "2025H1", ["30%"]),
    ],
)
def test_what_does_not_surely_follow_stays_a_question(text: str, period: str, figures: list[str]) -> None:
    assert asked(text, period) == figures


@pytest.mark.parametrize(
    ("year", "values", "expected"),
    [
        ("2024", {"18.450": "20.790"}, "doanh thu dịch vụ tiêu dùng đạt 20.790 tỷ đồng, tăng 12,7%"),
        ("2025", {"20.790": "23.410"}, "doanh thu dịch vụ tiêu dùng đạt 23.410 tỷ đồng, tăng 12,6%"),
        ("2025", {"15": "17", "09": "10"}, "đăng 27 tin, bài, gồm 17 tin và 10 bài viết"),
        ("2024", {"06": "8", "05": "7"}, "xét 08 sáng kiến và công nhận 07 sáng kiến, đạt tỷ lệ 87,5%"),
    ],
)
def test_values_of_the_next_sample_give_its_sentences(year: str, values: dict[str, str], expected: str) -> None:
    source, following = ((SAMPLES / f"bc-tdkt-6t-{name}.txt").read_text(encoding="utf-8") for name in (year, str(int(year) + 1)))
    draft = drafted(source, f"{int(year) + 1}H1")
    facts = {question.id: values[question.previous or ""] for question in draft.questions if question.previous in values and question.type != "ratio"}
    made = " ".join(sentence.text for sentence in body_of(with_answers(draft, facts)))
    assert expected in made and expected in " ".join(following.split())


def test_total_row_of_a_table_is_the_sum_of_its_columns() -> None:
    table = "STT | Nội dung | Số lượng | Kinh phí\n\n1 | Hội nghị | 02 | 15,5\n\n2 | Tập huấn | 03 | 20\n\nTổng cộng | | 05 | 35,5"
    assert "Tổng cộng | | 09 | 21,25" in said(table, {"02": "4", "15,5": "0,25", "03": "5", "20": "21"})


def test_place_of_a_derived_figure_is_listed_once_and_its_section_by_every_question_it_takes() -> None:
    draft = draft_of("Sở ban hành 09 văn bản, gồm 06 kế hoạch và 03 quyết định.")
    (total,) = (op for sentence in body_of(draft) for op in sentence.ops if op.old == "09")
    assert (total.fact, total.formula, [len(question.spans) for question in draft.questions]) == ("q01", "sum:q01+q02", [2, 1])


def test_names_are_counted_among_what_is_asked() -> None:
    draft = draft_of("Cổng đăng 27 tin, bài, gồm 17 tin và 10 bài viết. Sở ký 02 tin, sau đó Sở ký 03 tin.")
    assert [question.name for question in draft.questions] == ["số tin được đăng", "số bài viết được đăng", "số tin (Sở ký)", "số tin (Sở ký, chỗ thứ 2)"]
    assert all(f"[…{question.name} (kỳ" in " ".join(s.text for s in body_of(draft)) for question in draft.questions)


def test_derived_figures_replay_and_open_again() -> None:
    draft = draft_of("Sở tiếp 45 lượt, tăng 12,5%; ban hành 09 văn bản, gồm 06 kế hoạch và 03 quyết định.")
    filled = with_answers(draft, {question.id: "20" for question in draft.questions})
    assert all(s.source and replay(s.source.quote, s.ops) == s.text and "[…" not in s.text for s in body_of(filled))
    assert with_answers(filled, {question.id: None for question in draft.questions}) == draft
    assert draft_from_json(draft_to_json(filled)) == filled


def test_derived_figures_of_decomposed_text_are_worded_alike() -> None:
    text = "Sở tổ chức 12 cuộc kiểm tra, giảm 03 cuộc so với cùng kỳ."
    draft = drafted(unicodedata.normalize("NFD", report(f"I. KẾT QUẢ\n\n{text}")))
    (sentence,) = body_of(with_answers(draft, {"q01": "14"}))
    assert "tăng 02 cuộc" in sentence.text and sentence.source and replay(sentence.source.quote, sentence.ops) == sentence.text


@given(st.lists(st.tuples(st.sampled_from(CLAUSES), st.sampled_from([", ", "; ", ". ", "\n\n"])).map("".join), min_size=1, max_size=7))
@few
def test_whatever_is_derived_replays_asks_for_all_it_takes_and_can_be_finished(clauses: list[str]) -> None:
    draft = draft_of("".join(clauses))
    finished = with_answers(draft, answers_for(draft))
    ids = {question.id for question in draft.questions}
    for sentence in draft.sentences():
        assert sentence.source and replay(sentence.source.quote, sentence.ops) == sentence.text
        assert {name for op in sentence.ops for name in re.findall(r"q\d+", f"{op.fact} {op.formula}")} <= ids
    assert not [sentence.text for sentence in finished.sentences() if "[…" in sentence.text]
    assert with_answers(finished, dict.fromkeys(ids)) == draft
