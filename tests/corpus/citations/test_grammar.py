"""Citations made from the grammar are found whole, whatever stands around them; nothing else is ever raised."""

import unicodedata
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from corpus.citations import Citation, find_citations
from tests.strategies import citations, either_form, few, issuers, noise, reports

BEFORE = st.sampled_from(["", "Căn cứ ", "Thực hiện ", "Theo ", "- ", "(", "theo đó, ", "Trong kỳ, Sở ban hành ", "quy định tại khoản 2 Điều 5 "])
AFTER = st.sampled_from(
    [".", ";", ", Sở đã tổ chức 02 cuộc họp.", " và các văn bản có liên quan.", ")", "\n", "", " nhằm nâng cao chất lượng", ", trong đó có 5 nội dung"]
)
Made = tuple[str, str, str, date | None]


def found_at(text: str, surface: str) -> Citation:
    start = text.index(surface)
    return next(c for c in find_citations(text) if (c.start, c.end) == (start, start + len(surface)))


@given(BEFORE, citations(), AFTER)
@few
def test_citation_of_the_grammar_is_found_whole(before: str, made: Made, after: str) -> None:
    surface, word, number, day = made
    found = found_at(before + surface + after, surface)
    assert (found.type, found.number, found.date) == (word, number, day)


@given(BEFORE, citations(), issuers, AFTER)
@few
def test_issuer_after_a_citation_is_found_whole(before: str, made: Made, issuer: str, after: str) -> None:
    text = f"{before}{made[0]} của {issuer}{after}"
    assert found_at(text, made[0]).issuer == issuer


@given(st.lists(citations(), min_size=2, max_size=6), st.sampled_from([", ", "; ", " và ", "\n- "]))
@few
def test_citations_in_a_row_are_all_found_in_order(made: list[Made], joiner: str) -> None:
    found = find_citations("Căn cứ " + joiner.join(surface for surface, *_ in made))
    assert [c.number for c in found] == [number for _, _, number, _ in made]


@given(BEFORE, citations(), AFTER)
@few
def test_decomposed_text_gives_the_same_numbers_and_dates(before: str, made: Made, after: str) -> None:
    text = before + made[0] + after
    written = find_citations(unicodedata.normalize("NFD", text))
    assert [(c.number, c.date, c.type) for c in written] == [(c.number, c.date, c.type) for c in find_citations(text)]


@given(either_form(noise | reports))
@few
def test_offsets_lie_inside_the_text_and_surface_is_that_piece(text: str) -> None:
    for found in find_citations(text):
        assert 0 <= found.start < found.end <= len(text)
        assert found.surface == text[found.start : found.end]
        for span in (found.issuer_span, found.title_span, found.number_span, found.date_span):
            assert span is None or 0 <= span[0] < span[1] <= len(text)


@given(either_form(reports))
@few
def test_citations_come_in_order_and_do_not_overlap_unless_one_is_of_the_other(text: str) -> None:
    found = find_citations(text)
    assert [c.start for c in found] == sorted(c.start for c in found)
    assert all(c.of is None or found[c.of].whole_span[0] <= c.start < found[c.of].whole_span[1] for c in found)
