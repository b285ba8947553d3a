"""Parts of documents: chains of điểm, khoản, Điều; lists, ranges, order; and the citation they belong to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.citations import Citation, find_citations
from corpus.citations.parts import Chain, Part, find_chains
from tests.strategies import few, noise

Named = tuple[str | None, str | None, str | None]


def chain(text: str) -> Chain:
    (found,) = find_chains(text)
    return found


def named(part: Part) -> Named:
    return part.point, part.clause, part.article


def only(text: str) -> Citation:
    (found,) = find_citations(text)
    return found


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("điểm a khoản 2 Điều 5", [("a", "2", "5")]),
        ("điểm đ, khoản 2, Điều 5a", [("đ", "2", "5a")]),
        ("khoản 1, 2 và 3 Điều 5", [(None, "1", "5"), (None, "2", "5"), (None, "3", "5")]),
        ("điểm a, b khoản 1 và khoản 2 Điều 5", [("a", "1", "5"), ("b", "1", "5"), (None, "2", "5")]),
        ("khoản 1 Điều 5 và khoản 2 Điều 6", [(None, "1", "5"), (None, "2", "6")]),
        ("Điều 5, Điều 6 và khoản 1 Điều 7", [(None, None, "5"), (None, None, "6"), (None, "1", "7")]),
        ("các điều 5, 6 và 8", [(None, None, "5"), (None, None, "6"), (None, None, "8")]),
        ("khoản 1 đến 4 Điều 9", [(None, str(clause), "9") for clause in (1, 2, 3, 4)]),
        ("Điều 5 khoản 1 điểm a", [("a", "1", "5")]),
    ],
)
def test_chain_means_its_provisions_in_the_order_written(text: str, parts: list[Named]) -> None:
    assert [named(part) for part in chain(text).parts] == parts


def test_chain_reads_section_and_chapter() -> None:
    (part,) = chain("điểm a khoản 1 Điều 24 Tiểu mục 1 Mục 2 Chương III").parts
    assert (part.subsection, part.section, part.chapter) == ("1", "2", "III")


@pytest.mark.parametrize(
    ("text", "proper"),
    [
        ("Điều 5 khoản 1 điểm a", "điểm a khoản 1 Điều 5"),
        ("Chương II Điều 5", "Điều 5 Chương II"),
        ("khoản 1 Điều 5", None),
        ("Điều 5, khoản 1 Điều 6", None),
    ],
)
def test_chain_in_the_wrong_order_is_put_right(text: str, proper: str | None) -> None:
    assert (chain(text).proper, chain(text).in_order) == (proper, proper is None)


@pytest.mark.parametrize("text", ["điểm đến du lịch", "điều kiện 5 năm", "khoản chi 12 triệu", "Điều 12/2023", "điều 1.250 lượt xe", "Mục đích 3"])
def test_words_that_only_look_like_a_part_are_none(text: str) -> None:
    assert list(find_chains(text)) == []


@pytest.mark.parametrize(
    ("before", "part"),
    [
        ("theo điểm a khoản 2 Điều 5 ", "điểm a khoản 2 Điều 5"),
        ("theo khoản 2 Điều 5 của ", "khoản 2 Điều 5"),
        ("tại Điều 9 Quy chế làm việc ban hành kèm theo ", "Điều 9 Quy chế làm việc ban hành kèm theo"),
        ("tại khoản 1 Điều 5 và Điều 6 ", "khoản 1 Điều 5 và Điều 6"),
        ("tại Điều 5 Thông tư này và ", None),
    ],
)
def test_part_before_a_citation_belongs_to_it(before: str, part: str | None) -> None:
    assert only(before + "Nghị định số 98/2023/NĐ-CP").part == part


def test_part_in_brackets_after_a_citation_belongs_to_it() -> None:
    found = only("Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ (khoản 2 Điều 5)")
    assert (found.part, [named(part) for part in found.parts]) == ("khoản 2 Điều 5", [(None, "2", "5")])


def test_spans_of_parts_point_into_the_text_as_given() -> None:
    text = "theo đie\u0302\u0309m a khoa\u0309n 2 Đie\u0302\u0300u 5 Nghị định số 98/2023/NĐ-CP"
    found = only(text)
    assert found.part_span and text[slice(*found.part_span)] == "đie\u0302\u0309m a khoa\u0309n 2 Đie\u0302\u0300u 5"
    assert [text[part.start : part.end] for part in found.parts] == ["đie\u0302\u0309m a"]


@given(
    st.lists(
        st.sampled_from(["điểm a ", "điểm b, c ", "khoản 1 ", "khoản 2 và 3 ", "Điều 5 ", "Điều 7a ", "Mục 1 ", "Chương II ", "và ", ", ", "; ", "số "])
        | noise,
        max_size=12,
    )
)
@few
def test_every_chain_lies_inside_the_text_and_names_something(pieces: list[str]) -> None:
    text = "".join(pieces)
    end = 0
    for found in find_chains(text):
        assert end <= found.start < found.end <= len(text) and found.parts
        assert all(found.start <= part.start < part.end <= found.end for part in found.parts)
        end = found.end
