"""The title (trích yếu) that follows a citation: where it begins and the rules by which it stops."""

import re
from functools import cache

from corpus.citations.grammar import names
from corpus.text.folding import plain_word

_GAP = re.compile(r"\s*(?P<quote>[“\"«])?\s*")
_QUOTES = {"“": "”", '"': '"', "«": "»"}
_CLOSING = re.compile(r"[”\"»]")
_CLOSING_MARKS = frozenset('"”)»')
_PAIRED = {")": "(", "»": "«"}
_MAX = 700
_MOST_HELD = 12
_PARAGRAPH_ENDS = re.compile(r"[ \t]*\n[ \t]*\n\s*")
_END_MARKS = frozenset('.;:!?…”"»)')
_LONG_LINE = 150
_ITEM = re.compile(r"[a-zđ]\)")
_NUMBERED = re.compile(r"(?:[IVXLC]+|\d+(?:\.\d+)*)[.)]\s")
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_TYPES = (
    r"(?:Luật|Nghị\s+định|Nghị\s+quyết|Quyết\s+định|Chỉ\s+thị|Thông\s+tư|Kế\s+hoạch|Công\s+văn|Thông\s+báo|Hướng\s+dẫn|Kết\s+luận|Báo\s+cáo|Chương\s+trình)"
)
_ORGANS = (
    r"(?:Sở|UBND|Ủy\s+ban\s+nhân\s+dân|Thanh\s+tra|Văn\s+phòng|Ban\s+Giám\s+đốc|Phòng|Công\s+an|Đảng\s+ủy|Chi\s+cục|Cục|Trung\s+tâm|Hội\s+đồng|Chi\s+bộ"
    r"|Tỉnh\s+ủy|Bộ|Cơ\s+quan|Đơn\s+vị|Trường|Viện)"
)
_VERBS = (
    r"(?:là|báo\s+cáo|xây\s+dựng|ban\s+hành|đã|triển\s+khai|tổ\s+chức|thực\s+hiện|tiếp\s+tục|chủ|phối|kính|đề\s+nghị|trích|tham\s+mưu|có|cụ\s+thể|đăng\s+ký"
    r"|hoàn\s+thành|được|sẽ|tham\s+gia|ký|trình|gửi|họp|cử|giao|kiểm\s+tra)"
)
_SERIAL = r"\d{1,6}[a-zđ]?\s{0,2}[/-]\s?[\dA-ZĐ]"  # «Kế hoạch 5 năm» is no citation
_MARK_STOP = re.compile(
    rf"""
    [;:….,)”»"](?:                                               # begins with a set of marks: scans faster
      (?<=[;:…)”»"])                                            # list members, run-in text, «…»
    | (?<=\.)(?=\s|$|\.)                                       # end of sentence
    | (?<=,)\s+(?:
          (?=(?:trong\s+đó|đến\s+nay|theo\s+đó|qua\s+đó|nhằm|đồng\s+thời|cụ\s+thể|kết\s+quả)\b)
        | (?={_ORGANS}\b[^,;.]{{0,60}}\s{_VERBS})               # «…năm 2022, Thanh tra tỉnh báo cáo»
        | (?=(?:thực\s+hiện|diễn\s+ra|kéo\s+dài)\s+(?:từ|trong)\b)   # «…đại hội, thực hiện từ ngày 01/4/2025»
        | (?=(?:có|gồm|với|đạt)\s+\d|\d+\s+\w)                   # «…năm 2023, có 28 cá nhân»
        | (?=các\s+(?:văn\s+bản|quy\s+định|kế\s+hoạch)\b)
        | (?=đúng\s+(?:thời\s+hạn|tiến\s+độ|quy\s+định|kế\s+hoạch|hẹn)\b)   # «…của Sở, đúng thời hạn đã nêu»
        | (?={_TYPES}\s+(?:số:?\s+)?{_SERIAL})                  # the next citation
      )
    )
    """,
    re.VERBOSE,
)
_AND_STOP = re.compile(
    rf"v(?<=\sv)à\s+(?={_TYPES}\s+(?:số:?\s+)?{_SERIAL}|các\s+(?:văn\s+bản|quy\s+định|kế\s+hoạch|nội\s+dung|hướng\s+dẫn|đơn\s+vị))"
)  # begins with one letter: scans faster
# A line with which something else begins, or the next cell of a table.
_LINE_STOP = re.compile(
    r"""
    \s{0,3}\| | \n[ \t]*(?:
        [-+*•][ ]{0,3}(?=[A-ZĐ\d“"])
      | (?=(?:Căn\s+cứ|Theo\s+đề\s+nghị|Xét\s+đề\s+nghị|Điều\s+\d|QUYẾT|Nơi\s+nhận|Kính\s+gửi|Số(?:\s+hiệu)?\s*:))
      | (?=[IVX]{1,5}\.\s|\d{1,2}\.\s+[A-ZĐ])
    )
    """,
    re.VERBOSE,
)
# «…năm 2024 được thực hiện đủ 03/03 nhóm nhiệm vụ», «…“Dân vận khéo” đã thu hút 12 chi bộ»: what is told of the document after its year or its name.
_VERB_STOP = re.compile(
    r"[ngđ](?<=\s.)(?:(?<=n)hằm\s|(?<=g)ửi\s+về\s|(?<=đ)(?:ược\s+triển\s+khai|ể\s+(?:thực|triển)\s|(?:(?<=\d\d\d\d\sđ)|(?<=[”\"]\sđ))(?:ã|ược|ạt)\s))"
)


def title_after(text: str, end: int) -> tuple[int, int] | None:
    """Span of the title that begins at `end` (after date or issuer), quotes included; None where other words follow."""
    gap = _GAP.match(text, end)
    if not gap or gap.end() == end or gap.group().count("\n") > 1:
        return None
    start = gap.start("quote") if gap["quote"] else gap.end()
    if not _opens_title(text, gap.end()):
        return None
    if gap["quote"]:
        closing = text.find(_QUOTES[gap["quote"]], gap.end(), gap.end() + _MAX)
        if closing > 0:
            return start, closing + 1
    stop = _first_stop(text, start)
    return (start, stop) if stop - start > 3 else None


def _opens_title(text: str, position: int) -> bool:
    openings, firsts, phrase = names().title_openings, _first_words(), ""
    for word in text[position : position + 28].split(maxsplit=3)[:3]:
        opening = plain_word(word.rstrip(',:“"'))
        if not phrase and opening and opening not in firsts:
            return False
        phrase = f"{phrase} {opening}" if phrase else opening
        if phrase in openings:
            return True
    return False


@cache
def _first_words() -> frozenset[str]:
    """The words that the opening of a title begins with."""
    return frozenset(opening.split()[0] for opening in names().title_openings)


def _first_stop(text: str, start: int) -> int:
    """The first mark that ends the title, or the first words that do before it."""
    limit = _usual_stop(text, start)
    if limit is None:
        limit = _unheld(_MARK_STOP, text, start, _paragraph_end(text, start))
    title = text[start:limit]
    if "\n" in title or "|" in title:
        line = _LINE_STOP.search(text, start, limit)
        limit = line.start() if line else limit
    if "và" in title:
        limit = _unheld(_AND_STOP, text, start, limit)
    if "nhằm" in title or "gửi" in title or "được" in title or "để" in title or "đã" in title or "đạt" in title:
        limit = _unheld(_VERB_STOP, text, start, limit)
    return _rstrip(text, start, limit)


def _usual_stop(text: str, start: int) -> int | None:
    """The first mark, where no bracket, quotation mark or paragraph end stands before it: nearly every title."""
    stop = _MARK_STOP.search(text, start, start + _MAX)
    position = stop.start() if stop else min(len(text), start + _MAX)
    if stop and (text[position] in _PAIRED or (text[position] == '"' and text[position + 1 : position + 2].isalnum())):
        return None
    title = text[start:position]
    return None if "“" in title or '"' in title or ("\n" in title and _PARAGRAPH.search(title)) else position


def _unheld(stops: re.Pattern[str], text: str, start: int, limit: int) -> int:
    """The first stop that the title's own marks do not hold; no title holds many."""
    marks = _Marks(text, start)
    for held, match in enumerate(stops.finditer(text, start, limit)):
        if held == _MOST_HELD or not marks.hold(match.start(), match.group()):
            return match.start()
    return limit


class _Marks:
    """Brackets and quotation marks of a title, counted as far as read."""

    __slots__ = ("_brackets", "_brackets_at", "_curly", "_quotes_at", "_straight", "_text")

    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self._quotes_at = self._brackets_at = start
        self._curly = self._straight = 0
        self._brackets = {")": 0, "»": 0}

    def hold(self, position: int, stop: str) -> bool:
        """Whether a stop stands inside the title's own quotation marks, or closes a mark that the title opened."""
        text, start = self._text, self._quotes_at
        self._curly += text.count("“", start, position) - text.count("”", start, position)
        self._straight += text.count('"', start, position)
        self._quotes_at = position
        return self._curly > 0 or self._straight % 2 == 1 or (stop in _CLOSING_MARKS and self._closes(position, stop))

    def _closes(self, position: int, mark: str) -> bool:
        if mark == '"':
            return self._text[position + 1 : position + 2].isalnum()
        if mark == "”":
            return self._curly + self._straight % 2 > 0
        for closing, opening in _PAIRED.items():
            self._brackets[closing] += self._text.count(opening, self._brackets_at, position) - self._text.count(closing, self._brackets_at, position)
        self._brackets_at = position
        return self._brackets[mark] > 0


def _paragraph_end(text: str, start: int) -> int:
    """Where the title's paragraph ends, reading on over a page that tore it."""
    limit = min(len(text), start + _MAX)
    line_start = -1
    for gap in _PARAGRAPH.finditer(text, start, limit):
        line_start = line_start if line_start >= 0 else text.rfind("\n", max(0, start - _MAX), start) + 1
        if not is_torn(text, line_start, gap.start(), gap.end()):
            return gap.start()
        line_start = gap.end()
    return limit


def is_torn(text: str, line_start: int, line_end: int, next_start: int) -> bool:
    """Whether a line that ends without a mark goes on in the next one: a page broke it."""
    following = text[next_start : next_start + 1]
    if text[line_end - 1 : line_end] in '.;:!?…”")»' or not following.isalpha():
        return False
    if following.islower() and not _ITEM.match(text, next_start):
        return True
    return line_end - line_start > _LONG_LINE and not _NUMBERED.match(text, next_start)


def is_cut(text: str, start: int, end: int) -> bool:
    """Whether a title stops where its paragraph does, without a mark: a page may have cut it. Also a quotation that is never closed."""
    following = _PARAGRAPH_ENDS.match(text, end)
    opened = text[start] in _QUOTES and _QUOTES[text[start]] not in text[start + 1 : end]
    return opened or (following is not None and following.end() < len(text) and text[end - 1] not in _END_MARKS)


def _rstrip(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in " \n\t,":
        end -= 1
    return end


def title_end(text: str, start: int) -> int:
    """Where a title that begins at `start` ends, whatever word it opens with."""
    return _first_stop(text, start)
