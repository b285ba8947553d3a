"""Orders on the whole report, and on the reports there are: accept everything, mend, let stand, deadline, list, open, history, ask one by one."""

import re
from datetime import date

from assistant.conversation.commands import (
    AcceptAll,
    AskHistory,
    AskOneByOne,
    Command,
    LetStand,
    ListReports,
    Mend,
    OpenReport,
    SetDeadline,
)
from assistant.conversation.message import Message, said
from assistant.conversation.section_names import SECTION_WORD, SectionName, read_section
from corpus.text.dates import make_date

_NUMBERED = r"(?:[ivxl]+|\d{1,2})(?:\s?[.,]\s?\d{1,2})*"
_PLACE = rf"(?:{SECTION_WORD}\s*(?:so )?{_NUMBERED}(?!\w)|(?:[ivx]+\.)?\d+(?:\.\d+)+)"
_CODE = r"(?P<code>(?:vb|nb)\s?\d{2,3})(?!\d)"
_NTH = r"(?: (?:thu|so) (?P<nth>\d{1,2})(?!\w))?"
_AT = rf"(?: (?:o|tai|trong|cua) (?P<section>{_PLACE}))?"
_DAY = r"(?P<day>\d{1,2})(?:\s?[/.-]\s?| thang )(?P<month>\d{1,2})(?:(?:\s?[/.-]\s?| nam )(?P<year>\d{4}))?"

# «hỏi tôi từng câu», «hỏi từng câu của mục 3», «trả lời lần lượt các câu hỏi»
ONE_BY_ONE = said(
    rf"(?:(?:hoi|dat cau hoi)(?: (?:toi|minh|em|anh|chi|lai|lan luot|tung))* (?:tung|lan luot|mot)(?: (?:cau|so lieu|mot|y|hoi|cac))*"
    rf"|(?:tra loi|dien|nhap)(?: (?:so lieu|cau hoi|cac))* (?:tung cau|lan luot)(?: (?:cau hoi|so lieu|cac|mot))*"
    rf"|(?:bat dau|tiep tuc|hoi)(?: (?:tiep|hoi|di|luon))+(?: (?:cau|cac cau|toi|so lieu))*)(?: (?:o|cua|trong) (?P<section>{_PLACE}|phan [ivx]+))?"
)
# «nhận tất cả», «chấp nhận hết các mục còn lại», «nhận các mục đã xong»
_ALL_OBJECT = r"(?:cac|moi|nhung|muc|phan|phuong an|de xuat|ban thao|bao cao|noi dung|con lai|dang cho|ban|ke thua|a|chua nhan)"
_READY = r"(?:da xong|da du|du so lieu|khong con (?:viec|cau hoi|gi)(?: (?:nao|phai lam|gi|nua))*|khong con loi(?: nao)?|xong|sach)"
ACCEPT_ALL = said(rf"(?:nhan|chap nhan|dong y|lay|chot)(?: (?:luon|voi))?(?: (?:het|tat ca|toan bo))+(?: {_ALL_OBJECT})*(?P<ready> (?:da |ma )?{_READY})?")
ACCEPT_READY = said(rf"(?:nhan|chap nhan|dong y|chot) (?:cac|nhung|moi) muc (?P<ready>(?:ma )?{_READY})")
# «sửa lỗi an toàn», «sửa hết các lỗi sửa được», «sửa VB201 thứ 2 ở mục 1.2»
MEND_SAFE = said(
    r"(?:tu )?(?:sua|khac phuc|chinh)(?: (?:giup|ngay|het|tat ca|toan bo|cac|nhung|moi|luon|nhanh))*(?: (?:loi|cho|phat hien))?"
    r"(?: (?:the thuc|hinh thuc|nho))?(?: (?:an toan|tu dong|sua duoc|co the sua(?: ngay)?|sua ngay duoc))+(?: (?:mot luot|luon|ngay|di))*"
)
MEND_ONE = said(rf"(?:sua|khac phuc|chinh)(?: (?:loi|phat hien|canh bao|cho|theo))* {_CODE}{_NTH}{_AT}")
# «bỏ qua VB401 ở mục 1.2: đã đối chiếu bản giấy»
LET_STAND = said(
    rf"(?:bo qua|cho qua|de nguyen|giu nguyen|khong sua)(?: (?:loi|phat hien|canh bao|luu y|cho))* {_CODE}{_NTH}{_AT}"
    r"(?:\s*[:,;.-]\s*(?:ly do(?: la)?\s*:?|vi)?\s*|\s+(?:vi|do|ly do(?: la)?)\s*:?\s*)?(?P<reason>.*)"
)
LOOK_AGAIN = said(rf"(?:xem lai|thoi bo qua|khong bo qua|bo bo qua|mo lai)(?: (?:loi|phat hien|canh bao|nua))* {_CODE}{_NTH}{_AT}")
# «hạn gửi 14/6/2026», «đổi hạn thành ngày 20 tháng 6», «lùi hạn đến 20/6»
DEADLINE = said(
    r"(?:(?:doi|dat|sua|ghi|cap nhat|chinh|gia han|lui|de)(?: lai)? )?(?:thoi han|han)(?: (?:gui|nop|cuoi|chot|bao cao|cua|nay))*"
    rf"(?:\s*:\s*| (?:la|thanh|den|sang|vao|truoc|cham nhat|het))*\s*(?:ngay )?{_DAY}"
)
NO_DEADLINE = said(r"(?:bo|xoa|khong (?:dat|co|ghi)) (?:thoi han|han)(?: (?:gui|nop|cuoi|bao cao))*")
# «danh sách báo cáo», «có những báo cáo nào đang soạn»
LIST = said(
    r"(?:(?:cho )?(?:xem|liet ke|danh sach|co|dang co|ke)(?: (?:cac|nhung|tat ca|lai|danh sach))* (?:bao cao|ban thao)"
    r"(?: (?:nao|gi|dang (?:soan|lam|mo|co)|da lap|chua xong|cua toi|qua han|hien co))*"
    r"|(?:nhung |cac )?bao cao nao (?:dang soan|dang lam|chua xong|qua han)|bao cao dang (?:soan|lam))"
)
# «mở báo cáo 6 tháng đầu năm 2026», «tiếp tục báo cáo …», «mở bàn soạn thảo»
OPEN = said(r"(?:mo(?: lai| tiep)?|tiep tuc|chuyen sang|vao|lam tiep)(?: (?:soan|lam))? (?:bao cao|ke hoach|ban thao)(?P<words> .+)?")
DESK = said(r"(?:mo|vao|sang|xem) (?:ban soan thao|ban lam viec|ban soan)")
# «lịch sử thay đổi», «ai đã sửa gì»
HISTORY = said(
    r"(?:xem |cho xem |liet ke )?(?:lich su|nhat ky)(?: (?:sua|thay doi|soan|chinh sua|bao cao|soan thao|lam viec|cua|nay))*"
    r"|ai (?:da )?(?:sua|lam|thay doi)(?: (?:gi|nhung gi))?"
)
_VERSIONS = re.compile(r"(?:xem |các |danh sách |cho xem )*phiên bản(?: nào| cũ| trước)?", re.IGNORECASE)


def read_whole(message: Message, *, today: date) -> Command | None:
    """None for anything else. `today`: a deadline without a year is the next such day."""
    words = message.plain.strip(" ?\n\t")
    if LIST.fullmatch(words):
        return ListReports()
    if HISTORY.fullmatch(words) or _VERSIONS.fullmatch(message.text.strip(" ?.!")):
        return AskHistory()
    if message.asks:
        return None
    return _asked(message) or _deadline(words, today) or _on_findings(message) or _opened(message)


def _asked(message: Message) -> Command | None:
    match = _match(ONE_BY_ONE, message)
    if match:
        return AskOneByOne(_section(message, match))
    match = _match(ACCEPT_ALL, message) or _match(ACCEPT_READY, message)
    return AcceptAll(ready=bool(match["ready"])) if match else None


def _deadline(words: str, today: date) -> Command | None:
    if NO_DEADLINE.fullmatch(words):
        return SetDeadline(None)
    match = DEADLINE.fullmatch(words.rstrip("."))
    if not match:
        return None
    day, month = int(match["day"]), int(match["month"])
    years = [int(match["year"])] if match["year"] else [today.year, today.year + 1]
    days = [found for year in years if (found := make_date(year, month, day))]
    later = [found for found in days if found >= today]
    return SetDeadline((later or days)[0]) if days else None


def _on_findings(message: Message) -> Command | None:
    if _match(MEND_SAFE, message):
        return Mend()
    match = _match(MEND_ONE, message)
    if match:
        return Mend(_code(match), _section(message, match), _nth(match))
    match = _match(LOOK_AGAIN, message)
    if match:
        return LetStand(_code(match), "", _section(message, match), _nth(match), again=True)
    match = _match(LET_STAND, message)
    return LetStand(_code(match), message.dictated(*match.span("reason")), _section(message, match), _nth(match)) if match else None


def _opened(message: Message) -> Command | None:
    if _match(DESK, message):
        return OpenReport()
    match = _match(OPEN, message)
    return OpenReport(message.group(match, "words") if match["words"] else "") if match else None


def _code(match: re.Match[str]) -> str:
    return match["code"].replace(" ", "").upper()


def _nth(match: re.Match[str]) -> int | None:
    return int(match["nth"]) if match["nth"] else None


def _section(message: Message, match: re.Match[str]) -> SectionName | None:
    return read_section(message, *match.span("section"), bare=False) if match["section"] else None


def _match(pattern: re.Pattern[str], message: Message) -> re.Match[str] | None:
    plain = message.plain
    start, end = len(plain) - len(plain.lstrip()), len(plain.rstrip(" \t\n?."))
    return pattern.fullmatch(plain, start, max(start, end))
