"""Outlines of several periods as one: order, wording, and what to expect of the next period."""

from collections.abc import Sequence
from itertools import permutations
from pathlib import Path

from assistant.editions import Edition
from assistant.outlines.merging import MergedHeading, merged
from corpus.periods import Period
from corpus.structure import parse

SAMPLES = Path(__file__).parents[3] / "corpus" / "samples" / "documents"
PERIODS = {"2024H1": "bc-tdkt-6t-2024", "2025H1": "bc-tdkt-6t-2025", "2025": "bc-tdkt-nam-2025", "2026H1": "bc-tdkt-6t-2026"}


def edition(period: str, *headings: str) -> Edition:
    return Edition(period, Period.parse(period), parse("\n\n".join(part for heading in headings for part in (heading, "Nội dung."))))


def found(editions: Sequence[Edition]) -> dict[str, MergedHeading]:
    return {heading.usual.partition(". ")[2]: heading for heading in merged(editions)}


A, B, C, D = "1. Công tác chỉ đạo điều hành", "2. Công tác kiểm tra", "3. Phong trào chuyên đề", "4. Kinh phí hoạt động"


def test_heading_of_every_period_is_always_expected() -> None:
    heading = found([edition("2023H1", A, B), edition("2024H1", A, B)])["Công tác kiểm tra"]
    assert heading.expectation == "always" and heading.is_expected(Period.parse("2025H1"))


def test_heading_of_half_years_alone_is_not_expected_of_a_year() -> None:
    editions = [edition("2023H1", A, C), edition("2023", A, D), edition("2024H1", A, C), edition("2024", A, D)]
    half, year = found(editions)["Phong trào chuyên đề"], found(editions)["Kinh phí hoạt động"]
    assert (half.expectation, year.expectation) == ("half", "year")
    assert half.is_expected(Period.parse("2025H1")) and not half.is_expected(Period.parse("2025"))


def test_heading_that_came_once_or_went_is_not_expected() -> None:
    editions = [edition("2022H1", A, B, D), edition("2023H1", A, B, C), edition("2024H1", A)]
    assert (found(editions)["Phong trào chuyên đề"].expectation, found(editions)["Công tác kiểm tra"].expectation) == ("once", "former")
    assert not any(found(editions)[name].is_expected(Period.parse("2025H1")) for name in ("Phong trào chuyên đề", "Công tác kiểm tra"))


def test_heading_that_came_and_stayed_is_expected() -> None:
    assert found([edition("2022H1", A), edition("2023H1", A, B), edition("2024H1", A, B)])["Công tác kiểm tra"].expectation == "since"


def test_heading_of_older_documents_stands_behind_the_one_it_stood_behind() -> None:
    editions = [edition("2022H1", A, D, B), edition("2023H1", A, B, C)]
    assert [heading.usual.partition(". ")[2] for heading in merged(editions)] == [
        "Công tác chỉ đạo điều hành",
        "Kinh phí hoạt động",
        "Công tác kiểm tra",
        "Phong trào chuyên đề",
    ]


def test_usual_wording_is_the_most_frequent_as_written_last() -> None:
    renamed = "1. Công tác chỉ đạo, điều hành chung"
    heading = merged([edition("2022H1", A), edition("2023H1", A), edition("2024H1", renamed)])[0]
    assert heading.usual == A and heading.wordings == (A, A, renamed)


def test_order_of_the_documents_does_not_matter() -> None:
    editions = [edition("2022H1", A, D), edition("2023H1", A, B), edition("2024H1", A, B, C)]
    assert len({merged(order) for order in permutations(editions)}) == 1


def test_samples_merge_with_every_heading_once() -> None:
    editions = [Edition(name, Period.parse(period), parse((SAMPLES / f"{name}.txt").read_text(encoding="utf-8"))) for period, name in PERIODS.items()]
    headings = merged(editions)
    for one in editions:
        here = [heading for heading in headings if one.period in heading.periods]
        assert len(here) == len(list(one.document.walk()))
    by_name = {heading.usual: heading.expectation for heading in headings}
    assert by_name["2.4. Tổng kết 10 năm thực hiện Chỉ thị số 34-CT/TW"] == "once"
    assert by_name["7.1. Công tác tự kiểm tra"] == "always"


def test_nothing_merges_to_nothing() -> None:
    assert merged([]) == ()
