"""Sentences of a draft → rows of the annex «Bảng đối chiếu nguồn», so that the evidence leaves the program with the document."""

from collections.abc import Iterator, Mapping

from assistant.draft import Draft, DraftSection, Op, Paragraph, Sentence
from assistant.export.head import Head
from assistant.export.layout import SourceRow
from assistant.export.pieces import has_slot, plain
from assistant.export.tail import Tail

_WORDS = {"shift": "mốc thời gian", "citation": "căn cứ", "entity": "tên gọi", "edit": "biên tập"}
_AUTHORS = {"model": "Mô hình soạn", "template": "Câu mẫu", "author": "Cán bộ soạn"}


def source_rows(draft: Draft, texts: Mapping[str, tuple[Paragraph, ...]], head: Head, tail: Tail) -> tuple[SourceRow, ...]:
    """One row a sentence, in the order of the document; number, date, recipients and signature are left out."""
    rows = [_row("Mở đầu", sentence) for sentence in (*head.title, *head.subject, *head.opening)]
    paths = section_paths(draft)
    for section in draft.sections:
        rows += [_row(paths[section.id], sentence) for sentence in _sentences(section, texts[section.id])]
    rows += [_row("Kết", sentence) for sentence in tail.closing]
    return tuple(rows)


def section_paths(draft: Draft) -> dict[str, str]:
    """Section id → «I.4.3»: the number of the section under its top heading."""
    paths: dict[str, str] = {}
    for section in draft.sections:
        paths[section.id] = _path(section.number.strip().rstrip(".)"), paths.get(section.parent or "", ""))
    return paths


def _path(number: str, above: str) -> str:
    """«1.1» under «I.1» is «I.1.1»; a number that already begins with its parent's stays."""
    if not above or not number:
        return number or above
    if number.startswith(f"{above}."):
        return number
    below_top = above.partition(".")[2]
    own = number[len(below_top) + 1 :] if below_top and number.startswith(f"{below_top}.") else number
    return f"{above}.{own}"


def _sentences(section: DraftSection, paragraphs: tuple[Paragraph, ...]) -> Iterator[Sentence]:
    if section.title:
        yield section.title
    for paragraph in paragraphs:
        yield from paragraph.sentences


def _row(section: str, sentence: Sentence) -> SourceRow:
    source = sentence.source
    if source is None:
        author = _AUTHORS.get(sentence.cls, "Cán bộ soạn")
        return SourceRow(section, plain(sentence.text), author=f"{author} ({sentence.author})" if sentence.author else author)
    edits = tuple(_in_words(op) for op in sentence.ops if op.kind != "join")
    return SourceRow(section, plain(sentence.text), source.document, " ".join(plain(source.quote).split()), edits)


def _in_words(op: Op) -> str:
    """«năm 2024» → «năm 2025» (mốc thời gian)."""
    filled = "chờ bổ sung" if has_slot(op.new) else "tính từ số liệu mới" if op.formula and not op.formula.startswith("signed:") else "số liệu mới"
    reason = filled if op.kind == "slot" else _WORDS.get(op.kind, op.kind)
    if not op.new:
        return f"bỏ «{op.old}» ({reason})"
    return f"«{op.old}» → «{op.new}» ({reason})" if op.old else f"thêm «{op.new}» ({reason})"
