"""Citations made from the grammar are found whole, whatever stands around them; nothing else is ever raised."""

import unicodedata
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from api.units import from_utf16, to_utf16
from corpus.citations import Citation, find_citations
from tests.strategies import citations, either_form, few, issuers, noise, reports, state_numbers

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


TITLES = st.sampled_from(
    """
về phát động phong trào thi đua “Chung sức; đồng lòng” năm 2024
về việc tăng cường kỷ luật, kỷ cương hành chính
quy định chi tiết thi hành một số điều của Luật Thi đua, khen thưởng
ban hành Quy chế làm việc (sửa đổi)
sửa đổi, bổ sung một số điều của Quy chế phối hợp
phê duyệt Chương trình chuyển đổi số đến năm 2025, định hướng đến năm 2030
""".strip().splitlines()
)


@given(BEFORE, citations(), issuers, TITLES, st.sampled_from([".", ";", "\n\nI. KẾT QUẢ"]))
@few
def test_every_field_of_a_full_citation_is_read(before: str, made: Made, issuer: str, title: str, after: str) -> None:
    surface, word, number, day = made
    found = found_at(f"{before}{surface} của {issuer} {title}{after}", surface)
    assert (found.type, found.number, found.date, found.issuer, found.title) == (word, number, day, issuer, title)


LOOSE = st.sampled_from(["/ ", " /", " / "])


@given(BEFORE, state_numbers(), LOOSE, AFTER)
@few
def test_spaces_around_the_slashes_change_nothing_but_a_note(before: str, made: tuple[str, str], slash: str, after: str) -> None:
    word, number = made
    surface = f"{word} số {number.replace('/', slash)}"
    found = found_at(before + surface + after, surface)
    assert (found.type, found.number, "spacing" in found.notes) == (word, number, True)


@given(BEFORE, citations(), AFTER, st.sampled_from("–—‑−"))
@few
def test_any_dash_is_read_as_the_usual_one(before: str, made: Made, after: str, dash: str) -> None:
    surface = made[0].replace("-", dash)
    assert found_at(before + surface + after, surface).number == made[2]


@given(st.integers(1, 40), st.sampled_from(["", "điểm a ", "điểm b, c và đ "]), st.sampled_from(["", "khoản 3 ", "khoản 1, 2 và 4 "]), citations())
@few
def test_part_before_a_citation_is_read_whole(article: int, point: str, clause: str, made: Made) -> None:
    part = f"{point}{clause or 'khoản 9 '}Điều {article}"
    found = found_at(f"theo {part} {made[0]}.", made[0])
    assert found.part == part and {named.article for named in found.parts} == {str(article)}


def _fields(text: str) -> list[tuple[object, ...]]:
    return [
        (c.type, c.number, c.date, c.year, c.issuer, c.issuer_inherited, c.issuer_resolved, c.title, c.alias, c.part, c.of, c.own, c.notes)
        for c in find_citations(text, home="Sở Y tế tỉnh Lam Giang")
    ]


@given(reports | st.lists(citations().map(lambda made: made[0]), max_size=4).map(". ".join))
@few
def test_composed_and_decomposed_text_give_equal_fields(text: str) -> None:
    assert _fields(unicodedata.normalize("NFD", text)) == _fields(unicodedata.normalize("NFC", text))


@given(either_form(noise | reports))
@few
def test_offsets_survive_the_way_to_utf16_and_back(text: str) -> None:
    for found in find_citations(text):
        start, end = to_utf16(text, found.start), to_utf16(text, found.end)
        assert (from_utf16(text, start), from_utf16(text, end)) == (found.start, found.end)
        assert text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le") == found.surface


WORDS = """
Nghị định số
98/2023/NĐ-CP
ngày 31/12/2023
của Chính phủ
Luật Đất đai
năm 2024
điểm a khoản 2
Điều 5
QĐ/TW
UBND
VBHN
Mẫu
Nghị quyết Đại hội
Trung ương khóa XII
lần thứ XIII
các Kế hoạch do
như:
""".strip().splitlines()
PIECES = st.sampled_from([*WORDS, *'()“”";,/-–.', "12", "O1", "l2", "số", "và", "\n", "\n\n", "\u200b", "\u00a0", "\u0301", "😀"])


@given(st.lists(PIECES | st.text(max_size=6), max_size=40), st.sampled_from(["", " ", "  "]))
@settings(max_examples=300, deadline=None)
def test_no_text_raises_and_every_span_points_into_it(pieces: list[str], joiner: str) -> None:
    text = joiner.join(pieces)
    for found in find_citations(text, home="Sở Y tế tỉnh Lam Giang"):
        assert text[found.start : found.end] == found.surface != ""
        spans = [found.issuer_span, found.title_span, found.number_span, found.date_span, found.part_span, *((p.start, p.end) for p in found.parts)]
        assert all(span is None or 0 <= span[0] < span[1] <= len(text) for span in spans)


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
