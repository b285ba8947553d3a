"""Courtesy and small talk, and what is never done whoever asks: told apart from orders and questions before anything else."""

import re

from assistant.conversation.commands import Chat, Forbidden, Refuse
from assistant.conversation.message import Message, said
from corpus.text.folding import strip_accents

_FEW = 3
_LONGEST = 120
_HELLO = said(r"(?<!\w)(?:(?:xin )?chao(?! mung)|hello|hi|alo)(?!\w)")
_THANKS = said(r"(?<!\w)(?:cam on|cam ta|thank you|thanks|thank|biet on)(?!\w)")
_BYE = said(r"(?<!\w)(?:tam biet|bye|hen gap lai|chao tam biet|toi ve day|nghi day|mai lam tiep)(?!\w)")
_SMALL_TALK = said(
    r"(?<!\w)(?:ha(?:ha)+|hi(?:hi)+|he(?:he)+|(?:nong|lanh|ret|oi|mua|nang|met|doi|buon ngu|vui|vat va|cang thang)(?: (?:qua|that|ghe|the|lam|ca nguoi))+"
    r"|met(?! moi)|buon ngu|gioi(?: (?:the|qua|lam|ghe))+|tuyet(?: voi)?|hay (?:qua|the|lam|ghe)|tot (?:qua|lam)|xuat sac qua"
    r"|thong minh (?:qua|the|ghe)|khoe khong"
    r"|an com chua|cuoi tuan vui ve|\Achuc (?!danh|vu|nang).*)(?!\w)"
)
_LIGHT = said(
    r"(?<!\w)(?:ban|em|anh|chi|co|chu|toi|minh|tro but|tro ly|nhe|nha|a|oi|da|vang|u|uh|nhieu|lam|qua|that|the|ghe|rat|buoi|sang|trua|chieu"
    r"|toi|hom|nay|ngay|moi"
    r"|nguoi|va|cac|troi|vi|da giup|giup|do|day|thoi|roi|luon|ok|duoc roi|tiec|va|lai|cung|con)(?!\w)"
)
_ASKS_WHETHER = said(r"\?|(?<!\w)(?:co|duoc|nen)(?!\w).*(?<!\w)(?:khong|chua|phai khong)\s*$")
_QUOTED = re.compile(r"[«“\"](?P<words>[^»”\"]*)[»”\"]")
_ORDERS_INSIDE = said(r"bo qua (?:moi|tat ca|cac|het|nhung) |(?:tro ly|tro but|he thong|ban) (?:hay|phai) |ignore (?:all|previous)|quen (?:moi|het) ")
_PASTED = said(r"^\s*(?:tom tat|tom luoc|dich|phan tich|viet tiep)(?!\w)[^«“\"]{0,40}[«“\"][^»”\"]{40,}")
_FIGURES = r"(?:so lieu|con so|cac so|cho trong|o trong|cau hoi|ty le|phan tram|so|muc nao)"
_WRITE = r"(?:dien|ghi|viet|nhap|cho|dat|lay|them|sua)"
_INVENT = said(
    rf"(?<!\w)(?:tu (?:nghi|bia|che|doan|dat|sang tac|uoc)(?!\w).*{_FIGURES}"
    rf"|(?:bia|doan(?= (?:giup|ho|dum|dai|xem|ra|thu|di|bua|ty le))|uoc luong|uoc tinh|phong doan|tinh dai)(?: (?:ra"
    rf"|dai|giup|ho|dum|xem|thu))* .*{_FIGURES}|{_WRITE}(?!\w).{{0,60}}(?:tam|dai"
    rf"|bua|uoc chung|ang chung|phong chung"
    rf"|ngau nhien|hop ly|cho dep|cho tron|cho xong|cho co)(?!\w).*|{_WRITE}(?!\w).{{0,60}}(?:cong|tang|giam|tru)(?: them)? \d+ ?(?:%|phan tram).*)"
)
_ABOUT_FIGURES = said(rf"(?<!\w){_FIGURES}(?!\w)")
_PREVIOUS = said(
    r"(?<!\w)(?:lay|dung|chep|copy|sao|be|mang|giu|dien|ghi)(?!\w).{0,40}(?<!\w)(?:so lieu|con so|cac so|so)(?!\w).{0,40}(?:ky truoc"
    r"|nam ngoai|nam truoc|ky cu|bao cao cu|ban cu)"
    r"(?!\w).*(?:dien|ghi|vao|tat ca|het|moi|toan bo|cho nhanh|sang|qua)|(?<!\w)(?:dien|ghi)(?!\w).{0,40}(?:bang|theo"
    r"|nhu) so(?: lieu)? (?:ky truoc|nam ngoai|nam truoc|cu)"
)
_WIPE = said(
    r"(?<!\w)(?:xoa|huy|bo|delete)(?: (?:bo|di))?(?: (?:het|sach|toan bo|tat ca|ca|trang))+(?: (?:cac|moi|nhung|noi dung|cua"
    r"|ca))* (?:bao cao|ban thao|van ban|du thao|noi dung|muc|phan|thu)(?! \d)(?!\w)"
    r"|(?<!\w)(?:xoa|huy)(?: (?:bo|di))? (?:bao cao|ban thao|du thao|van ban)(?: (?:nay|di|luon|ngay|cho toi|giup toi|lam lai.*))*\s*$"
)
_FINAL = said(
    r"(?<!\w)(?:bo|xoa|tat|khong (?:co|can|de|dong|ghi))(?: (?:chu|dau|dong|nhan))? .{0,3}ban nhap|(?:xuat|in|tai)(?!\w).{0,40}(?:ban"
    r"|van ban|file|tep) (?:chinh thuc|sach|that|cuoi cung)(?!\w)"
)
_OUTSIDE = said(
    r"\s*(?:gui|phat hanh|ban hanh|dong dau|ky(?: so| thay| ho| luon| giup)*|trinh ky|chuyen|nop)(?: (?:luon|ngay|email|mail|giup|ho))*"
    r" (?:bao cao|van ban|ban thao|du thao|tep|file|ban nay)(?: .*)?"
)


def read_refusal(message: Message) -> Refuse | None:
    """None for what may be done."""
    quoted = " ".join(match["words"] for match in _QUOTED.finditer(message.plain))
    outside = _QUOTED.sub(lambda match: " " * len(match.group()), message.plain)
    if _ORDERS_INSIDE.search(quoted) or _PASTED.search(message.plain):
        return Refuse("pasted")
    rows: tuple[tuple[Forbidden, bool], ...] = (
        ("previous", bool(_PREVIOUS.search(outside))),
        ("invent", bool(_INVENT.search(outside)) and bool(_ABOUT_FIGURES.search(outside))),
        ("wipe", bool(_WIPE.search(outside))),
        ("final", bool(_FINAL.search(message.plain))),
        ("outside", bool(_OUTSIDE.fullmatch(outside.strip()))),
    )
    return None if _ASKS_WHETHER.search(message.plain) else next((Refuse(what) for what, met in rows if met), None)


def read_chat(message: Message) -> Chat | None:
    """A message of courtesy alone; a greeting before an order is not one."""
    plain = strip_accents(message.text.lower())
    if len(plain) > _LONGEST or any(letter.isdigit() for letter in plain):
        return None
    tones = [chat for pattern, chat in _TONES if pattern.search(plain)]
    if not tones:
        return None
    for pattern, _ in _TONES:
        plain = pattern.sub(" ", plain)
    return tones[0] if len(_LIGHT.sub(" ", re.sub(r"[^\w\s]", " ", plain)).split()) < _FEW else None


_TONES = ((_THANKS, Chat("thanks")), (_BYE, Chat("bye")), (_SMALL_TALK, Chat("small_talk")), (_HELLO, Chat("hello")))
