"""Letter heads of many offices in the shapes that files bring them (heads.md): columns, cells, one flattened line, torn lines, stamps, portals."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from corpus.structure import parse
from corpus.text.folding import key

CASES = Path(__file__).with_name("heads.md")
CASE = re.compile(r"^## (?P<name>[^\n]+)\n\n(?P<said>[^\n]+)\n\n```text\n(?P<text>.*?)\n```$", re.MULTILINE | re.DOTALL)
BODY = "\n\nCăn cứ chức năng, nhiệm vụ được giao, cơ quan báo cáo, triển khai các nội dung cụ thể như sau:\n\n1. Nội dung thứ nhất\n\nĐã thực hiện xong.\n"
ASKING = "\n\nThực hiện chỉ đạo của cấp trên, đề nghị các đơn vị gửi báo cáo trước ngày 20 tháng 5.\n"
TELLING = "\n\nHội nghị có 120 đại biểu tham dự. Các đại biểu đã trao đổi kinh nghiệm.\n"
BODIES = {"request": ASKING, "news": TELLING}
UNJUDGED = "?"


@dataclass(frozen=True, slots=True)
class Case:
    """What a head says; «» for nothing, «-» for a day that is blank, «?» where it is not judged."""

    text: str
    kind: str
    type: str
    agency: str
    number: str
    day: str
    title: str


def cases() -> dict[str, Case]:
    return {
        match["name"]: Case(match["text"], *(said.strip() for said in match["said"].split("|"))) for match in CASE.finditer(CASES.read_text(encoding="utf-8"))
    }


HEADS = cases()


def test_there_are_heads() -> None:
    assert len(HEADS) >= 35


@pytest.mark.parametrize("name", HEADS)
def test_head_is_read(name: str) -> None:
    said = HEADS[name]
    document = parse(said.text + BODIES.get(said.kind, BODY))
    head = document.head
    day = head.issued.isoformat() if head.issued else "-" if head.date_span else ""
    assert (document.kind.value, head.type_name or "", head.number or "", day) == (said.kind, said.type, said.number, said.day)
    assert said.agency == UNJUDGED or key(document.agency or "") == key(said.agency)
    assert said.title == UNJUDGED or head.title == said.title
