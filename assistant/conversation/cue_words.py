"""Requests in wordings that no pattern foresees: what is wanted is told by words that stand anywhere in the message, the section by where it is named.

Asked last, and only of messages that state no figures: a wrong guess here would still only show something, shorten, or ask back.
"""

import re
from collections.abc import Callable

from assistant.conversation.commands import (
    AcceptLast,
    AskFindings,
    AskMissing,
    AskQuestions,
    AskWhy,
    ChangeSection,
    Command,
    Compare,
    Export,
    RejectLast,
    ReplaceBasis,
    Undo,
)
from assistant.conversation.message import Message, said
from assistant.conversation.section_names import SECTION_WORD, SectionName, read_section
from assistant.conversation.statements import read_statement

_FEW_WORDS = 9
_NUMBERED = said(rf"(?<!\w)(?:{SECTION_WORD}\s*(?:so )?(?:[ivxl]+|\d{{1,2}})(?:\s?[.,]\s?\d{{1,2}})*(?!\w)|(?:[ivx]+\.)?\d+(?:\.\d+)+(?![\w/]))")
_STOPS = (
    r"(?=[\s,.;?!]+(?:di|nhe|a|giup|cho|de|con|co|dang|lay|viet|duoc|nay|thi|khac|so voi|voi|bi|da|chua|can|phai|trong|dai|ngan|gon|qua|hoi"
    r"|ma|o dau|tu dau|dua|nao|gi|xem|lai"
    r"|thieu|khong|ky truoc|nam ngoai|la|theo|bang|rut|cat|tom|luoc|anh|em|chi|ban|minh|toi)(?!\w)|[,.;?!]|\s*$)"
)
_HEADED = said(rf"(?<!\w)(?:muc|phan|noi dung|doan)(?: (?:ve|noi ve))? (?!nao|gi|nay|do|tren|cuoi)(?P<name>\w.{{2,70}}?){_STOPS}")
_HERE = said(r"(?<!\w)(?:muc|phan|doan|cau|cho) (?:nay|do|dang (?:xem|chon)|vua (?:roi|xong))(?!\w)")

_SHORTEN = said(
    r"(?<!\w)(?:rut|tom|cat|luoc|thu|co|viet|bo|lam|gian|xen|tia)(?!\w)(?: \w+){0,3} (?:gon|ngan|bot|luoc|xuc tich|suc tich|co dong)(?!\w)"
    r"|(?<!\w)(?:ngan gon|ngan hon|gon hon|gon lai"
    r"|ngan lai|gon bot|bot dai|do dai dong)(?!\w)"
)
_REWORD = said(
    r"(?<!\w)(?:dien dat|hanh van|loi van|cau chu|van phong|cau cu|trau chuot|viet (?:lai|khac|hay)|noi cach khac|muot|mach lac"
    r"|trang trong|de hieu hon)(?!\w)"
)
_PREVIOUS = said(r"(?<!\w)(?:(?:ky|lan|nam|ban|bao cao) (?:truoc|cu)|nam ngoai|cung ky)(?!\w)")
_DIFFERENCE = said(r"(?<!\w)(?:khac|so voi|so sanh|doi chieu|thay doi|giong|moi hon|chenh lech|diem moi|co gi moi)(?!\w)")
_ENDED = said(
    r"(?<!\w)(?:het hieu luc|het han|bai bo|bi thay the|duoc thay the|loi thoi|khong con (?:hieu luc|dung duoc)|con hieu luc|da cu"
    r"|cu roi|lac hau)(?!\w)"
)
_BASES = said(r"(?<!\w)(?:can cu|van ban|vien dan|quy dinh|phap ly|nghi dinh|thong tu|quyet dinh|ke hoach|luat)(?!\w)")
_LACKING = said(
    r"(?<!\w)(?:thieu|de trong|bo trong|con trong|o trong|cho trong|chua (?:dien|co so|tra loi|xong|day du|du|nhap|bo sung|hoan thanh"
    r"|hoan thien)|can (?:dien|bo sung|cung cap|nhap)"
    r"|phai (?:dien|bo sung|cung cap|nhap|tra loi)|dien (?:gi|them gi|nhung gi)|cau hoi nao|hoi gi|hoi nhung gi)(?!\w)"
)
_FIGURES = said(r"(?<!\w)(?:so lieu|con so|cau hoi|thong tin|du lieu)(?!\w)")
_ORIGIN = said(
    r"(?<!\w)(?:(?:lay|o|tu|dua vao|can cu vao|trich|theo) (?:dau|nguon nao|van ban nao|tai lieu nao|bao cao nao)|dau ra|dau ma|vi sao"
    r"|tai sao|nguon goc|xuat xu|nguon o dau|nguon nao|vi dau)(?!\w)"
)
_CHECK = said(r"^\W*(?:(?:anh|em|ban|hay|nho|nhu|cu|chay|thuc hien|tien hanh) )*(?:kiem tra|ra soat|soat|soi|check|tham dinh|doc soat)(?!\w)")
_ERRORS = said(r"(?<!\w)(?:loi|sai sot|sai|canh bao)(?!\w)(?: \w+){0,3} (?:khong|nao|gi|chua|dau)(?!\w)")
_FILE = said(r"(?<!\w)(?:word|docx|doc|tep|file)(?!\w)")
_GET = said(r"(?<!\w)(?:xuat|tai|in|lay|gui|cho|ket xuat|luu|down|download)(?!\w)")
_TAKE = said(r"(?<!\w)(?:lay|nhan|dong y|chap nhan|chot|duyet|ok|dung|nhat tri|thong nhat|theo)(?!\w)")
_LEAVE = said(
    r"(?<!\w)(?:bo di|khong lay|khong nhan|khong dong y|khong dung|khong thich|bo qua|thoi|de nguyen|giu nguyen|giu ban|nhu cu|ban cu"
    r"|tu choi|khong can|khong uhng)(?!\w)"
)
_LAST = said(r"(?<!\w)(?:de xuat|ban (?:nay|do|moi|cu|rut gon|viet lai|vua|de xuat)|phuong an|nhu cu|nguyen|di|the|vay|nhu (?:vay|the))(?!\w)")
_BACK = said(r"(?<!bi\s)(?<!duoc\s)(?<!\w)(?:hoan tac|quay lai|tra lai|tro lai|lui lai)(?!\w)|(?<!\w)(?:nhu|ve) (?:luc nay|ban dau|luc dau|truoc do)(?!\w)")
_NEWER = said(r"(?<!\w)(?:moi|moi nhat|thay the|thay|cap nhat|hien hanh)(?!\w)")
_NUMBER = re.compile(r"(?<![\w/])(?:\d{1,5}(?:/\d{4})?[/-][a-z][\w/-]*|\d{1,5}/\d{4}(?!\d))")
_COUNTS = said(r"(?<!\w)(?:bao nhieu|may|khi nao|bao gio|ngay nao|nam nao|thang nao)(?!\w)")


def read_by_cues(message: Message) -> Command | None:
    """None where no cue is clear enough; then the message is a statement, or a question to the library."""
    plain = message.plain
    if _COUNTS.search(plain) or read_statement(message).values:
        return None
    section = _section_in(message)
    readers: tuple[Callable[[Message, SectionName | None], Command | None], ...] = (_basis, _last, _look, _order)
    return next((command for read in readers if (command := read(message, section)) is not None), None)


def _section_in(message: Message) -> SectionName | None:
    numbered = _NUMBERED.search(message.plain)
    if numbered:
        return read_section(message, *numbered.span(), bare=False)
    if _HERE.search(message.plain):
        return SectionName()
    headed = _HEADED.search(message.plain)
    return read_section(message, headed.start(), headed.end("name"), bare=False) if headed else None


def _basis(message: Message, section: SectionName | None) -> Command | None:
    """«Mục 2.3 dùng kế hoạch mới thay cho kế hoạch 05/KH-SCT»: one document named, and a newer one wanted."""
    numbers = _NUMBER.findall(message.plain)
    wanted = len(numbers) == 1 and not message.asks and _NEWER.search(message.plain)
    return ReplaceBasis(numbers[0], None, section, newest=True) if wanted else None


def _last(message: Message, section: SectionName | None) -> Command | None:
    """A few words about what was just proposed."""
    plain = message.plain
    if message.asks or len(plain.split()) > _FEW_WORDS or (section is not None and not section.here):
        return None
    if _BACK.search(plain):
        return Undo()
    if _LEAVE.search(plain) and _LAST.search(plain):
        return RejectLast()
    return AcceptLast() if _TAKE.search(plain) and _LAST.search(plain) and not _FILE.search(plain) else None


def _look(message: Message, section: SectionName | None) -> Command | None:
    plain = message.plain
    if _DIFFERENCE.search(plain) and _PREVIOUS.search(plain):
        return Compare(section)
    if _ENDED.search(plain) and _BASES.search(plain) and not _NUMBER.search(plain):
        return AskFindings(section, expired=True)
    if _CHECK.search(plain) or (_ERRORS.search(plain) and (section or "bao cao" in plain)):
        return AskFindings(section)
    if _ORIGIN.search(plain) and section is not None:
        return AskWhy(section=section)
    if _LACKING.search(plain) and (section or message.asks or _FIGURES.search(plain)):
        return AskQuestions(section) if section or _FIGURES.search(plain) else AskMissing()
    return Export() if _FILE.search(plain) and _GET.search(plain) else None


def _order(message: Message, section: SectionName | None) -> Command | None:
    if message.asks or section is None:
        return None
    if _SHORTEN.search(message.plain):
        return ChangeSection("shorten", section)
    return ChangeSection("reword", section) if _REWORD.search(message.plain) else None
