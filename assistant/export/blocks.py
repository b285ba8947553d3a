"""Paragraphs of a section → blocks: lists apart, « | » lines as a table, footnotes hung on their marks."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.draft import Paragraph, Sentence
from assistant.export.layout import Block, BodyParagraph, DataTable, Line, NoteParagraph, Piece
from assistant.export.pieces import text_of
from assistant.export.stretches import Stretch, Told, line_of, lines_in, standing, trimmed, without_first
from assistant.export.telling import Plainly, Teller

_NOTE_MARK = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\(\d{1,2}\)|\[\d{1,2}\]")
LIST_ITEM = re.compile(r"[-+*•–]\s")
_CELL = re.compile(r"\s*\|\s*")


def blocks_of(paragraphs: Sequence[Paragraph], teller: Teller | None = None) -> list[Block]:
    """The blocks of a section's text in order."""
    teller = teller or Plainly()
    blocks: list[Block] = []
    for paragraph in paragraphs:
        told = [line for joined in lines_of(paragraph.sentences, teller) for line in lines_in(joined)]
        if paragraph.footnote:
            _add_note(blocks, told)
        else:
            blocks += [BodyParagraph(line_of(line)) for line in told]
    return _with_tables(blocks)


def lines_of(sentences: Sequence[Sentence], teller: Teller) -> list[Told]:
    """The sentences joined as they stood; a list item inside a paragraph begins a line of its own.

    What an earlier document had before a sentence stands before it, paragraphs of it on lines of their own.
    """
    lines: list[Told] = []
    for sentence in sentences:
        if not sentence.text.strip():
            continue
        gone = [Stretch(text, change="del") for text in map(str.strip, teller.inside(sentence).split("\n")) if text]
        if lines and not LIST_ITEM.match(sentence.text.strip()):
            space = Stretch(" ", change="ins" if teller.is_new(sentence) else "")
            lines[-1] += [space, *(part for each in gone for part in (each, Stretch(" ", change="del"))), *teller.told(sentence)]
        else:
            lines += [[each] for each in gone]
            lines.append(teller.told(sentence))
    return lines


def _add_note(blocks: list[Block], told: list[Told]) -> None:
    """Hang a footnote on its mark in the text above; one without a mark carries on the footnote before it."""
    mark = _NOTE_MARK.match(standing(told[0]).strip()) if told else None
    lines = [line_of(line) for line in told]
    if mark and text_of(lines[0]).startswith(mark[0]):
        lines[0] = line_of(without_first(trimmed(told[0]), len(mark[0])))
    for index in range(len(blocks) - 1, -1, -1):
        block = blocks[index]
        if isinstance(block, BodyParagraph):
            hung = _hang(block.line, mark[0] if mark else None, tuple(lines))
            if hung:
                blocks[index] = replace(block, line=hung)
                return
    blocks += [NoteParagraph(line) for line in lines]


def _hang(line: Line, mark: str | None, note: tuple[Line, ...]) -> Line | None:
    """`line` with the note at its mark (the mark itself goes: Word numbers notes), or more paragraphs in its last note."""
    for index in range(len(line) - 1, -1, -1):
        piece = line[index]
        if mark is None and piece.note:
            return (*line[:index], replace(piece, note=piece.note + note), *line[index + 1 :])
        at = piece.text.rfind(mark) if mark else -1
        if mark and at >= 0 and not piece.note:
            rest = replace(piece, text=piece.text[at + len(mark) :])
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
