"""Changes of others that came between → the refusal that names them: who did what where, and what is left to do."""

from collections.abc import Sequence

from assistant.changes import Change
from assistant.deeds import act
from assistant.draft import Draft
from assistant.errors import Clash, Overtaken
from assistant.merging import sections_in
from assistant.report import Report


def overtaken(report: Report, change: Change, parts: frozenset[str]) -> Overtaken:
    """`parts`: what both changed."""
    what = act(change.action)
    sections = _named(report.draft, sections_in(parts))
    place = "" if not sections else f" {sections}" if what.endswith("mục") else f" mục {sections}"
    sentence = (
        f"{change.who} đã {what}{place if sections else ''} sau bản mà trang này đang hiện, nên việc này chưa được ghi: hãy xem bản mới rồi chọn giữ bản nào."
    )
    return Overtaken(sentence, who=change.who, at=change.at, what=what, revision=report.revision)


def clashing(report: Report, change: Change, clashes: Sequence[Clash]) -> Overtaken:
    """Answers that another has given otherwise meanwhile."""
    told = "; ".join(f"«{each.name}»: {change.who} ghi {_value(each.theirs)}, ở đây ghi {_value(each.mine)}" for each in clashes)
    sentence = f"Câu hỏi vừa được trả lời khác ở nơi khác ({told}): hãy chọn giữ câu trả lời nào."
    return Overtaken(sentence, who=change.who, at=change.at, what=act(change.action), revision=report.revision, clashes=tuple(clashes))


def _value(value: str | None) -> str:
    return "để trống" if value is None else "«không phát sinh»" if value == "none" else f"«{value}»"


def _named(draft: Draft, sections: frozenset[str]) -> str:
    numbers = [section.number or (section.title.text if section.title else section.id) for section in draft.sections if section.id in sections]
    return ", ".join(numbers[:3]) + (" …" if len(numbers) > 3 else "")
