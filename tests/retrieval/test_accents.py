import gzip
import json
import random
import time
import unicodedata
from pathlib import Path

import numpy as np
import pytest

from corpus.text.folding import strip_accents
from retrieval.accents.decoding import decode
from retrieval.accents.model import SyllableModel
from retrieval.accents.packing import SHIPPED, load, save
from retrieval.accents.restoring import restored, shipped
from retrieval.accents.spelling import parts_of, spelling
from retrieval.errors import BrokenModel
from retrieval.training.accent_measures import measured
from retrieval.training.accent_texts import Numbering, Text, stream_of
from retrieval.training.accents import Arguments, train

SENTENCES = (
    "Sở Nội vụ đề nghị các đơn vị gửi báo cáo tổng kết phong trào thi đua trước ngày 15 tháng 12",
    "Tỷ lệ hồ sơ giải quyết đúng hạn tại bộ phận một cửa đạt 98,5%",
    "Ủy ban nhân dân xã chịu trách nhiệm quản lý đất công ích trên địa bàn",
    "Thủ tục cấp lại giấy chứng nhận quyền sử dụng đất bị mất",
    "Danh sách cá nhân được đề nghị tặng bằng khen của Thủ tướng Chính phủ",
    "Kế hoạch kiểm tra công tác phòng cháy, chữa cháy tại các chợ năm 2025",
    "Mức hỗ trợ tiền ăn trưa cho trẻ em mẫu giáo vùng đặc biệt khó khăn",
    "Người lao động nghỉ thai sản có được tính thời gian xét nâng lương không",
    "Hội đồng thẩm định họp và thông qua dự thảo nghị quyết",
    "Kinh phí thực hiện được bố trí từ nguồn ngân sách địa phương",
    "Công tác tiếp công dân, giải quyết đơn thư khiếu nại, tố cáo",
    "Quy trình đánh giá, xếp loại chất lượng cán bộ, công chức hằng năm",
    "Thời hạn bảo quản hồ sơ, tài liệu lưu trữ của cơ quan",
    "Trách nhiệm của người đứng đầu trong phòng, chống tham nhũng, lãng phí",
    "Xử phạt vi phạm hành chính về an toàn thực phẩm đối với cơ sở kinh doanh",
    "Số lượng cấp phó của phòng chuyên môn thuộc sở",
    "Hồ sơ đề nghị công nhận xã đạt chuẩn nông thôn mới gồm những gì",
    "Giải phóng mặt bằng dự án đường vành đai còn chậm so với tiến độ",
    "Tổ chức lễ kỷ niệm ngày truyền thống của ngành",
    "Sáng kiến được áp dụng có hiệu quả trong phạm vi toàn tỉnh",
    "Đơn vị sự nghiệp công lập tự bảo đảm chi thường xuyên",
    "Hướng dẫn bình xét danh hiệu gia đình văn hóa, thôn văn hóa",
    "Chế độ báo cáo định kỳ về tình hình đầu tư công",
    "Điều kiện cấp giấy phép khai thác nước dưới đất",
    "Vận động nhân dân hiến đất làm đường giao thông nông thôn",
    "Quyết định cử đoàn công tác đi học tập kinh nghiệm",
    "Tình hình tai nạn giao thông giảm so với cùng kỳ năm trước",
    "Xây dựng vị trí việc làm và cơ cấu lại đội ngũ viên chức",
    "Ai có thẩm quyền quyết định điều chỉnh quy hoạch sử dụng đất",
    "Trợ cấp xã hội hằng tháng cho người khuyết tật nặng",
)


def test_restored_puts_back_the_marks_of_our_own_sentences() -> None:
    measures = measured(SENTENCES)
    assert measures.syllables >= 0.985
    assert measures.whole >= 0.8


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("thi dua khen thuong nam 2024", "thi đua khen thưởng năm 2024"),
        ("BAO CAO SO KET Cong tac", "BÁO CÁO SƠ KẾT Công tác"),
        ("nghi dinh 98/2023/ND-CP", "nghị định 98/2023/NĐ-CP"),
        ("quyet dinh so 12/QD-UBND cua UBND tinh", "quyết định số 12/QĐ-UBND của UBND tỉnh"),
        ("nghi quyet cua HDND tinh", "nghị quyết của HĐND tỉnh"),
        ("chi thi 34-CT/TU", "chỉ thị 34-CT/TU"),
        ("diem d khoan 2 dieu 5", "điểm d khoản 2 điều 5"),
        ("file excel bao cao thang 5", "file excel báo cáo tháng 5"),
        ("thi dua khen thưởng", "thi đua khen thưởng"),
        ("Luật Dat dai", "Luật Đất đai"),
    ],
)
def test_restored_reads_what_officers_type(typed: str, wanted: str) -> None:
    assert restored(typed).text == wanted


@pytest.mark.parametrize("typed", ["", "  ", "2024", "?!", "Windows Server 2019", "1234/XYZ-QQ", "Kế hoạch thi đua, khen thưởng năm 2025"])
def test_restored_leaves_other_texts_as_they_are(typed: str) -> None:
    restoration = restored(typed)
    assert restoration.text == typed


@pytest.mark.parametrize("sentence", SENTENCES)
def test_restored_leaves_fully_accented_text_as_it_is(sentence: str) -> None:
    assert restored(sentence).text == sentence


def test_restored_is_as_long_as_the_text_and_differs_only_in_bare_letters() -> None:
    rng = random.Random(3)
    for sentence in SENTENCES:
        words = [strip_accents(word) if rng.random() < 0.5 else unicodedata.normalize(rng.choice(["NFC", "NFD"]), word) for word in sentence.split(" ")]
        typed = " ".join(words)
        text = restored(typed).text
        assert len(text) == len(typed)
        assert all(old == new or (old.isascii() and strip_accents(new) == old) for old, new in zip(typed, text, strict=True))


def test_restored_reads_a_sentence_without_end() -> None:
    assert restored("thi dua khen thuong " * 1_000).text.count("thi đua khen thưởng") >= 990


def test_restored_of_decomposed_text_keeps_what_was_typed() -> None:
    typed = unicodedata.normalize("NFD", "thi đua khen thuong của tỉnh")
    assert restored(typed).text == typed.replace("thuong", "thưởng")


def test_restoration_gives_the_second_reading_and_its_distance() -> None:
    restoration = restored("can bo nghi huu")
    assert restoration.second != restoration.text
    assert strip_accents(restoration.second) == "can bo nghi huu"
    assert restoration.margin == pytest.approx(min(doubt.margin for doubt in restoration.doubts))
    assert 0.5 <= restoration.confidence <= 1


def test_restoration_of_a_lone_syllable_is_less_sure_than_of_a_phrase() -> None:
    assert restored("thuong").confidence < restored("thi dua khen thuong").confidence


def test_restoration_without_doubt_has_no_second_reading() -> None:
    restoration = restored("2024")
    assert (restoration.second, restoration.confidence, restoration.doubts) == ("2024", 1, ())


def test_decode_finds_the_best_and_second_best_of_all_readings() -> None:
    model, rng = shipped(), random.Random(5)
    bare = ["thi", "dua", "khen", "ban", "la", "thuong", "nam", "bo"]
    for _ in range(20):
        candidates = [model.readings[word].numbers[:3] for word in rng.sample(bare, 4)]
        decoded = decode(model, candidates, [np.zeros(len(numbers), np.float32) for numbers in candidates])
        by_cost = sorted((_cost(model, [n[i] for n, i in zip(candidates, chosen, strict=True)]), chosen) for chosen in np.ndindex(*map(len, candidates)))
        assert _cost(model, [n[i] for n, i in zip(candidates, decoded.best, strict=True)]) == pytest.approx(by_cost[0][0], abs=1e-3)
        assert _cost(model, [n[i] for n, i in zip(candidates, decoded.second, strict=True)]) == pytest.approx(by_cost[1][0], abs=1e-3)
        assert min(decoded.margins) == pytest.approx(by_cost[1][0] - by_cost[0][0], abs=1e-3)


def _cost(model: SyllableModel, numbers: list[int]) -> float:
    """The cost of one reading, by the definition: each syllable after the two before it."""
    path = np.array([0, *numbers, 0])
    pairs = model.pairs_of(path[:-1], path[1:])
    triples = model.triple_costs(pairs.places[:-1], path[2:], pairs.backing[:-1] + pairs.costs[1:])
    return float(pairs.costs[0] + triples.sum())


def test_spelling_moves_the_tone_to_its_usual_place() -> None:
    assert [spelling(word) for word in ("HOÁ", "uỷ", "quý", "khoẻ", "hoàn", "ÐỨC")] == ["hóa", "ủy", "quý", "khỏe", "hoàn", "đức"]


def test_parts_know_syllables_of_document_numbers() -> None:
    assert [part.text for part in parts_of("so 98/2023/ND-CP va HDND") if part.symbol and part.is_syllable] == ["ND", "CP"]


def test_load_names_a_broken_file(tmp_path: Path) -> None:
    (tmp_path / "broken.npz").write_bytes(b"PK\x03\x04 not an archive")
    with pytest.raises(BrokenModel, match=r"broken\.npz"):
        load(tmp_path / "broken.npz")


def test_save_gives_back_the_same_bytes(tmp_path: Path) -> None:
    save(load(SHIPPED), tmp_path / "again.npz")
    assert (tmp_path / "again.npz").read_bytes() == SHIPPED.read_bytes()


def test_stream_separates_sentences_and_drops_list_labels() -> None:
    numbering = Numbering()
    stream = stream_of([Text("1", "Điều kiện", "1. Cấp phép 12/2024.\na) Hoá đơn")], numbering)
    assert " ".join(numbering.names[i] or str(i) for i in stream) == "0 điều kiện 0 cấp phép 1 0 hóa đơn 0"


def test_training_counts_a_model_that_reads_its_own_language(tmp_path: Path) -> None:
    rows = [{"id": str(i), "doc_number": f"{i}/2020/QH14", "heading": "Mua bạc", "text": "Bán bạc lẻ. Bạn đọc sách."} for i in range(20)]
    (tmp_path / "articles.jsonl.gz").write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    for name in ("first.npz", "second.npz"):
        train(Arguments(tmp_path / "articles.jsonl.gz", None, tmp_path / name))
    assert restored("ban bac le. ban doc sach", model=load(tmp_path / "first.npz")).text == "bán bạc lẻ. bạn đọc sách"
    assert (tmp_path / "first.npz").read_bytes() == (tmp_path / "second.npz").read_bytes()


def test_shipped_model_is_small() -> None:
    assert SHIPPED.stat().st_size <= 4_000_000


@pytest.mark.benchmark
def test_restoring_a_query_takes_a_millisecond() -> None:
    started = time.process_time()
    load(SHIPPED)
    loading = time.process_time() - started
    typed = [strip_accents(sentence) for sentence in SENTENCES]
    measured(SENTENCES)
    times = []
    for _ in range(20):
        for text in typed:
            started = time.process_time()
            restored(text)
            times.append(time.process_time() - started)
    times.sort()
    print(f"\nprocessor time: load {loading * 1e3:.0f} ms; a query p50 {times[len(times) // 2] * 1e3:.2f} ms, p95 {times[len(times) * 95 // 100] * 1e3:.2f} ms")
    assert times[len(times) // 2] < 0.003
    assert loading < 0.15
