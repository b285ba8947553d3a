"""Which period a document is about: title first, then the opening of a report, the year of issue, last the file name."""

import pytest

from corpus.structure import parse
from tests.builders import report


def code(text: str, name: str = "") -> str | None:
    period = parse(text, name=name).period
    return period.code if period else None


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Phát triển kinh tế số giai đoạn 2026 - 2030", "2026-2030"),
        ("Phát triển kinh tế số đến năm 2030, định hướng đến năm 2045", "2024-2030"),
        ("Thực hiện Kế hoạch 5 năm (2021 - 2025)", "2021-2025"),
        ("Tổng kết năm học 2023 - 2024 và phương hướng năm học 2024 - 2025", "2023-2024"),
        ("Tổng kết nhiệm kỳ 2020 - 2025", "2020-2025"),
        ("Kết quả thực hiện Chỉ thị số 19/CT-TTg ngày 16 tháng 7 năm 2021 của Thủ tướng Chính phủ", "2024"),
        ("Thực hiện Chỉ thị số 19/CT-TTg ngày 16/7/2021, năm 2023", "2023"),
        ("Kết quả công tác năm 2024 và phương hướng năm 2025", "2024"),
        ("Kết quả công tác 9 tháng đầu năm 2024", "2024M01-M09"),
        ("Kết quả công tác tháng 9 và 9 tháng đầu năm 2024", "2024M01-M09"),
        ("Kết quả công tác quý I, nhiệm vụ quý II năm 2024", "2024Q1"),
        ("Kết quả công tác chín tháng đầu năm 2023", "2023M01-M09"),
        ("Kết quả công tác tháng 11/2023", "2023M11"),
        ("Kết quả thực hiện từ năm 2021 đến năm 2023", "2021-2023"),
        ("Kết quả công tác 6 tháng cuối năm", "2024H2"),
    ],
)
def test_title_names_the_period(title: str, period: str) -> None:
    assert code(report("I. KẾT QUẢ\n\nĐã xong.", title=title)) == period


def test_opening_of_a_report_names_what_its_title_does_not() -> None:
    opening = "Thực hiện Công văn số 12/SNV ngày 02/5/2024 về báo cáo 6 tháng đầu năm 2024, Sở báo cáo như sau:"
    assert code(report(f"{opening}\n\nI. KẾT QUẢ\n\nĐã xong.", title="Công tác thi đua, khen thưởng")) == "2024H1"


def test_years_of_cited_programmes_are_not_the_period_of_a_plan() -> None:
    opening = "Căn cứ Kế hoạch số 5/KH-UBND ngày 02/5/2021 về cải cách hành chính giai đoạn 2021 - 2025 của Ủy ban nhân dân tỉnh;"
    assert code(report(f"{opening}\n\nI. MỤC ĐÍCH\n\nTốt.", title="Kiểm tra công tác văn thư", type_name="KẾ HOẠCH")) == "2024"


@pytest.mark.parametrize(
    ("name", "period"),
    [
        ("bc-tdkt-6t-2024.txt", "2024H1"),
        ("Bao cao 6 thang cuoi nam 2024.docx", "2024H2"),
        ("BC_quy III_2025.pdf", "2025Q3"),
        ("bc 9 thang 2025.docx", "2025M01-M09"),
        ("báo cáo tháng 4-2025.docx", "2025M04"),
        ("kh 2021-2025.docx", "2021-2025"),
        ("2025H1.docx", "2025H1"),
        ("tong-ket-2023.docx", "2023"),
        ("bao-cao.docx", None),
    ],
)
def test_name_of_the_file_is_asked_last(name: str, period: str | None) -> None:
    assert code("Sở đã hoàn thành nhiệm vụ.", name) == period
    assert code(report("Sở đã xong.", title="Tổng kết năm 2019"), name) == "2019"
