"""Documents cited by title only («Hưởng ứng Kế hoạch phát động … năm 2024») and own documents without a number."""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.citations.titles import title_after
from corpus.text.folding import plain_word
from corpus.text.letters import compile_vi
from corpus.text.scanning import scan

_TYPES = (
    r"Đề\s+án",
    r"Kế\s+hoạch",
    r"Ch(?:ương\s+trình|iến\s+lược|ỉ\s+thị)",
    r"Quy(?:\s+chế|ết\s+định)",
    r"Báo\s+cáo",
    r"Văn\s+bản\s+đăng\s+ký",
)
_TYPED = [compile_vi(rf"(?P<type>{words})(?=\s+[a-zđà-ỹ“\"])") for words in _TYPES]
_RECEIVED = re.compile(r"(?:huong ung|thuc hien(?: tot)?|trien khai(?: thuc hien)?(?: tot)?|theo|can cu)\s+$")
_OWN = re.compile(r"(?:xay dung|ban hanh|co|gui)\s+(?:cac\s+)?$")
# The last letters of the words that _RECEIVED and _OWN end in: most type words are ruled out by them.
_MAY_LEAD = frozenset(letter + space for letter in "gntiocuhứóGNTIOCUHỨÓ" for space in " \n")
_OWN_TYPES = ("Báo cáo", "Văn bản đăng ký")
_MAY_BE_OWN = ("Báo", "Văn")
_PLACE = r"(?:\s+(?:tỉnh|thành\s+phố)(?:\s+[A-ZĐÀ-Ỹ]\w*){1,4})?"
_BOUNDED = [
    compile_vi(rf"{bound}{_PLACE}")
    for bound in (r"năm\s+(?:19|20)\d\d", r"2(?<=\s2)0[0-4]\d(?!\d|\s*[-–/])", r"giai\s+đoạn\s+(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d")
]


@dataclass(frozen=True, slots=True)
class TitledDocument:
    """A document named by its title. `own` ones are the office's and have no number in the text: they are not citations."""

    start: int
    end: int
    type: str
    title: tuple[int, int]
    own: bool
    year: int | None


def find_titled(text: str, *, own: bool = True) -> Iterator[TitledDocument]:
    """Documents cited by title: a type word, a title that names its year or span, and no number. `own=False` leaves out the office's own."""
    for match in scan(_TYPED, text):
        start = match.start()
        if text[start - 1 : start].isalnum() or not (text[start - 2 : start] in _MAY_LEAD or match["type"].startswith(_MAY_BE_OWN)):
            continue
        type_name = " ".join(match["type"].split())
        before = " ".join([*map(plain_word, text[max(0, start - 40) : start].split()[-3:]), ""])
        is_own = type_name in _OWN_TYPES or bool(_OWN.search(before))
        bound = _title_bound(text, match.end()) if (own if is_own else _RECEIVED.search(before)) else None
        if bound:
            end = bound.end()
            yield TitledDocument(start, end, type_name, (match.end() + 1, end), is_own, _first_year(bound.group()))


def _title_bound(text: str, type_end: int) -> re.Match[str] | None:
    """The title goes up to its last year or span; a title without one is not told apart from running text."""
    title = title_after(text, type_end)
    if not title or ("20" not in text[title[0] : title[1]] and "19" not in text[title[0] : title[1]]):
        return None
    lasts = [last for bound in _BOUNDED for last in deque(bound.finditer(text, *title), maxlen=1)]
    return max(lasts, key=lambda last: (last.end(), -last.start()), default=None)


def _first_year(bound: str) -> int | None:
    year = re.search(r"(?:19|20)\d\d", bound)
    return int(year.group()) if year else None
