"""Names of organs as a letter head writes them, in capitals: who is an agency, which lines are one name, who decides."""

import re

from corpus.text.letters import compile_vi

_ORGANS = (
    "ỦY BAN", "UỶ BAN", "UBND", "HĐND", "HỘI ĐỒNG", "SỞ", "BỘ(?! LUẬT| TIÊU| CHỈ SỐ| QUY| MÁY)", "BAN(?! HÀNH)", "CỤC", "CHI CỤC", "TỔNG CỤC", "VỤ",
    "VIỆN(?! TRỢ)", "TRUNG TÂM", "TRƯỜNG(?! HỢP)", "ĐẠI HỌC", "HỌC VIỆN", "CÔNG AN", "THANH TRA", "VĂN PHÒNG", "PHÒNG(?!,| CHỐNG)", "ĐẢNG BỘ", "ĐẢNG [ỦU][YỶ]",
    "(?:TỈNH|THÀNH|HUYỆN|QUẬN|THỊ|CHI) [ỦU][YỶ]", "CHI BỘ", "(?:TỈNH|THÀNH|HUYỆN) ĐOÀN", "ĐOÀN(?! KẾT)", "LIÊN ĐOÀN", "CÔNG ĐOÀN", "CĐCS", "TỔNG LIÊN ĐOÀN",
    "HỘI(?! NGHỊ| THẢO| THI| NHẬP)", "MẶT TRẬN", "CHÍNH PHỦ", "QUỐC HỘI", "THỦ TƯỚNG", "CHỦ TỊCH", "TÒA ÁN", "TOÀ ÁN", "KIỂM TOÁN", "NGÂN HÀNG",
    "BẢO HIỂM XÃ HỘI", "KHO BẠC", "TẬP ĐOÀN", "TỔNG CÔNG TY", "CÔNG TY", "BỆNH VIỆN", "KHỐI(?! LƯỢNG)", "TỔ(?! CHỨC)", "LIÊN HIỆP", "QUÂN KHU", "QUỸ(?! ĐẤT)",
    "ĐÀI (?:PHÁT|TRUYỀN|KHÍ)", "BÁO(?! CÁO)", "THƯ VIỆN", "BẢO TÀNG", "HẠT", "TRẠM", "THUẾ (?:TỈNH|THÀNH|CƠ SỞ|KHU VỰC)", "HẢI QUAN", "ĐỘI", "TIỂU BAN",
    "THƯỜNG TRỰC", "CỔNG", "BCĐ", "BCH", "BQL", "KHOA(?! HỌC| GIÁO)", "LĐLĐ", "MTTQ",
)  # fmt: skip
_AGENCY = re.compile(rf"(?:{'|'.join(_ORGANS)})(?!\w)")
_BARE_ORGAN = re.compile(
    r"(?:BAN|BAN QUẢN LÝ|BAN CHỈ ĐẠO|BAN CHẤP HÀNH|BAN THƯỜNG VỤ|HỘI ĐỒNG|VĂN PHÒNG|TỔ CÔNG TÁC|ĐOÀN|SỞ|BỘ|CỤC|CHI CỤC|TRUNG TÂM|TRƯỜNG|VIỆN|ĐẢNG BỘ|BQL"
    r"|ỦY BAN|UỶ BAN|CÔNG ĐOÀN)$"
)
_TWO_NAMES = re.compile(
    r"(?P<parent>(?:(?:[ỦU][YỶ] BAN NHÂN DÂN|UBND)\s(?:TỈNH|THÀNH PHỐ|TP\.?|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG)|BỘ|SỞ|TỈNH [ỦU][YỶ]|HUYỆN [ỦU][YỶ]|ĐẢNG BỘ"
    r"|LIÊN ĐOÀN LAO ĐỘNG)\s(?:(?!VÀ\b|CỦA\b|-)\S+\s|(?:VÀ|-)\s\S+\s){1,8}?)"
    r"(?P<agency>(?:SỞ|TỔNG CỤC|CỤC|CHI CỤC|TRUNG TÂM|TRƯỜNG|BAN QUẢN LÝ|BAN TUYÊN GIÁO|BAN TỔ CHỨC|BAN DÂN VẬN"
    r"|VĂN PHÒNG|THANH TRA|PHÒNG|ĐẢNG [ỦU][YỶ]|CHI BỘ|BỆNH VIỆN|CÔNG ĐOÀN|VIỆN|HỌC VIỆN|BAN DÂN TỘC)\s\S.*)$"
)
_GOES_ON = re.compile(r"(?:VÀ|CỦA|VỀ|TẠI|CẤP|THUỘC|CÁC|LẦN|,|-|–|&)\s?")
_NORMAL_CASE = compile_vi(
    r"(?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND|Hội đồng|Sở|Bộ|Ban|Cục|Chi cục|Trung tâm|Trường|Công an|Thanh tra|Văn phòng|Phòng|Đảng ủy|Tỉnh ủy|Liên đoàn"
    r"|Công đoàn)"
    r"(?:\s(?:[A-ZĐÀ-Ỹ][\w]*|và|vụ|tế|lịch|chính|thương|hội|thao|tỉnh|nhân|dân|động|truyền|nghiệp|thôn|trường|khoa|học|nghệ|tư|pháp|tộc|giáo|dục|đào|tạo"
    r"|huyện|xã|phường|thành|phố|quản|lý|khu|kinh|công|-|–),?){1,14}$"
)
_PLACE_LINE = re.compile(r"(?:TỈNH|THÀNH PHỐ|TP\.?|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN|XÃ|PHƯỜNG|ĐẶC KHU)\s+(?!ỦY\b|UỶ\b|ĐOÀN\b)\w")
_PLACE_IN = re.compile(r"(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG)\s(?!ỦY\b|UỶ\b)")
_POSTS = (
    r"CHỦ TỊCH|PHÓ CHỦ TỊCH|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|BỘ TRƯỞNG|THỐNG ĐỐC|CHÁNH ÁN|VIỆN TRƯỞNG|HIỆU TRƯỞNG|CỤC TRƯỞNG|CHI CỤC TRƯỞNG|TRƯỞNG BAN|CHÁNH THANH TRA"
)
_ISSUER = re.compile(
    rf"(?:(?:{_POSTS})\s*,?\s+)*(?:ỦY BAN|UỶ BAN|UBND|HỘI ĐỒNG|SỞ|BỘ(?! LUẬT| TIÊU| CHỈ SỐ)|BAN(?! HÀNH)|CỤC|CHI CỤC|TỔNG CỤC|CHÍNH PHỦ|QUỐC HỘI|THỦ TƯỚNG"
    r"|CHỦ TỊCH NƯỚC|TỈNH ỦY|THÀNH ỦY|HUYỆN ỦY|ĐẢNG ỦY|TRƯỜNG(?! HỢP)|VIỆN(?! TRỢ)|TÒA ÁN|KIỂM TOÁN|NGÂN HÀNG|BẢO HIỂM XÃ HỘI|TRUNG TÂM|CÔNG AN|LIÊN ĐOÀN"
    rf"|VĂN PHÒNG|KHO BẠC)(?!\w)|(?:{_POSTS})\W*$"
)
_POST_BEFORE = re.compile(rf"(?:(?:{_POSTS}|CHỦ NHIỆM)\s*,?\s+)+")
_LONGEST = 120


def is_agency(words: str) -> bool:
    """A line that begins with the name of an organ: in capitals, or in normal case and nothing but a name."""
    if len(words) > _LONGEST or words[-1:] in ":.;":
        return False
    return bool(_AGENCY.match(words)) if words.isupper() else bool(_NORMAL_CASE.match(words))


def names_in(words: str) -> list[tuple[int, int]]:
    """Ranges of the names in a line that lost its break: «UBND TỈNH LAM GIANG SỞ Y TẾ» is two, parent and agency."""
    match = _TWO_NAMES.match(words)
    return [match.span("parent"), match.span("agency")] if match else [(0, len(words))]


def continues_agency(agency: str, words: str) -> bool:
    """Whether a line in capitals carries on the name above it: «ỦY BAN NHÂN DÂN» / «TỈNH LAM GIANG», «SỞ GIÁO DỤC» / «VÀ ĐÀO TẠO»."""
    if not words.isupper() or not agency.isupper():
        return False
    if _PLACE_LINE.match(words):
        return not _PLACE_IN.search(agency)
    return bool(_BARE_ORGAN.search(agency) or _GOES_ON.match(words) or agency[-1] in ",-–&" or not _AGENCY.match(words))


def is_issuer(words: str) -> bool:
    """Who decides, in capitals under the title: «CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …»."""
    return words.isupper() and words[-1:] != ":" and bool(_ISSUER.match(words))


def organ_of(issuer: str) -> str:
    """«CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LAM GIANG» → «ỦY BAN NHÂN DÂN TỈNH LAM GIANG»."""
    return _POST_BEFORE.sub("", issuer)
