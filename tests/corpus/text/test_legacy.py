"""Old font encodings: found by the shape of words, converted without moving an offset."""

import unicodedata

import pytest

from corpus.text.encoding import decode
from corpus.text.legacy import from_tcvn3, from_vni, legacy_encoding, repair_legacy
from corpus.text.legacy_tables import TCVN3
from corpus.text.syllables import is_syllable

TEXT = "Ủy ban nhân dân tỉnh ban hành kế hoạch tuyên truyền; sở đã tổ chức hội nghị, tặng giấy khen cho những người lao động.\nSố: 12/BC\n"
_BACK = {new: chr(old) for old, new in TCVN3.items()}


def tcvn3(text: str) -> str:
    return "".join(_BACK.get(letter) or _BACK.get(letter.lower()) or letter for letter in text)


def test_tcvn3_phrase() -> None:
    assert from_tcvn3("Uû ban nh©n d©n, bé kÕ ho¹ch vµ ®Çu t\xad") == "Uỷ ban nhân dân, bộ kế hoạch và đầu tư"


def test_vni_phrase_keeps_its_length() -> None:
    old = "Uûy ban nhaân daân tænh Kieân Giang, Sôû Du lòch, thi ñua khen thöôûng naêm"
    assert len(from_vni(old)) == len(old)
    assert unicodedata.normalize("NFC", from_vni(old)) == "Ủy ban nhân dân tỉnh Kiên Giang, Sở Du lịch, thi đua khen thưởng năm"


def test_tcvn3_bytes_become_unicode_in_place() -> None:
    data = tcvn3(TEXT.lower()).encode("latin-1")
    decoded = decode(data)
    assert decoded is not None
    assert (decoded.text, decoded.encoding, len(decoded.text)) == (TEXT.lower(), "tcvn3", len(data))
    assert "2 dòng dùng bảng mã TCVN3" in decoded.notes[0]


def test_tcvn3_pasted_into_unicode_is_converted_line_by_line() -> None:
    text = f"Thực hiện kế hoạch của đơn vị.\n{tcvn3('tặng giấy khen cho những người lao động')}\nĐơn vị đã ban hành văn bản.\n"
    repair = repair_legacy(text)
    assert repair.text.splitlines()[1] == "tặng giấy khen cho những người lao động"
    assert (repair.lines, len(repair.text)) == ({"TCVN3": 1}, len(text))


@pytest.mark.parametrize("line", ["Đơn vị có 25 m² và ¹ chú thích §", "Có hai tập thể, ba cá nhân", "¹ như: Luật", "© 2025", "10 × 20 µm", ""])
def test_unicode_lines_are_left_alone(line: str) -> None:
    assert legacy_encoding(line) is None


@pytest.mark.parametrize("word", ["nghiệp", "Uỷ", "ủy", "khuỷu", "xã", "quý", "giữa", "ươn"])
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["nh©n", "naïve", "été", "ghđ", "ăêô"])
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


def test_foreign_single_byte_text_is_not_guessed() -> None:
    assert decode("été naïf à Genève, élève".encode("latin-1")) is None
