"""The frame of a document: the components above the body, the closing and signature below it, and the blocks between."""

import re
from dataclasses import dataclass, replace
from datetime import date

from corpus.blocks import Block
from corpus.document import Head, Span, Tail
from corpus.text.dates import make_date
from corpus.text.folding import plain
from corpus.text.letters import compile_vi

TYPE_NAMES = (
    "báo cáo", "kế hoạch", "quyết định", "tờ trình", "thông báo", "hướng dẫn", "chỉ thị", "nghị quyết", "chương trình", "quy chế", "quy định", "kết luận",
    "đề án", "phương án", "công điện", "công văn", "giấy mời", "biên bản", "nghị định", "thông tư", "luật", "thông tư liên tịch", "pháp lệnh",
)  # fmt: skip
_TYPES = {plain(name): name.capitalize() for name in TYPE_NAMES}
_NUMBER_LINE = re.compile(r"(?:Luật\s+s|S)ố(?:\s*:)?\s*(?P<number>(?:\d[\w]*)?)\s{0,40}(?P<rest>[/-]\s*[\wĐđ&./ -]{1,40}?)?$", re.IGNORECASE)
_DATE_LINE = re.compile(
    r"(?P<place>[^\W\d_][^,\n]{1,40}),\s*ngày[\s…._]*(?:(?P<day>\d{1,2})[\s…._]*)?tháng[\s…._]*(?:(?P<month>\d{1,2})[\s…._]*)?năm\s*(?P<year>(?:19|20)\d\d)", re.IGNORECASE
)
_NATION = re.compile(r"cong hoa xa hoi chu nghia viet nam|doc lap\s*-\s*tu do\s*-\s*hanh phuc")
_STAMP = re.compile(
    r"\(?\s*\d{1,2}:\d{2}\s*\|\s*(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})\s*\)?$|(?:Thứ\s+\w+,\s*)?(?:ngày\s+)?(?P<d2>\d{1,2})/(?P<m2>\d{1,2})/(?P<y2>\d{4})\s*[-|,]?\s*\d{1,2}:\d{2}"
)
_ADDRESSEE = re.compile(r"Kính\s+gửi\s*:", re.IGNORECASE)
_SUBJECT = re.compile(r"V/v\s|Về việc\s", re.IGNORECASE)
_OPENING = re.compile(r"(?:can cu|thuc hien|theo|xet|nham|de |duoc su|tiep theo|trien khai|chap hanh)\b")
_RECIPIENTS = re.compile(r"N[oơ]i\s+nhận\s*:?", re.IGNORECASE)
_SIGNATURE = re.compile(r"(?:TM\.|KT\.|TL\.|TUQ\.|Q\.|T/M|K/T|T/L|GIÁM ĐỐC|PHÓ GIÁM ĐỐC|CHÁNH |CHỦ TỊCH|BỘ TRƯỞNG|TRƯỞNG |THỦ TƯỚNG|CỤC TRƯỞNG|HIỆU TRƯỞNG)")
_CLOSING = re.compile(r"tren day la|tren day,|noi dung tren")
_ANNEX = re.compile(r"(?:ĐỀ CƯƠNG|PHỤ LỤC|MẪU|Đề cương|Phụ lục|Biểu mẫu)\b")
_NAME = compile_vi(r"(?:[A-ZĐÀ-Ỹ][a-zđà-ỹ]+\s*){2,5}$")
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
    head = _head(text, blocks[:first])
    tail = _tail(text, blocks[last:annex])
    ranges = [(first, last)]
    if annex < len(blocks):
        ranges.append((annex + 1, len(blocks)))
        tail = replace(tail, lines=(*tail.lines, Span(blocks[annex].start, blocks[annex].end)))
    return Frame(head, tail, tuple(ranges), blocks[annex].start if annex < len(blocks) else None)


def _opens_annex(words: str) -> bool:
    """«ĐỀ CƯƠNG», «PHỤ LỤC», or the type of a document issued with this one («QUY CHẾ» after the signature of its decision)."""
    return bool(_ANNEX.match(words)) or _is_type(words)


def _body_start(text: str, blocks: list[Block]) -> int:
    """The first block that is neither a component of the head nor part of the title."""
    start = 0
    titled = False
    for index, block in enumerate(blocks[:_MAX_HEAD]):
        words = block.words(text)
        if block.style in ("roman", "arabic", "part", "article", "letter", "decimal") and not _is_component(words):
            break
        if _is_component(words) or _is_type(words):
            start = index + 1
            titled = titled or _is_type(words)
        elif start == index and titled and _is_title(text, block):
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
    return any(_is_component(b.words(text)) or _is_type(b.words(text)) for b in blocks[index + 1 : index + 8])


def _is_component(words: str) -> bool:
    return bool(
        _NUMBER_LINE.match(words)
        or _DATE_LINE.match(words)
        or _NATION.search(plain(words))
        or _STAMP.match(words)
        or _ADDRESSEE.match(words)
        or _is_short_subject(words)
    )


def _is_short_subject(words: str) -> bool:
    return bool(_SUBJECT.match(words)) and words[:3] == "V/v"


def _is_type(words: str) -> bool:
    return words.isupper() and plain(words) in _TYPES


def _is_title(text: str, block: Block) -> bool:
    """Lines between the type name and the opening: no full stop, not the opening formula."""
    words = block.words(text)
    return block.end - block.start <= 400 and words[-1] not in ".:;" and not _OPENING.match(plain(words)) and not block.bullet


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


def _head(text: str, blocks: list[Block]) -> Head:
    head = Head(lines=tuple(Span(block.start, block.end) for block in blocks))
    agencies: list[str] = []
    title: list[Block] = []
    after_type = False
    for block in blocks:
        words = block.words(text)
        found = _component(text, block, head)
        if found:
            head = found
        elif _is_type(words):
            head, after_type = replace(head, type_name=_TYPES[plain(words)]), True
        elif after_type:
            title.append(block)
        elif words.isupper() and not _NATION.search(plain(words)):
            agencies.append(words)
        elif not words.isupper():
            title = [block]
    head = _with_title(text, head, title)
    return replace(head, agency=agencies[-1] if agencies else None, parent_agency=agencies[-2] if len(agencies) > 1 else None)


def _component(text: str, block: Block, head: Head) -> Head | None:
    words = block.words(text)
    span = Span(block.body, block.end)
    if _NATION.search(plain(words)):
        return head
    number = _NUMBER_LINE.match(words)
    if number:
        symbol = "".join((number["rest"] or "").split()) or None
        return replace(
            head, number=number["number"] + (symbol or "") if number["number"] else None, symbol=symbol.lstrip("/-") if symbol else None, number_span=span
        )
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
    if _is_short_subject(words):
        return replace(head, title=words[3:].strip(), title_span=span)
    return None


def _day(year: str, month: str | None, day: str | None) -> date | None:
    return make_date(int(year), int(month), int(day)) if month and day else None


def _with_title(text: str, head: Head, blocks: list[Block]) -> Head:
    if not blocks or head.title:
        return head
    title = " ".join(" ".join(block.words(text).split()) for block in blocks)
    return replace(head, title=title, title_span=Span(blocks[0].body, blocks[-1].end))


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
