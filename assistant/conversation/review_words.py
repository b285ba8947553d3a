"""What is said of the review: «trình duyệt», «duyệt mục 4.3», «trả lại mục 2: lý do …», «còn gì chưa duyệt?»."""

import re

from assistant.conversation.commands import ReviewAct, ReviewVerb
from assistant.conversation.message import Message, said
from assistant.conversation.section_names import SECTION_WORD, read_section

_WHOLE = r"(?:van ban|bao cao|ban thao|ban trinh|du thao)(?: nay)?"
_PLACE = rf"(?:{SECTION_WORD}\s*(?:so )?[^:;,]+?|(?:[ivxl]+\.)?\d+(?:\.\d+)+)"
_BECAUSE = r"\s*(?:[:;,]\s*(?:ly do:?\s+|vi\s+|do\s+)?|\s(?:ly do(?: la)?:?|vi|do)\s)\s*(?P<reason>\S.*)"

# «trình duyệt», «trình duyệt báo cáo: nhờ xem kỹ mục 4»
_SUBMIT = said(rf"(?:gui |nop )?trinh (?:lanh dao )?duyet(?: {_WHOLE})?(?: lan \d+| lai)?(?:\s*[:,]\s*(?P<reason>\S.*))?")
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
    ("submit", _SUBMIT),
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
    if message.asks:
        return None
    for verb, pattern in _ACTS:
        match = pattern.fullmatch(words)
        if not match:
            continue
        groups = match.groupdict()
        reason = message.dictated(offset + match.start("reason"), offset + match.end("reason")) if groups.get("reason") else ""
        section = read_section(message, offset + match.start("rest"), offset + match.end("rest"), bare=False) if "rest" in groups else None
        return ReviewAct(verb, section, reason) if section or "rest" not in groups else None
    return None
