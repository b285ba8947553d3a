"""Typing in haste: what is spelt out, what is composed, what is mended, and what is left as it is."""

import pytest

from assistant.conversation.message import read_message
from assistant.conversation.spelling import as_typed, mended, retyped, spelt_out
from assistant.conversation.telex import composed


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("HĐ TĐKT có 07 thành viên", "hội đồng thi đua, khen thưởng có 07 thành viên"),
        ("bc còn thiếu j ko", "báo cáo còn thiếu gì không"),
        ("qd 15/2024 con dung ko", "quyet dinh 15/2024 con dung khong"),
        ("trích lập 58.400.000đ, dư 3,15tr đồng", "trích lập 58.400.000 đồng, dư 3,15 triệu đồng"),
    ],
)
def test_abbreviations_are_spelt_out(typed: str, meant: str) -> None:
    assert spelt_out(as_typed(typed)).text == meant


@pytest.mark.parametrize("typed", ["Công văn số 1264/SNV-TĐKT", "thay 18/KH-UBND", "thêm câu «HĐ họp ko đủ»", "“BC” và “KH”"])
def test_numbers_of_documents_and_quoted_words_stay(typed: str) -> None:
    assert spelt_out(as_typed(typed)).text == typed


@pytest.mark.parametrize(("typed", "meant"), [("ruts", "rút"), ("nguowif", "người"), ("dduwowcj", "được"), ("khoong", "không"), ("mucj", "mục")])
def test_telex_is_composed(typed: str, meant: str) -> None:
    assert composed(typed) == meant


@pytest.mark.parametrize("word", ["word", "docx", "muc", "ngon", "khen", "excel"])
def test_what_is_no_telex_stays(word: str) -> None:
    assert composed(word) is None


def test_a_slip_in_a_command_is_mended() -> None:
    assert mended(as_typed("Rút ngọn mục II.2, kỳ trước")).text == "rút gọn mục II.2, kỳ trước"
    assert retyped(as_typed("ruts gonj mucj 7.1")).text == "rút gọn mục 7.1"


def test_dictated_words_are_the_letters_that_were_typed() -> None:
    message = read_message("thêm: HĐ họp ko đủ")
    assert message.text == "thêm: hội đồng họp không đủ"
    assert message.dictated(6, len(message.text)) == "HĐ họp ko đủ"
