"""Tables with several periods side by side: the report's own column is read, another period's never; a table that does not say is asked about."""

import pytest

from assistant.errors import RejectedRows
from assistant.fact_files import rows_of_text
from corpus.periods import Period

YEAR, HALF = Period.parse("2026"), Period.parse("2026H1")
TABLES = [
    (YEAR, "Chỉ tiêu\tNăm 2025\tNăm 2026\nKế hoạch ban hành\t6\t8"),
    (YEAR, "Chỉ tiêu\tNăm 2026\tNăm 2025\nKế hoạch ban hành\t8\t6"),
    (YEAR, "Năm 2025\tNăm 2026\nKế hoạch ban hành\t6\t8"),
    (YEAR, "\t2025\t2026\nKế hoạch ban hành\t6\t8"),
    (YEAR, "Nội dung\tKỳ trước\tKỳ này\nKế hoạch ban hành\t6\t8"),
    (YEAR, "Nội dung | Năm trước | Năm nay\n--- | --- | ---\nKế hoạch ban hành | 6 | 8"),
    (YEAR, "TT\tNội dung\tĐVT\tKế hoạch năm 2026\tThực hiện năm 2026\tCùng kỳ\tSo sánh (%)\nA\tB\tC\t1\t2\t3\t4\n1\tKế hoạch ban hành\tvăn bản\t10\t8\t6\t133"),
    (YEAR, "Biểu tổng hợp\t\t\nTT\tChỉ tiêu\tThực hiện\t\n\t\tNăm trước\tNăm nay\n1\tKế hoạch ban hành\t6\t8"),
    (HALF, "Nội dung\t6 tháng đầu năm 2025\t6 tháng đầu năm 2026\nKế hoạch ban hành\t6\t8"),
    (HALF, "Nội dung\tNăm 2025\t6 tháng đầu năm 2026\tNăm 2026\nKế hoạch ban hành\t6\t8\t11"),
]


@pytest.mark.parametrize(("period", "table"), TABLES, ids=[table.split("\n")[0][:40] for _, table in TABLES])
def test_column_of_the_period_is_read(period: Period, table: str) -> None:
    (row,) = rows_of_text(table, period)
    assert (row.question, row.value, row.previous) == ("Kế hoạch ban hành", "8", "6")


def test_same_table_for_another_period_gives_the_other_column() -> None:
    (row,) = rows_of_text(TABLES[0][1], Period.parse("2025"))
    assert row.value == "6"


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ("Kế hoạch ban hành\t6\t8", "không rõ cột nào"),
        ("1\tKế hoạch ban hành\t6\t8\n2\tQuyết định\t1\t2", "không rõ cột nào"),
        ("Nội dung\t2024\t2025\nKế hoạch ban hành\t5\t7", "không có cột nào là số liệu của kỳ năm 2026"),
        ("Nội dung\tNăm nay\tNăm 2026\nKế hoạch ban hành\t5\t7", "hãy chỉ giữ một cột"),
    ],
)
def test_table_that_does_not_show_its_column_is_refused_in_one_sentence(table: str, says: str) -> None:
    with pytest.raises(RejectedRows, match=says):
        rows_of_text(table, YEAR)


@pytest.mark.parametrize("table", ["Kế hoạch\t8\nQuyết định\t2", "1\tKế hoạch\t8\n2\tQuyết định\t2", "Kế hoạch\t8\tvăn bản\nQuyết định\t2\tvăn bản"])
def test_one_column_of_figures_needs_no_header(table: str) -> None:
    assert [(row.question, row.value) for row in rows_of_text(table, YEAR)] == [("Kế hoạch", "8"), ("Quyết định", "2")]


def test_row_that_begins_like_a_heading_stays_a_row() -> None:
    assert [row.value for row in rows_of_text("Tỷ lệ hộ nghèo\t5,2%\nSo với năm trước\t3", YEAR)] == ["5,2%", "3"]
