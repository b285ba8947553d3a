"""Small Vietnamese documents of our own: a letter head, a body, and what drafting makes of them."""

from assistant.draft import Draft, Sentence
from assistant.drafting import draft_from
from corpus.periods import Period
from corpus.structure import parse

SOURCE = "bc-6t-2024.txt"
TAIL = """Trên đây là báo cáo của Sở Y tế./.

Nơi nhận:

- Như trên;

- Lưu: VT.

KT. GIÁM ĐỐC

PHÓ GIÁM ĐỐC

Trần Thị Bình
"""


def report(
    body: str,
    *,
    title: str = "Sơ kết công tác 6 tháng đầu năm 2024; phương hướng 6 tháng cuối năm 2024",
    date: str = "ngày 12 tháng 6 năm 2024",
    number: str = "Số: 12/BC-SYT",
    type_name: str = "BÁO CÁO",
    office: str = "SỞ Y TẾ",
    tail: str = "",
) -> str:
    """A document of a department of a fictional province."""
    head = ["UBND TỈNH LAM GIANG", office, number, f"Lam Giang, {date}", type_name, title]
    return "\n\n".join([*head, body.strip(), *([tail] if tail else [])]) + "\n"


def drafted(text: str, period: str = "2025H1") -> Draft:
    """The next document of `text`."""
    return draft_from(parse(text), document_id=SOURCE, period=Period.parse(period))


def body_of(draft: Draft, candidate: str = "A") -> list[Sentence]:
    """Sentences of the sections, without headings, head and tail."""
    chosen = [section.candidate(candidate) for section in draft.sections]
    return [sentence for one in chosen if one for paragraph in one.paragraphs for sentence in paragraph.sentences]


def next_text(sentence: str, period: str = "2025H1", *, heading: str = "I. KẾT QUẢ", title: str | None = None) -> str:
    """What one sentence of a half-year report becomes."""
    text = report(f"{heading}\n\n{sentence}", **({"title": title} if title else {}))
    return " ".join(made.text for made in body_of(drafted(text, period)))


def next_heading(heading: str, period: str = "2025H1", *, title: str | None = None) -> str:
    """What a heading of a half-year report becomes."""
    draft = drafted(report(f"{heading}\n\nSở đã hoàn thành nhiệm vụ.", **({"title": title} if title else {})), period)
    made = draft.sections[0].title
    return made.text if made else ""
