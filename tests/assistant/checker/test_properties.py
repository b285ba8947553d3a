"""Any text can be checked; what is said points into it, in every unit of counting, and does not depend on how letters are encoded."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.citations import find_citations
from corpus.structure import parse
from tests.fuzz import invariants
from tests.fuzz.inputs import text_of
from tests.strategies import either_form, few, noise, reports

texts = noise | reports | st.binary(max_size=120).map(text_of)


@given(either_form(texts))
@few
def test_findings_point_into_the_text(text: str) -> None:
    invariants.findings_point_into(text, invariants.report_of(text))


@given(texts)
@few
def test_offsets_of_findings_map_to_utf16_and_back(text: str) -> None:
    spread = text.replace(" ", " 😀", 3)
    invariants.offsets_round_trip(spread, invariants.report_of(spread))


@given(reports | st.binary(max_size=60).map(text_of))
@few
def test_composed_and_decomposed_texts_get_the_same_findings(text: str) -> None:
    invariants.forms_agree(text)


@given(reports | st.binary(max_size=60).map(text_of))
@few
def test_safe_fixes_settle_at_once(text: str) -> None:
    invariants.safe_fixes_settle(text)


@given(texts)
@few
def test_citations_point_into_the_text(text: str) -> None:
    invariants.citations_point_into(text, find_citations(text))


@given(texts)
@few
def test_sections_lie_inside_the_text(text: str) -> None:
    invariants.sections_lie_inside(text, parse(text))
