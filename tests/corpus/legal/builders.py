"""Legal texts written for the tests."""

from corpus.document import Document, Section
from corpus.legal import provisions_of
from corpus.structure import parse

HEAD = """QUỐC HỘI
Luật số: 12/2031/QH20
Hà Nội, ngày 15 tháng 6 năm 2031

LUẬT
BẢO TỒN GIỐNG CÂY

Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;
Quốc hội ban hành Luật Bảo tồn giống cây.

"""
TAIL = """
Luật này được Quốc hội khóa XX, kỳ họp thứ 3 thông qua ngày 15 tháng 6 năm 2031.
CHỦ TỊCH QUỐC HỘI
Nguyễn Văn An
"""


def law(body: str, *, after: str = "") -> Document:
    """A law with this body."""
    return parse(f"{HEAD}{body}\n{TAIL}{after}")


def tree(document: Document) -> list[str]:
    """The headings, set in by level."""
    return [f"{'  ' * (section.level - 1)}{section.heading}" for section in document.walk()]


def ids(document: Document) -> list[str]:
    return [provision.id for provision in provisions_of(document)]


def articles(document: Document) -> list[str]:
    """Numbers of the document's own articles."""
    return [one.number for one in provisions_of(document) if one.id.startswith("dieu-") and "." not in one.id and "/" not in one.id]


def section(document: Document, number: str) -> Section:
    return next(one for one in document.walk() if one.number == number)
