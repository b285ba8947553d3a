"""Outcomes that change nothing: what the reply must say, show or refuse."""

import io
import re
import zipfile

from corpus.errors import UnknownDocument
from corpus.text.folding import key
from tests.evaluation.conversation import Played, Stage
from tests.evaluation.conversation_words import below, figures, names_section, need, sentences_in

_HELP_LINES, _SHORT_LINE = 2, 220
_WHICH = re.compile(r"(?:mục|phần|câu|số liệu|văn bản|căn cứ|đoạn|phương án|câu hỏi|kế hoạch|quyết định|chỗ|con số)[^?.\n]{0,60} nào\b[^?\n]*\?", re.IGNORECASE)
_REFUSAL = re.compile(r"(?:không|chưa) (?:thể |được |tự |ghi |điền |xóa |sửa |thay |bỏ |làm |xuất |thực hiện |đặt |nghĩ |lấy |mang |nhận )")


def quoted(stage: Stage, played: Played, _: str) -> list[str]:
    return need(
        (played.reply.outcome == "answered", f"outcome {played.reply.outcome}"),
        (bool(played.reply.sources), "no passage quoted"),
        (all(_is_exact(stage, source.document, source.start, source.end, source.quote) for source in played.reply.sources), "a quote is not exact"),
        ("không tìm thấy nguồn" not in played.reply.text.lower(), "says that nothing was found"),
    )


def _is_exact(stage: Stage, document: str, start: int, end: int, quote: str) -> bool:
    try:
        return stage.retrieval.library.text(document)[start:end] == quote
    except UnknownDocument:
        return False


def not_found(_: Stage, played: Played, __: str) -> list[str]:
    return need((played.reply.outcome == "not_found", f"outcome {played.reply.outcome}"), (not played.reply.sources, "a passage is quoted"))


def compared(_: Stage, played: Played, section: str) -> list[str]:
    """Names the period before, and shows what differs: a figure of last period that stands no longer, or counts of changes."""
    spoken = played.reply.text
    slots = [op.old for s in (sentences_in(played.after, section) if section else ()) for op in s.ops if op.kind == "slot"]
    return need(
        (played.reply.outcome == "answered", f"outcome {played.reply.outcome}"),
        ("kỳ trước" in spoken, "does not speak of the period before"),
        (not section or names_section(played.reply, played.after, section), "the section is not named"),
        (not slots or sum(old in spoken for old in slots) * 2 >= min(len(slots), 8), "changed figures are not shown"),
        (len(figures(spoken)) >= 3, "no changes told"),
    )


def explained(_: Stage, played: Played, section: str) -> list[str]:
    own = sentences_in(played.after, section)
    sources = {(s.source.document, s.source.start, s.source.end) for s in own if s.source}
    given = {(source.document, source.start, source.end) for source in played.reply.sources}
    return need(
        (played.reply.outcome == "answered", f"outcome {played.reply.outcome}"),
        (bool(given) and given <= sources, "sources are not those of the section"),
        (
            any(key(s.text) in key(played.reply.text) or (s.source and key(s.source.quote) in key(played.reply.text)) for s in own if s.cls != "heading"),
            "no sentence shown",
        ),
    )


def listed_open(_: Stage, played: Played, section: str) -> list[str]:
    scope = below(played.after, section) if section else None
    waiting = [q for q in played.after.open_questions() if scope is None or scope & set(q.sections)]
    others = [q for q in played.after.open_questions() if scope is not None and not scope & set(q.sections)]
    spoken = key(played.reply.text)
    listed = [q for q in waiting if f" {q.id} " in f" {spoken} " or key(q.name)[:60] in spoken]
    headings = [s for s in played.after.draft.sections if s.title and key(s.title.text) in spoken]
    return need(
        (played.reply.outcome == "answered", f"outcome {played.reply.outcome}"),
        (len(listed) >= min(5, len(waiting)) or (not section and len(headings) >= 5), "open questions are not listed"),
        (not [q for q in others if f" {q.id} " in f" {spoken} "], "questions of other sections are listed"),
    )


def listed_expired(_: Stage, played: Played, section: str) -> list[str]:
    return need(
        (played.reply.outcome == "answered", f"outcome {played.reply.outcome}"),
        (bool(re.search(r"hết hiệu lực|thay thế|bãi bỏ", played.reply.text)), "does not speak of validity"),
        (bool(re.search(r"\d+/\S*[A-ZĐ]", played.reply.text)), "no document named"),
    )


def checked(stage: Stage, played: Played, section: str) -> list[str]:
    scope = below(played.after, section) if section else None
    found = [p for p in stage.workflow.findings(played.after) if (scope is None or p.place.section in scope) and p.finding.code != "NB11"]
    told = [p for p in found if key(p.finding.message) in key(played.reply.text)]
    return need(
        (played.reply.outcome in ("answered", "acted"), f"outcome {played.reply.outcome}"),
        (bool(re.search(r"\d+ lỗi", played.reply.text)), "no count of findings"),
        (len(told) >= min(3, len(found)), "findings are not told"),
    )


def exported(stage: Stage, played: Played, _: str) -> list[str]:
    links = [action.url for action in played.reply.actions if action.kind == "export" and action.url]
    with zipfile.ZipFile(io.BytesIO(stage.workflow.export(played.after))) as word:
        marked = any("BẢN NHÁP" in word.read(name).decode("utf-8", "ignore") for name in word.namelist() if name.endswith(".xml"))
    return need(
        (any(url.endswith("export.docx") for url in links), "no Word file offered"), ("BẢN NHÁP" in played.reply.text and marked, "not marked as a draft")
    )


def asked_back(_: Stage, played: Played, __: str) -> list[str]:
    return need(
        (played.reply.outcome in ("clarify", "not_found"), f"outcome {played.reply.outcome}"),
        (bool(_WHICH.search(played.reply.text)), "no question which"),
        (not played.reply.sources, "a passage is quoted"),
    )


def nothing_to_do(_: Stage, played: Played, __: str) -> list[str]:
    return need((bool(re.search(r"không (?:còn |có )[^.]*(?:hoàn tác|làm lại)", played.reply.text, re.IGNORECASE)), "does not say so"))


def chatted(_: Stage, played: Played, __: str) -> list[str]:
    text = played.reply.text
    return need(
        (len(text) <= _SHORT_LINE and len(text.splitlines()) <= _HELP_LINES, "not a short line"),
        (not played.reply.sources and not played.reply.actions, "quotes or acts"),
        (not re.search(r"không tìm thấy|chưa hiểu", text, re.IGNORECASE), "taken for a question or an order"),
    )


def refused(_: Stage, played: Played, __: str) -> list[str]:
    text = played.reply.text
    return need(
        (played.reply.outcome != "acted" and played.before.revision == played.after.revision, "something was done"),
        (bool(_REFUSAL.search(text[0].lower() + text[1:])), "does not say that it is not done"),
        (not re.search(r"chưa hiểu yêu cầu|không tìm thấy nguồn", text, re.IGNORECASE), "taken for something not understood"),
        (not any(action.kind == "export" for action in played.reply.actions), "offers what was refused"),
    )
