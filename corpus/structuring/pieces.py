"""A letter head that was set in columns, or lost its line breaks, cut into its components.

«SỞ Y TẾ ------- CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM … Số: 12/BC-SYT Lam Giang, ngày 12 tháng 6 năm 2024 BÁO CÁO …» on one line becomes a
block for each component; a line of cells (« | ») stays one block, its cells are pieces; a cell that stops inside a date goes on in the next.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.document import Span
from corpus.structuring.blocks import Block
from corpus.structuring.components import ADDRESSEE, DATED, NUMBER, SUBJECT, is_component, is_type, stamped
from corpus.structuring.type_names import leading_type
from corpus.text.letters import compile_vi
from corpus.text.sentences import trim

_REACH = 60
_SHORTEST, _LONGEST_TYPE, _LONGEST_HEAD = 20, 60, 3_000
_RULE = re.compile(r"(?<!\S)(?:[-–—_*=]{3,}|[-–—_*=](?:\s[-–—_*=]){3,})(?!\S)")
_RULE_AFTER = re.compile(r" ?[-–—_*=]{3,}$")  # «SỞ Y TẾ -------»: the line drawn under a name
_NATION = re.compile(r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM")
_MOTTO = re.compile(r"Độc\s+lập\s*[-–—.]\s*Tự\s+do\s*[-–—.]\s*Hạnh\s+phúc", re.IGNORECASE)
_NUMBER = re.compile(rf"(?<!\w){NUMBER.replace('S[ốô]', '(?:Số|SỐ|số(?=:))')}(?=[\s.]|$)")
_PLACED = compile_vi(
    r"(?<![\w/-])(?:(?:[Tt]hành phố|TP\.?|[Tt]ỉnh|[Xx]ã|[Pp]hường|[Hh]uyện|[Qq]uận)\s)?"
    rf"[A-ZĐÀ-Ỹ][\wà-ỹ.]*(?:\s[A-ZĐÀ-Ỹ][\wà-ỹ.]*){{0,4}}(?:,\s*|\s+(?=ngày)){DATED}"
)
_TORN_NUMBER = re.compile(r"(?:(?:Bộ\s+)?[Ll]uật|[Ll]ệnh|[Nn]ghị quyết|[Pp]háp lệnh)?\s*(?:Số|số)\s*:\s*$", re.MULTILINE)
_BARE_NUMBER = re.compile(r"\d{1,5}[a-zđ]?(?:/(?:19|20)\d\d)?[/-][A-ZĐ][\w&]*(?:[-/][A-ZĐ0-9][\w&]*){0,3}")
_SESSION = re.compile(r"(?<=[)\d])\s+(?=(?:BỘ )?LUẬT\s|NGHỊ QUYẾT\s|PHÁP LỆNH\s)")  # … (Từ ngày … năm 2005) LUẬT …
_TITLE_END = re.compile(r"(?<=[^\W\d_]|[)”\"0-9])\s+(?=(?:Căn cứ|Thực hiện|Thi hành|Triển khai|Kính gửi|Xét|Theo đề nghị|Để triển khai|Nhằm)\s)")
_CAPITALS_END = compile_vi(r"(?:[^\sa-zà-ỹ]+\s+){2,}(?=[A-ZĐÀ-Ỹ][a-zà-ỹ]+\s)")
_TORN = re.compile(r"(?:,|ngày(?:\s+\d{1,2})?|tháng(?:\s+\d{1,2})?|^(?:(?:bộ )?luật |lệnh |nghị quyết |pháp lệnh )?số\s*:?|năm)\s*$", re.IGNORECASE)
_DRAFT = re.compile(r"\(?DỰ THẢO(?:\s+LẦN\s+\w+)?\)?\s+")


def with_pieces(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with a flattened line among the first of them cut into one block for each component."""
    made: list[Block] = []
    typed = False
    for block in blocks[:_REACH]:
        pieces = _cut(text, block, typed=typed)
        typed = typed or any(is_type(piece.words(text)) for piece in pieces)
        made += pieces
    return made + list(blocks[_REACH:])


def _cut(text: str, block: Block, *, typed: bool) -> list[Block]:
    if "|" in text[block.body : block.end] or block.end - block.body < _SHORTEST or (typed and block.style):
        return [block]
    spans = _components(text, block.body, block.end, typed=typed)
    if len(spans) < 2:
        return [block]
    first, *others = spans
    plain_block = Block(0, 0, 0, None, None, bullet=False, footnote=False, decorated=False)
    made = [replace(block, end=first.end, style=None, number=None)]
    return made + [replace(plain_block, start=span.start, body=span.start, end=span.end) for span in others]


def _components(text: str, start: int, end: int, *, typed: bool = True) -> list[Span]:
    """Spans of the components of a line, in order; one where the line holds no more than one of the marks that only a head has."""
    marks = _marks(text, start, end, typed=typed)
    if not marks:
        return [Span(start, end)]
    cuts = sorted({start, end, *(cut for mark in marks for cut in mark)})
    spans = list(_worded(text, pairwise(cuts)))
    return [piece for index, span in enumerate(spans) for piece in (_titled(text, span) if index else [span])]


def _marks(text: str, start: int, end: int, *, typed: bool) -> list[tuple[int, int]]:
    """Ranges of the marks found; a type name that begins the line is one where no type stood above (`typed`)."""
    end = min(end, start + _LONGEST_HEAD)
    number, day = _number_and_day(text, start, end)
    stop = day[1] if day and leading_type(text[day[1] : day[1] + _LONGEST_TYPE].lstrip()) else end  # a title may name the State again
    found = [match.span() for pattern in (_NATION, _MOTTO, _TORN_NUMBER) for match in pattern.finditer(text, start, stop)]
    found += [mark for mark in (number, day) if mark]
    if not found or (len(found) == 1 and (found[0] == (start, end) or not _is_head_line(text, start, found[0], end))):
        named = 0 if typed else leading_type(text[start : min(end, start + _LONGEST_TYPE)])
        return [(start, start + named)] if named and _is_title(text, start + named, end) else []
    found += [match.span() for pattern in (_RULE, _SESSION) for match in pattern.finditer(text, start, end)]
    return found + [(match.start(), match.start()) for pattern in (ADDRESSEE, SUBJECT) for match in pattern.finditer(text, start, end)]


def _number_and_day(text: str, start: int, end: int) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """Where number and date stand in the line; a number without «Số:» (it stands on the line above) only right before the date."""
    number = next((match.span() for match in _NUMBER.finditer(text, start, end) if match["rest"] or (match["number"] and ":" in match.group())), None)
    day = _PLACED.search(text, number[1] if number else start, end) or (_PLACED.search(text, start, end) if number else None)
    if day and number and day.start() < number[0]:
        number = None
    bare = _BARE_NUMBER.match(text, start, end) if day and not number else None
    if bare and day and not text[bare.end() : day.start()].strip():
        number = bare.span()
    return number, day.span() if day else None


def _is_head_line(text: str, start: int, mark: tuple[int, int], end: int) -> bool:
    """A single number or date cuts a line only where capitals stand before it, or a type name behind it."""
    before, after = text[start : mark[0]].strip(" -–_*"), text[mark[1] : end].strip(" -–_*")
    words = text[mark[0] : mark[1]]
    if _NATION.match(words) or _MOTTO.match(words):
        return True
    return (not before or before.isupper()) and (not after or bool(leading_type(after)) or bool(ADDRESSEE.match(after)) or bool(SUBJECT.match(after)))


def _is_title(text: str, start: int, end: int) -> bool:
    """«BÁO CÁO kết quả …», «LUẬT GIAO THÔNG»: words follow the type name on its line."""
    rest = text[start:end]
    return rest[:1] == " " and len(rest.split()) >= 2


def _titled(text: str, span: Span) -> Iterator[Span]:
    """Type name, title and what follows in the same line, apart."""
    draft = _DRAFT.match(text, span.start, span.end)
    if draft:
        yield Span(*trim(text, *draft.span()))
        span = Span(draft.end(), span.end)
    typed = leading_type(text[span.start : span.end])
    if not typed:
        yield span
        return
    yield Span(span.start, span.start + typed)
    start, end = trim(text, span.start + typed, span.end)
    capitals = _CAPITALS_END.match(text, start, end)
    stop = capitals or _TITLE_END.search(text, start, end)
    cut = stop.end() if stop else end
    yield from _worded(text, ((start, cut), (cut, end)))


def _worded(text: str, ranges: Iterable[tuple[int, int]]) -> Iterator[Span]:
    """Ranges without white space around them, those that hold a letter or digit."""
    for start, end in ranges:
        span = Span(*trim(text, start, end))
        if any(letter.isalnum() for letter in text[span.start : span.end]):
            yield span


def pieces_of(text: str, blocks: Sequence[Block]) -> Iterator[Span]:
    """Cells of the lines; a cell that stops inside a date or number goes on in the next line."""
    waiting: Span | None = None
    for block in blocks:
        for span in _cells(text, block):
            joined = Span(waiting.start, span.end) if waiting else None
            if joined and is_component(words_of(text, joined)) and not _stands_alone(text, waiting, span):
                yield joined
                waiting = None
                continue
            if waiting:
                yield waiting
            waiting = span if _TORN.search(words_of(text, span)) else None
            if waiting is None:
                yield span
    if waiting:
        yield waiting


def _stands_alone(text: str, before: Span | None, span: Span) -> bool:
    """«… thường kỳ tháng 9» ends no date where a whole one follows; «Số:» and «Lam Giang,» go on in it."""
    return before is not None and words_of(text, before)[-1:].isalnum() and is_component(words_of(text, span))


def words_of(text: str, span: Span) -> str:
    """The words of a piece without marks of markdown, the line drawn under it, and doubled spaces."""
    words = " ".join(text[span.start : span.end].replace("**", "").split())
    return _RULE_AFTER.sub("", words).strip("*_ ")


def _cells(text: str, block: Block) -> list[Span]:
    line = text[block.body : block.end]
    if "|" not in line or stamped(line):
        return [Span(block.body, block.end)]
    spans, position = [], block.body
    for cell in line.split("|"):
        start, end = trim(text, position, position + len(cell))
        position += len(cell) + 1
        if any(letter.isalnum() for letter in text[start:end]):
            spans += _components(text, start, end)
    return spans
