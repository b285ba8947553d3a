"""The frame of a document: the components above the body, the closing and signature below it, and the blocks between."""

import re
from dataclasses import dataclass, replace

from corpus.blocks import Block
from corpus.components import is_component, is_type, read_head
from corpus.document import Head, Span, Tail
from corpus.text.folding import plain
from corpus.text.letters import compile_vi

_OPENING = re.compile(r"(?:can cu|thuc hien|theo|xet|nham|de |duoc su|tiep theo|trien khai|chap hanh)\b")
_RECIPIENTS = re.compile(r"N[oơ]i\s+nhận\s*:?", re.IGNORECASE)
_SIGNATURE = re.compile(r"(?:TM\.|KT\.|TL\.|TUQ\.|Q\.|T/M|K/T|T/L|GIÁM ĐỐC|PHÓ GIÁM ĐỐC|CHÁNH |CHỦ TỊCH|BỘ TRƯỞNG|TRƯỞNG |THỦ TƯỚNG|CỤC TRƯỞNG|HIỆU TRƯỞNG)")
_CLOSING = re.compile(r"tren day la|tren day,|noi dung tren")
_ANNEX = re.compile(r"(?:ĐỀ CƯƠNG|PHỤ LỤC|MẪU|Đề cương|Phụ lục|Biểu mẫu)\b")
_NAME = compile_vi(r"(?:[A-ZĐÀ-Ỹ][a-zđà-ỹ]+\s*){2,5}$")
_ANY_YEAR = re.compile(r"(?:19|20)\d\d")
_BLANK_LINE = 2
_MAX_HEAD = 16
_MAX_CLOSING = 320


@dataclass(frozen=True, slots=True)
class Frame:
    """`body`: ranges of block indexes that hold running text; a second range follows an annex title such as «ĐỀ CƯƠNG»."""

    head: Head
    tail: Tail
    body: tuple[tuple[int, int], ...]
    annex_start: int | None = None


def find_frame(text: str, blocks: list[Block]) -> Frame:
    """Split the blocks of a document into head, body and tail."""
    first = _body_start(text, blocks)
    last = _body_end(text, blocks, first)
    annex = next((i for i in range(last, len(blocks)) if _opens_annex(blocks[i].words(text))), len(blocks))
    head = read_head(text, blocks[:first])
    tail = _tail(text, blocks[last:annex])
    ranges = [(first, last)]
    if annex < len(blocks):
        ranges.append((annex + 1, len(blocks)))
        tail = replace(tail, lines=(*tail.lines, Span(blocks[annex].start, blocks[annex].end)))
    return Frame(head, tail, tuple(ranges), blocks[annex].start if annex < len(blocks) else None)


def _opens_annex(words: str) -> bool:
    """«ĐỀ CƯƠNG», «PHỤ LỤC», or the type of a document issued with this one («QUY CHẾ» after the signature of its decision)."""
    return bool(_ANNEX.match(words)) or is_type(words)


def _body_start(text: str, blocks: list[Block]) -> int:
    """The first block that is neither a component of the head nor part of the title."""
    start = 0
    titled = False
    for index, block in enumerate(blocks[:_MAX_HEAD]):
        words = block.words(text)
        if block.style in ("roman", "arabic", "part", "article", "letter", "decimal") and not is_component(words):
            break
        if is_component(words) or is_type(words):
            start = index + 1
            titled = titled or is_type(words)
        elif start == index and titled and _is_title(text, block) and _carries_title(text, blocks, index):
            start = index + 1
        elif titled or block.bullet:
            break
        elif _reads_on(text, blocks, index):
            continue
        else:
            break
    return start


def _reads_on(text: str, blocks: list[Block], index: int) -> bool:
    """Short lines above a later component (menu lines of a portal, a headline above its time stamp) belong to the head."""
    block = blocks[index]
    if block.end - block.start > 260:
        return False
    return any(is_component(b.words(text)) or is_type(b.words(text)) for b in blocks[index + 1 : index + 8])


def _is_title(text: str, block: Block) -> bool:
    """Lines between the type name and the opening: no full stop, not the opening formula."""
    words = block.words(text)
    return block.end - block.start <= 400 and words[-1] not in ".:" and not _OPENING.match(plain(words)) and not block.bullet


def _carries_title(text: str, blocks: list[Block], index: int) -> bool:
    """The line under the type name, or one that carries on the title above it; a line set apart that reads like a heading does not."""
    before, block = blocks[index - 1], blocks[index]
    if is_type(before.words(text)) or is_component(before.words(text)):
        return True
    gap, words = text[before.end : block.start], block.words(text)
    return gap.count("\n") < _BLANK_LINE or text[before.end - 1] in ",;-–" or not words[0].isupper() or bool(_ANY_YEAR.search(words))


def _body_end(text: str, blocks: list[Block], first: int) -> int:
    """The closing sentence, recipients and signature begin here."""
    end = len(blocks)
    for index in range(first, len(blocks)):
        words = blocks[index].words(text)
        if _RECIPIENTS.match(words) or (_SIGNATURE.match(words) and words.isupper() and len(words) < 60):
            end = index
            break
    else:
        end = _byline(text, blocks, first)
    closing = end - 1
    return closing if closing >= first and _is_closing(text, blocks[closing], followed=end < len(blocks)) else end


def _byline(text: str, blocks: list[Block], first: int) -> int:
    """A news item ends with its author's name."""
    last = len(blocks) - 1
    return last if last > first and _NAME.match(blocks[last].words(text)) and blocks[last].end - blocks[last].start < 40 else len(blocks)


def _is_closing(text: str, block: Block, *, followed: bool) -> bool:
    words = block.words(text)
    if block.style or block.bullet or len(words) > _MAX_CLOSING:
        return False
    return bool(_CLOSING.match(plain(words))) or (followed and words.endswith("./.") and not _looks_like_name_follows(words))


def _looks_like_name_follows(words: str) -> bool:
    return len(words) > 250


def _tail(text: str, blocks: list[Block]) -> Tail:
    lines = tuple(Span(block.start, block.end) for block in blocks)
    closing = (
        lines[0]
        if blocks
        and not _RECIPIENTS.match(blocks[0].words(text))
        and not _SIGNATURE.match(blocks[0].words(text))
        and _is_closing(text, blocks[0], followed=True)
        else None
    )
    recipients = tuple(block.words(text).lstrip("-+ ").strip() for block in blocks if block.bullet)
    posts = [block.words(text) for block in blocks if _SIGNATURE.match(block.words(text))]
    signer = blocks[-1].words(text) if blocks and _NAME.match(blocks[-1].words(text)) and not blocks[-1].bullet else None
    return Tail(lines, closing, recipients, signer, " / ".join(posts) or None)
