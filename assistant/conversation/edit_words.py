"""Orders to write the officer's own words, to change a basis, or to draft a section from a named document → what is to be done where."""

import re

from assistant.conversation.commands import Command, DraftAgain, EditText, ReplaceBasis
from assistant.conversation.message import Message, said
from assistant.conversation.section_names import SECTION_WORD, SectionName, read_section

_NUMBERED = r"(?:[ivxl]+|\d{1,2})(?:\s?[.,]\s?\d{1,2})*"
_PLACE = rf"(?:{SECTION_WORD}\s*(?:so )?{_NUMBERED}(?!\w)|{SECTION_WORD} (?:nay|do|tren)(?!\w)|(?:[ivx]+\.)?\d+(?:\.\d+)+)"
_IN = rf"(?:\s+(?:o|trong|tai|cua|thuoc|vao|cuoi|cho)(?: (?:cuoi|dau|o))? (?P<after>{_PLACE}|(?:muc|phan) .{{2,60}}))?"
_FRONT = rf"(?:(?:o |trong |tai )?(?P<before>{_PLACE})\s*[,:]?\s+)?"
_OPEN, _CLOSE = "[«“\"']", "[»”\"']"
_QUOTE = rf"{_OPEN}(?P<quote>[^»”\"]+){_CLOSE}"
_ADD = r"(?:them|bo sung|chen|viet them|ghi them)(?: them)?"
_WHAT = r"(?:(?:mot |1 )?(?:cau|doan|y|noi dung|dong|doan van)(?: (?:sau|nay|nhu sau))?)"

# «thêm vào cuối mục 2.2 câu: «…»», «bổ sung vào mục II.1: …»
ADD_AFTER = said(
    rf"{_ADD}(?: {_WHAT})?(?: (?:vao|o|cho|trong))?(?: (?:cuoi|dau))? (?P<after>{_PLACE}|(?:muc"
    rf"|phan) [^:«“\"]{{2,80}}?)(?: {_WHAT})?\s*(?::\s*|(?=[«“\"]))(?P<new>\S.*)"
)
# «chèn thêm câu «…» vào mục 2.3», «mục 2.3 thêm câu «…»»
ADD_QUOTED = said(rf"{_FRONT}{_ADD}(?: {_WHAT})?\s*:?\s*{_QUOTE}{_IN}")
ADD_FRONT = said(rf"(?:o |trong |tai |cuoi )?(?P<after>{_PLACE})\s*[,:]?\s+{_ADD}(?: {_WHAT})?\s*:\s*(?P<new>\S.*)")
# «mục 7.1 sửa «…» thành «…»», «trong mục III.2 thay chữ «…» bằng chữ «…»»
REPLACE_QUOTED = said(
    rf"{_FRONT}(?:sua|doi|thay)(?: (?:lai|doan|chu|tu|cum tu|cau|cho))* {_OPEN}(?P<old>[^»”\"]+){_CLOSE} (?:thanh|bang|sang)(?: (?:chu|tu|cum tu|cau|doan))?\s*"
    rf"{_OPEN}(?P<new>[^»”\"]+){_CLOSE}{_IN}"
)
# «đổi Phòng Kinh tế các huyện thành UBND các xã ở mục 2.2»
REPLACE = said(
    rf"{_FRONT}(?:sua|doi|thay)(?: (?:lai|chu|tu|cum tu|doan|cau))* (?P<old>\S.*?\S) (?:thanh|sang|bang)(?: (?:chu|tu|cum tu))? (?P<new>.+?)"
    rf"(?:\s+(?:o|trong|tai|cua) (?P<after>{_PLACE}))?"
)
# «bỏ câu về … ở mục 2.4», «xóa câu «…»»
REMOVE_QUOTED = said(rf"{_FRONT}(?:bo|xoa|cat|loai)(?: (?:bo|di))?(?: (?:cau|doan|dong|y|chu))(?: (?:co|chua))?\s*{_QUOTE}{_IN}")
REMOVE = said(
    rf"{_FRONT}(?:bo|xoa|cat|loai)(?: (?:bo|di))? (?:cau|dong|y)(?: (?:noi ve|ve|co noi dung|nhac den|nhac toi|noi|co))? (?P<quote>\S.{{3,200}}?)"
    rf"(?:\s+(?:o|trong|tai|cua) (?P<after>{_PLACE}))?"
)
# «sửa lại đoạn kia», «thêm một câu»: the words are missing
BARE_EDIT = said(rf"(?:sua|chinh)(?: (?:lai|sua))? (?:cau|doan|cho|dong|y)(?: (?:nay|do|kia|ay|tren|duoi))?|{_ADD} {_WHAT}")

_TYPE = r"(?:nghi dinh|thong tu|quyet dinh|nghi quyet|chi thi|ke hoach|cong van|luat|bao cao|chuong trinh|huong dan)"
_DOCUMENT = rf"(?:{_TYPE}(?: so)? ?)?\d[\w/.-]*"
_NEWEST = said(r".*(?<!\w)(?:moi(?: nhat)?|thay the|(?:dang |con )(?:co )?hieu luc|hien hanh|nam nay)(?!\w).*")
_AT = rf"(?:\s+(?:o|trong|tai|cua|cho) (?P<after>{_PLACE}))?"
# «thay Quyết định số 15/2024/QĐ-UBND bằng Quyết định số 37/2025/QĐ-UBND ở mục 1.2»
BASIS = said(rf"{_FRONT}(?:thay the|thay|doi|sua|cap nhat)(?: (?:can cu|van ban))? (?P<old>(?:{_TYPE} )?.*?\d.*?)\s+(?:bang|thanh|sang) (?P<new>.+?){_AT}")
# «nghị định 98/2023 hết hiệu lực rồi, thay bằng …», «kế hoạch số 05/KH-SCT đã có kế hoạch mới, dùng văn bản mới»
BASIS_AFTER = said(rf"(?P<old>{_DOCUMENT}.*?)[\s,]+(?:thi )?(?:thay(?: the)?|doi|dung|su dung|lay|cap nhat)(?: (?:bang|sang|thanh|luon))* (?P<new>.+?){_AT}")
# «quyết định kiện toàn Hội đồng năm nay là Quyết định số 38/QĐ-SCT»
BASIS_IS = said(rf"(?P<old>{_TYPE} .+?)(?: (?:nam nay|ky nay|moi|hien nay|nam \d{{4}}))+ (?:la|gio la) (?P<new>{_DOCUMENT}.*)")
# «thay các căn cứ hết hiệu lực ở mục 1.2 bằng văn bản đang có hiệu lực», «cập nhật căn cứ mới cho mục 5.1»
BASES = said(
    rf"{_FRONT}(?:thay the|thay|cap nhat|doi)(?: (?:cac|nhung|het|toan bo|tat ca|lai))* (?:can cu|van ban|vien dan)(?P<which>(?: (?:nao|da"
    rf"|dang|phap ly|het (?:hieu luc|han)|cu|loi thoi"
    rf"|bi thay the|moi(?: nhat)?))*){_AT}(?P<by> (?:bang|sang|theo) .+)?"
)
# «thay Luật Thi đua, khen thưởng»: by what, is not said
BARE_BASIS = said(rf"(?:thay the|thay|doi|cap nhat) (?P<old>(?!bao cao){_TYPE}(?: .*)?)")
# «soạn mục I.8 từ báo cáo tổng kết năm 2025», «làm lại mục 5.1 từ kỳ trước», «soạn lại mục I.10»
DRAFT_FROM = said(
    r"(?:soan|viet|lam|lap|du thao|ke thua)(?: lai| moi)? (?P<rest>(?:muc|phan|tieu muc) .+?) (?:tu|theo|dua (?:vao|tren|theo)|lay tu) "
    r"(?P<source>(?:bao cao|ke hoach|van ban|ban|ky|nam|tai lieu|cong van|[a-z]+-[\w-]+)(?!\w).*)"
)
DRAFT_ANEW = said(r"(?:soan|lam|lap) lai (?P<rest>(?:muc|phan|tieu muc) .+)")


def read_edit(message: Message) -> Command | None:
    """The officer's words, or a sentence to go; None where nothing is dictated."""
    for pattern, new in ((ADD_QUOTED, "quote"), (ADD_AFTER, "new"), (ADD_FRONT, "new")):
        match = _match(pattern, message)
        if match:
            return EditText("add", _place(message, match), new=_dictated(message, match, new))
    match = _match(REPLACE_QUOTED, message) or (None if message.asks else _match(REPLACE, message))
    if match and not _names_document(match):
        return EditText("replace", _place(message, match), _dictated(message, match, "old"), _dictated(message, match, "new"))
    match = None if message.asks else _match(REMOVE_QUOTED, message) or _match(REMOVE, message)
    if match:
        return EditText("remove", _place(message, match), _dictated(message, match, "quote"))
    return EditText("replace", None) if _match(BARE_EDIT, message) else None


def read_basis(message: Message) -> ReplaceBasis | None:
    """A document to be replaced, or all that have ended; None where none is meant."""
    if message.asks:
        return None
    every = _match(BASES, message)
    if every:
        newest = bool((every["which"] or "").strip() or every["by"] or _place(message, every))
        return ReplaceBasis("", None if newest else "", _place(message, every), newest)
    for pattern in (BASIS, BASIS_IS, BASIS_AFTER):
        match = _match(pattern, message)
        if match and _document_in(match["old"], strict=pattern is not BASIS_IS):
            return _basis(message, match)
    bare = _match(BARE_BASIS, message)
    return ReplaceBasis(message.group(bare, "old"), "") if bare else None


def _basis(message: Message, match: re.Match[str]) -> ReplaceBasis | None:
    old, new = message.group(match, "old"), message.group(match, "new")
    section = _place(message, match) if "after" in match.re.groupindex else None
    if _document_in(match["new"], strict=True):
        return ReplaceBasis(old, new, section)
    return ReplaceBasis(old, None, section, newest=True) if _NEWEST.fullmatch(match["new"]) else None


def read_draft(message: Message) -> DraftAgain | None:
    """A section to be drafted anew."""
    match = None if message.asks else _match(DRAFT_FROM, message) or _match(DRAFT_ANEW, message)
    section = read_section(message, *match.span("rest"), bare=False) if match else None
    return DraftAgain(section, message.group(match, "source") if "source" in match.re.groupindex else "") if match and section else None


def _document_in(plain: str, *, strict: bool) -> bool:
    """Whether a document is named: by its number, or its type and serial; loosely by its type alone."""
    named = re.search(r"\d{1,5}(?:/\d{4})?[/-][a-z]", plain) or re.search(rf"{_TYPE}\s+(?:so\s+)?\d", plain) or re.search(r"\d{1,5}/\d{4}(?!\d)", plain)
    return bool(named) or (not strict and re.match(_TYPE, plain) is not None)


def _names_document(match: re.Match[str]) -> bool:
    return match.re is REPLACE and _document_in(match["old"], strict=True)


def _match(pattern: re.Pattern[str], message: Message) -> re.Match[str] | None:
    """Over the words without what surrounds them, at their place in the message."""
    plain = message.plain
    start, end = len(plain) - len(plain.lstrip()), len(plain.rstrip(" \t\n?."))
    return pattern.fullmatch(plain, start, max(start, end))


def _place(message: Message, match: re.Match[str]) -> SectionName | None:
    for name in ("after", "before"):
        if name in match.re.groupindex and match[name]:
            return read_section(message, *match.span(name), bare=False)
    return None


def _dictated(message: Message, match: re.Match[str], name: str) -> str:
    """The very letters typed, with their marks and their full stop; quotation marks around them are not of them."""
    start, end = match.span(name)
    typed = message.dictated(start, len(message.text) if end >= len(message.plain.rstrip(" .?")) else end)
    return typed[1:-1].strip() if len(typed) > 1 and typed[0] in "«“\"'" and typed[-1] in "»”\"'" else typed.strip("«»“”\"' ")
