"""The export page's JSON: the document as it will stand on paper, what is open, what the decree asks for; and what an import changes."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from assistant.export.form_check import Requirement
from assistant.export.layout import Block, BodyParagraph, DataTable, Heading, Line, NoteParagraph, OutputDocument
from assistant.export.template_store import StoredTemplate
from assistant.importing import Brought
from assistant.importing.outcome import Reworded
from assistant.report import Report
from corpus.text.folding import plain


def paper_form(output: OutputDocument) -> dict[str, Any]:
    """Part by part, letters with their look."""
    return {
        "formal": output.formal,
        "letter": output.is_letter,
        "kind": output.kind,
        "title": line_form(output.title),
        "subject": line_form(output.subject),
        "agency": output.agency,
        "parent_agency": output.parent_agency,
        "number": output.number,
        "day": output.day,
        "addressees": [line_form(line) for line in output.addressees],
        "opening": [_block_form(block) for block in output.opening],
        "blocks": [_block_form(block) for block in output.blocks],
        "closing": [_block_form(block) for block in output.closing],
        "recipients": list(output.recipients),
        "authority": list(output.authority),
        "signer": output.signer,
        "watermark": output.watermark,
        "source_rows": len(output.sources),
    }


def line_form(line: Line) -> list[dict[str, Any]]:
    return [
        {"text": piece.text, "bold": piece.bold, "italic": piece.italic, "slot": piece.slot, "notes": [line_form(note) for note in piece.note]}
        for piece in line
    ]


def _block_form(block: Block) -> dict[str, Any]:
    if isinstance(block, Heading):
        return {"type": "heading", "level": block.level, "line": line_form(block.line), "continued": line_form(block.continued)}
    if isinstance(block, DataTable):
        return {"type": "table", "rows": [[line_form(cell) for cell in row] for row in block.rows]}
    if isinstance(block, NoteParagraph):
        return {"type": "note", "line": line_form(block.line)}
    return {"type": "basis" if isinstance(block, BodyParagraph) and block.basis else "paragraph", "line": line_form(block.line)}


def requirements_form(found: tuple[Requirement, ...]) -> list[dict[str, Any]]:
    return [{"name": each.name, "met": each.met} for each in found]


def template_form(template: StoredTemplate) -> dict[str, Any]:
    return asdict(template)


def usual_template(stored: Sequence[StoredTemplate], office: str | None) -> str | None:
    """The template to begin with: the only one, or the only one that is named after the office; None where that is not plain."""
    named = [each for each in stored if office and plain(office) in plain(each.name)]
    fitting = named or list(stored)
    return fitting[0].id if len(fitting) == 1 else None


def brought_form(brought: Brought, before: Report) -> dict[str, Any]:
    """What came back; `sections` of what was changed are named by their headings."""
    headings = {s.id: s.title.text for report in (before, brought.report) for s in report.draft.sections if s.title}
    return {
        "nothing": brought.is_nothing,
        "kept": brought.kept,
        "changed": [_reworded_form(each, headings) for each in brought.changed],
        "added": [_reworded_form(each, headings) for each in brought.added],
        "removed": [_reworded_form(each, headings) for each in brought.removed],
        "headings": [_reworded_form(each, headings) for each in brought.headings],
        "moved": list(brought.moved),
        "answered": [asdict(each) for each in brought.answered],
        "left": [asdict(each) for each in brought.left],
        "by_bookmarks": brought.by_bookmarks,
        "revision": brought.report.revision,
    }


def _reworded_form(each: Reworded, headings: dict[str, str]) -> dict[str, str]:
    return {"section": each.section, "heading": headings.get(each.section, ""), "before": each.before, "after": each.after}
