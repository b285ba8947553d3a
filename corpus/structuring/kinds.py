"""What kind of document a text is: from its type and symbol, else from what it looks like."""

import re

from corpus.document import Head, Kind, Part
from corpus.structuring.type_names import LETTER, kind_of_type
from corpus.text.folding import plain
from corpus.text.letters import compile_vi

_ARTICLE = re.compile(r"(?m)^[^\w\n]*dieu \d+\W")
_ARTICLE_REACH = 20_000
_OPENING_REACH = 3_000
_NUMBERED = compile_vi(r"(?m)^[ \t]*(?:[IVX]{1,5}\s?[.\-–)/]|[1-9]\d?[.)/])\s*[A-ZĐÀ-Ỹ]")
_HEADLINE = compile_vi(r"\A\s*(?P<headline>[A-ZĐÀ-Ỹ“\"][^\n]{28,258}[^\s.;:,\n])[ \t]*\r?\n\s*\n?(?=[^\n]{100})")
_HAPPENED = re.compile(
    r"(?:sang|chieu|toi|trua)(?: ngay)? \d{1,2}[/-]\d|vua (?:ban hanh|to chuc|co|ky)|"
    r"ngay \d{1,2}(?:[/-]| thang )\d{1,2}(?:[/-]|,? nam )?(?:\d{4})?,? [^.;\n]{3,120}?(?:ban hanh|to chuc|khai mac|chu tri|trao)"
)
_ASKS = re.compile(
    r"(?:de nghi|yeu cau|giao)\s+(?:cac|quy|thu truong|chu tich|ubnd|uy ban|so\b|don vi|phong|ban\b|truong|giam doc|dong chi)|"
    r"gui (?:bao cao|ket qua|van ban|ho so|ve)[^.]{0,160}truoc ngay|de cuong"
)
_ANSWERS = re.compile(r"(?:tra loi|phuc dap|co y kien|tham gia y kien|gop y|xin bao cao|bao cao|giai trinh|thong tin|tiep thu)[^.]{0,240}nhu sau")
_ANNOUNCED = re.compile(r"(?:ban hanh|xay dung) (?P<type>ke hoach|chuong trinh|phuong an)[^.\n]{0,240}nhu sau|(?P<report>bao cao)[^.\n]{0,240}nhu sau")
_REPLY = re.compile(r"(?:tra loi|phuc dap|tham gia y kien|gop y|giai trinh|tiep thu)\b")
_INSTRUCTING = ("Công điện", "Giấy mời")


def kind_of(text: str, head: Head) -> Kind:
    """Report, plan, request (a letter that asks or instructs), news or legal text; a letter that answers or reports is a report."""
    if head.type_name == LETTER or (head.type_name is None and "v/v" in plain(text[:_OPENING_REACH])):
        return _kind_of_letter(text, head)
    named = kind_of_type(head.type_name)
    if named:
        return named
    if head.type_name in _INSTRUCTING:
        return Kind.REQUEST
    if _ARTICLE.search(plain(text[:_ARTICLE_REACH])):
        return Kind.LEGAL
    announced = _ANNOUNCED.search(plain(" ".join(text[:_OPENING_REACH].split()))) if head.type_name is None else None
    if announced:
        return Kind.REPORT if announced["report"] else Kind.PLAN
    return Kind.NEWS if head.type_name is None and _is_news(text, head) else Kind.REPORT


def _kind_of_letter(text: str, head: Head) -> Kind:
    begin = max((line.end for line in head.lines), default=0)
    body = plain(text[begin : begin + _OPENING_REACH])
    answers = _REPLY.match(plain(head.title or "")) or _ANSWERS.search(body)
    return Kind.REPORT if answers and not _ASKS.search(body) else Kind.REQUEST


def _is_news(text: str, head: Head) -> bool:
    """A page with a time stamp and no letter head, or a headline above the story of what has happened."""
    if head.number_span or any(part.part is Part.NATION for part in head.parts):
        return False
    if head.issued:
        return True
    return bool(_HEADLINE.match(text)) and not _NUMBERED.search(text) and bool(_HAPPENED.search(plain(text[:_OPENING_REACH])))
