"""«soạn báo cáo 6 tháng đầu năm 2025 của Sở … từ báo cáo kỳ trước» → what to start, for which period, from what."""

import re
from datetime import date

from assistant.conversation.commands import StartReport
from assistant.conversation.message import Message, said
from assistant.conversation.period_words import SaidPeriod, find_periods
from corpus.document import Kind

_START = said(
    r"(?:(?:bat dau|tien hanh) )?(?:soan(?: thao)?|lap|viet|lam|tao|du thao|xay dung|khoi tao)(?: (?:mot|1|ban|du thao|moi|giup|tiep|cho))*"
    r" (?P<kind>bao cao|bc|ke hoach|kh|chuong trinh|tin(?: bai)?|bai(?: viet)?)(?!\w)(?P<rest>.*)"
)
_KINDS = {"bao cao": Kind.REPORT, "bc": Kind.REPORT, "ke hoach": Kind.PLAN, "kh": Kind.PLAN, "chuong trinh": Kind.PLAN}
_FROM = said(
    r"(?<!dau\s)(?<!\w)(?:tu|dua (?:tren|vao|theo)|ke thua(?: tu)?|theo mau|tren co so|lay tu|can cu)(?: (?:van ban|tai lieu|ban))?"
    r" (?=(?:bao cao|bc|ke hoach|ban|van ban|ky|lan|nam truoc|0?6 thang|quy|[\w.-]*\d[\w.-]*))(?P<from>.*)"
)
_REQUEST = said(r"(?<!\w)(?:(?:theo|dua theo|thuc hien|can cu|dap ung)(?: (?:dung|cac))? )?(?:cong van|de cuong|yeu cau|van ban yeu cau)(?: (?:yeu cau|cua .{2,60}|moi|de cuong|kem theo|so .{2,60}))*")
_OFFICE = said(r"(?:(?:cua|cho) )?(?P<office>(?:so|ban|chi cuc|cuc|van phong|ubnd|uy ban nhan dan|trung tam|phong|thanh tra|truong|cong an|hoi dong|huyen|xa|phuong) .+)")
_STOP = said(
    r"(?<!\w)(?:so ket|tong ket|so bo|dinh ky|ket qua|ve|cong tac|tinh hinh|thuc hien|cho|cua|ky nay|ky|nay|moi|nhat|moi nhat|cu|truoc|va|phuong huong|nhiem vu|den|tiep|theo|trong|ngay|hom nay|thang|nam|quy|cuoi|dau|la)(?!\w)"
)


def read_start(message: Message, *, today: date) -> StartReport | None:
    """None where no new document is ordered."""
    plain = message.plain
    match = _START.match(plain.strip())
    if not match or message.asks:
        return None
    offset = len(plain) - len(plain.lstrip())
    start, end = offset + match.start("rest"), offset + match.end("rest")
    source = _FROM.search(plain, start, end)
    asked = _REQUEST.search(plain, start, end)
    limit = min([end, *(found.start() for found in (source, asked) if found)])
    periods = [said for said in find_periods(plain[:end], today=today) if said.start >= start]
    own = next((said for said in periods if said.end <= limit), None) or next((s for s in periods if not source or s.end <= source.start() or s.start > source.end()), None)
    office, topic = _office_and_topic(message, start, limit, [own] if own else [])
    return StartReport(
        kind=_KINDS.get(match["kind"], Kind.NEWS),
        period=own.period if own else None,
        office=office,
        topic=topic,
        origin=_origin(message, source),
        after=next((said.period for said in periods if source and said.start >= source.start() and said is not own), None),
        request=asked is not None,
    )


def _office_and_topic(message: Message, start: int, end: int, periods: list[SaidPeriod]) -> tuple[str, str]:
    """What is left of the order once its period is taken out: an office, and what the report is about."""
    left = message.plain[start:end]
    for period in periods:
        left = left[: max(0, period.start - start)] + " " * (period.end - period.start) + left[period.end - start :]
    office = _OFFICE.search(left)
    typed = message.original(start + office.start("office"), start + office.end("office")) if office else ""
    topic = left[: office.start()] if office else left
    return " ".join(typed.split()), " ".join(_STOP.sub(" ", re.sub(r"[^\w\s]", " ", topic)).split())


def _origin(message: Message, source: re.Match[str] | None) -> str | None:
    """A library id or file name given as the document to start from («từ bc-tdkt-6t-2024»)."""
    name = re.search(r"(?<!\S)[a-z][\w.]*-[\w.-]*\d[\w.-]*", message.plain[source.start("from") : source.end("from")]) if source else None
    return name.group() if name else None
