"""«soạn báo cáo 6 tháng đầu năm 2025 của Sở … từ báo cáo kỳ trước» → what to start, for which period, from what."""

import re
from datetime import date

from assistant.conversation.commands import StartReport
from assistant.conversation.message import Message, said
from assistant.conversation.period_words import SaidPeriod, bare_year, find_periods
from corpus.document import Kind

_START = said(
    r"\s*(?:(?:bat dau|tien hanh) )?(?:soan(?: thao)?|lap|viet|lam|tao|du thao|xay dung|khoi tao)(?: (?:mot|1|ban|du thao|moi|tiep))*"
    r" (?P<kind>bao cao|bc|ke hoach|kh|chuong trinh|tin(?: bai)?|bai(?: viet)?)(?!\w)(?P<rest>.*)"
)
_KINDS = {"bao cao": Kind.REPORT, "bc": Kind.REPORT, "ke hoach": Kind.PLAN, "kh": Kind.PLAN, "chuong trinh": Kind.PLAN}
# «từ báo cáo kỳ trước», «dựa trên bc-tdkt-6t-2024»; not the «tư» of «đầu tư»
_FROM = said(
    r"(?<!dau\s)(?<!\w)(?:tu|dua (?:tren|vao|theo)|ke thua(?: tu)?|theo mau|tren co so|lay tu|can cu)(?: (?:van ban|tai lieu|ban))?"
    r" (?=bao cao|bc|ke hoach|ban|van ban|ky|lan|nam truoc|0?6 thang|quy|[\w.-]*\d)(?P<from>.*)"
)
# «theo công văn yêu cầu», «theo đề cương của Sở Nội vụ»
_REQUEST = said(
    r"(?<!\w)(?:(?:theo|dua theo|thuc hien|can cu|dap ung)(?: (?:dung|cac))? )?(?:cong van|de cuong|van ban yeu cau|yeu cau)"
    r"(?: (?:yeu cau|moi|de cuong|kem theo|cua .{2,60}|so .{2,60}))*"
)
_OFFICE = said(
    r"(?:(?:cua|cho) )?(?P<office>(?:so(?! ket| lieu)|ban(?! thao| moi)|chi cuc|cuc|ubnd|uy ban nhan dan|trung tam|phong|truong"
    r"|cong an|hoi dong|huyen|xa|phuong) .+|(?:thanh tra|van phong)(?: .+)?)"
)
_OFFICE_OF = said(r"(?<!\w)(?:cua|cho) (?:so|ban|chi cuc|cuc|ubnd|uy ban|trung tam|phong|truong|cong an|hoi|xa|phuong|thanh tra|van phong)(?!\w)")
# Words of the order that say nothing about what the report is about
_EMPTY = said(
    r"(?<!\w)(?:so ket|tong ket|so bo|dinh ky|ket qua|ve|cong tac|tinh hinh|thuc hien|cho|cua|ky nay|ky|nay|moi nhat|moi|nhat|cu|truoc|va"
    r"|phuong huong|nhiem vu|den|tiep|theo|trong|hom nay|ngay|thang|nam|quy|cuoi|dau|la)(?!\w)"
)
_DOCUMENT_ID = re.compile(r"(?<!\S)[a-z][\w.]*-[\w.-]*\d[\w.-]*")
# «từ mẫu», «theo mẫu sơ kết 6 tháng gọn», «không dùng văn bản gốc»; not «theo mẫu báo cáo kỳ trước»
_TEMPLATE = said(r"(?<!\w)(?:tu|theo|dung|bang|dua (?:tren|theo)) mau(?!\w)(?: (?:de cuong|co san|chuan|bao cao|ke hoach))*(?P<name>.*)")
_WITHOUT = said(r"(?<!\w)(?:ma )?khong (?:dung|co|can|lay)(?: (?:van ban|bao cao|tai lieu|ban))+(?: (?:goc|cu|ky truoc|nao))+(?P<name>$|(?=[^\w\s]))?")
_EARLIER = said(r"(?<!\w)(?:ky|nam|lan|ban) (?:truoc|ngoai|cu)(?!\w)")
_YEAR_BEFORE = said(r"(?:(?:bao cao|ke hoach|ban|van ban|ky)(?: cua)? )?nam truoc")
# «từ tệp «Báo cáo sơ kết.docx»», «từ văn bản vừa thả bc-6t.docx»
_FILE = said(
    r"(?<!\w)(?:tu|dua (?:tren|theo|vao))(?: (?:van ban|tai lieu|ban))? (?:tep|file)(?: (?:vua tha|vua nap|ten))*"
    r"\s+(?:[«“\"](?P<quoted>[^»”\"]+)[»”\"]|(?P<bare>\S+))"
)
_LETTER = re.compile(r"(?<![\w/])(?:\d{1,5}(?:/\d{4})?/[a-z][\w.-]*|[a-z][\w.]*-[\w.-]*\d[\w.-]*)")


def read_start(message: Message, *, today: date) -> StartReport | None:
    """None where no new document is ordered."""
    match = _START.fullmatch(message.plain)
    if not match or message.asks:
        return None
    start, end = match.span("rest")
    file = _FILE.search(message.plain, start, end)
    template = None if file else _template(message, start, end)
    source = None if template else file or _FROM.search(message.plain, start, end)
    asked = _REQUEST.search(message.plain, start, end)
    limit = min([end, *(found.start() for found in (source, asked, template) if found)])
    periods = [period for period in find_periods(message.plain, today=today) if period.start >= start]
    own = _own(periods, limit, source) or bare_year(message.plain, start, limit)
    office, topic = _office_and_topic(message, start, limit, own)
    after = next((said.period for said in periods if source and said.start >= source.start() and said is not own), None)
    if own and source and own.period.year > today.year and _YEAR_BEFORE.match(message.plain, source.start("from") if "from" in source.re.groupindex else end):
        after = None  # the year before a coming one: the last document there is
    return StartReport(
        kind=_KINDS.get(match["kind"], Kind.NEWS),
        period=own.period if own else None,
        office=office,
        topic=topic,
        origin=_file(message, file) if file else _origin(message, source),
        letter=_letter(message, asked, end),
        template=_template_name(message, template) if template else None,
        after=after,
        request=asked is not None,
    )


def _own(periods: list[SaidPeriod], limit: int, source: re.Match[str] | None) -> SaidPeriod | None:
    """The period of the new document: said before «từ …», else anywhere but in it."""
    before = next((period for period in periods if period.end <= limit), None)
    return before or next((period for period in periods if not source or period.end <= source.start()), None)


def _office_and_topic(message: Message, start: int, end: int, period: SaidPeriod | None) -> tuple[str, str]:
    """What is left of the order once its period is taken out: an office, and what the report is about."""
    left = message.plain[start:end]
    if period and period.start < end:
        left = left[: period.start - start] + " " * (period.end - period.start) + left[period.end - start :]
    office = _OFFICE.search(left)
    typed = message.original(start + office.start("office"), start + office.end("office")) if office else ""
    topic = left[: office.start()] if office else left
    return " ".join(typed.split()), " ".join(_EMPTY.sub(" ", re.sub(r"[^\w\s]", " ", topic)).split())


def _template(message: Message, start: int, end: int) -> re.Match[str] | None:
    match = _TEMPLATE.search(message.plain, start, end)
    return _WITHOUT.search(message.plain, start, end) if match is None or _EARLIER.search(match["name"]) else match


def _template_name(message: Message, match: re.Match[str]) -> str:
    """The words behind «mẫu» up to where the office or the request begins; "" where none are said."""
    start, end = match.span("name") if match["name"] else (0, 0)
    cut = min([end, *(found.start() for found in (_OFFICE_OF.search(message.plain, start, end), _REQUEST.search(message.plain, start, end)) if found)])
    return message.original(start, cut)


def _file(message: Message, match: re.Match[str]) -> str:
    return message.dictated(*match.span("quoted" if match["quoted"] else "bare")).strip(" .,;")


def _letter(message: Message, asked: re.Match[str] | None, end: int) -> str:
    """«theo công văn số 1264/SNV-TĐKT»: the number or file name that says which."""
    found = _LETTER.search(message.plain, asked.start(), end) if asked else None
    return _as_typed(message, message.original(*found.span()).lower()) if found else ""


def _origin(message: Message, source: re.Match[str] | None) -> str | None:
    """A library id or file name given as the document to start from («từ bc-tdkt-6t-2024»)."""
    name = _DOCUMENT_ID.search(message.plain, *source.span("from")) if source else None
    return _as_typed(message, name.group()) if name else None


def _as_typed(message: Message, name: str) -> str:
    """«bc-tdkt-6t-2024» where «bc» was spelt out as «báo cáo»."""
    return next((typed for typed in _DOCUMENT_ID.findall(message.typed.lower()) if typed.endswith(name.partition("-")[2])), name)
