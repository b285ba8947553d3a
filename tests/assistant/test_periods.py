"""The period policy, row by row: what one expression becomes in the next report."""

import pytest

from assistant.periods import following, preceding
from corpus.periods import Period
from tests.builders import body_of, drafted, next_heading, next_text, report


def asked(sentence: str, period: str = "2025H1", *, heading: str = "I. KẾT QUẢ") -> list[str]:
    """Previous values of the period questions that one sentence raises."""
    draft = drafted(report(f"{heading}\n\n{sentence}"), period)
    return [q.previous or "" for q in draft.questions if q.kind == "period"]


# symbol or issue date; name of an act; title of a cited document


@pytest.mark.parametrize(
    "sentence",
    [
        "Sở thực hiện Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ.",
        "Sở thực hiện Luật Thi đua, khen thưởng năm 2022.",
        "Sở triển khai Kế hoạch số 12/KH-UBND ngày 05/01/2024 của Ủy ban nhân dân tỉnh về phát động thi đua năm 2024.",
        "Sở thực hiện Kết luận số 83-KL/TW ngày 21/6/2024.",
    ],
)
def test_citation_and_its_title_are_frozen(sentence: str) -> None:
    assert next_text(sentence) == sentence


# programme span


def test_programme_span_is_frozen() -> None:
    sentence = "Sở thực hiện chương trình nông thôn mới giai đoạn 2021 - 2025."
    assert next_text(sentence) == sentence


def test_programme_that_has_ended_is_asked_about_and_stays() -> None:
    sentence = "Sở thực hiện chương trình nông thôn mới giai đoạn 2021 - 2024."
    assert next_text(sentence) == sentence and asked(sentence) == ["giai đoạn 2021 - 2024"]


def test_programme_that_ended_long_ago_is_not_asked_about() -> None:
    assert asked("Sở đã tổng hợp số liệu giai đoạn 2011 - 2015.") == []


# anniversary


def test_anniversary_is_frozen_and_asked_about() -> None:
    sentence = "Chào mừng 80 năm Ngày thành lập Quân đội (22/12/1944 - 22/12/2024)."
    assert next_text(sentence) == sentence and asked(sentence) == ["22/12/1944 - 22/12/2024"]


# slogan, ordinal, term


@pytest.mark.parametrize(
    "sentence",
    ["Đại hội Đảng bộ lần thứ IV, năm 2024 đã họp.", "Hội đồng nhân dân khóa XV năm 2024 đã họp.", "Phong trào “Cả nước thi đua năm 2024” được hưởng ứng."],
)
def test_ordinal_term_and_slogan_are_frozen(sentence: str) -> None:
    assert next_text(sentence) == sentence


# commitment


def test_promise_leaves_the_text_and_becomes_a_followup() -> None:
    draft = drafted(report("I. KẾT QUẢ\n\nSở đã họp. Dự kiến tháng 7/2024, Sở sẽ sơ kết phong trào."))
    assert [s.text for s in body_of(draft)] == ["Sở đã họp."]
    assert [(f.text, f.due) for f in draft.followups] == [("Dự kiến tháng 7/2024, Sở sẽ sơ kết phong trào.", "2024-07")]


# year or date inside a past fact


@pytest.mark.parametrize(
    ("sentence", "previous"),
    [
        ("Sở được tặng Bằng khen năm 2023.", "năm 2023"),
        ("Hội thi cải cách hành chính diễn ra từ ngày 01/01/2024 đến ngày 30/6/2024.", "từ ngày 01/01/2024 đến ngày 30/6/2024"),
        ("Sở đã ký giao ước ngày 22/3/2024.", "ngày 22/3/2024"),
        ("Đợt thi đua mở đầu tháng 3/2024.", "đầu tháng 3/2024"),
        ("Sở đã kiểm tra xong vào cuối năm 2023.", "cuối năm 2023"),
        ("Khối đã sơ kết 6 tháng đầu năm 2023 rất tốt.", "6 tháng đầu năm 2023"),
        ("Kết quả của Cụm trong công tác thi đua năm 2023 của Cụm đã rõ.", "năm 2023"),
    ],
)
def test_date_of_a_past_fact_is_asked(sentence: str, previous: str) -> None:
    assert asked(sentence) == [previous]
    assert previous not in next_text(sentence).replace(f"(kỳ trước: {previous})", "")


def test_review_of_so_many_years_is_asked_about_and_stays() -> None:
    sentence = "Sở đã tổng kết 10 năm thực hiện phong trào."
    assert next_text(sentence) == sentence and asked(sentence) == ["10 năm"]


def test_date_without_a_year_is_left() -> None:
    sentence = "Đến cuối tháng 3, Sở đã xong việc này."
    assert next_text(sentence) == sentence and asked(sentence) == []


def test_part_of_the_old_period_is_asked_where_the_new_one_is_of_another_kind() -> None:
    assert asked("Trong 5 tháng đầu năm 2024, sản lượng tăng.", "2024") == ["5 tháng đầu năm 2024"]


# own period


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Trong 6 tháng đầu năm 2024, Sở đã họp.", "Trong 6 tháng đầu năm 2025, Sở đã họp."),
        ("Trong 6 tháng đầu năm, Sở đã họp.", "Trong 6 tháng đầu năm, Sở đã họp."),
        ("Sở hoàn thành nhiệm vụ năm 2024.", "Sở hoàn thành nhiệm vụ năm 2025."),
        ("Trong 5 tháng đầu năm 2024, sản lượng tăng.", "Trong 5 tháng đầu năm 2025, sản lượng tăng."),
        ("So với cùng kỳ năm 2023, số việc tăng.", "So với cùng kỳ năm 2024, số việc tăng."),
        ("So với 6 tháng đầu năm 2023, số việc tăng.", "So với 6 tháng đầu năm 2024, số việc tăng."),
        ("Năm 2023, Sở đã xong việc này.", "Năm 2024, Sở đã xong việc này."),
    ],
)
def test_own_period_shifts(before: str, after: str) -> None:
    assert next_text(before) == after


def test_blank_date_line_moves_with_the_document() -> None:
    draft = drafted(report("I. KẾT QUẢ\n\nXong.", date="ngày    tháng    năm 2024"))
    assert "Lam Giang, ngày    tháng    năm 2025" in [s.text for s in draft.head]


def test_number_and_day_of_the_document_become_blank() -> None:
    head = [s.text.split() for s in drafted(report("I. KẾT QUẢ\n\nXong.")).head]
    assert ["Số:", "/BC-SYT"] in head and ["Lam", "Giang,", "ngày", "tháng", "năm", "2025"] in head


# previous and next period in headings


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("3. Kết quả khen thưởng năm 2023", "3. Kết quả khen thưởng năm 2024"),
        ("III. PHƯƠNG HƯỚNG 6 THÁNG CUỐI NĂM 2024", "III. PHƯƠNG HƯỚNG 6 THÁNG CUỐI NĂM 2025"),
        ("III. PHƯƠNG HƯỚNG NĂM 2025", "III. PHƯƠNG HƯỚNG NĂM 2026"),
    ],
)
def test_neighbouring_period_in_a_heading_shifts(before: str, after: str) -> None:
    assert next_heading(before) == after


def test_next_year_shifts_in_the_outlook() -> None:
    assert next_text("Chuẩn bị kế hoạch cho năm 2025.", heading="III. PHƯƠNG HƯỚNG") == "Chuẩn bị kế hoạch cho năm 2026."


def test_task_of_the_outlook_stays_and_gets_a_followup() -> None:
    draft = drafted(report("III. PHƯƠNG HƯỚNG 6 THÁNG CUỐI NĂM 2024\n\n- Tháng 12/2024: bình xét thi đua.\n\n- Tiếp tục tuyên truyền."))
    assert [f.due for f in draft.followups] == ["2024-12"]
    assert [s.text.endswith("bình xét thi đua.") for s in body_of(draft)] == [True, False]


# anything else


def test_year_far_away_is_left() -> None:
    sentence = "Đây là mô hình có từ năm 2019."
    assert next_text(sentence) == sentence


TITLES = {
    "2024H1": "Sơ kết công tác 6 tháng đầu năm 2024; phương hướng 6 tháng cuối năm 2024",
    "2024H2": "Sơ kết công tác 6 tháng cuối năm 2024; phương hướng 6 tháng đầu năm 2025",
    "2024": "Tổng kết công tác năm 2024; phương hướng năm 2025",
    "2024Q1": "Kết quả công tác quý I/2024; nhiệm vụ quý II/2024",
    "2024Q4": "Kết quả công tác quý IV năm 2024; nhiệm vụ quý I năm 2025",
    "2024M04": "Kết quả công tác tháng 4/2024; nhiệm vụ tháng 5/2024",
    "2024M12": "Kết quả công tác tháng 12 năm 2024; nhiệm vụ tháng 01 năm 2025",
    "2024M01-M09": "Kết quả công tác 9 tháng đầu năm 2024; nhiệm vụ 3 tháng cuối năm 2024",
    "2016-2020": "Tổng kết phong trào giai đoạn 2016 - 2020; phương hướng giai đoạn 2021 - 2025",
}


@pytest.mark.parametrize(
    ("old", "new", "title"),
    [
        ("2024H1", "2025H1", "Sơ kết công tác 6 tháng đầu năm 2025; phương hướng 6 tháng cuối năm 2025"),
        ("2024H1", "2024H2", "Sơ kết công tác 6 tháng cuối năm 2024; phương hướng 6 tháng đầu năm 2025"),
        ("2024H1", "2024", "Tổng kết công tác năm 2024; phương hướng năm 2025"),
        ("2024H1", "2025", "Tổng kết công tác năm 2025; phương hướng năm 2026"),
        ("2024H2", "2025H1", "Sơ kết công tác 6 tháng đầu năm 2025; phương hướng 6 tháng cuối năm 2025"),
        ("2024", "2025", "Tổng kết công tác năm 2025; phương hướng năm 2026"),
        ("2024", "2025H1", "Sơ kết công tác 6 tháng đầu năm 2025; phương hướng 6 tháng cuối năm 2025"),
        ("2024Q1", "2024Q2", "Kết quả công tác quý II/2024; nhiệm vụ quý III/2024"),
        ("2024Q1", "2025Q1", "Kết quả công tác quý I/2025; nhiệm vụ quý II/2025"),
        ("2024Q4", "2025Q1", "Kết quả công tác quý I năm 2025; nhiệm vụ quý II năm 2025"),
        ("2024M04", "2024M05", "Kết quả công tác tháng 5/2024; nhiệm vụ tháng 6/2024"),
        ("2024M12", "2025M01", "Kết quả công tác tháng 01 năm 2025; nhiệm vụ tháng 02 năm 2025"),
        ("2024M01-M09", "2025M01-M09", "Kết quả công tác 9 tháng đầu năm 2025; nhiệm vụ 3 tháng cuối năm 2025"),
        ("2024H1", "2024M01-M09", "Sơ kết công tác 9 tháng đầu năm 2024; phương hướng 3 tháng cuối năm 2024"),
        ("2016-2020", "2021-2025", "Tổng kết phong trào giai đoạn 2021 - 2025; phương hướng giai đoạn 2026 - 2030"),
    ],
)
def test_title_maps_own_and_next_period_of_every_kind(old: str, new: str, title: str) -> None:
    assert drafted(report("I. KẾT QUẢ\n\nXong.", title=TITLES[old]), new).info.title == title


@pytest.mark.parametrize(
    ("old", "new", "before", "after"),
    [
        ("2024Q1", "2024Q2", "Trong quý I, Sở đã họp.", "Trong quý II, Sở đã họp."),
        ("2024M04", "2024M05", "Trong tháng 4, Sở đã họp.", "Trong tháng 5, Sở đã họp."),
        ("2024H1", "2024H2", "Trong 6 tháng đầu năm, Sở đã họp.", "Trong 6 tháng cuối năm, Sở đã họp."),
        ("2024H1", "2024", "Trong 6 tháng đầu năm, Sở đã họp.", "Trong năm, Sở đã họp."),
        ("2024H1", "2024", "6 tháng đầu năm 2024, Sở đã họp.", "Năm 2024, Sở đã họp."),
        ("2024H1", "2024", "Sở đã sơ kết công tác 6 tháng đầu năm 2024.", "Sở đã tổng kết công tác năm 2024."),
        ("2024", "2025H1", "Trong năm 2024, Sở đã họp.", "Trong 6 tháng đầu năm 2025, Sở đã họp."),
        ("2024", "2025H1", "Sở hoàn thành kế hoạch năm 2024.", "Sở hoàn thành kế hoạch năm 2025."),
        ("2024", "2025", "6 tháng cuối năm 2024, Sở đã họp.", "6 tháng cuối năm 2025, Sở đã họp."),
        ("2016-2020", "2021-2025", "Trong giai đoạn 2016 - 2020, Sở đã họp.", "Trong giai đoạn 2021 - 2025, Sở đã họp."),
    ],
)
def test_sentence_maps_its_period_in_every_kind(old: str, new: str, before: str, after: str) -> None:
    assert next_text(before, new, title=TITLES[old]) == after


def test_capital_letters_of_a_heading_are_kept() -> None:
    assert next_heading("I. KẾT QUẢ QUÝ I/2024", "2024Q2", title=TITLES["2024Q1"]) == "I. KẾT QUẢ QUÝ II/2024"


@pytest.mark.parametrize(
    ("code", "next_code"),
    [
        ("2024H1", "2024H2"),
        ("2024H2", "2025H1"),
        ("2024Q4", "2025Q1"),
        ("2024M12", "2025M01"),
        ("2024", "2025"),
        ("2024M01-M09", "2024Q4"),
        ("2021-2025", "2026-2030"),
    ],
)
def test_following_wraps_at_the_end_of_the_year(code: str, next_code: str) -> None:
    assert following(Period.parse(code)).code == next_code


@pytest.mark.parametrize(("code", "before"), [("2024H1", "2023H2"), ("2024Q1", "2023Q4"), ("2024M01", "2023M12"), ("2024", "2023"), ("2024H2", "2024H1")])
def test_preceding_wraps_at_the_beginning_of_the_year(code: str, before: str) -> None:
    assert preceding(Period.parse(code)).code == before
