"""Figures of a sentence: which numbers are quantities, what they are called, which are one fact."""

import pytest

from assistant.facts import find_figures
from tests.builders import body_of, drafted, report


def figures(sentence: str) -> list[tuple[str, str]]:
    return [(figure.kind, figure.text) for figure in find_figures(sentence, [])]


def names(sentence: str) -> list[str]:
    return [figure.name for figure in find_figures(sentence, [])]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Sở tổ chức 02 cuộc họp.", [("int", "02")]),
        ("Có 29/31 công chức dự.", [("ratio", "29/31")]),
        ("Giải quyết 1.706/1.706 hồ sơ.", [("ratio", "1.706/1.706")]),
        ("Sản lượng tăng 8,6% so với trước.", [("percent", "8,6%")]),
        ("Doanh thu đạt 105 % kế hoạch.", [("percent", "105 %")]),
        ("Quỹ còn 12.880.000 đồng.", [("money", "12.880.000")]),
        ("Sở đã chi 53,118 triệu đồng.", [("money", "53,118")]),
        ("Doanh thu 3,2 tỷ đồng.", [("money", "3,2")]),
        ("Trích lập Quỹ 46.200.000 đồng.", [("money", "46.200.000")]),
        ("Tất cả 09 lượt hồ sơ đúng hạn.", [("int", "09")]),
        ("Đoàn 05 người đã đi.", [("int", "05")]),
        ("Văn phòng trả lời trong 03 ngày làm việc.", [("int", "03")]),
        ("Bốn phong trào và hai cuộc họp theo mô hình hai cấp.", [("int", "Bốn"), ("int", "hai")]),
    ],
)
def test_quantity_is_found(sentence: str, found: list[tuple[str, str]]) -> None:
    assert figures(sentence) == found


@pytest.mark.parametrize(
    "sentence",
    [
        "Khối thi đua số 2 đã họp.",
        "theo Điều 5 Quy chế",
        "lần thứ 3 liên tiếp",
        "Cụm 16 đã họp",
        "Chào mừng ngày 8/3.",
        "trong 6 tháng qua",
        "giai đoạn 2 của dự án",
    ],
)
def test_number_that_names_something_is_no_quantity(sentence: str) -> None:
    assert figures(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "called"),
    [
        ("Giám đốc Sở tặng Giấy khen cho 12 cá nhân.", ["số cá nhân được tặng Giấy khen"]),
        ("Có 11 cá nhân và 02 tập thể được tặng Giấy khen.", ["số cá nhân được tặng Giấy khen", "số tập thể được tặng Giấy khen"]),
        (
            "Có 28 cá nhân đạt danh hiệu “Lao động tiên tiến”, 04 cá nhân đạt danh hiệu “Chiến sĩ thi đua”.",
            ["số cá nhân đạt danh hiệu “Lao động tiên tiến”", "số cá nhân đạt danh hiệu “Chiến sĩ thi đua”"],
        ),
        ("Sở tổ chức 02 cuộc họp.", ["số cuộc họp được tổ chức"]),
        ("Có 29/31 công chức được khen.", ["số công chức trên tổng số được khen"]),
    ],
)
def test_name_says_what_is_counted(sentence: str, called: list[str]) -> None:
    assert names(sentence) == called


def test_figure_of_a_sentence_becomes_a_slot() -> None:
    (sentence,) = body_of(drafted(report("I. KẾT QUẢ\n\nSở tổ chức 02 cuộc họp.")))
    assert sentence.text == "Sở tổ chức […số cuộc họp được tổ chức (kỳ trước: 02)…] cuộc họp."


def test_same_fact_in_two_sections_is_asked_once() -> None:
    line = "Sở tổ chức 02 cuộc họp với các phòng về công tác thi đua."
    (question,) = drafted(report(f"I. MỘT\n\n{line}\n\nII. HAI\n\nTheo đó, {line}")).questions
    assert question.sections == ("I", "II") and len(question.spans) == 2


def test_same_value_of_another_thing_is_another_fact() -> None:
    body = "I. MỘT\n\nCó 09/09 hồ sơ được quyết định khen thưởng.\n\nII. HAI\n\nCó 09/09 hồ sơ được nộp trực tuyến qua phần mềm."
    assert len(drafted(report(body)).questions) == 2


def test_facts_never_share_a_name() -> None:
    draft = drafted(report("I. MỘT\n\nSở tổ chức 02 cuộc họp.\n\nSở tổ chức 05 cuộc họp."))
    assert len({q.name for q in draft.questions}) == len(draft.questions) == 2


def test_share_of_a_ratio_is_not_asked_apart() -> None:
    (question,) = drafted(report("I. KẾT QUẢ\n\nCó 29/29 người dự, đạt tỷ lệ 100%.")).questions
    assert question.type == "ratio" and len(question.spans) == 2


def test_percentage_that_a_ratio_does_not_give_is_asked_apart() -> None:
    assert [q.type for q in drafted(report("I. KẾT QUẢ\n\nCó 29/29 người dự, tăng 8,6% so với trước.")).questions] == ["ratio", "percent"]


def test_figures_inside_a_citation_are_left_alone() -> None:
    assert not [q for q in drafted(report("I. KẾT QUẢ\n\nTheo Kế hoạch số 12/KH-UBND ngày 05/01/2022 về thi đua 05 năm.")).questions if q.kind == "figure"]


def test_figures_of_a_heading_are_left_alone() -> None:
    draft = drafted(report("1. Kết quả 05 phong trào\n\nSở đã xong."))
    assert draft.sections[0].title and draft.sections[0].title.text == "1. Kết quả 05 phong trào"


def test_hundreds_of_facts_of_one_name_are_told_apart() -> None:
    body = "I. KẾT QUẢ\n\n" + "\n\n".join(f"Sở tổ chức {n} cuộc họp." for n in range(10, 310))
    assert len({q.name for q in drafted(report(body)).questions}) == 300


def test_sentence_of_thousands_of_figures_is_read() -> None:
    body = "I. KẾT QUẢ\n\nSở có " + ", ".join(f"{n} cuộc họp" for n in range(10, 3010))
    assert len([q for q in drafted(report(body)).questions if q.kind == "figure"]) > 2900
