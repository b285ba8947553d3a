"""Head sentences of a draft → the parts above the body, each recognised by what it says; parts that a scan lost are restored."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.draft import Draft, Sentence
from assistant.export.blocks import LIST_ITEM
from assistant.export.pieces import plain

_TYPES = "NGHỊ QUYẾT|QUYẾT ĐỊNH|CHỈ THỊ|QUY CHẾ|QUY ĐỊNH|THÔNG CÁO|THÔNG BÁO|HƯỚNG DẪN|CHƯƠNG TRÌNH|KẾ HOẠCH|PHƯƠNG ÁN|ĐỀ ÁN|DỰ ÁN|BÁO CÁO|BIÊN BẢN|TỜ TRÌNH"
_TYPE = re.compile(rf"(?:{_TYPES})")
_NATIONAL = re.compile(r"CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập\s*[-–]\s*Tự do\s*[-–]\s*Hạnh phúc", re.IGNORECASE)
_NUMBER = re.compile(r"Số\s*:?\s*(?P<number>[^/]*?)\s*/\s*(?P<symbol>\S.*)", re.DOTALL)
_DAY = re.compile(r"(?P<place>[^,]{0,60}?),?\s*ngày\s*(?P<day>\d{0,2})\s*tháng\s*(?P<month>\d{0,2})\s*năm\s*(?P<year>\d{0,4})\s*")
_SUBJECT = re.compile(r"V/v\b|Về việc\b", re.IGNORECASE)
_ADDRESSEE = re.compile(r"Kính gửi", re.IGNORECASE)
_BASIS = re.compile(r"Căn cứ\b.*[;.]\s*$", re.DOTALL)
_PROVINCE = re.compile(r"\b(?P<unit>tỉnh|thành phố|Thành phố)\s+(?P<name>[A-ZĐÀ-Ỹ]\w+(?:[ -][A-ZĐÀ-Ỹ]\w+){0,3})")
_UNDER_PROVINCE = re.compile(r"Sở |Thanh tra tỉnh|Thanh tra thành phố|Ban Dân tộc|Ban Quản lý", re.IGNORECASE)
_BLANK = "\u00a0" * 4
_SYMBOLS = {"report": "BC", "plan": "KH"}
_KINDS = {"report": "BÁO CÁO", "plan": "KẾ HOẠCH"}


@dataclass(slots=True)
class Head:
    """The parts found so far."""

    agencies: list[str] = field(default_factory=list)
    number: str = ""
    day: str = ""
    kind: str = ""
    title: list[Sentence] = field(default_factory=list)
    subject: list[Sentence] = field(default_factory=list)
    addressees: list[Sentence] = field(default_factory=list)
    opening: list[Sentence] = field(default_factory=list)
    owners: dict[str, str] = field(default_factory=dict)
    """Ids of the sentences that number, day, kind and agencies («agency-0») come from."""


def head_of(draft: Draft) -> Head:
    """Sort the head sentences into their parts, then fill what is missing from what the draft says of itself."""
    head = Head()
    if draft.info.kind == "news":
        _take_news(head, draft)
        return head
    for sentence in draft.head:
        _take(head, sentence, plain(sentence.text))
    _restore(head, draft)
    return head


def _take_news(head: Head, draft: Draft) -> None:
    """The title and what follows it; what stands above is the furniture of the portal the item was copied from."""
    places = [index for index, sentence in enumerate(draft.head) if plain(sentence.text) == plain(draft.info.title)]
    start = places[0] if places else -1
    head.title = list(draft.head[start : start + 1]) if places else []
    head.opening = list(draft.head[start + 1 :])


def _take(head: Head, sentence: Sentence, text: str) -> None:
    before_kind = not head.kind and not head.title
    if not text or (before_kind and _NATIONAL.search(text)):
        return
    if before_kind and (match := _NUMBER.fullmatch(text)):
        head.number = number_line(match["number"], match["symbol"])
        head.owners["number"] = sentence.id
    elif before_kind and len(text) < 90 and (match := _DAY.fullmatch(text)):
        head.day = day_line(match["place"], match["day"], match["month"], match["year"])
        head.owners["day"] = sentence.id
    elif before_kind and _TYPE.fullmatch(text.rstrip(" .:").upper()) and text.isupper():
        head.kind = text.rstrip(" .:")
        head.owners["kind"] = sentence.id
    elif before_kind and not head.opening and (_SUBJECT.match(text) or _goes_on(head.subject, sentence, text)) and not head.addressees:
        head.subject.append(sentence)
    elif _ADDRESSEE.match(text) or _is_addressee(head, text):
        head.addressees.append(sentence)
    elif not head.kind and not head.opening and text.isupper() and len(text) < 120:
        head.owners[f"agency-{len(head.agencies)}"] = sentence.id
        head.agencies.append(text)
    elif head.kind and not head.addressees and not head.opening and (not head.title or sentence.continues == head.title[-1].id):
        head.title.append(sentence)
    else:
        head.opening.append(sentence)


def _goes_on(subject: Sequence[Sentence], sentence: Sentence, text: str) -> bool:
    """Whether a line carries on the «V/v …» above it: torn by the page, or begun with a small letter."""
    return bool(subject) and (sentence.continues == subject[-1].id or text[:1].islower())


def _is_addressee(head: Head, text: str) -> bool:
    """One of several addressees below «Kính gửi:»: with a dash, or alone after the colon."""
    if not head.addressees or head.opening:
        return False
    return text.startswith("-") or (plain(head.addressees[-1].text).endswith(":") and len(text) < 120)


def number_line(number: str, symbol: str) -> str:
    """«Số:      /BC-SDL»: a number is given after signing, so its place stays open and visible."""
    return f"Số: {number.strip()}/{symbol.strip()}" if number.strip() else f"Số:{_BLANK * 2}/{symbol.strip()}"


def day_line(place: str, day: str, month: str, year: str) -> str:
    """«Kiên Giang, ngày      tháng      năm 2025» with room for what is not known."""
    parts = f"ngày {day.strip() or _BLANK} tháng {month.strip() or _BLANK} năm {year.strip() or _BLANK}"
    return f"{place.strip()}, {parts}" if place.strip() else parts


def _restore(head: Head, draft: Draft) -> None:
    info = draft.info
    province = _province(draft)
    if not head.agencies and info.office:
        head.agencies = _agency_lines(info.office, province)
    is_letter = bool(head.subject) and not head.kind
    head.kind = head.kind or ("" if is_letter else _KINDS.get(info.kind, ""))
    head.number = head.number or number_line("", f"{_SYMBOLS[info.kind]}-..." if head.kind and info.kind in _SYMBOLS else "...")
    years = re.findall(r"(?:19|20)\d\d", info.period)
    head.day = head.day or day_line(province[1] if province else "", "", "", years[-1] if years else "")


def _agency_lines(office: str, province: tuple[str, str] | None) -> list[str]:
    """The office, under the people's committee that its own name or the document's frame names."""
    if not _UNDER_PROVINCE.match(office):
        return [office.upper()]
    own = _PROVINCE.search(office)
    name = office[: own.start()].strip(" ,") if own else office
    if own and name.lower() == "thanh tra":
        name = f"{name} {own['unit']}"
    unit = (own["unit"], own["name"]) if own else province
    return [f"UBND {unit[0]} {unit[1]}".upper(), name.upper()] if unit else [name.upper()]


def _province(draft: Draft) -> tuple[str, str] | None:
    """(unit, name) most often named in head and tail; the first one where two are equal."""
    texts = [plain(sentence.text) for sentence in (*draft.head, *draft.tail)]
    found = [(match["unit"].lower(), match["name"]) for text in texts for match in _PROVINCE.finditer(text)]
    return max(found, key=found.count) if found else None


def is_basis(text: str) -> bool:
    """A line «Căn cứ …;», which stands alone and in italics."""
    return bool(_BASIS.match(text)) and text.rstrip().endswith(";")


def paragraphs_of(sentences: Sequence[Sentence]) -> list[list[Sentence]]:
    """Sentences in paragraphs, split where the source had an empty line or a line of its own begins."""
    paragraphs: list[list[Sentence]] = []
    for sentence in sentences:
        if not paragraphs or starts_paragraph(paragraphs[-1][-1], sentence):
            paragraphs.append([sentence])
        else:
            paragraphs[-1].append(sentence)
    return paragraphs


def starts_paragraph(previous: Sentence, sentence: Sentence) -> bool:
    """True where the source set `sentence` apart from the one before it."""
    if sentence.continues == previous.id:
        return False
    if LIST_ITEM.match(sentence.text):
        return True
    if sentence.source is None:
        return True  # an officer's own sentence that belongs to the one before it says so
    before, here = previous.source, sentence.source
    if before and here and before.document == here.document:
        return here.start - before.end >= 2
    return previous.text.rstrip().endswith(";")
