"""What is said of the review: «trình duyệt», «duyệt mục 4.3», «trả lại mục 2: lý do …», «còn gì chưa duyệt?»."""

import re

from assistant.conversation.commands import ReviewAct, ReviewVerb
from assistant.conversation.message import Message, read_message, said
from assistant.conversation.section_names import SECTION_WORD, read_section
from corpus.text.folding import strip_accents

_WHOLE = r"(?:van ban|bao cao|ban thao|ban trinh|du thao|ke hoach|chuong trinh|to trinh|cong van|ban tin|tin)(?: (?:nay|do))?"
# «lãnh đạo phòng», «anh Bảo», «chị Hạnh phó phòng»: who is to look
_PERSON = (
    r"(?:lanh dao|thu truong|(?:pho )?(?:giam doc|truong phong|chanh van phong)|nguoi duyet|cap tren|sep|anh|chi|ong|ba|co|chu|dong chi)(?: [^\W\d]+){0,4}?"
)
_PLACE = rf"(?:{SECTION_WORD}\s*(?:so )?[^:;,]+?|(?:[ivxl]+\.)?\d+(?:\.\d+)+)"
_BECAUSE = r"\s*(?:[:;,]\s*(?:ly do:?\s+|vi\s+|do\s+)?|\s(?:ly do(?: la)?:?|vi|do)\s)\s*(?P<reason>\S.*)"

# «trình duyệt», «trình duyệt báo cáo: nhờ xem kỹ mục 4», «vẫn trình duyệt», «trình anh Bảo duyệt», «nộp cho lãnh đạo duyệt», «gửi duyệt»
_SUBMIT = said(
    rf"[\s.]*(?P<sure>van |cu )?(?:(?:gui|nop|chuyen) trinh|trinh|gui|nop|chuyen)(?: lai)?(?: {_WHOLE})?(?: (?:len|cho|de|toi))?(?: {_PERSON})?"
    rf"(?: (?:de|xem|xem xet|phe))* duyet(?: {_WHOLE})?(?: lan \d+| lai)?[\s.?]*(?:\s*[:,;](?P<reason>[\s\S]*))?\Z"
)
# «vẫn trình», «có», «đồng ý»: after it was asked whether to submit all the same
_YES = said(
    r"(?:co|u|uh|vang|da|ok|duoc|dong y|dung(?: (?:vay|the))?)(?:[ ,]+(?:van|cu|trinh|gui|nop|duyet|luon))*"
    r"|(?:van|cu)(?: (?:van|cu|trinh|gui|nop|duyet|luon))+|trinh(?: luon)?"
)
_NO = said(r"(?:thoi|khong|chua|de sau|dung|huy)(?:[ ,]+(?:khong|chua|thoi|de|sau|trinh|gui|nop|duyet|nua|da|vay))*")
# «duyệt mục 4.3», «xác nhận mục này»
_SIGN = said(rf"(?:duyet|xac nhan|ky xac nhan)(?: dat)? (?P<rest>{_PLACE})")
# «bỏ xác nhận mục 4.3»
_UNSIGN = said(rf"(?:bo|huy|rut) xac nhan (?P<rest>{_PLACE})")
# «trả lại mục 2: số liệu chưa khớp»
_RETURN = said(rf"tra lai (?P<rest>{_PLACE}){_BECAUSE}")
# «trả lại văn bản: thiếu phụ lục»
_RETURN_ALL = said(rf"tra lai {_WHOLE}{_BECAUSE}")
# «đồng ý trình ký», «duyệt cả báo cáo»
_APPROVE = said(rf"dong y (?:cho )?trinh ky(?: {_WHOLE})?|(?:duyet|xac nhan) (?:ca |toan bo |het )*{_WHOLE}")
# «còn gì chưa duyệt?», «mục nào chưa xác nhận», «duyệt đến đâu rồi»
_OPEN = said(
    r"(?:con )?(?:(?:nhung|bao nhieu|may) )?(?:gi|muc|phan|y|cho|muc gi|muc nao|phan nao|y nao|cho nao)(?: nao)?(?: (?:con|van|dang|ma))*"
    r" chua (?:duoc )?(?:duyet|xac nhan|xem)(?: .{0,12})?"
    r"|(?:tinh hinh|tien do|tinh trang|ket qua) (?:duyet|xac nhan)(?: .{0,20})?|duyet (?:den|toi) dau(?: roi)?|con gi chua duyet"
)
_ACTS: tuple[tuple[ReviewVerb, re.Pattern[str]], ...] = (
    ("return_all", _RETURN_ALL),
    ("approve", _APPROVE),
    ("unsign", _UNSIGN),
    ("sign", _SIGN),
    ("return", _RETURN),
)


def read_review(message: Message) -> ReviewAct | None:
    """None for anything else; only «còn gì chưa duyệt» may be a question."""
    words = message.plain.strip(" ?.\n\t")
    offset = len(message.plain) - len(message.plain.lstrip(" ?.\n\t"))
    if _OPEN.fullmatch(words):
        return ReviewAct("open")
    submitted = _SUBMIT.match(message.plain) or _SUBMIT.match(strip_accents(message.text.lower()))  # «cho anh Bảo» is no courtesy here
    if submitted:
        return _submit(message, submitted)
    if message.asks:
        return None
    for verb, pattern in _ACTS:
        match = pattern.fullmatch(words)
        if not match:
            continue
        groups = match.groupdict()
        reason = _note(message, offset + match.start("reason")) if groups.get("reason") else ""
        section = read_section(message, offset + match.start("rest"), offset + match.end("rest"), bare=False) if "rest" in groups else None
        return ReviewAct(verb, section, reason) if section or "rest" not in groups else None
    return None


def read_confirmation(message: Message) -> bool | None:
    """Whether it is agreed, or declined, to submit all the same; None for a message of another kind."""
    words = message.plain.strip(" ?.,\n\t")
    if "?" in message.text:
        return None
    return True if _YES.fullmatch(words) else False if _NO.fullmatch(words) else None


def _submit(message: Message, match: re.Match[str]) -> ReviewAct | None:
    """A note may ask something of the reviewer; without one a question is no order."""
    if match["reason"] is None:
        return None if message.asks else ReviewAct("submit", sure=bool(match["sure"]))
    begin = match.start("reason")
    return None if read_message(message.text[: begin - 1]).asks else ReviewAct("submit", None, _note(message, begin), sure=bool(match["sure"]))


def _note(message: Message, begin: int) -> str:
    """What is written behind the order, word for word: courtesies that are passed over in an order belong to a note."""
    return message.dictated(len(message.plain[:begin].rstrip()), len(message.text))
