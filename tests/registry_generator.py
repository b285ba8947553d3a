"""Writes a register of any size, the same for the same seed: issuers, types, years, serials that rise with the dates, titles.

`python -m tests.registry_generator 1000000 OUT.csv [SEED]`. Everything in it is invented.
"""

import csv
import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

COLUMNS = ("number", "type", "date_issued", "issuer", "title", "effective_from", "effective_to", "status", "replaced_by", "source")
_MINISTRIES = {
    "BNV": "Bộ Nội vụ", "BTC": "Bộ Tài chính", "BYT": "Bộ Y tế", "BGDĐT": "Bộ Giáo dục và Đào tạo", "BCT": "Bộ Công Thương", "BXD": "Bộ Xây dựng",
    "BTP": "Bộ Tư pháp", "BVHTTDL": "Bộ Văn hóa, Thể thao và Du lịch", "BTNMT": "Bộ Tài nguyên và Môi trường", "NHNN": "Ngân hàng Nhà nước Việt Nam",
}  # fmt: skip
_DEPARTMENTS = {
    "SNV": "Sở Nội vụ", "SDL": "Sở Du lịch", "STC": "Sở Tài chính", "SYT": "Sở Y tế", "SGDĐT": "Sở Giáo dục và Đào tạo", "SCT": "Sở Công Thương",
    "SXD": "Sở Xây dựng", "STP": "Sở Tư pháp", "SNNMT": "Sở Nông nghiệp và Môi trường", "SVHTT": "Sở Văn hóa và Thể thao",
}  # fmt: skip
_TYPES = {"QĐ": "Quyết định", "KH": "Kế hoạch", "BC": "Báo cáo", "TB": "Thông báo", "TTr": "Tờ trình", "CT": "Chỉ thị"}
_DEEDS = (
    "về việc tăng cường",
    "về việc triển khai",
    "ban hành quy chế",
    "phê duyệt đề án",
    "tổ chức phong trào",
    "hướng dẫn thực hiện",
    "tổng kết",
    "phát động",
)
_MATTERS = (
    "công tác thi đua, khen thưởng", "cải cách hành chính", "chuyển đổi số", "phòng cháy và chữa cháy", "bảo hiểm xã hội, bảo hiểm y tế",
    "phát triển du lịch", "quản lý đất đai", "an toàn giao thông", "giảm nghèo bền vững", "xây dựng nông thôn mới", "phòng, chống thiên tai",
    "kiểm soát thủ tục hành chính", "đào tạo, bồi dưỡng cán bộ, công chức", "quản lý đầu tư công", "bảo vệ môi trường", "an toàn thực phẩm",
)  # fmt: skip
_TAILS = ("", "", " giai đoạn 2021 - 2025", " đến năm 2030", " trong tình hình mới", " trên địa bàn", " trong cơ quan nhà nước", " đợt 2")
_CITIES = ("Hà Nội", "Hồ Chí Minh", "Hải Phòng", "Đà Nẵng", "Cần Thơ")
_PROVINCES = (
    *_CITIES, "An Giang", "Bà Rịa - Vũng Tàu", "Bạc Liêu", "Bắc Giang", "Bắc Kạn", "Bắc Ninh", "Bến Tre", "Bình Dương", "Bình Định", "Bình Phước",
    "Bình Thuận", "Cà Mau", "Cao Bằng", "Đắk Lắk", "Đắk Nông", "Điện Biên", "Đồng Nai", "Đồng Tháp", "Gia Lai", "Hà Giang", "Hà Nam", "Hà Tĩnh",
    "Hải Dương", "Hậu Giang", "Hòa Bình", "Hưng Yên", "Khánh Hòa", "Kiên Giang", "Kon Tum", "Lai Châu", "Lạng Sơn", "Lào Cai", "Lâm Đồng", "Long An",
    "Nam Định", "Nghệ An", "Ninh Bình", "Ninh Thuận", "Phú Thọ", "Phú Yên", "Quảng Bình", "Quảng Nam", "Quảng Ngãi", "Quảng Ninh", "Quảng Trị",
    "Sóc Trăng", "Sơn La", "Tây Ninh", "Thái Bình", "Thái Nguyên", "Thanh Hóa", "Thừa Thiên Huế", "Tiền Giang", "Trà Vinh", "Tuyên Quang",
    "Vĩnh Long", "Vĩnh Phúc", "Yên Bái",
)  # fmt: skip
_FIRST, _LAST = 1996, 2026
Issuer = tuple[str, tuple[tuple[str, str, int], ...]]


def issuers() -> list[Issuer]:
    """Each issuer with its series: symbol (with {year} in laws), type, documents in a common year."""
    found: list[Issuer] = [
        ("Chính phủ", (("{year}/NĐ-CP", "Nghị định", 130), ("NQ-CP", "Nghị quyết", 120))),
        ("Thủ tướng Chính phủ", (("QĐ-TTg", "Quyết định", 900), ("CT-TTg", "Chỉ thị", 30), ("CĐ-TTg", "Công điện", 90))),
        ("Quốc hội", (("{year}/QH15", "Luật", 15),)),
    ]
    for symbol, name in _MINISTRIES.items():
        found.append((name, ((f"{{year}}/TT-{symbol}", "Thông tư", 40), (f"QĐ-{symbol}", "Quyết định", 900), (f"KH-{symbol}", "Kế hoạch", 60))))
    for name in _PROVINCES:
        found += _of_province(f"thành phố {name}" if name in _CITIES else f"tỉnh {name}")
    return found


def _of_province(province: str) -> Iterator[Issuer]:
    yield f"Ủy ban nhân dân {province}", (("{year}/QĐ-UBND", "Quyết định", 40), *((f"{short}-UBND", word, 150) for short, word in _TYPES.items()))
    yield f"Hội đồng nhân dân {province}", (("{year}/NQ-HĐND", "Nghị quyết", 25), ("NQ-HĐND", "Nghị quyết", 60))
    for symbol, name in _DEPARTMENTS.items():
        yield f"{name} {province}", tuple((f"{short}-{symbol}", word, 45) for short, word in _TYPES.items())
    for number in range(1, 11):
        yield f"Ủy ban nhân dân huyện {_district(number)}, {province}", tuple((f"{short}-UBND", word, 60) for short, word in _TYPES.items())


def _district(number: int) -> str:
    return ("Bình Tân", "Châu Phú", "Đông Hải", "Giồng Riềng", "Hòa Vang", "Kiên Hải", "Long Mỹ", "Mỹ Xuyên", "Phú Tân", "Tân Hiệp")[number - 1]


def rows(count: int, *, seed: int = 1) -> Iterator[tuple[str, ...]]:
    """`count` rows with `COLUMNS`, series by series."""
    choose = random.Random(seed)
    years = range(_FIRST, _LAST + 1)
    series = [(issuer, symbol, word, year, size * (year - _FIRST + 4)) for issuer, kinds in issuers() for symbol, word, size in kinds for year in years]
    bounds = list(accumulate(weight for *_, weight in series))
    made = 0
    for (issuer, symbol, word, year, _), bound in zip(series, bounds, strict=True):
        until = count * bound // bounds[-1]
        yield from _series(choose, issuer, symbol, word, year, until - made)
        made = until


def _series(choose: random.Random, issuer: str, symbol: str, word: str, year: int, size: int) -> Iterator[tuple[str, ...]]:
    days = sorted(date(year, 1, 2) + timedelta(days=choose.randrange(360)) for _ in range(size))
    serial = 0
    for day in days:
        serial += choose.choice((1, 1, 1, 2, 3))
        yield _row(choose, f"{serial:02d}/{symbol.format(year=year)}", word, day, issuer)


def _row(choose: random.Random, number: str, word: str, day: date, issuer: str) -> tuple[str, ...]:
    title = f"{choose.choice(_DEEDS)} {choose.choice(_MATTERS)}{choose.choice(_TAILS)} năm {day.year}"
    start = day + timedelta(days=choose.choice((0, 0, 10, 45)))
    end = start + timedelta(days=choose.randrange(400, 4000)) if choose.random() < 0.2 else None
    return (
        number,
        word,
        day.isoformat(),
        issuer,
        title,
        start.isoformat(),
        end.isoformat() if end else "",
        "unknown" if end else "in_force",
        "",
        "sinh ra để đo",
    )


def write_register(path: Path, count: int, *, seed: int = 1) -> None:
    """Write `count` documents as a CSV file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows(count, seed=seed))


if __name__ == "__main__":
    write_register(Path(sys.argv[2]), int(sys.argv[1]), seed=int(sys.argv[3]) if len(sys.argv) > 3 else 1)
