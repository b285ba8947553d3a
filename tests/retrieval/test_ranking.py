import math

import pytest

from retrieval.ranking import Candidate, RankWeights, order
from retrieval.tokens import syllables

COMMON = {"là": 0.5, "gì": 1.0, "và": 0.2, "của": 0.2}


def rarity(word: str) -> float:
    return COMMON.get(word, 3.0)


def candidate(number: int, text: str, *, heading: str = "", document: str = "", lexical: float = 0.5, dense: float = 0.5) -> Candidate:
    return Candidate(number, document or f"d{number}", heading, f"{heading}\n{text}", lexical, dense)


def ranked(query: str, *candidates: Candidate) -> list[int]:
    return [number for number, _ in order(syllables(query), candidates, rarity)]


def test_neighbouring_words_of_the_query_as_neighbours_come_first() -> None:
    scattered = candidate(1, "Khen cá nhân, thưởng tập thể; đua tài, thi nghề.")
    together = candidate(2, "Công tác thi đua khen thưởng của Sở.")
    assert ranked("thi đua khen thưởng", scattered, together) == [2, 1]


def test_a_heading_that_says_no_more_than_was_asked_comes_first() -> None:
    wide = candidate(1, "Hồ sơ gồm đơn.", heading="Điều 7. Hồ sơ, trình tự, thủ tục cấp, cấp lại, thu hồi giấy phép")
    exact = candidate(2, "Hồ sơ gồm đơn.", heading="Điều 8. Hồ sơ cấp giấy phép")
    assert ranked("hồ sơ cấp giấy phép", wide, exact) == [2, 1]


def test_the_number_of_a_heading_does_not_count() -> None:
    first, second = (order(syllables("hồ sơ"), [candidate(1, "", heading=heading)], rarity)[0][1] for heading in ("Điều 17. Hồ sơ", "Hồ sơ"))
    assert first == pytest.approx(second)


def test_a_document_that_speaks_of_the_rest_of_the_query_lifts_its_passages() -> None:
    other = candidate(1, "Điều kiện tham gia đấu giá tài sản.", document="khác")
    wanted = candidate(2, "Điều kiện tham gia đấu giá hàng.", document="thuốc lá")
    beside = candidate(3, "Tiêu hủy thuốc lá nhập lậu.", document="thuốc lá", lexical=0.1, dense=0.1)
    assert ranked("điều kiện đấu giá thuốc lá nhập lậu", other, wanted, beside)[0] == 2


@pytest.mark.parametrize(("question", "unaccented"), [("Cụm thi đua là gì?", False), ("Thế nào là cụm thi đua?", False), ("cum thi dua la gi", True)])
def test_a_question_what_something_is_finds_its_definition(question: str, unaccented: bool) -> None:
    mention = candidate(1, "Trưởng cụm thi đua và phó cụm thi đua họp mỗi quý.", lexical=0.6)
    definition = candidate(2, "Cụm thi đua là tập hợp các đơn vị cùng tính chất.")
    assert [number for number, _ in order(syllables(question), [mention, definition], rarity, unaccented=unaccented)] == [2, 1]


def test_another_question_does_not_care_for_definitions() -> None:
    weights = RankWeights(lexical=0, dense=0, pairs=0, heading=0, document=0)
    scores = order(syllables("Cụm thi đua họp khi nào?"), [candidate(1, "Cụm thi đua là tập hợp.")], rarity, weights=weights)
    assert scores == [(1, 0.0)]


def test_equal_candidates_keep_the_order_of_their_numbers_and_scores_are_finite() -> None:
    scores = order([], [candidate(2, "a"), candidate(1, "a")], rarity)
    assert [number for number, _ in scores] == [1, 2] and all(math.isfinite(score) for _, score in scores)


def test_a_query_of_one_word_counts_the_word() -> None:
    assert ranked("lưu", candidate(1, "khác"), candidate(2, "lưu")) == [2, 1]
