"""Paragraphs of a section → blocks: lists apart, « | » lines as a table, footnotes hung on their marks."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.draft import Paragraph
from assistant.export.layout import Block, BodyParagraph, DataTable, Line, NoteParagraph, Piece
from assistant.export.pieces import pieces_of

_NOTE_MARK = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\(\d{1,2}\)|\[\d{1,2}\]")
LIST_ITEM = re.compile(r"[-+*•–]\s")
_CELL = re.compile(r"\s*\|\s*")


def blocks_of(paragraphs: Sequence[Paragraph]) -> list[Block]:
    """The blocks of a section's text in order."""
    blocks: list[Block] = []
    for paragraph in paragraphs:
        texts = [line for text in _lines(paragraph) for line in text.split("\n") if line.strip()]
        if paragraph.footnote:
            _add_note(blocks, texts)
        else:
            blocks += [BodyParagraph(pieces_of(text)) for text in texts]
    return _with_tables(blocks)


def _lines(paragraph: Paragraph) -> list[str]:
    """The sentences joined as they stood; a list item inside a paragraph begins a line of its own."""
    lines: list[str] = []
    for sentence in paragraph.sentences:
        text = sentence.text.strip()
        if not text:
            continue
        if lines and not LIST_ITEM.match(text):
            lines[-1] = f"{lines[-1]} {text}"
        else:
            lines.append(text)
    return lines


def _add_note(blocks: list[Block], texts: list[str]) -> None:
    """Hang a footnote on its mark in the text above; one without a mark carries on the footnote before it."""
    mark = _NOTE_MARK.match(texts[0].strip()) if texts else None
    lines = [pieces_of(text) for text in texts]
    if mark:
        lines[0] = pieces_of(texts[0].strip()[mark.end() :].strip())
    for index in range(len(blocks) - 1, -1, -1):
        block = blocks[index]
        if isinstance(block, BodyParagraph):
            hung = _hang(block.line, mark[0] if mark else None, tuple(lines))
            if hung:
                blocks[index] = replace(block, line=hung)
                return
    blocks += [NoteParagraph(pieces_of(text)) for text in texts]


def _hang(line: Line, mark: str | None, note: tuple[Line, ...]) -> Line | None:
    """`line` with the note at its mark (the mark itself goes: Word numbers notes), or more paragraphs in its last note."""
    for index in range(len(line) - 1, -1, -1):
        piece = line[index]
        if mark is None and piece.note:
            return (*line[:index], replace(piece, note=piece.note + note), *line[index + 1 :])
        at = piece.text.rfind(mark) if mark else -1
        if mark and at >= 0 and not piece.note:
            rest = Piece(piece.text[at + len(mark) :], piece.bold, piece.italic, piece.slot)
            held = replace(piece, text=piece.text[:at], note=note)
            return (*line[:index], held, *((rest,) if rest.text else ()), *line[index + 1 :])
    return None


def _with_tables(blocks: list[Block]) -> list[Block]:
    """Runs of at least two paragraphs with the same number of « | » cells become a table."""
    result: list[Block] = []
    rows: list[BodyParagraph] = []
    for block in blocks:
        if isinstance(block, BodyParagraph) and _cells(block) > 1 and (not rows or _cells(block) == _cells(rows[0])):
            rows.append(block)
            continue
        result += _table(rows)
        rows = [block] if isinstance(block, BodyParagraph) and _cells(block) > 1 else []
        result += [] if rows else [block]
    return result + _table(rows)


def _table(rows: list[BodyParagraph]) -> list[Block]:
    return [DataTable(tuple(_split(row.line) for row in rows))] if len(rows) > 1 else list(rows)


def _cells(block: BodyParagraph) -> int:
    return sum(len(_CELL.findall(piece.text)) for piece in block.line if not piece.slot) + 1


def _split(line: Line) -> tuple[Line, ...]:
    """Cells of a « | » line, slots and emphasis kept."""
    cells: list[list[Piece]] = [[]]
    for piece in line:
        parts = [piece.text] if piece.slot else _CELL.split(piece.text)
        for index, part in enumerate(parts):
            if index:
                cells.append([])
            if part:
                cells[-1].append(replace(piece, text=part))
    return tuple(tuple(cell) for cell in cells)
