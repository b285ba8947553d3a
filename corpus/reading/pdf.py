"""A PDF → its text: pages with a text layer as text, pages that are pictures through recognition, all put together alike."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import pypdfium2

from corpus.errors import UnreadableFile
from corpus.reading.pdf_layer import Layer, layer_of
from corpus.reading.pdf_opening import PDFIUM, open_pdf, outside_notes
from corpus.reading.pdf_pages import Page, compose
from corpus.reading.pdf_render import has_pictures
from corpus.reading.pdf_report import PageReport, notes_of, refusal_of
from corpus.reading.pdf_scans import Recognitions, recognised_pages, wanted_program
from corpus.reading.pdf_trust import Trust, trust_in
from corpus.reading.pdf_widgets import settle
from corpus.reading.reading import MAX_CHARACTERS, Reading
from corpus.text.encoding import Decoded, with_legacy_repaired

Progress = Callable[[int, int], None]
"""Called with the number of pages that were read and the number of all pages."""

_SURENESS = {Trust.LAID: 0.8, Trust.POOR: 0.5}
"""Confidence given to letters that a scanner laid under its picture: no surer than a recognition of ours."""

_A4 = (595.0, 842.0)


def read_pdf(name: str, data: bytes, progress: Progress | None = None) -> Reading:
    """Read all pages; raises UnreadableFile for protected and damaged files, and for scans where no recognition is installed."""
    with PDFIUM:
        document = open_pdf(name, data)
    try:
        return _read(name, data, document, _Counter(len(document), progress))
    finally:
        with PDFIUM:
            document.close()


@dataclass(slots=True)
class _Counter:
    """Tells how many pages are done."""

    pages: int
    progress: Progress | None
    done: int = 0

    def count(self) -> None:
        self.done += 1
        if self.progress is not None:
            self.progress(self.done, self.pages)


def _read(name: str, data: bytes, document: pypdfium2.PdfDocument, counter: _Counter) -> Reading:
    with PDFIUM:
        outside = tuple(outside_notes(document, data))
    read = list(_layers(name, document, counter))
    scans = [report.number for _, report in read if report.is_picture]
    wanted = wanted_program() if scans else ""
    found = {} if wanted else recognised_pages(name, document, scans, counter.count)
    reports = [replace(report, recognised=report.number in found) for _, report in read]
    if refusal := refusal_of(name, reports, wanted):
        raise UnreadableFile(refusal)
    pages = [found[report.number].page if report.number in found else page for page, report in read]
    return _put_together(pages, found, (*outside, *notes_of(reports, wanted)))


def _put_together(pages: list[Page], found: Recognitions, notes: tuple[str, ...]) -> Reading:
    composition = compose(pages)
    if found:
        from corpus.reading.ocr_report import finished

        composition = finished(composition, found)
    decoded = with_legacy_repaired(Decoded(composition.text, "utf-8"))
    return Reading(decoded.text, "pdf", (*notes, *composition.notes, *decoded.notes), composition.marks)


def _layers(name: str, document: pypdfium2.PdfDocument, counter: _Counter) -> Iterator[tuple[Page, PageReport]]:
    """The text layer of each page; pictures are counted when they have been recognised."""
    characters = 0
    for number in range(1, counter.pages + 1):
        page, report = _layer(document, number)
        characters += sum(len(row.text) for row in page.rows)
        if characters > MAX_CHARACTERS:
            raise UnreadableFile(f"Tệp PDF «{name}» có quá nhiều chữ, vượt giới hạn đọc: hãy tách thành nhiều tệp nhỏ hơn.")
        if not report.is_picture:
            counter.count()
        yield page, report


def _layer(document: pypdfium2.PdfDocument, number: int) -> tuple[Page, PageReport]:
    try:
        with PDFIUM:
            settled = settle(document, number - 1)
            try:
                layer = layer_of(settled.page, number, settled.filled)
                blank = not has_pictures(settled.page)
            finally:
                settled.page.close()
    except pypdfium2.PdfiumError:
        return Page((), *_A4), PageReport(number, broken=True)
    trust = trust_in(layer)
    report = PageReport(
        number,
        trust,
        blank=blank,
        comments=settled.comments,
        signatures=settled.signatures,
        legacy=layer.legacy,
        behind=layer.behind,
        outside=layer.outside,
    )
    return _from_layer(layer, trust), report


def _from_layer(layer: Layer, trust: Trust) -> Page:
    """Signs that are no words are left out."""
    if trust is Trust.GARBLED:
        return Page((), layer.width, layer.height)
    return Page(layer.rows, layer.width, layer.height, _SURENESS.get(trust))
