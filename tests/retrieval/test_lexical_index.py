from pathlib import Path

import pytest

from corpus.document import Kind
from retrieval.filters import Within
from retrieval.hits import IndexedPassage
from retrieval.lexical_index import LexicalIndex
from retrieval.query import read_query

PASSAGES = (
    IndexedPassage(1, "bc", Kind.REPORT, ("I. KẾT QUẢ", "2. Kết quả khen thưởng"), "2. Kết quả khen thưởng\nTặng Giấy khen cho 12 cá nhân.", "12/BC-SVH"),
    IndexedPassage(2, "bc", Kind.REPORT, ("II. PHƯƠNG HƯỚNG",), "II. PHƯƠNG HƯỚNG\nTiếp tục công tác khen thưởng, đạt kết quả cao hơn.", "12/BC-SVH"),
    IndexedPassage(3, "nd", Kind.LEGAL, ("Điều 5. Danh hiệu thi đua",), "Điều 5. Danh hiệu thi đua\nDanh hiệu gồm lao động tiên tiến.", "98/2023/NĐ-CP"),
    IndexedPassage(4, "nd", Kind.LEGAL, ("Điều 6. Hình thức khen thưởng",), "Điều 6. Hình thức khen thưởng\nHuân chương và bằng khen.", "98/2023/NĐ-CP"),
)


@pytest.fixture
def index(tmp_path: Path) -> LexicalIndex:
    filled = LexicalIndex(tmp_path)
    filled.write(added=PASSAGES)
    return filled


def test_search_puts_the_section_of_that_heading_first(index: LexicalIndex) -> None:
    assert next(iter(index.search(read_query("kết quả khen thưởng")))) == 1


def test_search_finds_the_same_without_diacritics(index: LexicalIndex) -> None:
    assert next(iter(index.search(read_query("ket qua khen thuong")))) == 1


def test_search_keeps_to_the_kinds_asked_for(index: LexicalIndex) -> None:
    assert set(index.search(read_query("khen thưởng"), within=Within(kinds=(Kind.LEGAL,)))) == {4}


def test_search_of_no_words_finds_nothing(index: LexicalIndex) -> None:
    assert index.search(read_query("…")) == {}


def test_numbered_finds_all_passages_of_a_document(index: LexicalIndex) -> None:
    assert index.numbered("98/2023/nd-cp") == (3, 4)


def test_numbered_finds_the_article(index: LexicalIndex) -> None:
    assert index.numbered("98/2023/nd-cp", article="6") == (4,)


def test_write_takes_a_document_out(index: LexicalIndex) -> None:
    index.write(documents=["bc"])
    assert set(index.search(read_query("khen thưởng"))) == {4}


def test_reload_sees_what_another_reader_wrote(index: LexicalIndex, tmp_path: Path) -> None:
    LexicalIndex(tmp_path).write(documents=["nd"])
    index.reload()
    assert index.count() == 2
