"""Line ends and signs that change the length of a text change no citation: what is read stays, and every place is one of the text given."""

from corpus.citations import Citation, find_citations
from tests.corpus.citations.hostile import UNITS

TEXT = """SỞ Y TẾ

Số: 12/BC-SYT

Sở thực hiện các Kế hoạch do Ủy ban nhân dân tỉnh ban hành như: Kế hoạch số 1/KH-UBND ngày 02/01/2024 về công tác
dân vận; khoản 2 Điều 5 Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của
Chính phủ quy định chi tiết thi hành một số điều của Luật Thi đua, khen thưởng năm 2022

Quyết định số 7/QĐ-SYT về việc giao chỉ tiêu
"""


def _read(citation: Citation) -> tuple[object, ...]:
    return (
        citation.type,
        citation.number,
        citation.date,
        citation.issuer,
        citation.issuer_inherited,
        citation.title,
        citation.part,
        citation.of,
        citation.notes,
    )


def test_text_with_returns_is_read_as_without() -> None:
    text = TEXT.replace("\n", "\r\n")
    plain, found = find_citations(TEXT), find_citations(text)
    assert [_read(citation) for citation in found] == [_read(citation) for citation in plain]
    assert [citation.surface.replace("\r\n", "\n") for citation in found] == [citation.surface for citation in plain]
    assert all(text[citation.start : citation.end] == citation.surface for citation in found)
    assert len(found) == 4


def test_list_ends_with_its_paragraph_whatever_the_line_ends() -> None:
    for text in (TEXT, TEXT.replace("\n", "\r\n")):
        inherited = [citation.issuer_inherited for citation in find_citations(text)]
        assert inherited[0] == "Ủy ban nhân dân tỉnh"
        assert inherited[-1] is None


def test_citations_after_a_sign_that_is_dropped_lie_further_on() -> None:
    for sign in ("\u200b", "\u00ad\u200b", "e\u0301\u200b "):
        found, plain = find_citations(f"a{sign}\n\n{TEXT}"), find_citations(TEXT)
        by = found[0].start - plain[0].start
        assert [citation.shifted(by) for citation in plain] == found


def test_what_one_unit_gives_many_units_give() -> None:
    unit = UNITS["parts of documents"]
    found = find_citations(unit * 40)
    assert {_read(citation) for citation in found} == {_read(citation) for citation in find_citations(unit)}
    assert [citation.start for citation in found] == [found[0].start + index * len(unit) for index in range(40)]
