"""Where the title of a chapter or article ends and its text begins, also where both stand in one line."""

import re
from collections.abc import Sequence

from corpus.legal.levels import GROUPS, Level
from corpus.legal.markers import Line
from corpus.legal.wording import is_torn, without_note
from corpus.text.letters import compile_vi

_AFTER_NUMBER = re.compile(r"(?:\s*\[\[?\d{1,3}\]?\])?[\s.:–-]*(?:\[\[?\d{1,3}\]?\]\s*)?")
_LONGEST_TITLE = 260
_LONGEST_LINE_TITLE = 200
_LONGEST_PLAIN_TITLE = 110
_SHORTEST_TITLE = 12
_MOST_LINES = 4
_MOST_NOTE_LINES = 8
_NOTE = re.compile(r"\[[^\[\]]{12,}\]")
_FIRST_WORDS = (
    r"(?:(?:Bộ\sluật|Luật|Nghị\s(?:định|quyết)|Thông\stư|Pháp\slệnh|Quyết\sđịnh|Quy\s(?:chế|định))\snày"
    r"|Trong\s|Theo\s|Trường\shợp\s|Việc\s|Khi\s|Các\s|Căn\scứ\s|Người\s|Cơ\squan\s|Tổ\schức\s|Chính\sphủ\s|Nhà\snước\s|Bộ\strưởng\s|Ủy\sban\s|Đối\svới\s|Ngoài\s)"
)
_OPENER = compile_vi(rf"(?<=[a-zđà-ỹ)\]”])\s(?={_FIRST_WORDS})")
_BEGINS = re.compile(_FIRST_WORDS)
_JOINED = re.compile(r"(?:tịch|do|cho|giữa|được|bởi|phó)\Z", re.IGNORECASE)
_OPENS = re.compile(r"(?:(?:Trong|Theo)\s)?(?:Bộ\sluật|Luật|Nghị\s(?:định|quyết)|Thông\stư|Pháp\slệnh|Quyết\sđịnh|Quy\s(?:chế|định))\snày\W")
_LOWER = compile_vi(r"[a-zđà-ỹ]")


def words_at(text: str, line: Line) -> int:
    """Where the words after a marker begin: behind «.», «:» and the mark of a note."""
    found = _AFTER_NUMBER.match(text, line.rest, line.end)
    return min(found.end(), line.end) if found else line.rest


def article_title(text: str, lines: Sequence[Line], index: int) -> tuple[int, int, int]:
    """End of the heading of the article at `lines[index]`, where its text goes on in that line (or the line's end), lines of heading below it."""
    line = lines[index]
    start = words_at(text, line)
    below = lines[index + 1] if index + 1 < len(lines) else None
    if start >= line.end:
        return _title_below(text, lines, index)
    stop = without_note(text, start, line.end)
    ends = text[line.end - 1] in ".;:"
    if (_OPENS.match(text, start, line.end) or not text[line.rest : start].strip(" \t\u00a0")) and (ends or line.end - start > _LONGEST_TITLE):
        return _number_end(text, line), start, 0
    if _is_sentence(text, start, stop, below):
        stop = _inside(text, start, stop)
        return (stop, stop, 0) if stop > start else (_number_end(text, line), start, 0)
    if stop == line.end and below and _carries_on(text, line, below):
        return below.end, line.end, 1
    return stop, stop, 0


def _number_end(text: str, line: Line) -> int:
    return line.rest + (text[line.rest : line.rest + 1] in tuple(".:"))


def _title_below(text: str, lines: Sequence[Line], index: int) -> tuple[int, int, int]:
    """«Điều 5» alone in its line: a short line without a full stop under it is the title if text follows."""
    line = lines[index]
    if index + 2 < len(lines):
        title, following = lines[index + 1], lines[index + 2]
        is_short = title.level is None and title.end - title.start <= _LONGEST_LINE_TITLE and text[title.end - 1] not in ".;:,"
        if is_short and text[title.body].isupper() and following.level in (None, Level.CLAUSE, Level.POINT) and not _LOWER.match(text, following.body):
            return title.end, line.end, 1
    return line.end, line.end, 0


def _is_sentence(text: str, start: int, stop: int, below: Line | None) -> bool:
    """Whether the words after «Điều 5.» are the provision and no title: they end as a sentence, and no text comes below."""
    if stop - start > _LONGEST_TITLE:
        return True
    if text[stop - 1] == ":":
        return stop - start > _LONGEST_LINE_TITLE
    if text[stop - 1] != ".":
        return text[stop - 1] == ";"
    if below is None or below.level in (Level.ARTICLE, *GROUPS):
        return True
    return not (below.level is Level.CLAUSE and below.number == "1") and (stop - start > _LONGEST_PLAIN_TITLE or not text[below.body].isupper())


def _inside(text: str, start: int, stop: int) -> int:
    """Where a title ends that runs into its text: before a word that begins sentences, or where the title's first words come again; `start` if nowhere."""
    if _BEGINS.match(text, start, stop):
        return start
    first = " ".join(text[start:stop].split(" ", 3)[:3])
    again = text.find(first, start + len(first), stop) if len(first) >= _SHORTEST_TITLE - 4 else -1
    openers = _OPENER.finditer(text, start + _SHORTEST_TITLE, min(stop, start + _LONGEST_TITLE))
    opener = next((found for found in openers if not (is_torn(text, found.start()) or _JOINED.search(text, start, found.start()))), None)
    places = [place for place in (again - 1 if again > 0 else -1, opener.start() if opener else -1) if place > start]
    return min(places, default=start) if places and min(places) - start <= _LONGEST_TITLE else start


def _carries_on(text: str, line: Line, below: Line) -> bool:
    """A title broken in two lines: «Danh sách thành / viên công ty»."""
    return below.level is None and bool(_LOWER.match(text, below.body)) and text[below.end - 1] not in ".;:" and below.end - line.start <= _LONGEST_TITLE


def group_title(text: str, lines: Sequence[Line], index: int) -> tuple[int, int]:
    """End of the heading of the part, chapter or section at `lines[index]`, and how many lines below belong to it."""
    line = lines[index]
    start = words_at(text, line)
    end, taken = _past_note(text, lines, index)
    titled = bool(without_notes(text[start:end]).strip())
    for below in lines[index + 1 + taken : index + 1 + taken + _MOST_LINES]:
        words = text[below.body : below.end]
        if below.level is not None or words[-1] in ".;" or not (words.isupper() or (not titled and len(words) <= _LONGEST_LINE_TITLE)):
            break
        end, taken, titled = below.end, taken + 1, True
    return end, taken


def _past_note(text: str, lines: Sequence[Line], index: int) -> tuple[int, int]:
    """The end of a line, or of the last of the lines that a note begun in it takes up, and how many these are."""
    open_notes = 0
    for taken, line in enumerate(lines[index : index + _MOST_NOTE_LINES]):
        open_notes += text.count("[", line.start, line.end) - text.count("]", line.start, line.end)
        if open_notes <= 0:
            return line.end, taken
    return lines[index].end, 0


def without_notes(words: str) -> str:
    """A heading without the notes that a publisher put into it."""
    return _NOTE.sub(" ", words) if "[" in words else words
