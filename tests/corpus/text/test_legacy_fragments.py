"""Pieces of TCVN3 and VNI inside lines of Unicode; Unicode itself is never touched."""

import unicodedata
from pathlib import Path

import pytest

from corpus.text.legacy import repair_legacy
from tests.corpus.text.legacy_typing import in_tcvn3, in_vni

SAMPLES = sorted((Path(__file__).parents[3] / "corpus" / "samples" / "documents").glob("*.txt"))
TYPED = {"TCVN3": in_tcvn3, "VNI": in_vni}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_unicode_text_is_never_changed(path: Path, form: str) -> None:
    text = unicodedata.normalize(form, path.read_bytes().decode())
    repair = repair_legacy(text)
    assert (repair.text, repair.doubtful) == (text, 0)


@pytest.mark.parametrize(
    "line",
    [
        "Đoàn công tác của thành phố Saint-Étienne gồm Mme Hélène, M. François Noël, dự hội thảo «été à Genève»",
        "Herr Müller và Frau Köhler từ Düsseldorf, München; Bürgermeister Schröder ký với tỉnh",
        "São Paulo, Brasília; João Guimarães, Conceição và Antônio trao đổi với đoàn",
        "Plzeň, Brno; Dvořák, Novák và Václav Šimůnek thăm Sở",
        "España: José Núñez, María Peña, niño, mañana",
        "Åre, Malmö, Göteborg; Ærø, Tromsø, København",
        "Diện tích 25 m², 30 m³, sai số ±5 µm, 10 × 20 × 30, 6 ÷ 8 h, 90°, nhiệt độ 30 °C",
        "© 2026 Trợ Bút®, điều 5 § 2, ¹ chú thích, ½ suất, «trích dẫn», 50¢, 20 £, 30 ¥",
        "a×b = n×m·k; KH¹, NQ², BC³ và TT¹",
        "Nghị định số 102/2017/NÐ-CP của Chính phủ",
        "Hòa, hoà, thuý, thúy, khoẻ, quý, oán, toán, luân, uế",
        "Có hai tập thể, ba cá nhân, không có ai; công cụ, dùng cho thô sơ",
        "Bao gồm cả phó phòng, tù chính trị, vò, bò sữa, bé gái, lò mổ, cò, kê khai",
    ],
)
def test_other_languages_signs_and_formulas_stay(line: str) -> None:
    assert repair_legacy(line).text == line


@pytest.mark.parametrize("encoding", TYPED)
@pytest.mark.parametrize(
    "words", ["ban hành kế hoạch kiểm tra", "tặng Giấy khen cho những người lao động", "thi đua, khen thưởng", "được Thủ tướng Chính phủ ủy quyền"]
)
def test_piece_is_converted_in_place(encoding: str, words: str) -> None:
    old = f"Đơn vị đã {TYPED[encoding](words)} trước ngày 05/6/2026"
    repair = repair_legacy(old)
    assert unicodedata.normalize("NFC", repair.text) == f"Đơn vị đã {words} trước ngày 05/6/2026"
    assert (len(repair.text), repair.lines, repair.fragments) == (len(old), {}, {encoding: 1})


@pytest.mark.parametrize("encoding", TYPED)
def test_most_words_come_back_and_none_beside_them_change(encoding: str) -> None:
    right = wrong = 0
    for path in SAMPLES:
        for line in path.read_bytes().decode().splitlines():
            words = line.split(" ")
            if len(words) < 14 or line.isupper():
                continue
            pasted = [TYPED[encoding](word) for word in words[4:10]]
            read = unicodedata.normalize("NFC", repair_legacy(" ".join([*words[:4], *pasted, *words[10:]])).text).split(" ")
            assert read[:4] == words[:4] and read[10:] == words[10:]
            for before, after in zip(words[4:10], read[4:10], strict=True):
                right += before == after
                wrong += before != after
    assert right / (right + wrong) > 0.97


def test_single_word_that_could_be_foreign_is_left_and_counted() -> None:
    repair = repair_legacy("mã số tên cña người cho")
    assert (repair.text, repair.doubtful) == ("mã số tên cña người cho", 1)


@pytest.mark.parametrize(("old", "read"), [("kết quả kiÓm tra", "kết quả kiểm tra"), ("của h¹ch toán", "của hạch toán"), ("của vaên phòng", "của văn phòng")])
def test_single_word_that_nothing_else_could_be_is_converted(old: str, read: str) -> None:
    assert unicodedata.normalize("NFC", repair_legacy(old).text) == read


def test_piece_that_two_encodings_explain_is_left() -> None:
    assert repair_legacy("tham möu, chæ đạo").text == "tham möu, chæ đạo"


def test_letters_lost_before_are_counted() -> None:
    repair = repair_legacy("bé kÕ ho¹ch vµ ®Çu t vÒ ph¬ng híng tríc ®©y")
    assert (repair.text, repair.hornless) == ("bộ kế hoạch và đầu t về phơng hớng trớc đây", 3)


def test_soft_hyphens_of_unicode_text_stay() -> None:
    assert repair_legacy("doanh nghiệp\u00ad và Nhà\u00ad nước").text == "doanh nghiệp\u00ad và Nhà\u00ad nước"
