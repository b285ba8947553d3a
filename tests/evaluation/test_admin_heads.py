"""The heads of the 31 provincial excerpts, decided by hand for each: what the excerpt itself says, None where it says nothing.

Where the index of the data knows a number that the excerpt does not hold, the excerpt is believed. An excerpt of a
web page has no letter head: its day is the page's time stamp, its agency is not judged.
"""

from dataclasses import dataclass
from pathlib import Path

import pytest

from corpus.document import Document
from corpus.structure import parse
from corpus.text.folding import key

LEAST = 0.95
FEWEST_HEADS = 16
# file | kind | type | agency | number | day
TABLE = """
p01-quangngai-kh23-2024 | plan | Kế hoạch | Ủy ban nhân dân tỉnh Quảng Ngãi | 23/KH-UBND | 2024-01-31
p02-tuyenquang-kh87-2013 | plan | Kế hoạch | Ủy ban nhân dân tỉnh Tuyên Quang | 87/KH-UBND | 2013-12-10
p03-haiphong-qd30-2018 | legal | Quyết định | Ủy ban nhân dân thành phố Hải Phòng | 30/2018/QĐ-UBND | 2018-10-09
p04-quangngai-qd1546-2024 | legal | Quyết định | Ủy ban nhân dân tỉnh Quảng Ngãi | 1546/QĐ-UBND | 2024-12-04
p05-thanhhoa-qd4532-2017 | legal | Quyết định | Ủy ban nhân dân tỉnh Thanh Hóa | 4532/QĐ-UBND | 2017-11-24
p06-binhduong-kh4851-2018 | plan | Kế hoạch | Ủy ban nhân dân tỉnh Bình Dương | 4851/KH-UBND | 2018-10-11
p07-hatinh-cchc-2023 | | | | |
p08-phuyen-qd31-2020 | legal | Quyết định | Ủy ban nhân dân tỉnh Phú Yên | 31/2020/QĐ-UBND | 2020-10-26
p09-ninhthuan-snv-thongbao-2021 | | | | |
p10-hanam-snv-qd587-2022 | news | | | |
p11-daknong-vpubnd-2023 | news | | | | 2023-09-26
p12-tienphuoc-kh210-2022 | news | | | |
p13-quangnam-qd2218-2022 | news | | | |
p14-kiengiang-nq22-tu-2022 | legal | Nghị quyết | Tỉnh ủy Kiên Giang | 22/NQ-TU | 2022-06-08
p15-thanhhoa-qd4216-2020 | legal | Quyết định | Ủy ban nhân dân tỉnh Thanh Hóa | 4216/QĐ-UBND | 2020-10-06
p16-vinhlong-kh43-2022 | plan | Kế hoạch | Ủy ban nhân dân tỉnh Vĩnh Long | 43/KH-UBND | 2022-06-06
p17-thuathienhue-kh200-2024 | plan | Kế hoạch | Ủy ban nhân dân tỉnh Thừa Thiên Huế | 200/KH-UBND | 2024-05-13
p18-kiengiang-qd2426-2022 | news | | | | 2022-10-11
p19-baclieu-qc-tdkt-2022 | legal | Quyết định | Ủy ban nhân dân tỉnh Bạc Liêu | |
p20-langson-qd30-2014 | legal | Quyết định | Ủy ban nhân dân tỉnh Lạng Sơn | 30/2014/QĐ-UBND | 2014-12-30
p21-nghean-kh594-2021 | plan | Kế hoạch | Ủy ban nhân dân tỉnh Nghệ An | 594/KH-UBND | 2021-10-21
p22-thanhhoa-kh130-2025 | plan | Kế hoạch | Ủy ban nhân dân tỉnh Thanh Hóa | 130/KH-UBND | 2025-06-27
p23-kontum-qd06-2024 | legal | Quyết định | Ủy ban nhân dân tỉnh Kon Tum | 06/2024/QĐ-UBND | 2024-01-25
p24-bacninh-kh155-2017 | plan | Kế hoạch | Ủy ban nhân dân tỉnh Bắc Ninh | 155/KH-UBND | 2017-05-26
p25-hoabinh-kh42-2021 | news | | | | 2021-03-26
p26-bentre-kh-vhcs-2019 | news | | | | 2019-07-14
p27-bacninh-khoinoichinh-2022 | news | | | |
p28-gialai-vpdbqh-2014 | news | | | | 2014-12-27
p29-hcm-kh1576-2019 | plan | | | |
p30-vusta-khoithidua8-2022 | news | | | | 2022-07-18
p31-thainguyen-bandantoc-2018 | news | | | | 2018-07-09
"""
FIELDS = ("kind", "type", "agency", "number", "day")


@dataclass(frozen=True, slots=True)
class Row:
    """What the excerpt `name` says; «» where it says nothing."""

    name: str
    said: dict[str, str]


def rows() -> tuple[Row, ...]:
    cells = [[cell.strip() for cell in line.split("|")] for line in TABLE.strip().splitlines()]
    return tuple(Row(name, dict(zip(FIELDS, said, strict=True))) for name, *said in cells)


ROWS = rows()


@pytest.fixture(scope="module")
def read(shared: Path) -> dict[str, Document]:
    folder = shared / "data" / "admin-docs" / "txt"
    return {row.name: parse((folder / f"{row.name}.txt").read_bytes().decode()) for row in ROWS}


def found(document: Document, field: str) -> str:
    head = document.head
    day = head.issued.isoformat() if head.issued else None
    return {"kind": document.kind.value, "type": head.type_name, "agency": document.agency, "number": head.number, "day": day}[field] or ""


def same(field: str, one: str, other: str) -> bool:
    return key(one) == key(other) if field == "agency" else one == other


def test_all_excerpts_are_judged(shared: Path) -> None:
    assert {row.name for row in ROWS} == {path.stem for path in (shared / "data" / "admin-docs" / "txt").glob("*.txt")}


@pytest.mark.parametrize("field", FIELDS)
def test_what_a_head_says_is_read(read: dict[str, Document], field: str) -> None:
    judged = [(row.name, row.said[field], found(read[row.name], field)) for row in ROWS if row.said[field]]
    wrong = [one for one in judged if not same(field, one[1], one[2])]
    print(f"{field:8} {len(judged) - len(wrong)}/{len(judged)}")
    assert len(judged) >= FEWEST_HEADS and len(wrong) <= (1 - LEAST) * len(judged), wrong


@pytest.mark.parametrize("field", ["type", "number", "day"])
def test_what_no_head_says_is_not_invented(read: dict[str, Document], field: str) -> None:
    made_up = [(row.name, found(read[row.name], field)) for row in ROWS if not row.said[field] and found(read[row.name], field)]
    assert made_up == []
