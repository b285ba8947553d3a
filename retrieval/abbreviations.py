"""Abbreviations of Vietnamese offices («UBND», «TĐKT»): a query with one is also asked in full words."""

import re

from corpus.text.folding import plain

FULL = {
    "attp": "an toàn thực phẩm", "bhtn": "bảo hiểm thất nghiệp", "bhxh": "bảo hiểm xã hội", "bhyt": "bảo hiểm y tế", "cbcc": "cán bộ công chức",
    "cbccvc": "cán bộ công chức viên chức", "cccd": "căn cước công dân", "cchc": "cải cách hành chính", "cntt": "công nghệ thông tin",
    "csdl": "cơ sở dữ liệu", "cstđ": "chiến sĩ thi đua", "đbqh": "đại biểu quốc hội", "gpmb": "giải phóng mặt bằng", "gtgt": "giá trị gia tăng",
    "gtvt": "giao thông vận tải", "hđnd": "hội đồng nhân dân", "htx": "hợp tác xã", "kh&cn": "khoa học và công nghệ", "ktxh": "kinh tế xã hội",
    "lđtt": "lao động tiên tiến", "mttq": "mặt trận tổ quốc", "nnmt": "nông nghiệp và môi trường", "nsnn": "ngân sách nhà nước", "ntm": "nông thôn mới",
    "pccc": "phòng cháy chữa cháy", "pctn": "phòng chống tham nhũng", "qlnn": "quản lý nhà nước", "qppl": "quy phạm pháp luật",
    "qsdđ": "quyền sử dụng đất", "tand": "tòa án nhân dân", "tđkt": "thi đua khen thưởng", "thtk": "thực hành tiết kiệm", "tnhh": "trách nhiệm hữu hạn",
    "tthc": "thủ tục hành chính", "ubmttq": "ủy ban mặt trận tổ quốc", "ubnd": "ủy ban nhân dân", "vbqppl": "văn bản quy phạm pháp luật",
    "vksnd": "viện kiểm sát nhân dân", "vpcp": "văn phòng chính phủ", "xdcb": "xây dựng cơ bản",
}  # fmt: skip
_PLAIN = {plain(short): words for short, words in FULL.items()}
_SHORT = re.compile(rf"(?<![\w/-])(?:{'|'.join(sorted(map(re.escape, {*FULL, *_PLAIN}), key=len, reverse=True))})(?![\w/])", re.IGNORECASE)


def spelled_out(text: str, *, unaccented: bool = False) -> str:
    """The text with the full words behind each abbreviation, without diacritics where the text has none; a part of a number is none."""
    return _SHORT.sub(lambda match: f"{match[0]} {_full(match[0].lower(), unaccented)}", text)


def _full(short: str, unaccented: bool) -> str:
    words = FULL.get(short) or _PLAIN[plain(short)]
    return plain(words) if unaccented else words
