"""Who wrote a document, where, of what kind and for which period: from the head, and from the body where a scan lost it."""

import re

from corpus.document import Head, Kind
from corpus.periods import Period
from corpus.text.folding import plain
from corpus.text.letters import compile_vi

_ORGAN = (
    r"(?:Sở|Ban Quản lý|Ban|Thanh tra tỉnh|Thanh tra thành phố|Thanh tra|Văn phòng|Chi cục|Cục|Trung tâm|Ủy ban nhân dân|UBND|Hội đồng|Đảng ủy|Công an|Trường)"
)
_NAME_TAIL = (
    r"(?:\s+(?:[A-ZĐÀ-Ỹ][\wà-ỹ]*|và|vụ|tế|lịch|chính|thương|hội|thao|tỉnh|nhân dân|động|truyền|nghiệp|thôn|trường|khoa|học|nghệ|tư|pháp|dân|tộc|y"
    r"|giáo|dục|đào|tạo),?){0,10}?"
)
_ORGAN_NAMES = (
    "Ban Quản lý",
    "Ban Chấp hành",
    "Ủy ban nhân dân",
    "Uỷ ban nhân dân",
    "Hội đồng nhân dân",
    "UBND",
    "HĐND",
    "Đảng bộ",
    "Đảng ủy",
    "Khu kinh tế",
    "Khu công nghiệp",
)
_ORGAN_AT_START = re.compile(rf"(?:{'|'.join(_ORGAN_NAMES)}|{_ORGAN}|Phòng|Liên đoàn Lao động|Bệnh viện|Tỉnh đoàn)(?!\w)", re.IGNORECASE)
_LEVELS_BELOW = r"(?i:xã|phường|đặc khu|huyện|quận|thị xã|thị trấn)"
_BELOW_PROVINCE = compile_vi(rf"(?<!\w)(?P<level>{_LEVELS_BELOW})[ ](?!(?i:hội\b))(?P<name>(?:[A-ZĐÀ-Ỹ][\wà-ỹĐÀ-Ỹ]*[ \u00a0]?){{1,4}})[ ]*$")
_ACRONYMS = re.compile(r"(?<!\w)(?:qlda|đtxd|thcs|thpt|tncs|pccc|bhxh|gd&đt|gdtx)(?!\w)", re.IGNORECASE)
_PORTAL_OF = re.compile(r"(?:cổng|trang)\s+thông\s+tin\s+điện\s+tử\s+(?:của\s+)?", re.IGNORECASE)
_FIELD_START = re.compile(r"^\w|(?:,\s+|-\s+|\bvà\s+)\w")
_IN_NORMAL_CASE = {"so cong thuong": "Sở Công Thương"}
_SPEAKER = compile_vi(rf"(?P<name>{_ORGAN}{_NAME_TAIL})\s+(?:tỉnh\s+)?(?:báo cáo|xây dựng [Kk]ế hoạch|ban hành [Kk]ế hoạch)")
_CLOSING_NAME = compile_vi(rf"của\s+(?P<name>{_ORGAN}{_NAME_TAIL}\s+(?:tỉnh|thành phố)\s+(?:[A-ZĐÀ-Ỹ][\wà-ỹ]*\s?){{1,3}})")
_PROVINCE = compile_vi(r"(?:tỉnh|thành phố|TỈNH|THÀNH PHỐ)\s+((?:[A-ZĐÀ-Ỹ][\wà-ỹĐÀ-Ỹ]*[ \u00a0]?){1,3})")
_PORTAL = compile_vi(rf"(?:Cổng|Trang)\s+thông tin điện tử\s+(?P<name>{_ORGAN}{_NAME_TAIL})\s*$", re.MULTILINE)

_HALF = re.compile(r"(?:6|06|sáu)\s+tháng\s+(?P<half>đầu|cuối)\s+năm(?:\s+(?P<year>(?:19|20)\d\d))?", re.IGNORECASE)
_QUARTER = re.compile(r"quý\s+(?P<quarter>IV|III|II|I|[1-4])(?:\s*[/,]?\s*(?:năm\s+)?(?P<year>(?:19|20)\d\d))?", re.IGNORECASE)
_MONTHS = re.compile(r"(?P<count>9|09|chín|11|10|3|03)\s+tháng(?:\s+đầu)?\s+năm\s+(?P<year>(?:19|20)\d\d)", re.IGNORECASE)
_MONTH = re.compile(r"tháng\s+(?P<month>\d{1,2})\s*(?:/|năm\s+)(?P<year>(?:19|20)\d\d)", re.IGNORECASE)
_SPAN = re.compile(r"giai\s+đoạn\s+(?P<first>(?:19|20)\d\d)\s*[-–]\s*(?P<last>(?:19|20)\d\d)", re.IGNORECASE)
_YEAR = re.compile(r"năm\s+(?P<year>(?:19|20)\d\d)", re.IGNORECASE)
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
_HEAD_REACH = 3000


def kind_of(text: str, head: Head) -> Kind:
    """Report, plan, request (a letter that asks for a report), news or legal text."""
    type_name = plain(head.type_name or "")
    if type_name == "bao cao":
        return Kind.REPORT
    if type_name in ("ke hoach", "chuong trinh", "phuong an"):
        return Kind.PLAN
    if type_name in ("nghi dinh", "thong tu", "luat", "quyet dinh", "nghi quyet", "quy che", "quy dinh", "phap lenh", "chi thi", "huong dan"):
        return Kind.LEGAL
    start = plain(text[:_HEAD_REACH])
    if "v/v" in start or "cong van" in type_name:
        return Kind.REQUEST
    if re.search(r"(?m)^[^\w\n]*dieu \d+\W", plain(text[:20_000])):
        return Kind.LEGAL
    return Kind.NEWS if head.issued and not head.number_span else Kind.REPORT


def agency_of(text: str, head: Head) -> str | None:
    """Issuing body in normal case with its province: «Sở Du lịch tỉnh Kiên Giang»."""
    place = place_of_document(text, head)
    name = _from_head(text, head, place) or _from_body(text)
    if not name:
        return None
    name = re.sub(r"\s+", " ", name).strip(" ,")
    below = _below_province(head)
    if below and below.lower() not in name.lower():
        name = f"{name} {below}"
    if place and place not in name:
        base = re.sub(r"\s+(?:tỉnh|thành phố)(?:\s+\S+)?$", "", name)
        city = re.search(rf"(?<!\w)(?:thành phố|tp\.?)\s+{re.escape(place.lower())}", text.lower())
        return f"{base} {'thành phố' if city else 'tỉnh'} {place}"
    return name


def _below_province(head: Head) -> str | None:
    """The commune or district that an agency line ends with: «UBND HUYỆN KIM BÔI», «ỦY BAN NHÂN DÂN XÃ TÂN HƯNG» → «xã Tân Hưng»."""
    for line in (head.agency, head.parent_agency):
        unit = _BELOW_PROVINCE.search(line or "")
        if unit:
            return f"{unit['level'].lower()} {_capitalised(unit['name'])}"
    return None


def place_of_document(text: str, head: Head) -> str | None:
    """Province of the issuer: from the date line, a province named in the head, or the one named most."""
    below = _below_province(head)
    if head.place and not below and not re.search(r"[Tt]hành phố|TP", head.place):
        return _capitalised(head.place) if head.place.isupper() else head.place
    for line in (head.parent_agency, head.agency, head.addressee):
        match = _PROVINCE.search(line or "")
        if match:
            return _capitalised(match[1]) if match[1].isupper() else match[1].strip()
    counts: dict[str, int] = {}
    for match in _PROVINCE.finditer(text):
        name = _capitalised(match[1]) if match[1].isupper() else match[1].strip()
        counts[name] = counts.get(name, 0) + 1
    if below:
        return next(iter(counts)) if len(counts) == 1 else None  # a commune's date line names the commune
    return max(counts, key=lambda name: counts[name]) if counts else head.place


def _from_head(text: str, head: Head, province: str | None) -> str | None:
    """The agency line is in capitals: take its case from the body where it is mentioned there. The province is written once, at the end."""
    agency = _PORTAL_OF.sub("", head.agency or "")
    organ = _ORGAN_AT_START.match(agency)
    if not organ:
        return None
    name, level = _without_province(agency, organ.end(), province)
    normal = next((m.group() for m in re.finditer(re.escape(name), text, re.IGNORECASE) if not m.group().isupper()), None)
    if normal is None or normal[1:].islower():
        normal = _in_normal_case(name, min(organ.end(), len(name)))
    unit = _BELOW_PROVINCE.search(name)
    if unit:
        normal = f"{normal[: unit.start()]}{unit['level'].lower()} {_capitalised(unit['name'])}"
    place = _PROVINCE.search(agency)
    return f"{normal} {level} {_capitalised(place[1])}" if level and place else normal


def _without_province(agency: str, organ_end: int, province: str | None) -> tuple[str, str | None]:
    """The name without the province at its end, and the level if it says one: «SỞ Y TẾ TỈNH LAM GIANG» → «SỞ Y TẾ», «tỉnh»."""
    place = _PROVINCE.search(agency)
    if place and place.end() >= len(agency.rstrip()):
        return agency[: place.start()].strip(), place.group().split()[0].lower() if place.group().lower().startswith("tỉnh") else None
    if province and agency.lower().endswith(f" {province.lower()}") and len(agency) - len(province) - 1 > organ_end:
        return agency[: -len(province)].strip(), None
    return agency, None


def _in_normal_case(name: str, organ_end: int) -> str:
    """«SỞ Y TẾ» → «Sở Y tế», «SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI» → «Sở Lao động - Thương binh và Xã hội»: each field begins with a capital."""
    organ, field = name[:organ_end], name[organ_end:].strip()
    inner = _ORGAN_AT_START.match(field)
    if inner:
        return f"{_sentence_case(organ)} {_in_normal_case(field, inner.end())}"
    known = _IN_NORMAL_CASE.get(plain(name))
    return known or f"{_sentence_case(organ)} {_fields_in_normal_case(field)}".strip()


def _sentence_case(words: str) -> str:
    """«BAN QUẢN LÝ» → «Ban Quản lý», «ỦY BAN NHÂN DÂN» → «Ủy ban nhân dân», «UBND» as it is."""
    return next((organ for organ in _ORGAN_NAMES if organ.lower() == words.lower()), f"{words[:1].upper()}{words[1:].lower()}")


def _fields_in_normal_case(field: str) -> str:
    """The first word of every field in capitals; fields are set apart by «,», «-» and «và»."""
    lowered = field.lower()
    fields = _FIELD_START.sub(lambda match: match.group()[:-1] + match.group()[-1].upper(), lowered)
    return _ACRONYMS.sub(lambda match: match.group().upper(), fields)


def _capitalised(place: str) -> str:
    return " ".join(word[0].upper() + word[1:].lower() for word in place.split())


def _from_body(text: str) -> str | None:
    for pattern in (_CLOSING_NAME, _SPEAKER, _PORTAL):
        match = pattern.search(text[-4000:] if pattern is _CLOSING_NAME else text[:_HEAD_REACH])
        if match:
            return match["name"]
    return None


def period_of(text: str, head: Head) -> Period | None:
    """The reporting period: from the title, else the opening, else the year of issue."""
    year = _year_of(text, head)
    if head.issued and not head.type_name and not head.number_span:
        return Period(head.issued.year)
    for words in (head.title or "", text[:_HEAD_REACH]):
        period = _period_in(words, year)
        if period:
            return period
    return Period(year) if year else None


def _year_of(text: str, head: Head) -> int | None:
    if head.issued:
        return head.issued.year
    if head.date_span:
        match = re.search(r"(?:19|20)\d\d", text[head.date_span.start : head.date_span.end])
        if match:
            return int(match.group())
    years = [int(match["year"]) for match in _YEAR.finditer(head.title or text[:_HEAD_REACH])]
    return years[-1] if years else None


def _period_in(words: str, year: int | None) -> Period | None:
    """The first expression that names a period; «6 tháng đầu năm và … 6 tháng cuối năm 2024» is the first half."""
    half = _HALF.search(words)
    if half:
        years = [int(m["year"]) for m in _HALF.finditer(words) if m["year"]]
        own = int(half["year"]) if half["year"] else years[0] if years else year
        return _half(own, first=half["half"].lower() == "đầu") if own else None
    quarter = _QUARTER.search(words)
    if quarter and (quarter["year"] or year):
        number = _ROMAN.get(quarter["quarter"].upper()) or int(quarter["quarter"])
        return Period(int(quarter["year"] or year or 0), 3 * number - 2, 3 * number)
    return _longer(words)


def _half(year: int, *, first: bool) -> Period:
    return Period(year, 1, 6) if first else Period(year, 7, 12)


def _longer(words: str) -> Period | None:
    months = _MONTHS.search(words)
    if months:
        count = 9 if months["count"] == "chín" else int(months["count"])
        return Period(int(months["year"]), 1, count)
    month = _MONTH.search(words)
    if month and 1 <= int(month["month"]) <= 12 and not re.search(r"ngày\s+\d+\s+$", words[: month.start()]):
        return Period(int(month["year"]), int(month["month"]), int(month["month"]))
    year = _YEAR.search(words)
    if year:
        return Period(int(year["year"]))
    span = _SPAN.search(words)
    return Period(int(span["first"]), 1, 12, int(span["last"])) if span else None
