"""A file with tracked changes: accepted it reads as the draft, rejected as the document that the draft was made from."""

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from assistant.draft import Draft
from assistant.drafter import Start, first_draft
from assistant.drafting import draft_from
from assistant.export import Tracking, export_docx, from_draft
from corpus.periods import Period
from corpus.reading import read_bytes, read_file
from corpus.structure import parse
from tests.assistant.export.drafts import sentence

SAMPLES = Path(__file__).parents[3] / "corpus" / "samples" / "documents"
TRACKING = Tracking("Lê Thị Thu Hạnh", "2026-06-02T08:00:00Z")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_KINDS = [("bc-tdkt-6t-2024.txt", "2025H1"), ("bc-tdkt-nam-2024.txt", "2025"), ("kh-tuyen-truyen-2025.txt", "2026")]


def drafted(name: str, period: str) -> tuple[Draft, str]:
    text = read_file(SAMPLES / name).text
    return draft_from(parse(text), document_id=name, period=Period.parse(period)), text


def tracked(draft: Draft, text: str) -> bytes:
    return export_docx(from_draft(draft, {}, originals={draft.info.origin: text}, with_sources=False, tracking=TRACKING))


def rejected(data: bytes) -> bytes:
    """The file with every change taken back, as any editor would do it: insertions away, deletions text again."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    root = etree.fromstring(parts["word/document.xml"])
    for paragraph in list(root.iter(f"{_W}p")):
        mark = paragraph.find(f"{_W}pPr/{_W}rPr/{_W}ins")
        for inserted in list(paragraph.iter(f"{_W}ins")):
            inserted.getparent().remove(inserted)
        if mark is not None:
            paragraph.getparent().remove(paragraph)
    for deleted in list(root.iter(f"{_W}del")):
        parent = deleted.getparent()
        for run in list(deleted):
            for words in run.iter(f"{_W}delText"):
                words.tag = f"{_W}t"
            deleted.addprevious(run)
        parent.remove(deleted)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, etree.tostring(root) if name == "word/document.xml" else part)
    return buffer.getvalue()


def words(text: str) -> list[str]:
    """The words as a reader counts them; marks of emphasis and of notes are none."""
    return re.sub(r"[*#⁰¹²³⁴⁵⁶⁷⁸⁹]+", "", text.replace("\xa0", " ")).split()


def read(data: bytes) -> str:
    return read_bytes("a.docx", data).text


@pytest.mark.parametrize(("name", "period"), _KINDS)
def test_accepted_it_reads_as_the_draft(name: str, period: str) -> None:
    draft, text = drafted(name, period)
    plain = export_docx(from_draft(draft, {}, originals={name: text}, with_sources=False))
    assert words(read(tracked(draft, text))) == words(read(plain))


@pytest.mark.parametrize(("name", "period"), _KINDS)
def test_rejected_it_reads_as_last_periods_document(name: str, period: str) -> None:
    draft, text = drafted(name, period)
    assert words(read(rejected(tracked(draft, text)))) == words(text)


def test_sections_in_another_order_come_back_in_their_own(tmp_path: Path) -> None:
    text = read_file(SAMPLES / "bc-tdkt-6t-2025.txt").text
    request = parse(read_file(SAMPLES / "cv-yeu-cau-6t-2026.txt").text)
    start = Start("bc-tdkt-6t-2025.txt", Period.parse("2026H1"), request="cv-yeu-cau-6t-2026.txt")
    draft = first_draft(start, parse(text), request)
    assert words(read(rejected(tracked(draft, text)))) == words(text)


def test_changes_are_words_and_name_who_made_them() -> None:
    draft, text = drafted(*_KINDS[0])
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(tracked(draft, text))).read("word/document.xml"))
    changes = [*root.iter(f"{_W}ins"), *root.iter(f"{_W}del")]
    assert {(each.get(f"{_W}author"), each.get(f"{_W}date")) for each in changes} == {("Lê Thị Thu Hạnh", "2026-06-02T08:00:00Z")}
    assert len({each.get(f"{_W}id") for each in changes}) == len(changes)
    years = [
        ["".join(t.text for t in each.iter(f"{_W}delText", f"{_W}t")) for each in pair]
        for pair in zip(root.iter(f"{_W}del"), root.iter(f"{_W}ins"), strict=False)
    ]
    assert ["2024", "2025"] in years


def test_sentence_of_the_officer_is_put_in_whole() -> None:
    draft, text = drafted(*_KINDS[0])
    own = replace(sentence("Câu do cán bộ viết."), id="e1", source=None, author="Lê Thị Thu Hạnh")
    first = next(s for s in draft.sections if s.shown and s.shown.paragraphs)
    assert first.shown is not None
    paragraphs = (replace(first.shown.paragraphs[0], sentences=(*first.shown.paragraphs[0].sentences, own)), *first.shown.paragraphs[1:])
    data = export_docx(from_draft(draft, {first.id: paragraphs}, originals={draft.info.origin: text}, with_sources=False, tracking=TRACKING))
    assert "Câu do cán bộ viết." in read(data)
    assert words(read(rejected(data))) == words(text)


def test_section_that_was_left_out_is_deleted_text() -> None:
    draft, text = drafted(*_KINDS[0])
    gone = draft.sections[-1]
    data = tracked(replace(draft, sections=draft.sections[:-1]), text)
    assert gone.title is not None and gone.title.source is not None
    assert gone.title.text not in read(data)
    assert words(read(rejected(data))) == words(text)


def test_without_tracking_nothing_is_tracked() -> None:
    draft, text = drafted(*_KINDS[0])
    data = export_docx(from_draft(draft, {}, originals={draft.info.origin: text}))
    body = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")
    assert b"<w:ins " not in body and b"<w:del " not in body and b"trobut-" not in body
