"""What reading a .docx resolved or left out is told in its notes, one sentence each."""

import pytest

from corpus.reading import read_bytes
from tests.corpus.reading.docx_maker import field, font, make_docx, pack, paragraph, run

SECTION = "<w:sectPr>{}</w:sectPr>"
BODY = paragraph("Báo cáo")


def notes(body: str, **parts: object) -> tuple[str, ...]:
    return read_bytes("a.docx", make_docx(body, **parts)).notes  # type: ignore[arg-type]


def shown(*references: tuple[str, str], extra: str = "") -> str:
    return SECTION.format("".join(f'<w:headerReference w:type="{kind}" r:id="{identity}"/>' for kind, identity in references) + extra)


def test_plain_document_needs_no_word() -> None:
    assert notes(BODY) == ()


def test_page_numbers_of_headers_are_not_worth_a_word() -> None:
    related = {"h1": paragraph("").replace("</w:p>", f"{field('PAGE', run('2'))}</w:p>"), "h2": paragraph("Trang 2/15"), "h3": paragraph("- 3 -")}
    assert notes(BODY + shown(("default", "h1")) + shown(("default", "h2")) + shown(("default", "h3")), related=related) == ()


def test_words_of_headers_are_quoted_once_and_not_read() -> None:
    reading = read_bytes("a.docx", make_docx(BODY + shown(("default", "h1")) * 2, related={"h1": paragraph("Dự thảo lần 2")}))
    assert reading.text == "Báo cáo"
    assert [note for note in reading.notes if "«Dự thảo lần 2»" in note] == list(reading.notes)


def test_long_headers_are_quoted_in_part() -> None:
    told = notes(BODY + shown(("default", "h1")), related={"h1": paragraph("chữ " * 50)})
    assert len(told[0].partition("«")[2].partition("»")[0]) == 80


@pytest.mark.parametrize(("extra", "told"), [("", 0), ("<w:titlePg/>", 1)])
def test_first_page_header_counts_only_where_the_first_page_differs(extra: str, told: int) -> None:
    assert len(notes(BODY + shown(("first", "h1"), extra=extra), related={"h1": paragraph("Mật")})) == told


def test_even_page_header_counts_only_where_pages_differ() -> None:
    body, related = BODY + shown(("even", "h1")), {"h1": paragraph("Mật")}
    assert notes(body, related=related) == ()
    assert len(notes(body, related=related, settings="<w:evenAndOddHeaders/>")) == 1


def test_letter_head_in_a_header_is_read_first() -> None:
    head = "".join(map(paragraph, ("SỞ CÔNG THƯƠNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")))
    reading = read_bytes("a.docx", make_docx(BODY + shown(("first", "h1"), extra="<w:titlePg/>"), related={"h1": head}))
    assert reading.text.split("\n\n") == ["SỞ CÔNG THƯƠNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Báo cáo"]
    assert "header" in reading.notes[0]


def test_pictures_and_objects_are_counted() -> None:
    picture = "<w:r><w:drawing><a:graphic><pic:pic/></a:graphic></w:drawing></w:r><w:r><w:pict><v:imagedata/></w:pict></w:r>"
    embedded = "<w:r><w:object><v:shape><v:imagedata/></v:shape><o:OLEObject/></w:object></w:r><w:r><w:drawing><c:chart/></w:drawing></w:r>"
    assert [note.split()[:3] for note in notes(f"{BODY}<w:p>{picture}{embedded}</w:p>")] == [["Có", "2", "hình"], ["Có", "2", "đối"]]


def test_macros_are_told_and_never_run() -> None:
    document = make_docx(BODY, files={"word/vbaProject.bin": "Sub AutoOpen()"})
    assert [note for note in read_bytes("a.docx", document).notes if "macro" in note]


def test_formula_field_without_result_is_told() -> None:
    empty = "".join(f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    eq = empty.replace("</w:r><w:r>", "</w:r><w:r><w:instrText>EQ \\f(1;2)</w:instrText></w:r><w:r>", 1)
    assert "trường" in notes(f"{BODY}<w:p>{eq}</w:p>")[0]


def test_letters_that_are_words_both_ways_are_kept_and_counted() -> None:
    old = "".join(f"<w:p>{run(words, font('.VnTime'))}</w:p>" for words in ("kÕ ho¹ch cña Së", "Ủy ban nhân dân", "có"))
    reading = read_bytes("a.docx", make_docx(old))
    assert reading.text.split("\n\n") == ["kế hoạch của Sở", "Ủy ban nhân dân", "có"]
    assert [note.split()[1] for note in reading.notes] == ["1", "1"]


@pytest.mark.parametrize(("other", "read"), [("kÕ ho¹ch cña Së", "có"), ("Ủy ban nhân dân tỉnh", "cã")])
def test_letters_that_are_words_both_ways_follow_the_rest_of_the_document(other: str, read: str) -> None:
    data = make_docx("".join(f"<w:p>{run(words, font('.VnTime'))}</w:p>" for words in ("cã", other)))
    assert read_bytes("a.docx", data).text.split("\n\n")[0] == read


def test_package_in_a_package_stays_closed() -> None:
    assert notes(BODY, files={"word/embeddings/a.docx": pack({"word/document.xml": ""}).decode("latin-1")}) == ()
