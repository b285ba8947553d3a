"""A message → what the officer wants, by small named patterns over plain words; the first that fits wins."""

import re
from collections.abc import Callable
from datetime import date

from assistant.conversation.commands import (
    AskFindings,
    AskFreely,
    AskMissing,
    AskQuestions,
    AskWhy,
    ChangeSection,
    Command,
    Compare,
    Export,
    GiveFacts,
    Greet,
    LookUp,
    NameSection,
    OpenReview,
    ReplaceBasis,
    Search,
    Undo,
    Verb,
)
from assistant.conversation.fact_words import loose_facts, named_facts
from assistant.conversation.message import Message, said
from assistant.conversation.section_names import SECTION_WORD, SectionName, read_section
from assistant.conversation.start_words import read_start

_SECTION = rf"{SECTION_WORD}\s*(?:so )?(?P<section>.+?)"
_UNDO = said(r"(?:hoan tac|undo|quay lai(?: buoc truoc)?|huy (?:lenh|thao tac|viec|thay doi)(?: vua (?:roi|lam|xong))?|bo thay doi(?: vua (?:roi|lam))?|tra lai nhu (?:cu|truoc))(?: .{0,40})?")
_EXPORT = said(
    r"(?:xuat|tai(?: ve| xuong)?|ket xuat|in(?: ra)?|lay|file|tep|(?:xin )?file)(?: .{0,60})?(?<!\w)(?:word|docx|doc)(?: .{0,30})?|xuat(?: (?:bao cao|van ban|file|tep|ban thao))?"
)
_REVIEW = said(r"(?:mo|xem|vao|hien)?\s*(?:trang |ban |che do |bang )?doi chieu(?: nguon| voi nguon)?(?: .{0,20})?|trinh duyet")
_GREET = said(
    r"(?:xin )?chao(?: .{0,30})?|hello|hi|alo|help|tro giup|huong dan(?: su dung)?|giup(?: voi)?"
    r"|(?:ban |tro but )?(?:co the )?(?:lam|giup) duoc (?:gi|nhung gi|viec gi)(?: .{0,30})?|(?:toi |em )?(?:phai )?(?:bat dau|dung|lam)(?: .{0,20})? (?:tu dau|the nao)"
)
_EXPIRED = said(
    r"(?:(?:co|con|nhung|cac|kiem tra|xem)\s+)*(?:can cu|van ban|vien dan|co so phap ly|quy dinh)(?: phap ly| vien dan)?(?: (?:nao|gi))?"
    r"(?: (?:da|bi|dang|sap))*\s+(?:het (?:hieu luc|han)|bi thay the|duoc thay the|thay the|khong con hieu luc|con hieu luc|bi bai bo|loi thoi|cu)(?: .{0,30})?"
)
_CHECK = said(
    rf"(?:hay )?(?:kiem tra|ra soat|soat|ra loi|soat loi)(?: (?:lai|loi|giup))*(?: (?:toan bo|ca|bao cao|ban thao|van ban|du thao))*(?: {_SECTION})?"
    rf"|(?:{_SECTION.replace('section', 'first')} )?(?:con|co|bao nhieu|nhung|xem)(?: (?:con|bao nhieu|may|nhung))* (?:loi|sai(?: sot)?|canh bao)(?: (?:gi|nao|o dau|khong|nua|chua))*\s*\??"
    r"|(?:loi|sai)(?: (?:gi|nao|o dau))+\s*\??"
)
_MISSING = said(
    r"(?:con )?(?:nhung )?(?:muc|phan|cho) nao (?:con |dang |van )?(?:thieu|trong|bo trong|chua (?:xong|soan|co|lam|nhan|du|viet|duyet|dien|co noi dung))(?: .{0,20})?"
    r"|(?:con )?thieu (?:(?:nhung )?(?:muc|phan|cho) nao|gi)(?: .{0,10})?|tien do(?: .{0,20})?|(?:lam |soan )?(?:den|toi) dau roi|(?:con )?(?:muc|phan) nao\s*\??"
)
_QUESTIONS = said(
    rf"(?:{_SECTION} )?(?:con |dang )*(?:phai |can )*(?:hoi|tra loi|dien|bo sung|cung cap|cap nhat)(?: them| nua)?(?: (?:nhung |so lieu |cau |thong tin )?(?:gi|nao|dau))+(?: nua)?\s*\??"
    r"|(?:con |nhung |danh sach |xem )*(?:bao nhieu |may )?(?:cau hoi|so lieu)(?: (?:nao|gi|con thieu|con lai|chua tra loi|can (?:dien|bo sung)|phai dien))*\s*\??"
    r"|con thieu so lieu (?:nao|gi)\s*\??"
)
_THIS = r"(?:cau|doan|y|so lieu|dong|con so|noi dung|cho) (?:nay|do|tren|vua chon|dang chon)"
_WHY = said(
    rf"(?:vi sao|tai sao|sao)(?: lai)?(?: co)?(?: {_THIS})?(?: lai)?(?: (?:nhu )?(?:vay|the))?\s*\??|{_THIS} (?:(?:duoc )?(?:lay|rut|trich|sinh|lam|viet|dua) )?(?:ra )?(?:tu dau|o dau|dau)(?: ra| .{{0,12}})?\s*\??"
    rf"|(?:nguon|xuat xu|can cu|goc)(?: nao)?(?: cua| cho)? {_THIS}(?: .{{0,20}})?|(?:nguon|can cu)(?: .{{0,10}})? (?:dau|nao|o dau)\s*\??"
)
_WHY_QUOTED = said(r"(?:vi sao|tai sao|sao)(?: lai)?(?: co)? (?:cau|doan|dong|y) [«“\"'](?P<quote>[^«»“”\"]{4,400})[»”\"'].{0,30}")
_PREVIOUS = r"(?:(?:bao cao|van ban|ban) )?(?:ky|lan|nam|ban) (?:truoc|cu)"
_COMPARE = said(
    rf"(?:so sanh |doi chieu |xem )?(?:(?:bao cao|ban thao|van ban)(?: nay)? )?(?:{_SECTION} )?(?:(?:co |da |thi )?(?:thay doi|khac|moi|doi)(?: (?:gi|the nao|nhung gi|o dau|ra sao))* )?(?:so )?(?:voi|so voi) {_PREVIOUS}(?: (?:thi )?(?:the nao|ra sao|nhu the nao|thay doi gi|khac gi|co gi khac|co gi moi))?\s*\??"
    rf"|(?:co gi )?(?:khac|thay doi)(?: gi)?(?: (?:so )?voi)? {_PREVIOUS}\s*\??"
)
_CANDIDATE = r"(?:phuong an |ban |candidate )?(?P<candidate>[abcd])"
_CHOOSE = said(rf"(?:nhan|chon|lay|dung|chap nhan|dong y|theo) {_CANDIDATE}(?: (?:cua|cho|o|trong|tai))?(?: (?P<rest>.+))?")
_NAMED_ONLY = said(rf"{SECTION_WORD}\s*(?:so )?[\divxl].{{0,30}}")
_SEARCH = said(r"(?:tim kiem|tim|tra cuu|tra|kiem|search)(?: (?:giup|cho|trong kho|trong thu vien|van ban|thong tin|doan|nguon))*(?: (?:ve|noi ve|co noi ve))?\s*:?\s(?P<words>.+)")
_REPLACE = said(r"(?:thay|thay the|doi)(?: can cu| van ban)? (?P<old>.+?\d.+?) (?:bang|thanh) (?P<new>.+)")
_KEEP = said(r"giu nguyen(?: can cu| van ban)? (?P<old>.*\d.*)")
_IN_FORCE = said(r"hieu luc|thay the|bi bai bo|con ap dung|con dung|het han")
_NUMBER = re.compile(r"\d{1,5}\s*(?:/\s*\d{4}\s*)?[/-]\s*[a-z]{1,8}")
_ORDER = said(rf"(?:hay )?(?:lam|sua|viet|them|chen|doi|bo|xoa|chuyen|gop|tach|to dam|in dam|soan|lap|nhan|chon|duyet|ky|gui|rut|cat|luu|mo|dong)(?: .*)?|.*(?<!\w){SECTION_WORD} \d.*")
_VERBS: tuple[tuple[re.Pattern[str], Verb, bool], ...] = (
    (said(r"(?:rut gon|rut ngan|tom gon|lam (?:ngan )?gon|lam ngan|thu gon|viet (?:ngan )?gon|co gon|cat ngan|tom tat)(?: (?:lai|bot|hon|noi dung))*(?P<rest>.*)"), "shorten", True),
    (said(r"(?:viet lai|dien dat lai|dien dat|sua cau chu|trau chuot|viet hay hon)(?: (?:noi dung|cho|cau chu))*(?P<rest>.*?)(?: (?:cho )?(?:hay|muot|gon|trang trong|ro)(?: hon)?)?"), "reword", False),
    (said(r"(?:soan|viet|lap|de xuat|goi y)(?: (?:noi dung|phuong an|cho|lai))* (?P<rest>(?:muc|phan|tieu muc|chuong) .+)"), "offer", False),
    (said(r"(?:khoi phuc|phuc hoi|lay lai|dua lai|tra lai|bo rut gon)(?: (?:noi dung|ban goc|nguyen van|cua))*(?P<rest>.*)"), "restore", False),
    (said(r"(?:nhan|chap nhan|dong y|duyet|chot|lay|ok)(?: (?:noi dung|luon|voi))*(?P<rest>.*)"), "accept", False),
    (said(r"(?:bo|bo qua|xoa|xoa bo|loai|loai bo|tu choi|khong lay|cat)(?: (?:noi dung|toan bo|ca))*(?P<rest>.*)"), "reject", False),
)  # fmt: skip


def understand(message: Message, *, today: date) -> Command:
    """What is wanted. Never fails: what is not understood is a free question."""
    readers: tuple[Callable[[Message], Command | None], ...] = (_whole, _about_report, lambda m: read_start(m, today=today), _change, _basis, _facts, _find, _named)
    return next((command for read in readers if (command := read(message)) is not None), None) or _free(message)


def _words(message: Message) -> tuple[str, int]:
    """The plain words without white space around, and where they begin."""
    return message.plain.strip(), len(message.plain) - len(message.plain.lstrip())


def _whole(message: Message) -> Command | None:
    """Messages that are one fixed request."""
    words, _ = _words(message)
    if not words or _GREET.fullmatch(words.rstrip("? ")):
        return Greet()
    if _UNDO.fullmatch(words):
        return Undo()
    if _EXPORT.fullmatch(words):
        return Export()
    return OpenReview() if _REVIEW.fullmatch(words) else None


def _about_report(message: Message) -> Command | None:
    """Questions about the report that is open."""
    words, offset = _words(message)
    quoted = _WHY_QUOTED.match(words)
    if quoted:
        return AskWhy(message.original(offset + quoted.start("quote"), offset + quoted.end("quote")))
    if _WHY.fullmatch(words):
        return AskWhy()
    if _EXPIRED.fullmatch(words) and not _NUMBER.search(words):
        return AskFindings(expired=True)
    if _MISSING.fullmatch(words):
        return AskMissing()
    return _of_section(message, words, offset)


def _of_section(message: Message, words: str, offset: int) -> Command | None:
    """The same for one section, where one is named."""
    compared = _COMPARE.fullmatch(words)
    if compared:
        return Compare(_section(message, compared, offset, "section"))
    checked = _CHECK.fullmatch(words)
    if checked:
        return AskFindings(_section(message, checked, offset, "section") or _section(message, checked, offset, "first"))
    asked = _QUESTIONS.fullmatch(words)
    return AskQuestions(_section(message, asked, offset, "section")) if asked else None


def _section(message: Message, match: re.Match[str], offset: int, group: str) -> SectionName | None:
    start, end = match.span(group)
    return read_section(message, offset + start, offset + end) if start >= 0 else None


def _change(message: Message) -> Command | None:
    """An order about a section; a question never is one."""
    if message.asks:
        return None
    words, offset = _words(message)
    chosen = _CHOOSE.fullmatch(words)
    if chosen:
        section = _section(message, chosen, offset, "rest") or SectionName()
        return ChangeSection("accept", section, chosen["candidate"].upper())
    for pattern, verb, bare in _VERBS:
        match = pattern.fullmatch(words)
        if not match:
            continue
        section = read_section(message, offset + match.start("rest"), offset + match.end("rest"), bare=bare)
        return ChangeSection(verb, section) if section else None
    return None


def _basis(message: Message) -> Command | None:
    words, offset = _words(message)
    replaced = _REPLACE.fullmatch(words)
    if replaced and _NUMBER.search(replaced["old"]):
        return ReplaceBasis(message.original(*_shifted(replaced, "old", offset)), message.original(*_shifted(replaced, "new", offset)))
    kept = _KEEP.fullmatch(words)
    return ReplaceBasis(message.original(*_shifted(kept, "old", offset)), None) if kept and _NUMBER.search(kept["old"]) else None


def _shifted(match: re.Match[str], group: str, offset: int) -> tuple[int, int]:
    return offset + match.start(group), offset + match.end(group)


def _facts(message: Message) -> Command | None:
    facts = named_facts(message)
    if facts:
        return GiveFacts(facts, sure=True)
    loose = loose_facts(message)
    return GiveFacts(loose, sure=False) if loose else None


def _find(message: Message) -> Command | None:
    words, offset = _words(message)
    wanted = _SEARCH.fullmatch(words)
    if wanted:
        return Search(message.original(*_shifted(wanted, "words", offset)))
    return LookUp() if _NUMBER.search(words) and _IN_FORCE.search(words) else None


def _named(message: Message) -> Command | None:
    words, offset = _words(message)
    section = read_section(message, offset, offset + len(words), bare=False) if _NAMED_ONLY.fullmatch(words) else None
    return NameSection(section) if section and section.number else None


def _free(message: Message) -> AskFreely:
    words, _ = _words(message)
    return AskFreely(message.text.strip(), command=not message.asks and bool(_ORDER.fullmatch(words)))
