"""Passages like a given one: the same section of other periods first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.prepared import prepare
from retrieval.errors import UnknownPassage
from retrieval.filters import Filters
from retrieval.opening import Retrieval
from retrieval.similar import likeness, shingles
from tests.retrieval.builders import REPORT, plan, report


@pytest.fixture
def filled(retrieval: Retrieval) -> Retrieval:
    """The report of three years, and a plan."""
    later = []
    for year in (2025, 2026):
        text = REPORT.replace("năm 2024", f"năm {year}").replace("năm 2023", f"năm {year - 1}").replace("12 cá nhân", "25 cá nhân")
        later.append(prepare(f"bc-6t-{year}.txt", text.encode()))
    retrieval.ingestion().ingest([report(), plan(), *later])
    return retrieval


def number(retrieval: Retrieval, document: str, heading: str) -> int:
    return next(passage.id for passage in retrieval.library.passages_of(document) if passage.headings and heading in passage.headings[-1])


@pytest.mark.parametrize("heading", ["Công tác chỉ đạo", "Kết quả khen thưởng", "PHƯƠNG HƯỚNG"])
def test_the_same_section_of_other_periods_comes_first(filled: Retrieval, heading: str) -> None:
    hits = filled.searcher.similar(number(filled, "bc-6t-2024", heading))
    assert {hit.document for hit in hits[:2]} == {"bc-6t-2025", "bc-6t-2026"}
    assert all(heading in hit.headings[-1] for hit in hits[:2]) and hits[0].score > 0.9 > hits[2].score


def test_the_passage_itself_is_left_out(filled: Retrieval) -> None:
    itself = number(filled, "bc-6t-2024", "Kết quả khen thưởng")
    assert itself not in {hit.passage for hit in filled.searcher.similar(itself, k=50)}


def test_its_document_is_left_out_on_request(filled: Retrieval) -> None:
    hits = filled.searcher.similar(number(filled, "bc-6t-2024", "Kết quả khen thưởng"), k=50, elsewhere=True)
    assert hits and "bc-6t-2024" not in {hit.document for hit in hits}


def test_a_text_of_ones_own_may_be_given(filled: Retrieval) -> None:
    assert "Kết quả khen thưởng" in filled.searcher.similar("Giám đốc Sở tặng Giấy khen cho 7 cá nhân và 2 tập thể.")[0].headings[-1]


def test_similar_is_kept_to_filters_and_pages(filled: Retrieval) -> None:
    itself = number(filled, "bc-6t-2024", "Kết quả khen thưởng")
    filters = Filters(year=2026)
    whole = filled.searcher.similar(itself, k=50, filters=filters)
    assert {hit.document for hit in whole} == {"bc-6t-2026"}
    assert [*filled.searcher.similar(itself, k=2, filters=filters), *filled.searcher.similar(itself, k=48, offset=2, filters=filters)] == whole


def test_a_number_that_there_is_not_is_said(filled: Retrieval) -> None:
    with pytest.raises(UnknownPassage, match="không có đoạn số 99999"):
        filled.searcher.similar(99_999)


@given(st.text(max_size=80), st.text(max_size=80))
def test_likeness_is_a_share_and_symmetric(left: str, right: str) -> None:
    one, other = shingles(left), shingles(right)
    assert 0 <= likeness(one, other) == likeness(other, one) <= 1
    assert not one or likeness(one, one) == 1


def test_figures_do_not_make_passages_differ() -> None:
    assert likeness(shingles("Tặng 12 Giấy khen năm 2023"), shingles("Tặng 7 Giấy khen năm 2024")) == 1
