"""Drafts built by hand for the export tests."""

from dataclasses import replace

from assistant.draft import Candidate, Draft, DraftInfo, DraftSection, Op, Paragraph, Sentence, Source, replay

SLOT = "[…số cá nhân được tặng Giấy khen (kỳ trước: 12)…]"


def sentence(text: str, *, at: int = 0, ops: tuple[Op, ...] = (), cls: str = "boilerplate") -> Sentence:
    """A sentence taken over from `text`, which stands at `at` in the source."""
    return Sentence(f"s{at}", replay(text, ops), cls, source=Source("nguon.txt", at, at + len(text), text), ops=ops)  # type: ignore[arg-type]


def head(*texts: str) -> tuple[Sentence, ...]:
    """Head sentences, each a paragraph of its own."""
    return tuple(sentence(text, at=1_000 * index, cls="head") for index, text in enumerate(texts))


def section(id: str, number: str, level: int, title: str, *paragraphs: Paragraph, parent: str | None = None) -> DraftSection:
    return DraftSection(id, parent, number, level, sentence(title, cls="heading"), "kept", (Candidate("A", paragraphs),))


def paragraph(*texts: str, footnote: bool = False) -> Paragraph:
    return Paragraph(tuple(sentence(text) for text in texts), footnote)


HEAD = head(
    "Số: /BC-SCT",
    "Lam Giang, ngày tháng năm 2026",
    "BÁO CÁO",
    "Sơ kết công tác thi đua, khen thưởng 6 tháng đầu năm 2026",
    "Kính gửi: Sở Nội vụ tỉnh Lam Giang",
    "Thực hiện Công văn số 12/SNV ngày 05/5/2026 của Sở Nội vụ, Sở Công Thương báo cáo như sau:",
)
TAIL = head(
    "Trên đây là báo cáo của Sở Công Thương tỉnh Lam Giang./.",
    "Nơi nhận:",
    "- Như trên;",
    "- Lưu: VT, VP.",
    "**KT. GIÁM ĐỐC",
    "PHÓ GIÁM ĐỐC**",
    "Trần Văn Bình",
)
_AWARDED = "- Tặng Giấy khen cho 12 cá nhân;"
SECTIONS = (
    section("a", "I.", 1, "I. KẾT QUẢ THỰC HIỆN"),
    section("b", "1.", 2, "1. Công tác chỉ đạo", paragraph("Đã triển khai năm 2025 đến công chức.", "Kết quả tốt¹."), parent="a"),
    section("c", "1.1.", 3, "1.1. Khen thưởng", Paragraph((sentence(_AWARDED, ops=(Op("slot", 21, 23, "12", SLOT, "q1"),)),)), parent="b"),
)


def draft(**changes: object) -> Draft:
    """A small report with an open slot."""
    info = DraftInfo("report", "Sở Công Thương", "2026H1", "nguon.txt", "Sơ kết")
    return replace(Draft(info, HEAD, SECTIONS, TAIL, (), (), ()), **changes)  # type: ignore[arg-type]


def with_sections(*sections: DraftSection) -> Draft:
    return draft(sections=sections)
