"""Where the letter head begins: below the menus, related documents and cards that web pages put above it."""

import re
from collections.abc import Sequence

from corpus.structuring.blocks import Block
from corpus.structuring.components import dated, is_component, is_nation, is_type, numbered, stamp_of
from corpus.structuring.organs import is_agency
from corpus.structuring.portal import is_card_line

_REACH = 80
_NEAR = 7
_FEW_AGENCIES = 5
_SHORT = 140
_STYLES = ("roman", "arabic", "part", "article", "letter", "decimal", "question")
_NUMBER_WORD = re.compile(r"(?:Luật\s+|Lệnh\s+|Nghị\s+quyết\s+|Pháp\s+lệnh\s+)?Số(?!\s*hiệu)\b", re.IGNORECASE)


def is_heading_style(block: Block) -> bool:
    """Whether a block is numbered like a heading (a point «a)» is not enough)."""
    return block.style in _STYLES


def letterhead_at(text: str, blocks: Sequence[Block]) -> int | None:
    """Index of the first block of the letter head, None where there is none or running text stands above it."""
    for index, block in enumerate(blocks[:_REACH]):
        words = block.words(text)
        if _anchors(text, blocks, index):
            return _topmost(text, blocks, index)
        if is_type(words) or not _is_furniture(words, block):
            return None
    return None


def _anchors(text: str, blocks: Sequence[Block], index: int) -> bool:
    """Quốc hiệu, or a number line with a date, quốc hiệu or type near it."""
    cells = [cell.strip() for cell in blocks[index].words(text).split("|")]
    if any(is_nation(cell) for cell in cells):
        return True
    if not any(_NUMBER_WORD.match(cell) and numbered(cell) for cell in cells):
        return False
    near = [cell.strip() for block in blocks[index : index + _NEAR] for cell in block.words(text).split("|")]
    return any(dated(cell) or is_nation(cell) or is_type(cell) for cell in near)


def _topmost(text: str, blocks: Sequence[Block], index: int) -> int:
    """Up past the names of agencies and stamps above the anchor."""
    top = index
    while top and index - top < _FEW_AGENCIES and _is_above(blocks[top - 1].words(text)):
        top -= 1
    return top


def _is_above(words: str) -> bool:
    return (words.isupper() and len(words) <= _SHORT and (words[-1] not in ":.;")) or is_agency(words) or stamp_of(words) is not None


def _is_furniture(words: str, block: Block) -> bool:
    """A short line, a member of a list or a card: not a paragraph."""
    if is_card_line(words) or is_component(words):
        return True
    if is_heading_style(block) and len(words) > _SHORT:
        return False
    return words[-1] not in ".;:?!…" or (len(words) < _SHORT and block.bullet)
