"""Every format cut short and under every other extension: read or refused in one sentence."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.errors import UnreadableFile
from corpus.gathering import Bounds, Refused, gather
from corpus.preparing import Preparer
from corpus.reading import FORMATS
from tests.corpus.reading.docx_maker import make_docx, paragraph
from tests.corpus.reading.old_files import made_by_office, odt, pack, rtf
from tests.corpus.reading.pdf_maker import lines, make_pdf
from tests.corpus.reading.test_formats import HTML, MHTML, picture
from tests.hostile import packages
from tests.hostile.test_hostile_files import sentence_faults

TEXT = "Thực hiện Kế hoạch số 12/KH-SYT ngày 12/5/2024 của Sở Y tế Lam Giang. "
QUICK = {
    ".txt": (TEXT * 20).encode(),
    ".md": ("# I. KẾT QUẢ\n\n" + TEXT).encode("utf-16"),
    ".html": HTML,
    ".mht": MHTML,
    ".docx": make_docx(paragraph(TEXT) * 20),
    ".pdf": make_pdf([lines([TEXT] * 5)]),
    ".png": picture("PNG"),
    ".tif": picture("TIFF"),
    ".jpg": picture("JPEG"),
}
BY_OFFICE = {".rtf": rtf(TEXT, TEXT), ".odt": odt(f"<text:p>{TEXT}</text:p>")}


def outcomes(preparer: Preparer, items: Iterator[tuple[str, str, bytes]]) -> dict[str, str | None]:
    """The sentence of each refusal, None where the file was read."""
    return {key: str(found) if isinstance(found, UnreadableFile) else None for key, found in preparer.prepare_all(items)}


def assert_sentences(found: dict[str, str | None]) -> None:
    assert {key: sentence for key, sentence in found.items() if sentence and sentence_faults(sentence)} == {}
    assert {key: sentence for key, sentence in found.items() if sentence and "dừng đột ngột" in sentence} == {}


def test_every_format_cut_short(preparer: Preparer) -> None:
    cut = ((f"{suffix} {share} %", f"a{suffix}", data[: len(data) * share // 100]) for suffix, data in QUICK.items() for share in (10, 50, 90))
    found = outcomes(preparer, cut)
    assert_sentences(found)
    assert found[".txt 50 %"] is None
    assert found[".docx 90 %"] is not None


def test_every_format_under_every_other_extension(preparer: Preparer) -> None:
    others = {kind: suffix for suffix, kind in reversed(FORMATS.items())}.values()  # one extension of each kind
    named = [(f"{suffix} as {other}", f"a{other}", data) for suffix, data in QUICK.items() for other in others if other != suffix]
    named = [item for item in named if FORMATS[item[0].partition(" ")[0]] != "image" or item[1] in {"a.docx", "a.txt"}]  # recognition takes its time
    found = outcomes(preparer, iter(named))
    assert_sentences(found)
    assert found[".docx as .txt"] is None and found[".pdf as .doc"] is None and found[".docx as .pdf"] is None
    assert found[".txt as .docx"] is not None and found[".txt as .doc"] is not None and found[".txt as .png"] is not None


@pytest.mark.office
def test_files_of_the_office_program_cut_short_and_misnamed(preparer: Preparer, needs_office: None, tmp_path: Path) -> None:
    files = BY_OFFICE | {".doc": made_by_office(tmp_path, f"<p>{TEXT}</p>" * 50, "doc:MS Word 97")}
    cut = [(f"{suffix} {share} %", f"a{suffix}", data[: len(data) * share // 100]) for suffix, data in files.items() for share in (10, 50, 90)]
    misnamed = [(f"{suffix} as {other}", f"a{other}", data) for suffix, data in files.items() for other in (".txt", ".docx") if other != suffix]
    found = outcomes(preparer, iter(cut + misnamed))
    assert_sentences(found)
    assert found[".doc as .docx"] is None and found[".rtf as .docx"] is None and found[".odt as .txt"] is None


def test_archive_that_unfolds_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(packages.unfolding("b.txt", 300))
    (found,) = [item for item in gather([path], bounds=Bounds()) if item.name == "b.txt" or isinstance(item, Refused)][:1]
    assert isinstance(found, Refused)
    assert sentence_faults(found.reason) == []


def test_archive_that_points_outside_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "inner" / "a.zip"
    path.parent.mkdir()
    path.write_bytes(pack({"../out.txt": "x", "/etc/out.txt": "x", "C:\\out.txt": "x", "b.txt": TEXT}))
    found = list(gather([path]))
    assert [item.name for item in found if not isinstance(item, Refused)] == ["b.txt"]
    assert all(sentence_faults(item.reason) == [] for item in found if isinstance(item, Refused))
    assert sorted(file.name for file in tmp_path.rglob("*")) == ["a.zip", "inner"]
