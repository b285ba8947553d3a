"""Names of document types, their abbreviations in symbols, and the kind of document each is."""

import re

from corpus.document import Kind
from corpus.text.folding import plain

_REPORTS = {"BC": "báo cáo", "": "báo cáo chính trị|báo cáo tổng kết|báo cáo kiểm điểm"}
_PLANS = {
    "KH": "kế hoạch", "CTr": "chương trình", "PA": "phương án", "ĐA": "đề án", "DA": "dự án",
    "": "chương trình hành động|chương trình công tác|kế hoạch liên tịch|kế hoạch phối hợp|chương trình phối hợp",
}  # fmt: skip
_LEGAL = {
    "NĐ": "nghị định", "TT": "thông tư", "QĐ": "quyết định", "NQ": "nghị quyết", "QC": "quy chế", "QyĐ": "quy định", "CT": "chỉ thị",
    "HD": "hướng dẫn", "TTLT": "thông tư liên tịch", "NQLT": "nghị quyết liên tịch", "VBHN": "văn bản hợp nhất", "PL": "pháp lệnh", "L": "lệnh",
    "": "luật|bộ luật|hiến pháp|sắc lệnh|điều lệ|nội quy|quy chế phối hợp|quy trình|quy chuẩn|quy ước|hương ước",
}  # fmt: skip
_REQUESTS = {"": "công văn"}
_OTHERS = {
    "TTr": "tờ trình", "TB": "thông báo", "TC": "thông cáo", "KL": "kết luận", "CĐ": "công điện", "GM": "giấy mời", "BB": "biên bản",
    "BGN": "bản ghi nhớ", "BTT": "bản thỏa thuận", "GUQ": "giấy ủy quyền", "GGT": "giấy giới thiệu", "GNP": "giấy nghỉ phép", "PG": "phiếu gửi",
    "PC": "phiếu chuyển", "PB": "phiếu báo", "HĐ": "hợp đồng",
    "": "thư công|thư khen|thư kêu gọi|lời kêu gọi|giấy chứng nhận|giấy xác nhận|thông báo kết luận|phiếu trình|phiếu lấy ý kiến|bản cam kết|"
    "quy hoạch|chiến lược|tuyên bố|đề cương báo cáo|phiếu yêu cầu",
}  # fmt: skip
_KINDS = ((Kind.REPORT, _REPORTS), (Kind.PLAN, _PLANS), (Kind.LEGAL, _LEGAL), (Kind.REQUEST, _REQUESTS), (None, _OTHERS))

LETTER = "Công văn"
CONSOLIDATED = "Văn bản hợp nhất"
TYPE_NAMES: tuple[str, ...] = tuple(name for _, group in _KINDS for names in group.values() for name in names.split("|"))
_BY_PLAIN = {plain(name): name.capitalize() for name in TYPE_NAMES}
_KIND_OF = {plain(name): kind for kind, group in _KINDS for names in group.values() for name in names.split("|")}
_BY_SYMBOL = {symbol: names.capitalize() for _, group in _KINDS for symbol, names in group.items() if symbol}
_LEADING = re.compile(rf"(?:{'|'.join(re.escape(name) for name in sorted(_BY_PLAIN, key=len, reverse=True))})(?!\w)")
_ABBREVIATION = re.compile(r"(?:(?:19|20)\d\d/)?(?P<type>[A-ZĐ][A-Za-zĐđ]{0,4})[-/]")


def type_name_of(words: str) -> str | None:
    """«BÁO CÁO» → «Báo cáo» where the words are the name of a type and nothing else."""
    return _BY_PLAIN.get(" ".join(plain(words).split()))


def leading_type(words: str) -> int:
    """How many characters of `words` a type name at their beginning takes, 0 for none; the words must be in capitals there."""
    found = _LEADING.match(plain(words))
    return found.end() if found and words[: found.end()].isupper() else 0


def type_of_symbol(symbol: str | None) -> str | None:
    """The type that a symbol names: «KH-UBND» → «Kế hoạch», «NQ/TU» → «Nghị quyết»; None for a letter's («SNV-TĐKT»)."""
    found = _ABBREVIATION.match(symbol or "")
    return _BY_SYMBOL.get(found["type"]) if found else None


def kind_of_type(type_name: str | None) -> Kind | None:
    """The kind of document that a type is; None for types that may be anything (thông báo, tờ trình)."""
    return _KIND_OF.get(plain(type_name or ""))
