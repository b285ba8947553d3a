"""Words by which a marker at the beginning of a line is told from a citation, an amendment from its text, and the end of a text from its body."""

import re

from corpus.text.letters import compile_vi

_CITED_AFTER = compile_vi(
    r"\s*(?!(?:Luật|Bộ\s+luật|Pháp\s+lệnh|Nghị\s+(?:định|quyết)|Thông\s+tư|Quyết\s+định)\s+này\s+[a-zđà-ỹ])(?:[,;]|(?:và|của|đến|hoặc|hay|này|nêu|được|như\s+sau|khoản|điểm|Luật|Bộ\s+luật|Nghị\s+(?:định|quyết)|Thông\s+tư|Hiến\s+pháp|Pháp\s+lệnh|Quyết\s+định"
    r"|Quy\s+(?:chế|định)\s+(?:này|ban)|Mục\s+này|Chương\s+này|Phần\s+này|Điều\s+này)(?!\w)|[a-zđà-ỹ])"
)
_TORN_BEFORE = re.compile(
    r"(?:khoản|điểm|[ĐÐđ]iều|mục|chương|tại|và|theo|của|từ|đến|hoặc|các|với|là|thuộc|bởi|vào(?:\s+sau)?|sửa\s+đổi|bổ\s+sung|bãi\s+bỏ|thay\s+thế)(?:\s+[\dIVX]{1,4}[a-zđ]?|\s+[a-zđ])?\s*\Z",
    re.IGNORECASE,
)
_AMENDMENT = re.compile(
    r"[\s.:]*(?:\[[^\]]*\]\s*)?(?:Sửa\s+đổi|Bổ\s+sung|Bãi\s+bỏ|Hu[ỷỳ]\s+bỏ|Hủy\s+bỏ|Thay|Bỏ|[ĐÐ]iều\s\d|Khoản\s\d|Điểm\s|Tên\s|Đoạn\s|Chuyển\s|Đổi\s|Các\s+(?:điều|khoản|điểm)|Đính\s+chính)"
    r"(?=.{0,300}?(?:như\s+sau|vào\s+sau|cụm\s+từ|(?:khoản|[Đđ]iều|mục|chương)\s+\d|điểm\s+\w|một\s+số\s+điều))",
    re.IGNORECASE,
)
_LAST_ARTICLES = re.compile(
    r"[\s.:]*(?:\d\.\s*)?(?:(?:Bộ\s+luật|Luật|Pháp\s+lệnh|Nghị\s+(?:định|quyết)|Thông\s+tư|Quyết\s+định)\s+này\s+(?:có|phát\s+sinh)\s+hiệu\s+lực|Điều\s+khoản|Hiệu\s+lực|Tổ\s+chức\s+thực\s+hiện|Trách\s+nhiệm|Quy\s+định\s+chuyển\s+tiếp|Thi\s+hành|Bãi\s+bỏ)",
    re.IGNORECASE,
)
_LEADS_TO_QUOTE = re.compile(r"(?:như\s+sau|sau\s+đây)\s*(?:\[[^\]]*\]\s*)?:\s*\Z", re.IGNORECASE)
_NOTE = re.compile(r"\s*\[[^\[\]]{12,}\]\s*\Z")
_END = compile_vi(
    r"""
    N[oơ]i\s+nhận\s*:?
  | (?:Bộ\s+luật|Luật|Pháp\s+lệnh|Hiến\s+pháp|Nghị\s+quyết)\s+này\s+(?:đã\s+)?được\s+[^\n]{0,160}?\sthông\s+qua\s
  | XÁC\s+THỰC\s+VĂN\s+BẢN
  | (?:TM|KT|TL|TUQ|Q)\s?\.\s?[A-ZĐÀ-Ỹ]{2} | (?:T/M|K/T|T/L)\.?\s?[A-ZĐÀ-Ỹ]{2}
  | (?:PHÓ\s)?(?:CHỦ\sTỊCH|THỦ\sTƯỚNG|BỘ\sTRƯỞNG|THỨ\sTRƯỞNG|CHỦ\sNHIỆM|CHÁNH\sÁN|VIỆN\sTRƯỞNG|GIÁM\sĐỐC|TỔNG\sKIỂM|THỐNG\sĐỐC|CỤC\sTRƯỞNG|TỔNG\sCỤC\sTRƯỞNG)
    (?:\s[A-ZĐÀ-Ỹ]{2,}){0,8}(?:\s*\Z|\s*\n|\s+\(|\s+[A-ZĐÀ-Ỹ][a-zđà-ỹ]+\s[A-ZĐÀ-Ỹ][a-zđà-ỹ]+)
    """,
    re.VERBOSE,
)
_PASSED = re.compile(
    r"(?:Bộ\s+luật|Luật|Pháp\s+lệnh|Nghị\s+quyết)\s+này\s+(?:đã\s+)?được\s+(?:Quốc\s+hội|Ủy\s+ban|Uỷ\s+ban)|XÁC\s+THỰC\s+VĂN\s+BẢN|CHỦ\s+TỊCH\s+QUỐC\s+HỘI"
)
_ENDS_BEGIN = frozenset("NnLBHPXTKQCVG")
_LISTED_BEFORE = re.compile(r"[a-zđ\d],\s*\Z")
_REACH = 60
_WIDE = 400


def is_cited(text: str, rest: int, end: int) -> bool:
    """Whether the words after a marker make it a citation: «Điều 5 của Luật này», «Mục 1 và Mục 2»."""
    return rest < end and bool(_CITED_AFTER.match(text, rest, end))


def is_torn(text: str, before: int) -> bool:
    """Whether the line that ends at `before` stops in the middle of a citation: «… theo quy định tại khoản 2»."""
    return bool(_TORN_BEFORE.search(text, max(0, before - _REACH), before))


def is_listed(text: str, before: int) -> bool:
    """Whether the line that ends at `before` stops after a member of a list: «… khoản 2 Điều 4,»."""
    return bool(_LISTED_BEFORE.search(text, max(0, before - _REACH), before))


def amends(text: str, rest: int, end: int) -> bool:
    """«Sửa đổi, bổ sung khoản 2 Điều 46 như sau:» after a marker."""
    return bool(_AMENDMENT.match(text, rest, min(end, rest + _WIDE)))


def ends_a_law(text: str, rest: int) -> bool:
    """The title of one of the last articles of an amending text, or its first words: «Hiệu lực thi hành», «Luật này có hiệu lực …»."""
    return bool(_LAST_ARTICLES.match(text, rest))


def is_passed(text: str, start: int, end: int) -> bool:
    """«Luật này được Quốc hội … thông qua», «XÁC THỰC VĂN BẢN HỢP NHẤT»: never part of a quotation."""
    return text[start] in _ENDS_BEGIN and bool(_PASSED.match(text, start, end))


def leads_to_quote(text: str, start: int, end: int) -> bool:
    """A line that ends with «… như sau:», with or without a note of the publisher after it."""
    stop = without_note(text, start, end)
    return bool(_LEADS_TO_QUOTE.search(text, max(start, stop - _REACH), stop))


def without_note(text: str, start: int, end: int) -> int:
    """Where the words end before a note that a publisher added: «… như sau: [Khoản này được hướng dẫn bởi …]»."""
    if text[end - 1 : end] != "]":
        return end
    note = _NOTE.search(text, text.rfind("[", start, end), end)
    return note.start() if note else end


def ends_text(text: str, start: int, end: int) -> bool:
    """«Nơi nhận:», «Luật này được Quốc hội … thông qua ngày …», «TM. CHÍNH PHỦ», «BỘ TRƯỞNG»: what stands below the last provision."""
    return text[start] in _ENDS_BEGIN and bool(_END.match(text, start, end))
