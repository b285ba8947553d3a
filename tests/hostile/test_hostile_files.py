"""Hostile files given to the Preparer: refused in one clear sentence or read within limits; the next good file is read."""

from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.errors import UnreadableFile
from corpus.preparing import Preparer
from corpus.reading import MAX_FILE_BYTES, read_file
from tests.corpus.reading.docx_maker import make_docx, paragraph
from tests.corpus.reading.old_files import odt, odt_with_macro
from tests.corpus.reading.pdf_maker import lines, make_pdf
from tests.corpus.reading.test_formats import compound
from tests.corpus.reading.test_pdf_hostile import with_forms, with_pages
from tests.hostile import packages, pictures
from tests.hostile.conftest import LIMITS, resident
from tests.hostile.table import Table

GOOD = "BÁO CÁO\n\nKết quả thực hiện Kế hoạch số 12/KH-SYT ngày 12/5/2024.\n".encode()
MOST = 4_900_000  # characters, just within what is read

Made = Callable[[], bytes]

REFUSED: dict[str, tuple[str, Made]] = {
    "zip bomb, document": ("a.docx", lambda: packages.unfolding("word/document.xml", 300)),
    "zip bomb, wrong size declared": ("a.docx", packages.lying),
    "billion laughs, document": ("a.docx", lambda: packages.with_doctype("document", packages.BILLION, "&l9;")),
    "external entity, document": ("a.docx", lambda: packages.with_doctype("document", packages.OUTSIDE, "&e;")),
    "docx of 5,000 nested tables": ("a.docx", lambda: packages.nested_tables(5_000)),
    "pdf of 100,000 pages": ("a.pdf", lambda: with_pages("3 0 R " * 100_000, 100_000)),
    "pdf whose page tree loops": ("a.pdf", lambda: with_pages("2 0 R 2 0 R", 1000)),
    "pdf of forms that multiply": ("a.pdf", lambda: with_forms([(f"/X {8 + level} 0 R", "/X Do " * 10) for level in range(9)] + [("", "0 0 m 1 1 l S")])),
    "docx with password": ("a.docx", lambda: compound("Root Entry", "EncryptedPackage", "EncryptionInfo")),
    "doc with password": ("a.doc", lambda: compound("Root Entry", "WordDocument", flags=0x0100)),
    "odt with password": ("a.odt", lambda: odt("<text:p>chữ</text:p>", encrypted=True)),
    "pdf with password": ("a.pdf", lambda: make_pdf([lines(["chữ"])], locked=True)),
    "zip with password, as docx": ("a.docx", packages.locked_member),
    "html nested 50,000 deep": ("a.html", lambda: b"<div>" * 50_000 + b"x"),
    "text of 49 MB": ("a.txt", lambda: b"noi dung " * (49 * 1024 * 1024 // 9)),
    "file over the limit": ("a.txt", lambda: bytes(MAX_FILE_BYTES + 1)),
    "picture of 50,000 x 50,000": ("a.png", lambda: pictures.png(50_000)),
    "program": ("a.docx", lambda: b"MZ\x90\0" + bytes(500)),
    "picture and script in one": ("a.html", lambda: b"GIF89a/*\x01\0*/=1;<script>x()</script>"),
}

EITHER: dict[str, tuple[str, Made]] = {
    "zip bomb, picture": ("a.docx", lambda: packages.unfolding("word/media/image1.png", 300)),
    "zip bomb, styles": ("a.docx", lambda: packages.unfolding("word/styles.xml", 300)),
    "billion laughs, styles": ("a.docx", lambda: packages.with_doctype("styles", packages.BILLION, "&l9;")),
    "entities and svg in html": ("a.html", packages.picture_in_markup),
    "docm with macros and DDE": ("a.docm", packages.with_macros),
    "pdf form that draws itself": ("a.pdf", lambda: with_forms([("/X 7 0 R", "/X Do /X Do")])),
    "docx table of 20,000 rows": ("a.docx", lambda: packages.wide_table(20_000)),
    "html table of 20,000 rows": ("a.html", lambda: packages.html_table(20_000)),
    "html of 50,000 links": ("a.html", lambda: b"<html><body><nav>x</nav>" + b"<div><a href=/x>abc</a></div>" * 50_000),
    "html of 100,000 unclosed tags": ("a.html", lambda: b"<html><body>" + b"<b><i><p>a" * 33_000),
    "digits, 5 MB in a line": ("a.txt", lambda: b"1" * MOST),
    "dotted digits, 1 MB in a line": ("a.txt", lambda: b"1." * 500_000),
    "slashes, 1 MB in a line": ("a.txt", lambda: b"12/" * 330_000),
    "spaces, 5 MB in a line": ("a.txt", lambda: b"a" + b" " * MOST + b"b"),
    "newlines, 1 MB": ("a.txt", lambda: b"a" + b"\n" * 1_000_000 + b"b"),
    "hyphens, 1 MB in a line": ("a.txt", lambda: b"-" * 1_000_000),
    "commas, 1 MB in a line": ("a.txt", lambda: b"so 1, " * 160_000),
    "pipes, 1 MB in a line": ("a.txt", lambda: b"| " * 500_000),
    "capitals, 1 MB in a line": ("a.txt", lambda: "QĐ-".encode() * 330_000),
    "numbers of articles, 1 MB": ("a.txt", lambda: "Điều 1 khoản 1 điểm a ".encode() * 45_000),
    "numbers of documents, 400 KB": ("a.txt", lambda: "số 1/2024/NĐ-CP, ".encode() * 20_000),
    "tiff of 10,000 pages": ("a.tif", lambda: pictures.tiff(10_000)),
    "tiff whose pages loop": ("a.tif", lambda: pictures.tiff(3, looped=True)),
    "pdf and docx in one": ("a.pdf", lambda: make_pdf([lines(["Kế hoạch"])]) + make_docx(paragraph("khác"))),
    "docx and script in one": ("a.docx", lambda: b"<script>x()</script>" + make_docx(paragraph("chữ"))),
    "mail of 20,000 parts": ("a.mht", lambda: b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 20_000),
}

BY_OFFICE: dict[str, tuple[str, Made]] = {
    "rtf nested 200,000 deep": ("a.rtf", lambda: b"{\\rtf1 " + b"{" * 200_000 + b"x" + b"}" * 200_001),
    "rtf of 400,000 control words": ("a.rtf", lambda: b"{\\rtf1 " + b"\\b\\b0 " * 200_000 + b"x}"),
    "odt, billion laughs": ("a.odt", lambda: odt("<text:p>&l9;</text:p>", doctype=packages.BILLION)),
    "odt with macros": ("a.odt", lambda: odt_with_macro("Sub Main\nShell(&quot;touch /tmp/x&quot;)\nEnd Sub")),
    "odt of 30,000 nested spans": ("a.odt", lambda: odt(f"<text:p>{'<text:span>' * 30_000}x{'</text:span>' * 30_000}</text:p>")),
    "doc of zeros": ("a.doc", lambda: compound("Root Entry", "WordDocument") + bytes(1_000_000)),
}


def attempt(preparer: Preparer, table: Table, case: str, name: str, data: bytes) -> str | None:
    """The sentence of the refusal, None where the file was read; afterwards a good file is read."""
    sentence = None
    try:
        preparer.prepare(name, data)
    except UnreadableFile as error:
        sentence = str(error)
    table.add(case, name, sentence)
    if sentence is not None:
        assert sentence_faults(sentence) == []
    assert preparer.prepare("tốt.txt", GOOD).document.text == GOOD.decode()
    return sentence


def sentence_faults(sentence: str) -> list[str]:
    """What keeps a refusal from being one clear sentence: what, which file, what to do."""
    checks = {"line": "\n" in sentence, "end": not sentence.endswith("."), "advice": ": hãy " not in sentence, "length": len(sentence) > 320}
    return [name for name, wrong in checks.items() if wrong]


@pytest.mark.usefixtures("memory_grown")
@pytest.mark.parametrize("case", REFUSED)
def test_file_is_refused(preparer: Preparer, table: Table, case: str) -> None:
    name, made = REFUSED[case]
    assert attempt(preparer, table, case, name, made()) is not None


@pytest.mark.usefixtures("memory_grown")
@pytest.mark.parametrize("case", EITHER)
def test_file_is_read_or_refused_within_limits(preparer: Preparer, table: Table, case: str) -> None:
    name, made = EITHER[case]
    attempt(preparer, table, case, name, made())


@pytest.mark.office
@pytest.mark.parametrize("case", BY_OFFICE)
def test_file_for_the_office_program_is_read_or_refused(preparer: Preparer, table: Table, case: str, needs_office: None) -> None:
    name, made = BY_OFFICE[case]
    attempt(preparer, table, case, name, made())


def test_file_of_a_gigabyte_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "lớn.txt"
    with path.open("wb") as file:
        file.truncate(1024 * 1024 * 1024)
    before = resident()
    with pytest.raises(UnreadableFile, match="nặng 1024 MB, vượt giới hạn 50 MB"):
        read_file(path)
    assert resident() - before < 10 * 1024 * 1024


def test_costs_stayed_within_limits(table: Table) -> None:
    """Runs last in this file: the rows of the table are those of all hostile files before it."""
    for row in table.rows:
        seconds, megabytes = float(row[43:50]), int(row[52:59])
        assert seconds < LIMITS.seconds + 60, row
        assert megabytes <= LIMITS.memory_bytes // (1024 * 1024) + 100, row
