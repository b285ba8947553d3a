"""The frame of a document: the components above the body, the closing and signature below it, annexes, and the blocks between."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.document import Annex, Head, Span, Tail
from corpus.structuring.annexes import annexes_of, opens_annex
from corpus.structuring.blocks import Block
from corpus.structuring.components import ADDRESSEE, headline_day, is_component, is_numbered_or_dated, is_type
from corpus.structuring.head import read_head
from corpus.structuring.letterhead import is_heading_style, letterhead_at
from corpus.structuring.organs import is_issuer
from corpus.structuring.pieces import with_pieces
from corpus.structuring.portal import cited_as_itself, is_card_line
from corpus.structuring.tail import body_end, read_tail
from corpus.text.folding import plain

_OPENING = re.compile(r"(?:can cu|thuc hien|theo|xet|nham|de |duoc su|tiep theo|trien khai|chap hanh)\b")
_BASES = re.compile(r"can cu\b")
_ANY_YEAR = re.compile(r"(?:19|20)\d\d")
_BLANK_LINE = 2
_MAX_HEAD = 24
_LONGEST_TITLE = 400
_MAX_ADDRESSEES = 20


@dataclass(frozen=True, slots=True)
class Frame:
    """`body`: ranges of indexes in `blocks` that hold running text; each range after the first follows the title of an annex such as «ĐỀ CƯƠNG».

    `blocks` are those of the text, with lines that hold several components of the head cut apart.
    """

    blocks: tuple[Block, ...]
    head: Head
    tail: Tail
    body: tuple[tuple[int, int], ...]
    annexes: tuple[Annex, ...] = ()

    @property
    def annex_start(self) -> int | None:
        return self.annexes[0].start if self.annexes else None


def find_frame(text: str, lines: Sequence[Block]) -> Frame:
    """Split the lines of a document into head, body, tail and annexes."""
    blocks = with_pieces(text, lines)
    top = letterhead_at(text, blocks)
    first = _body_start(text, blocks, top)
    last = body_end(text, blocks, first)
    annex = next((i for i in range(last, len(blocks)) if opens_annex(blocks[i].words(text))), len(blocks))
    head = read_head(text, blocks[:first], top)
    tail = read_tail(text, blocks[last:annex])
    if annex == len(blocks):
        return Frame(tuple(blocks), head, tail, ((first, last),))
    annexes, ranges = annexes_of(text, blocks, annex)
    titles = tuple(Span(blocks[start - 1].start, blocks[start - 1].end) for start, _ in ranges)
    return Frame(tuple(blocks), head, replace(tail, lines=(*tail.lines, *titles)), ((first, last), *ranges), annexes)


def _body_start(text: str, blocks: Sequence[Block], top: int | None) -> int:
    """The first block that is neither a component of the head nor part of the title."""
    begin = top or 0
    start = begin
    titled = lettered = False
    for index in range(begin, min(len(blocks), begin + _MAX_HEAD)):
        words = blocks[index].words(text)
        if is_heading_style(blocks[index]) and not is_component(words):
            break
        if is_component(words) or is_type(words) or _stands_for_head(words, index):
            start = index + 1
            titled = titled or is_type(words)
            lettered = lettered or (top is not None and is_numbered_or_dated(words))
        elif start == index and _belongs(text, blocks, index, titled=titled, lettered=lettered):
            start = index + 1
            titled = titled or lettered
        elif titled or blocks[index].bullet or not _reads_on(text, blocks, index):
            break
    return _after_addressees(text, blocks, start)


def _stands_for_head(words: str, index: int) -> bool:
    """What a web page writes instead of a letter head: a card «Số hiệu: …», a headline with its day, a document that cites itself."""
    return is_card_line(words) or (index < 2 and (headline_day(words) is not None or cited_as_itself(words) is not None))


def _belongs(text: str, blocks: Sequence[Block], index: int, *, titled: bool, lettered: bool) -> bool:
    """Whether a line right below the head so far is part of it: a line of the title, who decides, a title that lost its type name."""
    words = blocks[index].words(text)
    if titled:
        below_type = is_type(blocks[index - 1].words(text))
        return (_is_title(text, blocks[index], below_type=below_type) and _carries_title(text, blocks, index)) or (lettered and is_issuer(words))
    return lettered and words.isupper() and len(words.split()) > 2 and words[-1] not in ":;" and not blocks[index].bullet


def _reads_on(text: str, blocks: Sequence[Block], index: int) -> bool:
    """Short lines above a later component (menu lines of a portal, a headline above its time stamp) belong to the head."""
    block = blocks[index]
    if block.end - block.start > 260:
        return False
    following = [b.words(text) for b in blocks[index + 1 : index + 8]]
    return any(is_component(words) or is_type(words) or is_card_line(words) for words in following)


def _is_title(text: str, block: Block, *, below_type: bool) -> bool:
    """Lines between the type name and the opening: no full stop, not the opening formula («Thực hiện …» right below the type is a title)."""
    words = block.words(text)
    if block.end - block.start > _LONGEST_TITLE or words[-1] in ".:" or block.bullet:
        return False
    if words.isupper() or words[0].islower() or not _OPENING.match(plain(words)):
        return True
    return below_type and len(words) <= _LONGEST_TITLE // 2 and words[-1] not in ",;" and not _BASES.match(plain(words))


def _carries_title(text: str, blocks: Sequence[Block], index: int) -> bool:
    """The line under the type name, or one that carries on the title above it; a line set apart that reads like a heading does not."""
    before, block = blocks[index - 1], blocks[index]
    if is_type(before.words(text)) or (is_component(before.words(text)) and not ADDRESSEE.match(before.words(text))):
        return True
    gap, words = text[before.end : block.start], block.words(text)
    return gap.count("\n") < _BLANK_LINE or text[before.end - 1] in ",;-–" or not words[0].isupper() or bool(_ANY_YEAR.search(words))


def _after_addressees(text: str, blocks: Sequence[Block], start: int) -> int:
    """Past the list under «Kính gửi:», one addressee a line, up to the one that ends in a full stop."""
    if not start or not ADDRESSEE.search(blocks[start - 1].words(text)) or not blocks[start - 1].words(text).rstrip().endswith(":"):
        return start
    for index in range(start, min(len(blocks), start + _MAX_ADDRESSEES)):
        words = blocks[index].words(text)
        if not (blocks[index].bullet or words[-1] in ";,.") or len(words) > 300 or _OPENING.match(plain(words)) or is_heading_style(blocks[index]):
            return index
        if words[-1] == ".":
            return index + 1
    return start
