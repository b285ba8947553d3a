"""The title (trích yếu) that follows a citation: where it begins and the rules by which it stops."""

import re
from dataclasses import dataclass, field

from corpus.citations.grammar import names
from corpus.text.folding import plain

_GAP = re.compile(r"\s*(?P<quote>[“\"«])?\s*")
_QUOTES = {"“": "”", '"': '"', "«": "»"}
_CLOSING = re.compile(r"[”\"»]")
_PAIRED = {")": "(", "»": "«"}
_MAX = 700
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
_STOP = re.compile(
    rf"""
    [;:….,)”»"\s](?:                                             # begins with a set of marks: scans faster
      (?<=[;:…)”»"])                                            # list members, run-in text, «…»
    | (?<=\.)(?=\s|$|\.)                                       # end of sentence
    | (?<=,)\s+(?:
          (?=(?:trong\s+đó|đến\s+nay|theo\s+đó|qua\s+đó|nhằm|đồng\s+thời|cụ\s+thể|kết\s+quả)\b)
        | (?={_ORGANS}\b[^,;.]{{0,60}}\s{_VERBS})               # «…năm 2022, Thanh tra tỉnh báo cáo»
        | (?=(?:thực\s+hiện|diễn\s+ra|kéo\s+dài)\s+(?:từ|trong)\b)   # «…đại hội, thực hiện từ ngày 01/4/2025»
        | (?=(?:có|gồm|với|đạt)\s+\d|\d+\s+\w)                   # «…năm 2023, có 28 cá nhân»
        | (?=các\s+(?:văn\s+bản|quy\s+định|kế\s+hoạch)\b)
        | (?={_TYPES}\s+(?:số\s+)?\d)                          # the next citation
      )
    | (?<=\s)\s*và\s+(?={_TYPES}\s+(?:số\s+)?\d|các\s+(?:văn\s+bản|quy\s+định|kế\s+hoạch|nội\s+dung|hướng\s+dẫn|đơn\s+vị))
    | (?<=\s)\s*(?=nhằm\s|gửi\s+về\s|được\s+triển\s+khai|để\s+(?:thực|triển)\s)
    )
    """,
    re.VERBOSE,
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
    openings, phrase = names().title_openings, ""
    for word in plain(text[position : position + 28]).split(maxsplit=3)[:3]:
        phrase = f"{phrase} {word}" if phrase else word
        if phrase in openings:
            return True
    return False


def _first_stop(text: str, start: int) -> int:
    limit = _paragraph_end(text, start)
    marks = _Marks()
    position = start
    for match in _STOP.finditer(text, start, limit):
        marks.read(text, position, match.start())
        position = match.start()
        if not marks.holds(match.group(), next_letter=text[match.start() + 1 : match.start() + 2]):
            return _rstrip(text, start, match.start())
    return _rstrip(text, start, limit)


@dataclass(slots=True)
class _Marks:
    """Brackets and quotation marks read so far in a title."""

    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys('()“”"«»', 0))

    def read(self, text: str, start: int, end: int) -> None:
        for mark in self.counts:
            self.counts[mark] += text.count(mark, start, end)

    def holds(self, stop: str, *, next_letter: str) -> bool:
        """Whether a stop stands inside the title's own quotation marks, or closes a mark that the title opened."""
        return self._closes(stop, next_letter) or self.counts["“"] > self.counts["”"] or self.counts['"'] % 2 == 1

    def _closes(self, mark: str, next_letter: str) -> bool:
        if mark == '"':
            return self.counts['"'] % 2 == 1 or next_letter.isalnum()
        if mark == "”":
            return self.counts["“"] + self.counts['"'] % 2 > self.counts["”"]
        return mark in _PAIRED and self.counts[_PAIRED[mark]] > self.counts[mark]


def _paragraph_end(text: str, start: int) -> int:
    """Where the title's paragraph ends, reading on over a page that tore it."""
    limit = min(len(text), start + _MAX)
    line_start = text.rfind("\n", max(0, start - _MAX), start) + 1
    for gap in _PARAGRAPH.finditer(text, start, limit):
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


def _rstrip(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in " \n\t,":
        end -= 1
    return end
