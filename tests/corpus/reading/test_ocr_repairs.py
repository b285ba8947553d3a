"""Slips of recognition that grammar settles, and what is left as it was read."""

import pytest

from corpus.marks import Mark, MarkKind
from corpus.reading.ocr_repairs import repaired


def text_of(text: str, *, scanned: bool = True) -> str:
    marks = (Mark(0, len(text), MarkKind.SCANNED, "0.93"),) if scanned else ()
    return repaired(text, marks)[0]


@pytest.mark.parametrize(
    ("read", "kept"),
    [
        ("1. Mục đích\n\n2, Yêu cầu", "1. Mục đích\n\n2. Yêu cầu"),
        ("l. Mục đích\n\n2. Yêu cầu", "1. Mục đích\n\n2. Yêu cầu"),
        ("1. Mục đích\n\n2 Yêu cầu\n\n3. Kinh phí", "1. Mục đích\n\n2. Yêu cầu\n\n3. Kinh phí"),
        ("2. Kết quả\n\n2.l. Thi đua\n\n2.2. Khen thưởng", "2. Kết quả\n\n2.1. Thi đua\n\n2.2. Khen thưởng"),
        ("5. Hội đồng\n\n5.1. Thi đua\n\n5,2. Sáng kiến", "5. Hội đồng\n\n5.1. Thi đua\n\n5.2. Sáng kiến"),
        ("~ Văn phòng Sở:", "- Văn phòng Sở:"),
        ("theo Quyết định số l5/2O24/QĐ-UBND", "theo Quyết định số 15/2024/QĐ-UBND"),
        ("Nghị định số 98/2023/ND-CP", "Nghị định số 98/2023/NĐ-CP"),
        ("Quyết định số 12/QĐÐ-SCT", "Quyết định số 12/QĐ-SCT"),
        ("Chỉ thị số 41-CI/IW", "Chỉ thị số 41-CT/TW"),
        ("Kế hoạch số 53⁄/KH-UBND", "Kế hoạch số 53/KH-UBND"),
        ("Kế hoạch số 85lKH-UBND", "Kế hoạch số 85/KH-UBND"),
        ("Chỉ thị số 19/CT-TTo", "Chỉ thị số 19/CT-TTg"),
    ],
)
def test_what_grammar_settles_is_corrected(read: str, kept: str) -> None:
    assert text_of(read) == kept


@pytest.mark.parametrize(
    "text",
    [
        "I. Mục đích\n\nII. Yêu cầu",
        "2, Yêu cầu đứng một mình",
        "5 Phó Giám đốc dự họp",
        "1. Mục đích\n\n2.1. Phạm vi",
        "1.1 Văn bản ban hành\n\n1.2 Văn bản triển khai",
        "Số: 41-CT/TW, 236-KH/TU, 1187/SNV-TĐKT và 82/HĐTĐ",
        "Kế hoạch số 53/KH-UBND ngày 25/02/2025",
        "Dự án số 12/DA-SXD và Đề án số 13/ĐA-SXD",
        "L Nguyễn Văn An",
    ],
)
def test_what_is_not_certain_is_left(text: str) -> None:
    assert text_of(text) == text


def test_text_that_was_not_scanned_is_left() -> None:
    assert text_of("1. Mục đích\n\n2, Yêu cầu", scanned=False) == "1. Mục đích\n\n2, Yêu cầu"


def test_a_correction_is_doubtful_and_told_with_what_was_read() -> None:
    text = "Căn cứ Nghị định số 98/2023/ND-CP ngày 31/12/2023"
    new, marks, repairs = repaired(text, (Mark(0, len(text), MarkKind.SCANNED, "0.93"),))
    doubtful = [new[mark.start : mark.end] for mark in marks if mark.kind is MarkKind.DOUBTFUL]
    assert (doubtful, repairs) == (["98/2023/NĐ-CP"], (("98/2023/ND-CP", "98/2023/NĐ-CP"),))


def test_marks_move_with_the_text() -> None:
    text = "1. Mục đích\n\n2 Yêu cầu\n\n3. Kinh phí"
    last = text.index("Kinh")
    new, marks, _ = repaired(text, (Mark(0, len(text), MarkKind.SCANNED, "0.93"), Mark(last, last + 4, MarkKind.DOUBTFUL, "0.30")))
    assert [new[mark.start : mark.end] for mark in marks if mark.value == "0.30"] == ["Kinh"]
    assert [mark.end for mark in marks if mark.kind is MarkKind.SCANNED] == [len(new)]
