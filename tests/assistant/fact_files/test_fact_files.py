"""Files and tables of answers: read as they were meant, taken whole or not at all, every bad row named."""

import csv
import io
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from assistant.draft import Draft
from assistant.errors import RejectedRows
from assistant.fact_files import answers_of, form_rows, read_rows, rows_of_text, write_form
from tests.builders import drafted, report
from tests.strategies import few, noise

BODY = """I. KẾT QUẢ

Sở tổ chức 02 cuộc họp, có 29/31 công chức dự, đạt tỷ lệ 93,55%. Quỹ còn 12.880.000 đồng. Sở tiếp 45 lượt công dân.

Sở ký giao ước ngày 22/3/2024. Trong kỳ, Sở không phát sinh đơn thư.

II. KHÁC

Trường mở 03 lớp cho cán bộ. Trung tâm mở 05 lớp cho cán bộ.
"""


@pytest.fixture
def draft() -> Draft:
    return drafted(report(BODY))


def sheet(rows: Sequence[Sequence[object]], formats: dict[str, str] | None = None) -> bytes:
    book = Workbook()
    (page,) = book.worksheets
    for row in rows:
        page.append(list(row))
    for cell, number_format in (formats or {}).items():
        page[cell].number_format = number_format
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def problems(draft: Draft, text: str) -> list[str]:
    with pytest.raises(RejectedRows) as refused:
        answers_of(draft, rows_of_text(text))
    return [problem.text for problem in refused.value.problems]


@pytest.mark.parametrize("name", ["form.xlsx", "form.csv", "form.yaml"])
def test_filled_form_comes_back_as_its_answers(draft: Draft, name: str) -> None:
    values = {"q01": "7", "q02": "30/31", "q03": "13.000.000", "q05": "ngày 20/3/2025", "q06": "Có phát sinh"}
    form = write_form(name, tuple(replace(row, value=values.get(row.question, "")) for row in form_rows(draft)))
    assert answers_of(draft, read_rows(name, form)) == {**values, "q01": "07"}


def test_form_says_what_is_asked_and_what_it_was(draft: Draft) -> None:
    rows = {row.question: row for row in form_rows(draft)}
    assert rows["q03"].cells == ("q03", "I", "số tiền Quỹ còn lại", "đồng", "12.880.000", "", "chữ số theo đơn vị ở cột Đơn vị")
    assert rows["q06"].hint == "Không phát sinh / Có phát sinh"


def test_value_cells_of_the_workbook_are_text_so_that_ratios_stay_ratios(draft: Draft) -> None:
    page = load_workbook(io.BytesIO(write_form("a.xlsx", form_rows(draft)))).worksheets[0]
    assert {page.cell(row, 6).number_format for row in range(2, page.max_row + 1)} == {"@"}


@pytest.mark.parametrize("sign", ["=1+1", "+7", "-cmd", "@x"])
def test_no_cell_of_a_form_is_taken_for_a_formula(draft: Draft, sign: str) -> None:
    rows = tuple(replace(row, name=sign) for row in form_rows(draft)[:1])
    assert load_workbook(io.BytesIO(write_form("a.xlsx", rows))).worksheets[0]["C2"].data_type == "s"
    (_, cells) = csv.reader(io.StringIO(write_form("a.csv", rows).decode("utf-8-sig")), delimiter=";")
    assert cells[2] == f"'{sign}"


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("q01\t7\nq02\t30/31", {"q01": "07", "q02": "30/31"}),
        ("SO CUOC HOP DUOC TO CHUC;7", {"q01": "07"}),
        ("Số   cuộc họp, được tổ chức;7;cuộc", {"q01": "07"}),
        ("số tiền Quỹ còn lại;13,5;triệu đồng", {"q03": "13.500.000"}),
        ("q03;13,5 triệu đồng", {"q03": "13.500.000"}),
        ("q03;13500000", {"q03": "13.500.000"}),
        ("Nội dung\tĐơn vị\tKỳ này\nsố lượt công dân sở tiếp\tlượt\t50", {"q04": "50"}),
        ("Nội dung,Giá trị\nsố lượt công dân (Sở tiếp),không phát sinh", {"q04": "none"}),
        ('q01\t"7"\n\n\nq04\t\nq05\t2025-03-20', {"q01": "07", "q05": "ngày 20/3/2025"}),
    ],
)
def test_pasted_table_is_read(draft: Draft, text: str, answers: dict[str, str]) -> None:
    assert answers_of(draft, rows_of_text(text)) == answers


def test_cells_of_a_workbook_are_read_as_they_look(draft: Draft) -> None:
    rows = [["Mã", "Kỳ này"], ["q01", 7], ["q03", 13000000], ["q04", 50.0], ["q05", date(2025, 3, 5)], ["q06", None]]
    assert answers_of(draft, read_rows("a.xlsx", sheet(rows))) == {"q01": "07", "q03": "13.000.000", "q04": "50", "q05": "ngày 05/3/2025"}


def test_percent_cell_of_a_workbook_is_a_percentage() -> None:
    (row,) = read_rows("a.xlsx", sheet([["q01", 0.975]], {"B1": "0.0%"}))
    assert row.value == "97,5%"


def test_yaml_values_stay_as_written(draft: Draft) -> None:
    assert answers_of(draft, read_rows("a.yaml", b"q01: 05\nq03: 1.234\nq04: ~\n")) == {"q01": "05", "q03": "1.234"}
    records = "- {id: q01, value: 3}\n- {name: số tiền quỹ còn lại, value: '1,5', unit: triệu đồng}".encode()
    assert answers_of(draft, read_rows("a.yml", records)) == {"q01": "03", "q03": "1.500.000"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("q99;7", "Dòng 1: không có câu hỏi nào là «q99»"),
        ("số xe;7", "Dòng 1: không có câu hỏi nào là «số xe»"),
        ("q01;nhiều", "Dòng 1: «số cuộc họp được tổ chức» cần một con số"),
        ("q01;7;văn bản", "Dòng 1: «số cuộc họp được tổ chức» tính theo «cuộc họp», không phải «văn bản»"),
        ("q03;7;USD", "Dòng 1: «số tiền Quỹ còn lại» tính theo «đồng», không phải «USD»"),
        ("q01;7\nq01;8", "Dòng 2: «số cuộc họp được tổ chức» đã có giá trị «07» ở dòng 1"),
        ("Mã;Nội dung;Kỳ này\nq01;số tiền Quỹ còn lại;7", "Dòng 2: mã «q01» ở bản thảo này là «số cuộc họp được tổ chức»"),
        ("q01;-", "Dòng 1: «số cuộc họp được tổ chức»: «-» không phải số liệu"),
        ("q05;30/02/2025", "Dòng 1: «ngày Sở ký giao ước»: không có ngày «30/02/2025»"),
        ("q01", "Dòng 1 chỉ có một cột"),
    ],
)
def test_row_that_cannot_be_taken_is_named(draft: Draft, text: str, said: str) -> None:
    (problem,) = problems(draft, text)
    assert problem.startswith(said) and problem.endswith(".")


def test_name_of_two_questions_is_not_guessed() -> None:
    draft = drafted(report("I. KẾT QUẢ\n\nSở tổ chức 02 cuộc họp."))
    twice = replace(draft, questions=(draft.questions[0], replace(draft.questions[0], id="q02", previous="05")))
    assert problems(twice, "số cuộc họp được tổ chức;7") == [
        "Dòng 1: «số cuộc họp được tổ chức» có thể là q01 (kỳ trước: 02), q02 (kỳ trước: 05); hãy ghi mã câu hỏi."
    ]


def test_every_bad_row_is_told_and_nothing_is_taken(draft: Draft) -> None:
    assert [problem.split(":")[0] for problem in problems(draft, "q01;7\nq02;32/31\nq99;1")] == ["Dòng 2", "Dòng 3"]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.xlsx", b"PK\x03\x04 no workbook", "Không đọc được tệp .xlsx"),
        ("a.docx", b"", "không phải tệp số liệu"),
        ("a.csv", b"\xff\xfa;1", "không ở bảng mã UTF-8"),
        ("a.yaml", b"q01: [1, 2]", "Dòng 1 cần một giá trị đơn"),
        ("a.yaml", b"q01: 1\nq02: [1", "chưa đúng dạng YAML"),
        ("a.yaml", b"- {id: q01, valeu: 1}", "trường lạ «valeu»"),
        ("a.yaml", b"[" * 5000, "chưa đúng dạng YAML"),
        ("a.yaml", b"chao", "cần dạng YAML"),
    ],
)
def test_file_that_cannot_be_read_is_refused_with_one_sentence(name: str, data: bytes, said: str) -> None:
    with pytest.raises(RejectedRows, match=said):
        read_rows(name, data)


@given(noise, st.sampled_from(["a.csv", "a.yaml"]))
@few
def test_any_text_is_read_or_refused(text: str, name: str) -> None:
    draft = drafted(report(BODY))
    with suppress(RejectedRows):
        taken = answers_of(draft, read_rows(name, text.encode("utf-8", "replace")))
        assert set(taken) <= {question.id for question in draft.questions}
