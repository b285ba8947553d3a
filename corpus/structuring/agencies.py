"""Who wrote a document, and where: from the head, and from the body where a scan lost it."""

import re

from corpus.document import Head
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
_OTHER_ORGANS = (
    "Bộ(?! luật| tiêu| chỉ số)", "[ỦU][yỷ] ban Thường vụ Quốc hội", "Thủ tướng Chính phủ", "Chính phủ", "Quốc hội", "Chủ tịch nước", "Tổng cục",
    "(?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng) [ủu][yỷ]", "(?:Tỉnh|Thành|Huyện) đoàn", "Chi bộ", "Tổng Liên đoàn Lao động", "Công đoàn", "Liên hiệp", "Liên đoàn",
    "Hội(?! nghị| thảo| thi)", "Đoàn", "[ỦU][yỷ] ban Mặt trận Tổ quốc", "[ỦU][yỷ] ban", "Mặt trận", "T(?:òa|oà) án nhân dân", "Viện Kiểm sát nhân dân", "Viện",
    "Học viện", "Đại học", "Ngân hàng", "Bảo hiểm xã hội", "Kho bạc Nhà nước", "Kiểm toán", "Tập đoàn", "Tổng công ty", "Công ty", "Khối", "Tổ", "Hạt", "Đài",
    "Báo(?! cáo)", "Bảo tàng", "Thư viện", "Thuế", "Quỹ", "Khoa(?! học| giáo)", "BCĐ", "BCH", "BQL",
)  # fmt: skip
_ORGAN_AT_START = re.compile(rf"(?:{'|'.join(_ORGAN_NAMES)}|{_ORGAN}|Phòng|Liên đoàn Lao động|Bệnh viện|{'|'.join(_OTHER_ORGANS)})(?!\w)", re.IGNORECASE)
_CENTRAL = re.compile(
    r"(?:Bộ(?! chỉ huy| tư lệnh| phận)|Chính phủ|Quốc hội|[ỦU][yỷ] ban Thường vụ Quốc hội|Thủ tướng|Chủ tịch nước|Tổng cục|Tổng Liên đoàn"
    r"|Văn phòng (?:Chính phủ|Quốc hội|Trung ương|Chủ tịch nước)|Kiểm toán nhà nước|Thanh tra Chính phủ)(?!\w)",
    re.IGNORECASE,
)
_WHOLE_COUNTRY = re.compile(r"\b(?:Việt Nam|Trung ương|nhân dân tối cao)(?!\w)", re.IGNORECASE)
_JOINT = re.compile(r"\s+[-–]\s+(?=(?:BỘ|SỞ|CỤC|BAN|HỘI|LIÊN ĐOÀN)\s)")
_STANDING = re.compile(r"(?:BAN THƯỜNG TRỰC|BAN THƯỜNG VỤ|BAN CHẤP HÀNH|BCH|THƯỜNG TRỰC)(?=$|\s(?:TỈNH|THÀNH PHỐ|HUYỆN|XÃ|PHƯỜNG)\s)")
_PROPER = re.compile(r"(?<!\w)(?:việt nam|hồ chí minh|hà nội)(?!\w)")
_WITHOUT_VOWEL = re.compile(r"(?<!\w)[^\W\d_aeiouyàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]{2,}(?!\w)")
_COMMITTEE = re.compile(r"(?:Tỉnh|Thành)\s+(?:[ủu][yỷ]|đoàn)$", re.IGNORECASE)
_LEVELS_BELOW = r"(?i:xã|phường|đặc khu|huyện|quận|thị xã|thị trấn)"
_BELOW_PROVINCE = compile_vi(rf"(?<!\w)(?P<level>{_LEVELS_BELOW})[ ](?!(?i:hội\b))(?P<name>(?:[A-ZĐÀ-Ỹ][\wà-ỹĐÀ-Ỹ]*[ \u00a0]?){{1,4}})[ ]*$")
_ACRONYMS = re.compile(r"(?<!\w)(?:qlda|đtxd|thcs|thpt|tncs|pccc|bhxh|gd&đt|gdtx)(?!\w)", re.IGNORECASE)
_PORTAL_OF = re.compile(r"(?:cổng|trang)\s+thông\s+tin\s+điện\s+tử\s+(?:của\s+)?", re.IGNORECASE)
_FIELD_START = re.compile(r"^\w|(?:,\s+|-\s+|\bvà\s+)\w")
_IN_NORMAL_CASE = {
    "so cong thuong": "Sở Công Thương",
    "bo cong thuong": "Bộ Công Thương",
    "toa an nhan dan toi cao": "Tòa án nhân dân tối cao",
    "uy ban thuong vu quoc hoi": "Ủy ban Thường vụ Quốc hội",
}
_SPEAKER = compile_vi(rf"(?P<name>{_ORGAN}{_NAME_TAIL})\s+(?:tỉnh\s+)?(?:báo cáo|xây dựng [Kk]ế hoạch|ban hành [Kk]ế hoạch)")
_CLOSING_NAME = compile_vi(rf"của\s+(?P<name>{_ORGAN}{_NAME_TAIL}\s+(?:tỉnh|thành phố)\s+(?:[A-ZĐÀ-Ỹ][\wà-ỹ]*\s?){{1,3}})")
_PROVINCE = compile_vi(r"(?:tỉnh|thành phố|TỈNH|THÀNH PHỐ)\s+((?:[A-ZĐÀ-Ỹ][\wà-ỹĐÀ-Ỹ]*[ \u00a0]?){1,3})")
_PORTAL = compile_vi(rf"(?:Cổng|Trang)\s+thông tin điện tử\s+(?P<name>{_ORGAN}{_NAME_TAIL})\s*$", re.MULTILINE)

_HEAD_REACH = 3000


def agency_of(text: str, head: Head) -> str | None:
    """Issuing body in normal case with its province: «Sở Du lịch tỉnh Kiên Giang»."""
    place = place_of_document(text, head)
    name = _from_head(text, head, place) or _from_body(text)
    if not name:
        return None
    name = re.sub(r"\s+", " ", name).strip(" ,")
    if _is_central(name, head):
        return name
    if place and _COMMITTEE.search(name):
        return f"{name} {place}"
    below = _below_province(head)
    if below and below.lower() not in name.lower():
        name = f"{name} {below}"
    if place and place not in name:
        base = re.sub(r"\s+(?:tỉnh|thành phố)(?:\s+\S+)?$", "", name)
        return f"{base} {'thành phố' if _is_city(place, text) else 'tỉnh'} {place}"
    return name


def _is_city(place: str, text: str) -> bool:
    """A city under the State is never called a province; the chief city of a province bears its name too."""
    said = {match[1] for match in re.finditer(rf"(?<!\w)(tỉnh|thành phố|tp\.?)\s+{re.escape(place.lower())}", text.lower())}
    return bool(said) and "tỉnh" not in said


def _is_central(name: str, head: Head) -> bool:
    """A body of the State, or one under it that names no province: its place is only where it sits."""
    parent = head.parent_agency or ""
    return bool(_CENTRAL.match(name) or _WHOLE_COUNTRY.search(name)) or (bool(_CENTRAL.match(parent)) and not _PROVINCE.search(head.agency or ""))


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
    agency = _PORTAL_OF.sub("", _whole_name(head))
    joint = _JOINT.split(agency)
    if len(joint) > 1:
        return " - ".join(_in_normal_case(name, organ.end()) for name in joint if (organ := _ORGAN_AT_START.match(name)))
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


def _whole_name(head: Head) -> str:
    """A standing body signs for the whole («BAN THƯỜNG TRỰC» under «ỦY BAN MTTQ …»); an office is named with whose it is."""
    agency, parent = head.agency or "", head.parent_agency or ""
    standing = _STANDING.match(agency) if parent else None
    if standing:
        return f"{parent}{agency[standing.end() :]}"
    return f"{agency} {parent}" if parent and agency == "VĂN PHÒNG" else agency


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
    """«BAN QUẢN LÝ» → «Ban Quản lý», «ỦY BAN NHÂN DÂN» → «Ủy ban nhân dân», «UBND», «BCH» as they are."""
    if _WITHOUT_VOWEL.fullmatch(words.lower()):
        return words
    return next((organ for organ in _ORGAN_NAMES if organ.lower() == words.lower()), f"{words[:1].upper()}{words[1:].lower()}")


def _fields_in_normal_case(field: str) -> str:
    """The first word of every field in capitals; fields are set apart by «,», «-» and «và»."""
    lowered = field.lower()
    fields = _FIELD_START.sub(lambda match: match.group()[:-1] + match.group()[-1].upper(), lowered)
    named = _PROPER.sub(lambda match: match.group().title(), _ACRONYMS.sub(lambda match: match.group().upper(), fields))
    return _WITHOUT_VOWEL.sub(lambda match: match.group().upper(), named)


def _capitalised(place: str) -> str:
    return " ".join(word[0].upper() + word[1:].lower() for word in place.split())


def _from_body(text: str) -> str | None:
    for pattern in (_CLOSING_NAME, _SPEAKER, _PORTAL):
        match = pattern.search(text[-4000:] if pattern is _CLOSING_NAME else text[:_HEAD_REACH])
        if match:
            return match["name"]
    return None
