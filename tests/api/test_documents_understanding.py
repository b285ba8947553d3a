"""How a document was understood, with every place in its text."""

from typing import Any

import pytest

from api.understanding import is_doubtful, understood_form
from corpus.citations import find_citations
from corpus.library_corrections import UNCORRECTED
from corpus.marks import Mark, MarkKind
from corpus.prepared import parsed

TEXT = """UBND TỈNH LAM GIANG

SỞ Y TẾ

Số: 31/BC-SYT

Lam Giang, ngày 11 tháng 6 năm 2024

BÁO CÁO

Sơ kết công tác y tế 6 tháng đầu năm 2024

Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ;

I. KẾT QUẢ

Đã tổ chức 05 hội nghị¹ tại các huyện.

¹ Không kể hội nghị trực tuyến.

STT | Huyện | Số trẻ
1 | Lam Sơn | 1.204

Nơi nhận:
- UBND tỉnh;
- Lưu: VT.

KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC

Nguyễn Thị Hạnh
"""


def mark(words: str, kind: MarkKind, value: str = "") -> Mark:
    start = TEXT.index(words)
    return Mark(start, start + len(words), kind, value)


MARKS = (
    Mark(0, TEXT.index("Căn cứ"), MarkKind.PAGE, "1"),
    mark("98/2023/NĐ-CP", MarkKind.DOUBTFUL, "0.61"),
    Mark(TEXT.index("Căn cứ"), len(TEXT), MarkKind.PAGE, "2"),
    mark("hội nghị¹ tại", MarkKind.SCANNED, "0.9"),
    mark("¹ Không kể hội nghị trực tuyến.", MarkKind.NOTE, "¹"),
    mark("STT | Huyện | Số trẻ\n1 | Lam Sơn | 1.204", MarkKind.TABLE),
)


@pytest.fixture(scope="module")
def form() -> dict[str, Any]:
    return understood_form(parsed(TEXT, MARKS, UNCORRECTED), find_citations(TEXT))


def words(place: dict[str, Any]) -> str:
    return TEXT[place["start"] : place["end"]]


@pytest.mark.parametrize(
    ("name", "value", "stands"),
    [
        ("parent_agency", "UBND TỈNH LAM GIANG", "UBND TỈNH LAM GIANG"),
        ("agency", "Sở Y tế tỉnh Lam Giang", "SỞ Y TẾ"),
        ("number", "31/BC-SYT", "Số: 31/BC-SYT"),
        ("date", "2024-06-11", "Lam Giang, ngày 11 tháng 6 năm 2024"),
        ("place", "Lam Giang", "Lam Giang"),
        ("period", "2024H1", "6 tháng đầu năm 2024"),
        ("signer", "Nguyễn Thị Hạnh", "Nguyễn Thị Hạnh"),
    ],
)
def test_component_has_its_place(form: dict[str, Any], name: str, value: str, stands: str) -> None:
    component = next(each for each in form["components"] if each["name"] == name)
    assert (component["value"], words(component)) == (value, stands)


def test_signer_stands_for_the_head_of_the_office_once(form: dict[str, Any]) -> None:
    post = next(each for each in form["components"] if each["name"] == "post")["value"]
    assert post.count("KT.") == 1 and "PHÓ GIÁM ĐỐC" in post


def test_recipients_are_listed_without_their_stops(form: dict[str, Any]) -> None:
    assert next(each for each in form["components"] if each["name"] == "recipients")["value"][0] == "UBND tỉnh"


def test_bases_tables_notes_and_pages_are_listed(form: dict[str, Any]) -> None:
    assert [words(base)[:19] for base in form["bases"]] == ["Căn cứ Nghị định số"]
    (table,) = form["tables"]
    assert table["columns"] == 3 and [[TEXT[start:end] for start, end in row] for row in table["rows"]][1] == ["1", "Lam Sơn", "1.204"]
    assert [words(note) for note in form["footnotes"]] == ["¹ Không kể hội nghị trực tuyến."]
    assert [page["number"] for page in form["pages"]] == ["1", "2"]


def test_what_was_read_in_a_picture_is_unverified(form: dict[str, Any]) -> None:
    document = parsed(TEXT, MARKS, UNCORRECTED)
    assert form["scan"] == {"confidence": 0.9, "doubtful": 1}
    assert (form["citations"], form["unverified"]) == (1, 1)
    assert [is_doubtful(document, citation) for citation in find_citations(TEXT)] == [True]


def test_plain_document_has_no_scan() -> None:
    assert understood_form(parsed(TEXT, (), UNCORRECTED), ())["scan"] is None
