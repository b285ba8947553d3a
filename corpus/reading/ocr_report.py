"""What is to be said of recognised pages: corrections applied to the text, and sentences for the officer."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from corpus.reading.ocr import Recognition
from corpus.reading.ocr_program import SECONDS
from corpus.reading.ocr_repairs import repaired
from corpus.reading.pdf_pages import Composition

_POOR = 0.85
"""Pages below this mean confidence are named: on the degraded scans of the tests all pages of running text are above it."""
_MOST_NAMED = 12


def finished(composition: Composition, read: Mapping[int, Recognition]) -> Composition:
    """The text with sure corrections and their marks; `read` are the recognised pages by their number from 1."""
    text, marks, repairs = repaired(composition.text, composition.marks)
    seen = [pair for recognition in read.values() for pair in recognition.repairs]
    return replace(composition, text=text, marks=marks, notes=(*_sentences(read, [*seen, *repairs]), *composition.notes))


def _sentences(read: Mapping[int, Recognition], repairs: list[tuple[str, str]]) -> Iterator[str]:
    known = {number: each for number, each in read.items() if each.page.rows}
    if known:
        mean = sum(each.page.confidence or 0 for each in known.values()) / len(known)
        sure = f"{mean:.2f}".replace(".", ",")
        yield (
            f"{len(known)} trang được nhận dạng từ ảnh (tesseract, độ tin cậy trung bình {sure}); "
            "hãy đối chiếu với bản gốc, nhất là số liệu và số, ký hiệu văn bản."
        )
    if poor := [number for number, each in known.items() if (each.page.confidence or 0) < _POOR]:
        yield f"{_named(poor)} nhận dạng kém (độ tin cậy dưới {_POOR:.2f}): hãy quét lại rõ hơn hoặc soát từng chữ.".replace("0.", "0,")
    if slow := [number for number, each in read.items() if each.too_slow]:
        yield f"{_named(slow)} không nhận dạng xong trong {SECONDS:.0f} giây nên chưa được đọc: hãy quét lại ở 200–300 dpi."
    if red := [number for number, each in read.items() if each.has_red]:
        yield f"{_named(red)} có dấu hoặc chữ màu đỏ; phần màu đỏ không được nhận dạng."
    if repairs:
        pairs = [f"«{before}» → «{after}»" for before, after in repairs]
        more = f" và {len(pairs) - _MOST_NAMED} chỗ khác" if len(pairs) > _MOST_NAMED else ""
        yield f"Đã sửa {len(pairs)} chỗ nhận dạng nhầm ở số đề mục và số, ký hiệu: {'; '.join(pairs[:_MOST_NAMED])}{more}."


def _named(numbers: list[int]) -> str:
    more = "" if len(numbers) <= _MOST_NAMED else f" và {len(numbers) - _MOST_NAMED} trang khác"
    return f"Trang {', '.join(map(str, numbers[:_MOST_NAMED]))}{more}"
