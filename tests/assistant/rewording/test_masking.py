"""Masking hides every value and gives it back unchanged, whatever the text."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.draft import Op, Sentence, Source
from assistant.rewording.masking import MARK, MaskedSentence, mask, unmask
from assistant.rewording.proper_names import find_names

NAMES = ["Sở", "Du", "lịch", "tỉnh", "Minh", "Giang", "Nghị", "định", "của", "và", "đã"]
FIGURES = ["ngày", "12/5/2025", "tháng", "7/2025", "năm", "29/29", "100%", "số", "03", "98/2023/NĐ-CP", "⟦1⟧", "²"]
WORDS = st.sampled_from([*NAMES, *FIGURES, "[…", "…]", "“", "”", ",", ";", "- ", ".", ":"])
TEXT = st.lists(WORDS, max_size=20).map(" ".join) | st.text(max_size=40)


def masked(text: str) -> MaskedSentence:
    return mask((Sentence("s1", text, "boilerplate"),))[0]


def values(text: str) -> list[str]:
    return [value.value for value in masked(text).values]


@given(TEXT)
@settings(deadline=None)
def test_mask_then_unmask_gives_the_text_back(text: str) -> None:
    item = masked(text)
    again = item.lead + unmask(item.text, {value.mark: value for value in item.values})
    assert again.casefold() == unicodedata.normalize("NFC", text).casefold()


@given(TEXT)
@settings(deadline=None)
def test_mask_leaves_no_digit_and_no_stray_mark(text: str) -> None:
    item = masked(text)
    bare = MARK.sub("", item.text)
    assert not re.search(r"\d|⟦|⟧", bare)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đã tổ chức 01 cuộc, có 29/29 người, đạt 100%.", ["01", "29/29", "100%"]),
        ("Từ ngày 01/01/2025 đến ngày 30 tháng 6 năm 2025 đã họp.", ["ngày 01/01/2025", "ngày 30 tháng 6 năm 2025"]),
        ("Phong trào giai đoạn 2021 - 2025, quý III/2025.", ["giai đoạn 2021 - 2025", "quý III/2025"]),
        ("Theo Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ.", ["Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ"]),
        ("Tặng […số cá nhân (kỳ trước: 12)…] cá nhân.", ["[…số cá nhân (kỳ trước: 12)…]"]),
        ("Đạt 05 Chiến sĩ thi đua cơ sở.", ["05 Chiến sĩ thi đua cơ sở"]),
        ("Do Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch tặng.", ["Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch"]),
        ("Phát động phong trào “Vì người nghèo” tại cơ quan.", ["“Vì người nghèo”"]),
    ],
)
def test_mask_takes_a_value_whole(text: str, expected: list[str]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trong Cụm thi đua các cơ quan đã họp", ["Cụm thi đua"]),
        ("Xây dựng kế hoạch thi đua", []),
        ("Thực hiện tốt nhiệm vụ", []),
        ("Đoàn kiểm tra của tỉnh Minh Giang", ["tỉnh Minh Giang"]),
        ("UBND tỉnh giao nhiệm vụ", ["UBND tỉnh"]),
    ],
)
def test_names_are_told_from_ordinary_capitals(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in find_names(text)] == expected


def test_mask_keeps_a_list_marker_out_of_the_models_sight() -> None:
    item = masked("- Giám đốc Sở tặng Giấy khen.")
    assert item.lead == "- "
    assert not item.text.startswith("-")


def test_mask_hides_an_answered_slot_in_words() -> None:
    quote = "Họp tại trụ sở vào buổi sáng."
    op = Op("slot", 8, 14, "trụ sở", "nhà văn hóa", fact="q1")
    sentence = Sentence("s1", "Họp tại nhà văn hóa vào buổi sáng.", "figure", source=Source("a", 0, len(quote), quote), ops=(op,))
    assert [value.value for value in mask((sentence,))[0].values] == ["nhà văn hóa"]


def test_mask_of_nfd_text_is_nfc() -> None:
    item = masked(unicodedata.normalize("NFD", "Sở Du lịch đã họp 02 cuộc"))
    assert [value.value for value in item.values] == ["Sở Du lịch", "02"]


def test_marks_are_numbered_through_the_section() -> None:
    section = mask((Sentence("s1", "Có 01 cuộc", "figure"), Sentence("s2", "Có 02 cuộc", "figure")))
    assert [value.mark for item in section for value in item.values] == ["⟦1⟧", "⟦2⟧"]


def test_unmask_fits_the_first_letter_of_a_date() -> None:
    item = masked("Năm 2025 cơ quan đã họp.")
    of_mark = {value.mark: value for value in item.values}
    assert unmask("Cơ quan đã họp ⟦1⟧.", of_mark) == "Cơ quan đã họp năm 2025."
