"""Resolutions without number: congresses, plenums; and documents named by their serial after a full citation."""

import pytest

from corpus.citations import find_citations


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII",
        "Nghị quyết Đại hội XIII",
        "Nghị quyết Đại hội lần thứ XIII",
        "Nghị quyết Đại hội Đảng toàn quốc lần thứ 13",
        "Nghị quyết Đại hội đại biểu toàn quốc của Đảng lần thứ XIII",
        "Nghị quyết Đại hội đại biểu Đảng bộ tỉnh Lam Giang lần thứ XI",
        "Nghị quyết Đại hội Công đoàn tỉnh lần thứ X",
        "Nghị quyết Trung ương 4 khóa XII",
        "Nghị quyết Hội nghị Trung ương 6 (khóa XII)",
        "Nghị quyết Hội nghị lần thứ tám Ban Chấp hành Trung ương khóa XIII",
    ],
)
def test_resolution_without_number_is_named_by_its_words(text: str) -> None:
    (found,) = find_citations(f"Thực hiện {text} của Đảng, Sở báo cáo.")
    assert (found.surface, found.type, found.alias, found.number) == (text, "Nghị quyết", text, None)


def test_heading_in_capitals_gives_a_name_in_small_letters() -> None:
    (found,) = find_citations("THỰC HIỆN NGHỊ QUYẾT ĐẠI HỘI ĐẠI BIỂU ĐẢNG BỘ TỈNH LAM GIANG LẦN THỨ XI")
    assert found.alias == "Nghị quyết Đại hội đại biểu Đảng bộ tỉnh Lam Giang lần thứ XI"


@pytest.mark.parametrize(
    "text",
    ["nghị quyết đại hội Đảng các cấp", "Nghị quyết Đại hội đồng cổ đông", "Nghị quyết Trung ương Đảng", "nghị quyết của chi bộ", "Đại hội XIII của Đảng"],
)
def test_words_about_resolutions_name_none(text: str) -> None:
    assert find_citations(f"Thực hiện {text}, Sở báo cáo.") == []


FULL = "Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ. "


@pytest.mark.parametrize("short", ["Nghị định 98", "Nghị định số 98", "Nghị định 98/2023"])
def test_serial_alone_names_the_document_cited_before(short: str) -> None:
    found = find_citations(f"{FULL}Theo khoản 2 Điều 5 {short}, Sở báo cáo.")[-1]
    assert (found.surface, found.number, found.part, found.notes) == (short, "98/2023/NĐ-CP", "khoản 2 Điều 5", ("short",))


@pytest.mark.parametrize(
    "other", ["Nghị định 99", "Nghị định 98/2022", "Thông tư 98", "Nghị định 98 điều khoản", "nghị định của 98 đơn vị", "Nghị định 98-100"]
)
def test_serial_of_no_cited_document_is_left_alone(other: str) -> None:
    assert len(find_citations(f"{FULL}Theo {other}, Sở báo cáo.")) == 1


def test_serial_of_two_cited_documents_is_never_guessed() -> None:
    text = "Nghị quyết số 57-NQ/TW ngày 22/12/2024; Nghị quyết số 57/NQ-HĐND ngày 05/01/2024. Thực hiện Nghị quyết 57, Sở báo cáo."
    assert len(find_citations(text)) == 2


def test_serial_before_the_full_citation_is_left_alone() -> None:
    assert len(find_citations(f"Theo Nghị định 98, Sở báo cáo. {FULL}")) == 1
