"""Judges a turn that was said by its definition in the header of `conversation_turns.yaml`: by the reply and the report, not by what ran.

A judgement is a list of complaints; [] is right.
"""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator

from assistant.conversation import Reply
from assistant.draft import Sentence, replay
from assistant.report import Report
from assistant.workflow import Workflow
from corpus.citations import find_citations
from corpus.errors import UnknownDocument
from corpus.text.folding import key
from tests.evaluation.conversation import OFFICER, Part, Played, Stage

_PROTECTED = re.compile(r"\d+(?:[.,/]\d+)*%?")
_STEPS = 12
_HELP_LINES, _SHORT_LINE = 2, 220
_WHICH = re.compile(r"(?:mục|phần|câu|số liệu|văn bản|căn cứ|đoạn|phương án|câu hỏi|kế hoạch|quyết định|chỗ|con số)[^?.\n]{0,60} nào\b[^?\n]*\?", re.IGNORECASE)
_REFUSAL = re.compile(r"(?:không|chưa) (?:thể |được |tự |ghi |điền |xóa |sửa |thay |bỏ |làm |xuất |thực hiện |đặt |nghĩ |lấy |mang |nhận )")
_NOTHING_TO_CUT = re.compile(r"không có (?:câu|gì|phần|từ)[^.\n]*(?:bỏ|rút|cắt)|không (?:thể )?rút gọn (?:được )?thêm", re.IGNORECASE)


def texts_of(report: Report) -> dict[str, str]:
    """Section id → its heading and text; «head» and «tail» as well."""
    found: dict[str, list[str]] = {section.id: [] for section in report.draft.sections}
    for section, sentence in report.sentences():
        found.setdefault(section, []).append(sentence.text)
    return {section: "\n".join(lines) for section, lines in found.items()}


def below(report: Report, section: str) -> set[str]:
    """A section and its subsections."""
    found = {section}
    for other in report.draft.sections:
        if other.parent in found:
            found.add(other.id)
    return found


def text_in(report: Report, section: str) -> str:
    own, texts = below(report, section), texts_of(report)
    return "\n".join(text for name, text in texts.items() if name in own)


def sentences_in(report: Report, section: str) -> list[Sentence]:
    own = below(report, section)
    return [sentence for place, sentence in report.sentences() if place in own]


def changed(before: Report, after: Report) -> set[str]:
    old, new = texts_of(before), texts_of(after)
    return {name for name in {*old, *new} if old.get(name) != new.get(name)}


def names_section(reply: Reply, report: Report, section: str) -> bool:
    """Whether the reply speaks of the section, by its heading or the id of an action, or of one below it."""
    own = [s for s in report.draft.sections if s.id in below(report, section)]
    spoken = key(reply.text)
    return any(action.section in {s.id for s in own} for action in reply.actions) or any(s.title and key(s.title.text) in spoken for s in own)


def all_said(played: Played) -> str:
    quotes = [source.quote for source in played.reply.sources]
    return "\n".join([played.reply.text, *quotes])


def destroyed(stage: Stage, played: Played) -> list[str]:
    """Replay, authors, and whether every letter comes back by undoing (or by redoing what the turn has undone)."""
    return [*_unfaithful(played.after), *([] if _comes_back(stage.workflow, played) else ["what was changed does not come back"])]


def _unfaithful(report: Report) -> Iterator[str]:
    for sentence in _every_sentence(report):
        if sentence.source and replay(sentence.source.quote, sentence.ops) != sentence.text:
            yield f"replay fails: {sentence.text[:60]}"
        if not sentence.source and not sentence.author:
            yield f"neither source nor author: {sentence.text[:60]}"


def _every_sentence(report: Report) -> Iterator[Sentence]:
    yield from (sentence for _, sentence in report.sentences())
    for section in report.draft.sections:
        for candidate in section.candidates:
            yield from (sentence for paragraph in candidate.paragraphs for sentence in paragraph.sentences)


def _comes_back(workflow: Workflow, played: Played) -> bool:
    wanted = (texts_of(played.before), played.before.draft)
    report = workflow.open(played.after.id)
    if (texts_of(report), report.draft) == wanted:
        return True
    for step in [workflow.undo] * _STEPS + [workflow.redo] * _STEPS:
        report = step(report.id, who=OFFICER)
        if (texts_of(report), report.draft) == wanted:
            return True
    return False


def judge(stage: Stage, played: Played) -> list[str]:
    """What is wrong with a turn."""
    turn = played.turn
    complaints = [f"not said: {words}" for words in turn.mentions if key(words) not in key(all_said(played))]
    if turn.outcome == "several":
        complaints += [f"{part.outcome} {part.section or ''}: {words}" for part in turn.parts for words in judge_part(stage, played, part)]
        complaints = [words for words in complaints if not words.endswith("outcome acted")]  # one reply for all: what was done names it
    else:
        complaints += judge_part(stage, played, Part(turn.outcome, turn.section))
    return complaints + _touched(played)


def _touched(played: Played) -> list[str]:
    """Sections that changed and may not."""
    turn = played.turn
    if turn.unchanged is None:
        return []
    named = [turn.section, *turn.also, *(part.section for part in turn.parts)] if turn.unchanged == "others" else []
    allowed = {name for section in named if section for name in below(played.after, section)}
    return [f"changed: {name}" for name in sorted(changed(played.before, played.after) - allowed)]


def judge_part(stage: Stage, played: Played, part: Part) -> list[str]:
    section = part.section or ""
    held = " ".join((text_in(played.after, section) if section else "", *(action.after or "" for action in played.reply.actions if action.section == section)))
    lacking = [f"does not hold: {words}" for words in played.turn.holds if key(words) not in key(held) or _figures(words) - _figures(held)]
    return [*(_OUTCOMES[part.outcome](stage, played, section) or []), *lacking]


def _figures(text: str) -> set[str]:
    return set(_PROTECTED.findall(text))


def _need(*rows: tuple[bool, str]) -> list[str]:
    return [complaint for met, complaint in rows if not met]


def value_set(_: Stage, played: Played, section: str) -> list[str]:
    """Recorded as an answer, or, where nothing was asked, as the officer's own sentence in the section."""
    own = below(played.after, section)
    old = {question.id: question.value for question in played.before.draft.questions}
    answers = [q for q in played.after.draft.questions if own & set(q.sections) and q.value != old.get(q.id) and q.value is not None]
    asked = [q for q in played.before.draft.questions if own & set(q.sections)]
    authored = [s for s in sentences_in(played.after, section) if s.author == OFFICER and s not in sentences_in(played.before, section)]
    repeated = any(q.value is not None for q in asked) and played.before.revision < played.after.revision
    return _need(
        (played.reply.outcome == "acted", f"outcome {played.reply.outcome}"),
        (bool(answers) or repeated or (not asked and bool(authored)), "no answer recorded"),
        (
            all(key(q.value or "") in key(text_in(played.after, section)) for q in answers if q.kind == "figure" and q.value != "none"),
            "answer does not stand in the text",
        ),
    )


def shortened(_: Stage, played: Played, section: str) -> list[str]:
    before, after = text_in(played.before, section), text_in(played.after, section)
    if before == after:
        return _need(
            (bool(_NOTHING_TO_CUT.search(played.reply.text)), "neither shorter nor a statement that nothing can go"),
            (names_section(played.reply, played.after, section), "the section is not named"),
        )
    lost = _protected(before) - _protected(after)
    return _need((len(after) < len(before), "not shorter"), (not lost, f"lost: {sorted(lost)[:3]}"))


def _protected(text: str) -> set[str]:
    return _figures(text) | {citation.number for citation in find_citations(text) if citation.number}


def reworded(_: Stage, played: Played, section: str) -> list[str]:
    spoken = key(played.reply.text)
    offers = [c for c in played.after.draft.section(section).candidates if key(f"{c.name} ") in spoken] if played.after.draft.section(section) else []
    return _need(
        (names_section(played.reply, played.after, section), "the section is not named"),
        (bool(offers) and "phương án" in played.reply.text, "no candidates offered"),
        (changed(played.before, played.after) == set(), "changed without a model"),
    )


def edited(_: Stage, played: Played, section: str) -> list[str]:
    """Words of the officer stand in the section and name him, or a whole sentence that he named has gone."""
    old, new = sentences_in(played.before, section), sentences_in(played.after, section)
    own = [s for s in new if s not in old and s.author == OFFICER]
    gone = [s for s in old if s.id not in {n.id for n in new}]
    named = [s for s in gone if _run(key(played.turn.say), key(s.text)) >= 4]
    dictated = any(_run(key(played.turn.say), key(s.text)) >= 2 for s in own) and (bool(played.turn.holds) or any(not s.source for s in own))
    return _need(
        (played.reply.outcome == "acted", f"outcome {played.reply.outcome}"),
        (bool(named) if not own else dictated, "not as dictated"),
        (len(gone) <= 1, "more than one sentence gone"),
        (bool(own) or len(new) == len(old) - 1, "other sentences changed"),
    )


def _run(said: str, text: str) -> int:
    """Words in a row that both hold, at most."""
    words, padded = said.split(), f" {text} "
    longest = 0
    for start in range(len(words)):
        while start + longest < len(words) and f" {' '.join(words[start : start + longest + 1])} " in padded:
            longest += 1
    return longest


def drafted(_: Stage, played: Played, section: str) -> list[str]:
    """Drafted from the document named: text or proposal made of its sentences."""
    origin = next((name for words, name in _NAMED.items() if words in key(played.turn.say)), played.after.draft.info.origin)
    offered = any(action.section == section and action.after for action in played.reply.actions)
    sources = [source for source in played.reply.sources if source.document == origin]
    stands = [s for s in sentences_in(played.after, section) if s.source and s.source.document == origin and s.cls != "heading"]
    return _need(
        (names_section(played.reply, played.after, section), "the section is not named"),
        (offered or bool(stands and changed(played.before, played.after)), "nothing drafted or offered"),
        (bool(sources), "not from the document named"),
    )


_NAMED = {"tong ket nam 2025": "bc-tdkt-nam-2025", "6 thang dau nam 2024": "bc-tdkt-6t-2024", "6 thang dau nam 2025": "bc-tdkt-6t-2025"}


def basis_replaced(_: Stage, played: Played, section: str) -> list[str]:
    """The citations of the section differ now, nothing else does but what follows from them, and replaced numbers are gone."""
    old, new = _numbers(played.before, section), _numbers(played.after, section)
    offered = any(action.section == section and action.after for action in played.reply.actions)
    return _need(
        (played.reply.outcome in ("acted", "answered"), f"outcome {played.reply.outcome}"),
        (bool(new - old) or offered, "no new basis"),
        (bool(old - new) or offered, "the old basis stands"),
    )


def _numbers(report: Report, section: str) -> Counter[str]:
    """Citations with their dates, counted: a plan of the next year may carry the same number, a title may name the old one still."""
    return Counter(citation.surface for citation in find_citations(text_in(report, section)) if citation.number)


def accepted(_: Stage, played: Played, section: str) -> list[str]:
    states = [played.after.state(s).status for s in played.after.draft.sections if s.id in below(played.after, section) and s.candidates]
    return _need((played.reply.outcome == "acted", f"outcome {played.reply.outcome}"), (bool(states) and set(states) == {"accepted"}, f"states {states}"))


def rejected(_: Stage, played: Played, section: str) -> list[str]:
    wanted = text_in(played.reports[-3], section)
    return _need(
        (text_in(played.after, section) == wanted, "does not read as before the proposal"),
        (played.reply.outcome in ("acted", "answered"), f"outcome {played.reply.outcome}"),
        (bool(re.search(r"bỏ đề xuất|giữ nguyên|như cũ|hoàn tác|trở lại|như trước", played.reply.text, re.IGNORECASE)), "the reply does not say so"),
    )


def undone(_: Stage, played: Played, section: str) -> list[str]:
    return _need(
        (texts_of(played.after) == texts_of(played.reports[-3]), "does not read as before"),
        (played.reply.outcome == "acted", f"outcome {played.reply.outcome}"),
        (changed(played.reports[-3], played.before) != set(), "nothing had been done"),
    )


def redone(_: Stage, played: Played, section: str) -> list[str]:
    return _need(
        (texts_of(played.after) == texts_of(played.reports[-3]), "does not read as before the undo"),
        (played.reply.outcome == "acted", f"outcome {played.reply.outcome}"),
        (changed(played.reports[-4], played.after) != set(), "nothing had been done"),
    )


def quoted(stage: Stage, played: Played, _: str) -> list[str]:
    return _need(
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
    return _need((played.reply.outcome == "not_found", f"outcome {played.reply.outcome}"), (not played.reply.sources, "a passage is quoted"))


def compared(_: Stage, played: Played, section: str) -> list[str]:
    """Names the period before, and shows what differs: a figure of last period that stands no longer, or counts of changes."""
    spoken = played.reply.text
    slots = [op.old for s in (sentences_in(played.after, section) if section else ()) for op in s.ops if op.kind == "slot"]
    return _need(
        (played.reply.outcome == "answered", f"outcome {played.reply.outcome}"),
        ("kỳ trước" in spoken, "does not speak of the period before"),
        (not section or names_section(played.reply, played.after, section), "the section is not named"),
        (not slots or sum(old in spoken for old in slots) * 2 >= min(len(slots), 8), "changed figures are not shown"),
        (len(_figures(spoken)) >= 3, "no changes told"),
    )


def explained(_: Stage, played: Played, section: str) -> list[str]:
    own = sentences_in(played.after, section)
    sources = {(s.source.document, s.source.start, s.source.end) for s in own if s.source}
    given = {(source.document, source.start, source.end) for source in played.reply.sources}
    return _need(
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
    return _need(
        (played.reply.outcome == "answered", f"outcome {played.reply.outcome}"),
        (len(listed) >= min(5, len(waiting)) or (not section and len(headings) >= 5), "open questions are not listed"),
        (not [q for q in others if f" {q.id} " in f" {spoken} "], "questions of other sections are listed"),
    )


def listed_expired(_: Stage, played: Played, section: str) -> list[str]:
    return _need(
        (played.reply.outcome == "answered", f"outcome {played.reply.outcome}"),
        (bool(re.search(r"hết hiệu lực|thay thế|bãi bỏ", played.reply.text)), "does not speak of validity"),
        (bool(re.search(r"\d+/\S*[A-ZĐ]", played.reply.text)), "no document named"),
    )


def checked(stage: Stage, played: Played, section: str) -> list[str]:
    scope = below(played.after, section) if section else None
    found = [p for p in stage.workflow.findings(played.after) if (scope is None or p.place.section in scope) and p.finding.code != "NB11"]
    told = [p for p in found if key(p.finding.message) in key(played.reply.text)]
    return _need(
        (played.reply.outcome in ("answered", "acted"), f"outcome {played.reply.outcome}"),
        (bool(re.search(r"\d+ lỗi", played.reply.text)), "no count of findings"),
        (len(told) >= min(3, len(found)), "findings are not told"),
    )


def exported(stage: Stage, played: Played, _: str) -> list[str]:
    links = [action.url for action in played.reply.actions if action.kind == "export" and action.url]
    with zipfile.ZipFile(io.BytesIO(stage.workflow.export(played.after))) as word:
        marked = any("BẢN NHÁP" in word.read(name).decode("utf-8", "ignore") for name in word.namelist() if name.endswith(".xml"))
    return _need(
        (any(url.endswith("export.docx") for url in links), "no Word file offered"), ("BẢN NHÁP" in played.reply.text and marked, "not marked as a draft")
    )


def asked_back(_: Stage, played: Played, __: str) -> list[str]:
    return _need(
        (played.reply.outcome in ("clarify", "not_found"), f"outcome {played.reply.outcome}"),
        (bool(_WHICH.search(played.reply.text)), "no question which"),
        (not played.reply.sources, "a passage is quoted"),
    )


def nothing_to_do(_: Stage, played: Played, __: str) -> list[str]:
    return _need((bool(re.search(r"không (?:còn |có )[^.]*(?:hoàn tác|làm lại)", played.reply.text, re.IGNORECASE)), "does not say so"))


def chatted(_: Stage, played: Played, __: str) -> list[str]:
    text = played.reply.text
    return _need(
        (len(text) <= _SHORT_LINE and len(text.splitlines()) <= _HELP_LINES, "not a short line"),
        (not played.reply.sources and not played.reply.actions, "quotes or acts"),
        (not re.search(r"không tìm thấy|chưa hiểu", text, re.IGNORECASE), "taken for a question or an order"),
    )


def refused(_: Stage, played: Played, __: str) -> list[str]:
    text = played.reply.text
    return _need(
        (played.reply.outcome != "acted" and played.before.revision == played.after.revision, "something was done"),
        (bool(_REFUSAL.search(text[0].lower() + text[1:])), "does not say that it is not done"),
        (not re.search(r"chưa hiểu yêu cầu|không tìm thấy nguồn", text, re.IGNORECASE), "taken for something not understood"),
        (not any(action.kind == "export" for action in played.reply.actions), "offers what was refused"),
    )


_OUTCOMES: dict[str, Callable[[Stage, Played, str], list[str]]] = {
    "value_set": value_set, "shortened": shortened, "reworded": reworded, "edited": edited, "drafted": drafted, "basis_replaced": basis_replaced,
    "accepted": accepted, "rejected": rejected, "undone": undone, "redone": redone, "answered": quoted, "not_found": not_found, "searched": quoted,
    "compared": compared, "explained": explained, "listed_open": listed_open, "listed_expired": listed_expired, "checked": checked,
    "exported": exported, "asked_back": asked_back, "nothing_to_do": nothing_to_do, "chatted": chatted, "refused": refused,
}  # fmt: skip
