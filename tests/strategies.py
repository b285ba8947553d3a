"""Hypothesis strategies: Vietnamese words in every encoding form, lines of reports, citations built from the grammar."""

import unicodedata
from datetime import date

from hypothesis import settings
from hypothesis import strategies as st

from corpus.citations.grammar import names

few = settings(max_examples=60, deadline=None)

SMALL = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
letters = st.sampled_from(SMALL + SMALL.upper() + "0123456789")
invisible = st.sampled_from(["", "", "", "\u200b", "\u00ad", "\ufeff", "\u200d"])
odd = st.sampled_from(["😀", "👨‍👩‍👧", "\u0301", "\u0323", "\u00a0", "–", "\u2044", "İ", "\x0c", "\r\n", "\t"])
noise = st.lists(letters | odd | st.sampled_from([" ", "\n", "\n\n", ".", ";", ":", "/", "-", "“", "”", '"', "(", ")"]), max_size=60).map("".join)

_WRITTEN = """
UBND TỈNH LAM GIANG
SỞ Y TẾ
Số: 12/BC-SYT
Số:   /BC-SYT
Lam Giang, ngày 12 tháng 6 năm 2024
Lam Giang, ngày    tháng    năm 2024
BÁO CÁO
KẾ HOẠCH
Sơ kết công tác 6 tháng đầu năm 2024; phương hướng 6 tháng cuối năm 2024
Kính gửi: Sở Nội vụ
V/v báo cáo
I. KẾT QUẢ
II. KẾT QUẢ
A. TÌNH HÌNH
1. Công tác chỉ đạo: Sở đã ban hành 05 văn bản
1.1. Khen thưởng năm 2023
a) Nội dung
PHẦN I
Điều 1. Phạm vi
Chương I
**1. Đậm**
# I. ĐẦU ĐỀ
Thực hiện Công văn số 12/SNV-TĐKT ngày 12/5/2024 của Sở Nội vụ về việc báo cáo 6 tháng đầu năm 2024, Sở báo cáo như sau:
- Tặng Giấy khen cho 12 cá nhân, 03 tập thể.
+ Họp 01 cuộc có 29/29 người dự, đạt 100%.
Dự kiến tháng 7/2024, Sở sẽ tổ chức sơ kết.
* Kết quả: sẽ trình tháng 8/2024.
¹ Chú thích của trang: Kế hoạch số 12/KH-SYT ngày 12/5/2024
Trang 2
12
| a | b |
STT | Tên | Số lượng
1 | Giấy khen | 12
----
Sở không có đơn thư; chưa phát sinh.
III. PHƯƠNG HƯỚNG 6 THÁNG CUỐI NĂM 2024
- Tổ chức sơ kết 10 năm thực hiện Chỉ thị số 34-CT/TW.
Sở tiếp tục triển khai phong trào thi đua giai đoạn 2021 - 2025 theo quy định của
pháp luật và các văn bản của tỉnh.
Trên đây là báo cáo của Sở./.
Nơi nhận:
- Như trên;
- Lưu: VT.
KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC
Trần Thị Bình
“trích dẫn năm 2024”
ĐỀ CƯƠNG
PHỤ LỤC
quý III/2024 và năm 2023; ngày 8/3
46.200.000 đồng (còn 12.000.000 đồng)
😀 5 cuộc
"""
_LINES = [*_WRITTEN.strip().splitlines(), "từ ngày 01/01/2024 đến ngày 30/6/2024 Sở họp 03 lần; " * 8, "\u200b\u200b"]
_BREAKS = st.sampled_from(["\n", "\n\n", "\r\n", "\n \n", " ", "\x0c"])
reports = st.lists(st.tuples(st.sampled_from(_LINES), _BREAKS), max_size=25).map(lambda lines: "".join(line + end for line, end in lines))


def composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def either_form(texts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Each text composed or decomposed."""
    return st.tuples(texts, st.sampled_from([composed, decomposed])).map(lambda made: made[1](made[0]))


_ORGANS = ("UBND", "SYT", "SNV", "SCT", "HĐND", "TTg", "BNV", "SNgV", "HĐTĐKT", "SKH&CN", "BCĐ389")
_TYPED = {abbreviation: word for abbreviation, word in names().symbol_types.items() if abbreviation not in ("CV", "PL", "GM", "BCTĐ")}
_DAYS = st.dates(date(1999, 1, 1), date(2026, 12, 31))
_STYLES = (
    lambda d: f"ngày {d.day}/{d.month}/{d.year}",
    lambda d: f"ngày {d.day:02d}/{d.month:02d}/{d.year}",
    lambda d: f"ngày {d.day:02d}-{d.month:02d}-{d.year}",
    lambda d: f"ngày {d.day}.{d.month}.{d.year}",
    lambda d: f"ngày {d.day:02d} tháng {d.month} năm {d.year}",
    lambda d: f"ngày {d.day:02d} tháng {d.month:02d} năm {d.year}",
)
issuers = st.sampled_from(
    """
Ủy ban nhân dân tỉnh
UBND tỉnh Lam Giang
Chính phủ
Thủ tướng Chính phủ
Bộ trưởng Bộ Nội vụ
Sở Kế hoạch và Đầu tư
Ban Thường vụ Tỉnh ủy
Bộ Chính trị
Hội đồng nhân dân tỉnh
Bộ Văn hóa, Thể thao và Du lịch
Ban Thi đua - Khen thưởng tỉnh
Chủ tịch Ủy ban nhân dân tỉnh Lam Giang
Giám đốc Sở Công Thương
Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh
Ban Quản lý Khu kinh tế tỉnh
""".strip().splitlines()
)


@st.composite
def state_numbers(draw: st.DrawFn) -> tuple[str, str]:
    """(type word, number) of a State document: («Kế hoạch», «85/KH-UBND»)."""
    abbreviation = draw(st.sampled_from(sorted(_TYPED)))
    serial = draw(st.sampled_from(["01", "09"]) | st.integers(10, 9999).map(str))
    year = draw(st.sampled_from(["", f"/{draw(st.integers(1998, 2026))}"]))
    return _TYPED[abbreviation], f"{serial}{year}/{abbreviation}-{draw(st.sampled_from(_ORGANS))}"


@st.composite
def party_numbers(draw: st.DrawFn) -> tuple[str, str]:
    """(type word, number) of a Party document: («Chỉ thị», «34-CT/TW»)."""
    word, abbreviation = draw(st.sampled_from([("Chỉ thị", "CT"), ("Nghị quyết", "NQ"), ("Kết luận", "KL"), ("Quy định", "QĐ"), ("Hướng dẫn", "HD")]))
    return word, f"{draw(st.integers(1, 999)):02d}-{abbreviation}/{draw(st.sampled_from(['TW', 'TU', 'BTCTW', 'UBKTTW', 'HU']))}"


@st.composite
def dispatch_numbers(draw: st.DrawFn) -> tuple[str, str]:
    """(type word, number) of a letter: («Công văn», «257/BTĐKT-NV»)."""
    return "Công văn", f"{draw(st.integers(1, 9999))}/{draw(st.sampled_from(_ORGANS[:6]))}-{draw(st.sampled_from(['VP', 'TH', 'NV', 'TĐKT']))}"


@st.composite
def citations(draw: st.DrawFn) -> tuple[str, str, str, date | None]:
    """(surface, type word, number, date) of a citation in a form that officers use."""
    word, number = draw(state_numbers() | party_numbers() | dispatch_numbers())
    written = draw(st.sampled_from([word, word, word.lower(), word.upper()]))
    day = draw(st.none() | _DAYS)
    tail = f" {draw(st.sampled_from(_STYLES))(day)}" if day else ""
    return f"{written}{draw(st.sampled_from([' số ', ' số ', ' số: ', ' ']))}{number}{tail}", word, number, day
