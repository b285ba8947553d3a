"""What stands below the signature: annexes, forms, regulations issued with the document, the notes of a consolidated text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from corpus.legal.levels import GROUPS
from corpus.legal.markers import Line
from corpus.text.letters import compile_vi

_TYPES = (
    r"QUY\sCHẾ|QUY\sĐỊNH|ĐIỀU\sLỆ|NỘI\sQUY|QUY\sTRÌNH|QUY\sCHUẨN|KẾ\sHOẠCH|CHƯƠNG\sTRÌNH|ĐỀ\sÁN|PHƯƠNG\sÁN|DANH\sMỤC|HƯỚNG\sDẪN|CHIẾN\sLƯỢC|BẢNG\sGIÁ|BIỂU\sMỨC"
)
_NUMBER = r"(?:\s+(?:[Ss]ố|SỐ)\s*:?)?(?:\s*(?P<{}>[IVXLC]{{1,6}}(?!\w)|\d{{1,3}}[a-zđA-ZĐ]?(?!\w)))?"
_TITLE = compile_vi(
    rf"(?P<annex>(?:PHỤ\sLỤC|Phụ\slục){_NUMBER.format('annex_no')}(?=\s*(?:[.:–-]|\[|\(|\Z|\n|[A-ZĐÀ-Ỹ])))"
    rf"|(?P<form>(?:MẪU|Mẫu|BIỂU|Biểu|BIỂU\sMẪU|Biểu\smẫu)(?=\s+(?:[Ss]ố|SỐ)){_NUMBER.format('form_no')})"
    rf"|(?P<text>(?:{_TYPES})(?!\sCHUNG|\sCỤ\sTHỂ|\sKHÁC|\sCHUYỂN\sTIẾP)(?=\s*\Z|\s*\n|\s+(?:[A-ZĐÀ-Ỹ]{{2,}}|\()))"
)
_INSIDE = compile_vi(
    rf"(?<=[a-zđà-ỹ)])\s+(?=(?:PHỤ\sLỤC|Phụ\slục\s(?:[IVXLC\d]+\s)?\(|Phụ\slục\s[IVX]+|MẪU\sSỐ|Mẫu\ssố|BIỂU\sMẪU|{_TYPES})\b)"
    r"|(?<=[a-zđà-ỹ])\s+(?=\[{1,2}1\]{1,2}\s?\S|1\s(?:Luật|Bộ\sluật|Điều|Khoản|Điểm|Nghị))"
)
_NOTE = re.compile(r"\[{1,2}\d{1,3}\]{1,2}\s?\S|1\s(?:Luật|Bộ luật|Điều|Khoản|Điểm|Nghị)\b")
_CITED = re.compile(r"(?:ban hành|tại|số|nêu|của|này|kèm|được|theo|trên|và)\b|[,;]")


class Attachment(StrEnum):
    """What sort of text is attached."""

    TEXT = "text"
    """A regulation, plan or programme that the document issues."""
    ANNEX = "annex"
    FORM = "form"
    NOTES = "notes"
    """Notes of a consolidated text, all together below its signature."""


@dataclass(frozen=True, slots=True)
class Attached:
    """`lines[first:last]`, the first of them its title; `number` as in «Phụ lục II», «Mẫu số 01», else «»; `name`: its first words."""

    kind: Attachment
    name: str
    number: str
    first: int
    last: int


def cut_titles(text: str, lines: Sequence[Line], first: int) -> list[Line]:
    """The lines, those from `first` on cut where a title of an attached text or the first note stands inside them («… Nguyễn Văn An PHỤ LỤC I»)."""
    ready = list(lines[:first])
    for line in lines[first:]:
        places = [match.end() for match in _INSIDE.finditer(text, line.body, line.end) if match.start() > line.body]
        ready.append(line._replace(end=_trimmed(text, line.start, places[0])) if places else line)
        for start, end in pairwise([*places, line.end] if places else []):
            ready.append(Line(start, _trimmed(text, start, end), start, None, "", start, "", ""))
    return ready


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def attached_texts(text: str, lines: Sequence[Line], first: int, *, consolidated: bool) -> list[Attached]:
    """The attached texts among `lines[first:]`, in order; each goes on to the title of the next. Only a consolidated text has notes of its own."""
    titles = [title for title in _titles(text, lines, first) if consolidated or title[1] is not Attachment.NOTES]
    ends = [*(index for index, *_ in titles), len(lines)][1:]
    return [Attached(kind, name, number, index, end) for (index, kind, name, number), end in zip(titles, ends, strict=True)]


def _titles(text: str, lines: Sequence[Line], first: int) -> Iterator[tuple[int, Attachment, str, str]]:
    in_notes, title = False, -1
    for index in range(first, len(lines)):
        line = lines[index]
        found = _TITLE.match(text, line.body, line.end) if line.level is None and not line.lead else None
        if found and found["text"] and lines[index - 1].level in GROUPS:
            found = None  # the title of a chapter
        if found and not _CITED.match(text[found.end() : line.end].lstrip()) and "|" not in text[line.start : line.body]:
            if found["text"] and index == title + 1:
                title = index  # «PHỤ LỤC I» with its title «DANH MỤC …» below
                continue
            in_notes, title = False, index
            kind = Attachment.ANNEX if found["annex"] else Attachment.FORM if found["form"] else Attachment.TEXT
            yield index, kind, " ".join(found.group().split()), found["annex_no"] or found["form_no"] or ""
        elif not in_notes and _NOTE.match(text, line.start, line.end):
            in_notes = True
            yield index, Attachment.NOTES, "", ""
