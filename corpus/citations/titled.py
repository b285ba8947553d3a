"""Documents cited by title only («Hưởng ứng Kế hoạch phát động … năm 2024») and own documents without a number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.citations.titles import title_after
from corpus.text.folding import plain
from corpus.text.letters import compile_vi

_TYPED = compile_vi(
    r"(?P<type>Đề\s+án|Kế\s+hoạch|Chương\s+trình|Chiến\s+lược|Chỉ\s+thị|Quy\s+chế|Báo\s+cáo|Quyết\s+định|Văn\s+bản\s+đăng\s+ký)"
    r"(?=\s+[a-zđà-ỹ“\"])"
)
_RECEIVED = re.compile(r"(?:huong ung|thuc hien(?: tot)?|trien khai(?: thuc hien)?(?: tot)?|theo|can cu)\s+$")
_OWN = re.compile(r"(?:xay dung|ban hanh|co|gui)\s+(?:cac\s+)?$")
_BOUNDED = compile_vi(
    r"(?:năm\s+(?:19|20)\d\d|(?<=\s)20[0-4]\d(?!\d|\s*[-–/])|giai\s+đoạn\s+(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d)"
    r"(?:\s+(?:tỉnh|thành\s+phố)(?:\s+[A-ZĐÀ-Ỹ]\w*){1,4})?"
)


@dataclass(frozen=True, slots=True)
class TitledDocument:
    """A document named by its title. `own` ones are the office's and have no number in the text: they are not citations."""

    start: int
    end: int
    type: str
    title: tuple[int, int]
    own: bool
    year: int | None


def find_titled(text: str) -> Iterator[TitledDocument]:
    """Documents cited by title: a type word, a title that names its year or span, and no number."""
    for match in _TYPED.finditer(text):
        if text[match.start() - 1 : match.start()].isalnum():
            continue
        type_name = " ".join(match["type"].split())
        before = plain(text[max(0, match.start() - 40) : match.start()])
        own = bool(_OWN.search(before)) or type_name in ("Báo cáo", "Văn bản đăng ký")
        bound = _title_bound(text, match.end()) if own or _RECEIVED.search(before) else None
        if bound:
            end = bound.end()
            yield TitledDocument(match.start(), end, type_name, (match.end() + 1, end), own, _first_year(bound.group()))


def _title_bound(text: str, type_end: int) -> re.Match[str] | None:
    """The title goes up to its last year or span; a title without one is not told apart from running text."""
    title = title_after(text, type_end)
    if not title:
        return None
    last = None
    for bound in _BOUNDED.finditer(text, title[0], title[1]):
        last = bound
    return last


def _first_year(bound: str) -> int | None:
    year = re.search(r"(?:19|20)\d\d", bound)
    return int(year.group()) if year else None
