from datetime import date

import pytest

from corpus.document import Kind
from corpus.library import StoredPassage
from corpus.prepared import PreparedDocument, prepare
from retrieval.editions import Editions, law_name
from retrieval.filters import Filters
from retrieval.opening import Retrieval

FINES = "Điều 3. Mức phạt\nPhạt tiền từ 2.000.000 đồng đến 3.000.000 đồng đối với hành vi thả diều trong hành lang an toàn lưới điện."


def passage(number: int, document: str, title: str, text: str = FINES, *, year: int = 2020, kind: Kind = Kind.LEGAL) -> StoredPassage:
    return StoredPassage(number, document, title, kind, (text.partition("\n")[0],), 0, len(text), text, issued=date(year, 1, 1))


def shown(*passages: StoredPassage) -> list[int]:
    editions = Editions()
    for each in passages:
        editions.take(each)
    return [each.id for each in editions.shown]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Luật Thi đua, khen thưởng", "thi dua khen thuong"),
        ("Văn bản hợp nhất Luật THI ĐUA, KHEN THƯỞNG", "thi dua khen thuong"),
        ("Bộ luật Lao động", "lao dong"),
        ("Nội quy", "noi quy"),
    ],
)
def test_name_of_a_law_is_its_title_without_the_type(title: str, name: str) -> None:
    assert law_name(title) == name


def test_article_is_shown_in_its_newest_edition_at_the_place_of_its_first() -> None:
    first, other, newer = passage(1, "a", "Luật Diều"), passage(2, "b", "Luật Thả lưới", FINES * 2), passage(3, "c", "Văn bản hợp nhất LUẬT DIỀU", year=2024)
    assert shown(first, other, newer) == [3, 2]
    assert shown(newer, other, first) == [3, 2]


def test_what_only_looks_like_an_edition_stays() -> None:
    text = "Điều 3. Mức phạt\nCơ quan công an cấp xã lập hồ sơ, chuyển người có thẩm quyền xử lý trong ba ngày làm việc."
    assert shown(passage(1, "a", "Luật Diều"), passage(2, "b", "Luật Diều", text)) == [1, 2]  # the article says something else now
    assert shown(passage(1, "a", "Luật Diều"), passage(2, "a", "Luật Diều")) == [1, 2]  # of the same document
    assert shown(passage(1, "a", "Báo cáo", kind=Kind.REPORT), passage(2, "b", "Báo cáo", kind=Kind.REPORT)) == [1, 2]


def law(name: str, number: str, year: int) -> PreparedDocument:
    articles = "\n\n".join(f"Điều {at}. Việc thứ {at}\n\n1. Người thả diều phải làm việc thứ {at} tại bãi số {at} trước khi trời tối." for at in range(1, 8))
    text = f"QUỐC HỘI\n\nLuật số: {number}\n\nHà Nội, ngày 02 tháng 3 năm {year}\n\nLUẬT\nTHẢ DIỀU\n\n{articles}\n"
    return prepare(f"{name}.txt", text.encode())


@pytest.fixture
def laws(retrieval: Retrieval) -> Retrieval:
    retrieval.ingestion().ingest([law("cu", "11/2014/QH13", 2014), law("moi", "12/2019/QH14", 2019)])
    return retrieval


def test_first_page_names_each_article_once_and_the_other_editions_follow(laws: Retrieval) -> None:
    hits = laws.searcher.search("thả diều tại bãi số 4", k=20)
    articles = [(hit.document, hit.headings[-1]) for hit in hits if hit.headings]
    assert {document for document, _ in articles[:7]} == {"moi"} and {document for document, _ in articles[7:]} == {"cu"}
    assert articles[0][1].startswith("Điều 4.") and len(set(articles)) == 14
    assert [hit.passage for page in (0, 5, 10, 15) for hit in laws.searcher.search("thả diều tại bãi số 4", k=5, offset=page)] == [hit.passage for hit in hits]


def test_on_a_day_the_edition_of_that_day_comes_first(laws: Retrieval) -> None:
    hit = laws.searcher.search("thả diều tại bãi số 4", filters=Filters(in_force_on=date(2016, 1, 1)))[0]
    assert hit.document == "cu" and hit.headings[-1].startswith("Điều 4.")


@pytest.mark.parametrize("query", ["Điều 6 Luật Thả diều nói gì", "dieu 6 luat tha dieu", "Luật thả diều năm 2019, điều 6"])
def test_article_of_a_law_named_by_its_title_comes_first(laws: Retrieval, query: str) -> None:
    assert laws.searcher.search(query)[0].headings[-1].startswith("Điều 6.")
