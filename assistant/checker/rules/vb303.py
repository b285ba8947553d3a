"""VB303: the title differs from the registered one.

What: words put in or changed inside the title, or other numbers (warning); the title cut, extended or damaged by scanning (noted once).
Why: a wrong title hides a wrong citation. Example: «đẩy mạnh phong trào thi đua yêu nước, chống tiêu cực …» for 07/CT-TTg.
Instead: «đẩy mạnh phòng, chống tiêu cực …». Basis: 30/2020/NĐ-CP, annex I, II.6.b.
"""

from collections.abc import Iterable

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Severity
from assistant.checker.marking import Span, called, evidence, flag, reservation, where
from assistant.checker.unread_titles import unread_title
from corpus.citations.model import Citation
from corpus.registry.entry import Entry, Standing
from corpus.registry.matching import titles_of
from corpus.registry.titles import Wording, compare_titles

code = "VB303"
name = "Trích yếu khác sổ đăng ký"
title = "Trích yếu khác với sổ đăng ký"
explanation = (
    "Trích yếu của văn bản được viện dẫn có từ bị thay, bị chèn hoặc có con số khác với sổ đăng ký. "
    "Trích yếu chỉ bị rút gọn, viết thêm hoặc lỗi quét thì chỉ lưu ý một lần."
)
example = "Chỉ thị số 07/CT-TTg ngày 19/3/2014 … về đẩy mạnh phong trào thi đua yêu nước, chống tiêu cực trong công tác quản lý công chức"
instead = "Chỉ thị số 07/CT-TTg ngày 19/3/2014 … về việc đẩy mạnh phòng, chống tiêu cực trong công tác quản lý công chức"
basis = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, điểm b khoản 6"

_SAID = {
    Wording.NUMBERS: "có con số khác",
    Wording.ALTERED: "có từ bị thay hoặc chèn",
    Wording.OTHER: "khác hẳn",
    Wording.CUT: "được rút gọn so với",
    Wording.EXTENDED: "được viết thêm so với",
    Wording.NOISE: "lệch vài chữ so với",
}
_MINOR = (Wording.CUT, Wording.EXTENDED, Wording.NOISE)


def check(context: Context) -> Iterable[Finding]:
    noted: set[Entry] = set()
    for index, citation, verdict in context.judged():
        entry = verdict.entry
        if entry is None or verdict.likely or not citation.number or not titles_of(entry):
            continue
        span, wording = _compared(context, citation, entry)
        if wording is Wording.SAME or (wording in _MINOR and (entry in noted or "title-cut" in citation.notes)):
            continue
        if wording in _MINOR:
            noted.add(entry)
        yield _finding(context, index, span, entry, wording)


def _compared(context: Context, citation: Citation, entry: Entry) -> tuple[Span, Wording]:
    """The title as it stands, or with an altered opening that kept it from being read, and how it is worded; nothing said is nothing wrong."""
    titles = titles_of(entry)
    wording = compare_titles(citation.title, titles) if citation.title else Wording.SAME
    unread = unread_title(context, citation, entry) if citation.title is None or wording in _MINOR else None
    if unread:
        return unread, compare_titles(context.text[slice(*unread)], titles)
    return where(citation, citation.title_span), wording


def _finding(context: Context, index: int, span: Span, entry: Entry, wording: Wording) -> Finding:
    sure = entry.title_standing is Standing.HIGH
    said = _SAID[wording] if wording in _MINOR else f"{_SAID[wording]} so với"
    return flag(
        context,
        span,
        (code, name),
        Severity.INFO if wording in _MINOR or not sure else Severity.WARNING,
        f"Trích yếu của {called(entry)} {said} sổ đăng ký: «{entry.title}»{reservation(entry.title_standing)}.",
        evidence=(evidence(entry),),
        citation=index,
    )
