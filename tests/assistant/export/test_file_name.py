"""What an exported file is called."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from assistant.export.choices import Choices
from assistant.export.file_name import LONGEST, file_name
from assistant.export.layout import Tracking
from assistant.report import Report
from tests.builders import drafted, report

NOW = datetime(2025, 6, 5, tzinfo=UTC)


def titled(title: str, **info: str) -> Report:
    draft = drafted(report("I. KẾT QUẢ\n\nCác phòng đã làm tốt nhiệm vụ."))
    return Report("r1", 1, replace(draft, info=replace(draft.info, title=title, **info)), NOW, NOW)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Công tác thi đua 6 tháng đầu năm 2025; phương hướng", "Báo cáo công tác thi đua 6 tháng đầu năm 2025 – bản dự thảo"),
        ("Báo cáo thi đua", "Báo cáo thi đua 6 tháng đầu năm 2025 – bản dự thảo"),
        ("UBND tỉnh: kết quả 6 tháng đầu năm 2025", "Báo cáo UBND tỉnh kết quả 6 tháng đầu năm 2025 – bản dự thảo"),
        ('a/b\\c:*?"<>| 6 tháng đầu năm 2025...', "Báo cáo a b c 6 tháng đầu năm 2025... – bản dự thảo"),
    ],
)
def test_name_is_kind_subject_and_period(title: str, name: str) -> None:
    assert file_name(titled(title, period="2025H1"), Choices(), final=False) == name


def test_name_says_how_the_file_was_made() -> None:
    report = titled("Thi đua 6 tháng đầu năm 2025", period="2025H1")
    assert file_name(report, Choices(), final=True) == "Báo cáo thi đua 6 tháng đầu năm 2025"
    assert file_name(report, Choices(watermark=True), final=True).endswith("– bản dự thảo")
    assert file_name(report, Choices(tracking=Tracking("A", "2025-06-05T00:00:00Z")), final=True).endswith("– so với kỳ trước")
    assert file_name(report, Choices(with_sources=True), final=True).endswith("– kèm bảng đối chiếu nguồn")


def test_long_title_is_cut_between_words() -> None:
    words = " ".join(["công tác"] * 40)
    name = file_name(titled(words, period="2025H1"), Choices(), final=True)
    assert len(name) <= LONGEST + len("Báo cáo ") and name.endswith(("công", "tác"))
