"""The components of Nghị định 30/2020/NĐ-CP above the body, read line by line: agency, number, place and date, type, title, addressee.

A letter head set in two columns may come as one line of cells (« | »), and a narrow column may break a date or number in two lines.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from corpus.blocks import Block
from corpus.document import Head, Span
from corpus.text.dates import make_date
from corpus.text.folding import plain
from corpus.text.sentences import trim

TYPE_NAMES = (
    "báo cáo", "kế hoạch", "quyết định", "tờ trình", "thông báo", "hướng dẫn", "chỉ thị", "nghị quyết", "chương trình", "quy chế", "quy định", "kết luận",
    "đề án", "phương án", "công điện", "công văn", "giấy mời", "biên bản", "nghị định", "thông tư", "luật", "thông tư liên tịch", "pháp lệnh",
)  # fmt: skip
_TYPES = {plain(name): name.capitalize() for name in TYPE_NAMES}
_NUMBER_LINE = re.compile(r"(?:Luật\s+s|S)ố(?:\s*:)?\s*(?P<number>(?:\d[\w]*)?)\s{0,40}(?P<rest>[/-]\s*[\wĐđ&./ -]{1,40}?)?$", re.IGNORECASE)
_DATE_LINE = re.compile(
    r"(?P<place>[^\W\d_][^,\n]{1,40}),\s*ngày[\s…._]*(?:(?P<day>\d{1,2})[\s…._]*)?tháng[\s…._]*(?:(?P<month>\d{1,2})[\s…._]*)?năm\s*(?P<year>(?:19|20)\d\d)",
    re.IGNORECASE,
)
_NATION = re.compile(r"cong hoa xa hoi|chu nghia viet nam$|dang cong san viet nam$|doc lap\s*-\s*tu do\s*-\s*hanh phuc")
_STAMP = re.compile(
    r"\(?\s*\d{1,2}:\d{2}\s*\|\s*(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})\s*\)?$"
    r"|(?:Thứ\s+\w+,\s*)?(?:ngày\s+)?(?P<d2>\d{1,2})/(?P<m2>\d{1,2})/(?P<y2>\d{4})\s*[-|,]?\s*\d{1,2}:\d{2}"
)
_ADDRESSEE = re.compile(r"Kính\s+gửi\s*:", re.IGNORECASE)
_SUBJECT = re.compile(r"V/v\s")
_PLACE_LINE = re.compile(r"(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG)\s+\w")
_PLACE_IN = re.compile(r"(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG)\s")
_AUTHORITY = re.compile(r"(?:CHỦ TỊCH |GIÁM ĐỐC |BỘ TRƯỞNG )?(?:ỦY BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN|SỞ|BỘ)\s")  # who decides, under the title
_RULE_AFTER = re.compile(r"\s*[-–—_*=]{3,}\s*$")  # «SỞ Y TẾ -------»: the line drawn under a name
_TORN = re.compile(r"(?:,|ngày(?:\s+\d{1,2})?|tháng(?:\s+\d{1,2})?|^Số\s*:?)\s*$", re.IGNORECASE)


def is_type(words: str) -> bool:
    """«BÁO CÁO» alone on its line, in capitals."""
    return words.isupper() and plain(words) in _TYPES


def is_component(words: str) -> bool:
    """Whether a line, or a cell of it, is a component other than type and title."""
    return bool(_STAMP.match(words)) or any(_is_component(cell.strip()) for cell in words.split("|"))


def _is_component(words: str) -> bool:
    known = _NUMBER_LINE.match(words) or _DATE_LINE.match(words) or _NATION.search(plain(words)) or _ADDRESSEE.match(words) or _SUBJECT.match(words)
    return bool(known)


def read_head(text: str, blocks: list[Block]) -> Head:
    """The components found in the blocks above the body."""
    head = Head(lines=tuple(Span(block.start, block.end) for block in blocks))
    agencies: list[str] = []
    title: list[Span] = []
    after_type = False
    for span in _pieces(text, blocks):
        words = _words(text, span)
        found = _component(words, span, head)
        if found:
            head = found
        elif is_type(words):
            head, after_type = replace(head, type_name=_TYPES[plain(words)]), True
        elif after_type:
            title += [] if title and _AUTHORITY.match(words) else [span]
        elif words.isupper() and _PLACE_LINE.match(words) and agencies and not _PLACE_IN.search(agencies[-1]):
            agencies[-1] = f"{agencies[-1]} {words}"
        elif words.isupper():
            agencies.append(words)
        else:
            title = [span]
    head = _with_title(text, head, title)
    return replace(head, agency=agencies[-1] if agencies else None, parent_agency=agencies[-2] if len(agencies) > 1 else None)


def _words(text: str, span: Span) -> str:
    return " ".join(_RULE_AFTER.sub("", text[span.start : span.end].replace("**", "")).rstrip("*_ ").split())


def _pieces(text: str, blocks: list[Block]) -> Iterator[Span]:
    """Cells of the lines; a cell that stops inside a date or number goes on in the next line."""
    waiting: Span | None = None
    for block in blocks:
        for span in _cells(text, block):
            joined = Span(waiting.start, span.end) if waiting else None
            if joined and _is_component(_words(text, joined)):
                yield joined
                waiting = None
                continue
            if waiting:
                yield waiting
            waiting = span if _TORN.search(_words(text, span)) else None
            if waiting is None:
                yield span
    if waiting:
        yield waiting


def _cells(text: str, block: Block) -> list[Span]:
    line = text[block.body : block.end]
    if "|" not in line or _STAMP.match(line):
        return [Span(block.body, block.end)]
    spans, position = [], block.body
    for cell in line.split("|"):
        start, end = trim(text, position, position + len(cell))
        position += len(cell) + 1
        if any(letter.isalnum() for letter in text[start:end]):
            spans.append(Span(start, end))
    return spans


def _component(words: str, span: Span, head: Head) -> Head | None:
    if _NATION.search(plain(words)):
        return head
    number = _NUMBER_LINE.match(words)
    if number:
        symbol = "".join((number["rest"] or "").split()) or None
        full = number["number"] + (symbol or "") if number["number"] else None
        return replace(head, number=full, symbol=symbol.lstrip("/-") if symbol else None, number_span=span)
    dated = _DATE_LINE.match(words)
    if dated:
        issued = _day(dated["year"], dated["month"], dated["day"])
        return replace(head, place=dated["place"].strip(), issued=issued, date_span=span)
    stamp = _STAMP.match(words)
    if stamp:
        issued = _day(stamp["y"] or stamp["y2"], stamp["m"] or stamp["m2"], stamp["d"] or stamp["d2"])
        return replace(head, issued=issued, date_span=span)
    if _ADDRESSEE.match(words):
        return replace(head, addressee=words.split(":", 1)[1].strip() or None)
    if _SUBJECT.match(words):
        return replace(head, title=words[3:].strip(), title_span=span)
    return None


def _day(year: str, month: str | None, day: str | None) -> date | None:
    return make_date(int(year), int(month), int(day)) if month and day else None


def _with_title(text: str, head: Head, lines: list[Span]) -> Head:
    if not lines or head.title:
        return head
    title = " ".join(_words(text, line) for line in lines)
    return replace(head, title=title, title_span=Span(lines[0].start, lines[-1].end))
