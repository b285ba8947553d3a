"""What a search is kept to, on both sides of the index."""

from collections.abc import Callable
from datetime import date

import pytest

from corpus.document import Kind
from corpus.prepared import PreparedDocument, prepare
from corpus.registry.entry import Entry
from corpus.registry.store import replace_entries
from retrieval import narrowing
from retrieval.filters import EVERYTHING, Filters
from retrieval.opening import Retrieval
from tests.retrieval.builders import plan, report

DECREE = """CHÍNH PHỦ

Số: {number}/2020/NĐ-CP

Hà Nội, ngày 10 tháng 3 năm 2020

NGHỊ ĐỊNH
Quy định về công tác thi đua tại cơ sở {number}

Điều 1. Phạm vi điều chỉnh

Nghị định này quy định về phong trào thi đua và hình thức khen thưởng tại cơ sở.

Điều 2. Hiệu lực thi hành

Nghị định này có hiệu lực từ ngày 01 tháng 5 năm 2020.
"""


def decree(number: int) -> PreparedDocument:
    return prepare(f"nd-{number}.txt", DECREE.format(number=number).encode())


def department(name: str, year: int) -> PreparedDocument:
    text = f"""{name}

Số: 30/BC-SYT

Lam Giang, ngày 15 tháng 12 năm {year}

BÁO CÁO
Kết quả phong trào thi đua năm {year}

I. KẾT QUẢ

Toàn ngành phát động phong trào thi đua yêu nước, tặng Giấy khen cho 9 tập thể.
"""
    return prepare(f"bc-{name[:6]}-{year}.txt", text.encode())


@pytest.fixture
def filled(retrieval: Retrieval) -> Retrieval:
    """Two documents of a department of culture, three of departments of health, three decrees of which the registry knows two."""
    health = [department("SỞ Y TẾ TỈNH LAM GIANG", 2022), department("SỞ Y TẾ TỈNH LAM GIANG", 2023), department("SỞ Y TẾ TỈNH HẢI SƠN", 2023)]
    retrieval.ingestion().ingest([report(), plan(), *health, decree(21), decree(22), decree(23)])
    ended = {"effective_from": date(2020, 5, 1), "effective_to": date(2023, 1, 1), "status": "expired"}
    current = {"effective_from": date(2020, 5, 1), "status": "in_force"}
    entries = [
        Entry(number=f"{number}/2020/NĐ-CP", type="Nghị định", issuer="Chính phủ", title="", issued=date(2020, 3, 10), **said)  # type: ignore[arg-type]
        for number, said in ((21, ended), (22, current))
    ]
    with retrieval.library.database.session() as session:
        replace_entries(session, entries, origin="import:test")
    return retrieval


def documents(retrieval: Retrieval, filters: Filters, query: str = "phong trào thi đua") -> set[str]:
    return {hit.document for hit in retrieval.searcher.search(query, k=50, filters=filters)}


def having(retrieval: Retrieval, fits: Callable[[str], bool]) -> set[str]:
    return {document.id for document in retrieval.library.list() if fits(document.id)}


@pytest.fixture(params=[False, True], ids=["over-fetched", "compared one by one"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways by which the dense side is narrowed."""
    monkeypatch.setattr(narrowing, "_DEEP", 0 if request.param else 1_000)


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(agency="Sở Y tế tỉnh Lam Giang"), {"bc-so-y-t-2022", "bc-so-y-t-2023"}),
        (Filters(agency="so y te"), {"bc-so-y-t-2022", "bc-so-y-t-2023", "bc-so-y-t-2023-2"}),
        (Filters(agency="Sở Y"), {"bc-so-y-t-2022", "bc-so-y-t-2023", "bc-so-y-t-2023-2"}),
        (Filters(agency="Sở Y t"), set()),
        (Filters(agency="Sở Xây dựng"), set()),
        (Filters(period="2023"), {"bc-so-y-t-2023", "bc-so-y-t-2023-2"}),
        (Filters(year=2024), {"bc-6t-2024", "kh-2024"}),
        (Filters(year=2020, kinds=(Kind.LEGAL,)), {"nd-21", "nd-22", "nd-23"}),
        (Filters(kinds=(Kind.PLAN,)), {"kh-2024"}),
        (Filters(agency="so y te", exclude=("bc-so-y-t-2022", "bc-so-y-t-2023")), {"bc-so-y-t-2023-2"}),
        (Filters(agency="so y te", year=2022), {"bc-so-y-t-2022"}),
    ],
)
def test_a_search_is_kept_to(filled: Retrieval, filters: Filters, expected: set[str]) -> None:
    assert documents(filled, filters) == expected


@pytest.mark.usefixtures("way")
def test_the_dense_side_alone_is_kept_too(filled: Retrieval) -> None:
    nearest = filled.searcher._nearest
    within = filled.searcher._within(Filters(agency="so y te"))
    found = nearest.search(filled.indexes.embedding.embed(["phong trào thi đua"])[0], within, limit=100)
    held = filled.library.passages(list(found))
    assert {held[number].document for number in found} == {"bc-so-y-t-2022", "bc-so-y-t-2023", "bc-so-y-t-2023-2"}
    assert list(found.values()) == sorted(found.values(), reverse=True)


@pytest.mark.usefixtures("way")
def test_filters_see_a_document_that_came_later(filled: Retrieval) -> None:
    filters = Filters(agency="so y te", year=2021)
    assert documents(filled, filters) == set()
    filled.ingestion().ingest([department("SỞ Y TẾ TỈNH LAM GIANG", 2021)])
    assert documents(filled, filters) == {"bc-so-y-t-2021"}


def test_filters_change_no_score_of_the_lexical_side(filled: Retrieval) -> None:
    from retrieval.query import read_query

    query, lexical = read_query("phong trào thi đua"), filled.indexes.lexical
    every = lexical.search(query)
    for number, score in lexical.search(query, within=filled.searcher._within(Filters(agency="so y te"))).items():
        assert score == pytest.approx(every[number])


def test_legal_documents_out_of_force_are_left_out_and_unknown_ones_stay(filled: Retrieval) -> None:
    kept = Filters(kinds=(Kind.LEGAL,))
    assert documents(filled, Filters(kinds=kept.kinds, in_force_on=date(2022, 6, 1))) == {"nd-21", "nd-22", "nd-23"}
    assert documents(filled, Filters(kinds=kept.kinds, in_force_on=date(2023, 1, 1))) == {"nd-22", "nd-23"}


def test_legal_documents_not_yet_in_force_are_left_out(filled: Retrieval) -> None:
    assert not documents(filled, Filters(in_force_on=date(2020, 4, 1))) & {"nd-21", "nd-22"}


def test_hits_tell_whether_they_are_in_force(filled: Retrieval) -> None:
    hits = filled.searcher.search("phong trào thi đua", k=50, filters=Filters(in_force_on=date(2023, 6, 1)))
    assert {hit.document: hit.in_force for hit in hits if hit.kind is Kind.LEGAL} == {"nd-22": True, "nd-23": None}
    assert {hit.in_force for hit in hits if hit.kind is not Kind.LEGAL} == {None}


def test_what_is_not_legal_is_never_left_out_for_its_force(filled: Retrieval) -> None:
    every = having(filled, lambda document: not document.startswith("nd-"))
    assert documents(filled, Filters(in_force_on=date(1990, 1, 1))) & every == documents(filled, EVERYTHING) & every


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("filters", [EVERYTHING, Filters(agency="so y te"), Filters(in_force_on=date(2023, 6, 1)), Filters(kinds=(Kind.LEGAL,))])
def test_pages_are_the_parts_of_one_ranking(filled: Retrieval, filters: Filters) -> None:
    whole = filled.searcher.search("phong trào thi đua", k=60, filters=filters)
    for size in (1, 2, 5):
        pages = [filled.searcher.search("phong trào thi đua", k=size, offset=offset, filters=filters) for offset in range(0, len(whole) + size, size)]
        assert [hit for page in pages for hit in page] == whole
    assert [hit.rank for hit in whole] == list(range(1, len(whole) + 1))
    assert len({hit.passage for hit in whole}) == len(whole)


def test_pages_go_on_below_the_depth_of_the_first_ranking(retrieval: Retrieval) -> None:
    from retrieval.searcher import Searcher, SearchWeights

    retrieval.ingestion().ingest([decree(number) for number in range(40)])
    searcher = Searcher(retrieval.library, retrieval.indexes, weights=SearchWeights(depth=3))
    pages = [searcher.search("phong trào thi đua tại cơ sở", k=7, offset=offset) for offset in range(0, 140, 7)]
    found = [hit.passage for page in pages for hit in page]
    assert len(found) == len(set(found)) > 100
    assert [hit.score for page in pages for hit in page] == sorted((hit.score for page in pages for hit in page), reverse=True)
