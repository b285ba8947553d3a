"""Runs that know their sentence and their change → bookmarks around sentences, w:ins and w:del around what changed."""

from collections.abc import Iterator
from itertools import count, groupby

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

from assistant.export.bookmarks import name_of
from assistant.export.docx_xml import CHANGE, OWNER
from assistant.export.layout import OutputDocument, Tracking

_PARAGRAPH, _RUN, _TEXT, _PROPERTIES = qn("w:p"), qn("w:r"), qn("w:t"), qn("w:pPr")


def finish_tracks(document: Document, notes: etree._Element | None, output: OutputDocument) -> None:
    """Make the marks of all paragraphs; the attributes that runs bore until now are taken off."""
    ids, parts = count(1), dict[str, int]()
    body = document.element.body
    if output.origin:
        _name_file(body, output.origin, ids)
    for root in (body, *([notes] if notes is not None else [])):
        for paragraph in list(root.iter(_PARAGRAPH)):
            _finish(paragraph, ids, parts, output.tracking)


def _name_file(body: etree._Element, name: str, ids: Iterator[int]) -> None:
    """A bookmark on words of no sentence (LibreOffice tears bookmarks that lie in each other), else an empty one at the beginning."""
    free = next((run for run in body.iter(_RUN) if not run.get(OWNER) and _words(run).strip()), None)
    if free is None:
        _bookmark(name, ids, within=next(body.iter(_PARAGRAPH)))
    else:
        _bookmark(name, ids, [free], within=free.getparent())


def _finish(paragraph: etree._Element, ids: Iterator[int], parts: dict[str, int], tracking: Tracking | None) -> None:
    runs = list(paragraph.iterchildren(_RUN))
    marked = [run for run in runs if run.get(OWNER) or run.get(CHANGE)]
    if not marked:
        return
    for owner, group in groupby(runs, key=lambda run: run.get(OWNER)):
        members = list(group)
        if owner:
            parts[owner] = parts.get(owner, 0) + 1
            _bookmark(name_of(owner, parts[owner]), ids, members, within=paragraph)
    changes = {run.get(CHANGE) for run in runs if _words(run).strip()}
    if tracking is not None:
        for run in marked:
            if run.get(CHANGE):
                _wrap(run, ids, tracking)
        if len(changes) == 1 and (whole := changes.pop()):
            _mark_paragraph(paragraph, whole, ids, tracking)
    for run in marked:
        run.attrib.pop(OWNER, None)
        run.attrib.pop(CHANGE, None)


def _words(run: etree._Element) -> str:
    return "".join(node.text or "" for node in run.iterchildren(_TEXT))


def _bookmark(name: str, ids: Iterator[int], runs: list[etree._Element] | None = None, *, within: etree._Element) -> None:
    """Around the runs; without any an empty one at the beginning of the paragraph."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    number = str(next(ids))
    for element in (start, end):
        element.set(qn("w:id"), number)
    start.set(qn("w:name"), name)
    if runs:
        runs[0].addprevious(start)
        runs[-1].addnext(end)
        return
    properties = within.find(_PROPERTIES)
    within.insert(0 if properties is None else 1, start)
    start.addnext(end)


def _wrap(run: etree._Element, ids: Iterator[int], tracking: Tracking) -> None:
    change = _change(str(run.get(CHANGE)), ids, tracking)
    run.addprevious(change)
    change.append(run)
    if change.tag == qn("w:del"):
        for text in run.iterchildren(_TEXT):
            text.tag = qn("w:delText")


def _mark_paragraph(paragraph: etree._Element, kind: str, ids: Iterator[int], tracking: Tracking) -> None:
    """A paragraph all of whose words came or went comes or goes as a whole."""
    properties = paragraph.find(_PROPERTIES)
    if properties is None:
        properties = OxmlElement("w:pPr")
        paragraph.insert(0, properties)
    mark = OxmlElement("w:rPr")
    mark.append(_change(kind, ids, tracking))
    section = properties.find(qn("w:sectPr"))
    if section is None:
        properties.append(mark)
    else:
        section.addprevious(mark)


def _change(kind: str, ids: Iterator[int], tracking: Tracking) -> etree._Element:
    element: etree._Element = OxmlElement(f"w:{kind}")
    element.set(qn("w:id"), str(next(ids)))
    element.set(qn("w:author"), tracking.author)
    element.set(qn("w:date"), tracking.at)
    return element
