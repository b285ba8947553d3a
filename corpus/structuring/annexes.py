"""What follows the signature under a title of its own: annexes, the outline that a letter sends along, forms, the plan that a decision issues."""

import re
from collections.abc import Sequence

from corpus.document import Annex, Span
from corpus.structuring.blocks import Block
from corpus.structuring.components import is_type

_OPENING = re.compile(r"(?:ĐỀ CƯƠNG|PHỤ LỤC|PHỤ BIỂU|BIỂU MẪU|BIỂU SỐ|MẪU|DANH SÁCH|DANH MỤC|Đề cương|Phụ lục|Phụ biểu|Biểu mẫu|Biểu số|Mẫu số)\b")
_NUMBERED = re.compile(
    r"(?:PHỤ LỤC|PHỤ BIỂU|BIỂU MẪU|BIỂU|MẪU|Phụ lục|Phụ biểu|Biểu mẫu|Biểu|Mẫu)(?:\s+(?:SỐ|Số|số)\s*:?)?\s+"
    r"(?P<number>[IVXLC]+|\d{1,3})(?P<letter>[a-zđA-ZĐ]?(?:[-.]\w{1,6})*)(?!\w)"
)
_ALONE = re.compile(r"(?:PHỤ LỤC|Phụ lục)(?:\s+(?:SỐ|Số|số))?(?:\s+(?:[IVXLC]+|\d{1,3}))?\W*$")
_NOTE = re.compile(r"\(?\s*(?:Ban hành )?(?:[Kk]èm theo|[Đđ]ính kèm|[Kk]èm)\b|\(\s*Ban hành")
_LONGEST_NAME = 200
_TITLE_LINES = 6
_NEAR = 5


def opens_annex(words: str) -> bool:
    """«ĐỀ CƯƠNG», «PHỤ LỤC», or the type of a document issued with this one («QUY CHẾ» after the signature of its decision)."""
    return (bool(_OPENING.match(words)) and len(words) <= _LONGEST_NAME) or is_type(words)


def annex_without_signature(text: str, blocks: Sequence[Block], first: int) -> int | None:
    """The first «PHỤ LỤC» with its «(Kèm theo …)» in a text whose signature is missing."""
    for index in range(first, len(blocks)):
        if _ALONE.match(blocks[index].words(text)) and any(_NOTE.match(b.words(text)) for b in blocks[index + 1 : index + _NEAR]):
            return index
    return None


def annexes_of(text: str, blocks: Sequence[Block], first: int) -> tuple[tuple[Annex, ...], tuple[tuple[int, int], ...]]:
    """The annexes from block `first` on, and for each the indexes of the blocks below its first line."""
    opens = [first, *(i for i in range(first + 1, len(blocks)) if _opens_another(text, blocks, i))]
    ends = [*opens[1:], len(blocks)]
    annexes = tuple(_annex(text, blocks, index, end) for index, end in zip(opens, ends, strict=True))
    return annexes, tuple((index + 1, end) for index, end in zip(opens, ends, strict=True))


def _opens_another(text: str, blocks: Sequence[Block], index: int) -> bool:
    """A numbered annex on a line of its own; one named in a sentence or a cell does not begin here."""
    words = blocks[index].words(text)
    if "|" in words or len(words) > _LONGEST_NAME or blocks[index].bullet:
        return False
    named = _NUMBERED.match(words)
    if not named:
        return False
    rest = words[named.end() :].strip(" .:-–")
    return not rest or (rest[0].isupper() and words[-1] not in ".;,")


def _annex(text: str, blocks: Sequence[Block], index: int, end: int) -> Annex:
    words = blocks[index].words(text)
    named = _NUMBERED.match(words)
    lines: list[str] = []
    note = None
    for block in blocks[index + 1 : min(end, index + 1 + _TITLE_LINES)]:
        if _NOTE.match(block.words(text)):
            note = Span(block.start, block.end)
            break
        if block.style or block.bullet or block.words(text)[-1] in ".:;|" or (lines and not block.words(text).isupper()):
            break
        lines.append(block.words(text))
    rest = words[named.end() :].strip(" .:-–") if named else ""
    title = " ".join([rest] * bool(rest) + lines) or None
    return Annex(blocks[index].start, blocks[end - 1].end, words, f"{named['number']}{named['letter']}" if named else None, title, note)
