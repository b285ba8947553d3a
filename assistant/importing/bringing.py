"""An edited .docx → the report with what a person changed in it; unchanged sentences keep their sources, nothing that was written is lost.

Three texts are compared: the file as it was exported (`was`), the file as it comes back, the report as it is now. What the file changed is brought in
where the report has not changed the same sentence since; else the report stands and the file's words are returned.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.answers import accepted, with_answers
from assistant.deciding import refilled
from assistant.draft import Draft, Dropped, Paragraph, Question, Sentence, Source
from assistant.errors import ForeignFile, RejectedFact
from assistant.importing.aligning import aligned
from assistant.importing.edges import edge_sentences
from assistant.importing.headings import Headings, titled, with_file_headings, without_sections
from assistant.importing.outcome import Answered, Brought, LeftOut, Reworded
from assistant.importing.paragraphs import FileContent, Line, same_words
from assistant.importing.placing import HEAD, TAIL, Placed, Places, placed
from assistant.importing.slots import FilledSlot, emptied, filled_slots
from assistant.importing.texts import Setting, section_paragraphs, with_later
from assistant.outlines.editing import without_section
from assistant.report import Report, SectionState

_LEAST = 0.25
_REASON = "câu bỏ trong tệp Word nhập lại"
_AFTER = "Đoạn này đứng sau phần ký: chưa có chỗ trong báo cáo, hãy đưa vào một mục rồi nhập lại."
_FRAME = "Dòng này do chương trình lập khi xuất: hãy sửa trong bàn soạn thảo."


@dataclass(frozen=True, slots=True)
class Given:
    """`was`: the report as exported, `base`: the lines of that file; `file`: the file that comes back."""

    was: Report
    base: tuple[Line, ...]
    file: FileContent


def bring(report: Report, given: Given, *, who: str, at: str) -> Brought:
    """The report with the file's changes. Raises ForeignFile where the file is not of this report."""
    lines, partners = aligned(given.base, given.file.lines)
    base = _words(given.base)
    named = {owned.owner for line in lines for owned in line.owned}
    if len(named & set(base)) < _LEAST * len(base):
        raise ForeignFile(
            f"Tệp chỉ có {len(named & set(base))} trong {len(base)} câu của báo cáo này: hãy kiểm tra lại đã chọn đúng tệp của đúng báo cáo chưa."
        )
    found = placed(lines, partners, given.base, _places(given.was, base))
    was = {sentence.id: sentence for _, sentence in given.was.sentences()}
    answers, kept_back, texts = _answers(report, lines, base, was)
    answered = _with_answers(report, answers)
    setting = Setting(
        author=who,
        base=base,
        now={sentence.id: sentence for _, sentence in answered.sentences()},
        was=was,
        kept_back=kept_back,
        emptied=texts,
        prefix=f"i{report.revision + 1}",
    )
    setting.missing = _missing(given.was, base, named)
    made, headings = _rebuilt(answered, found, setting, who=who, at=at)
    removed = _removed(made, given.was, setting)
    names = {question.id: question.name for question in report.draft.questions}
    return Brought(
        report=_with_dropped(made, removed),
        kept=setting.kept,
        changed=tuple(setting.changes),
        added=tuple(setting.added),
        removed=tuple(Reworded(part, sentence.text, "") for part, sentence in removed),
        headings=tuple(headings.changed),
        moved=tuple(headings.moved),
        answered=tuple(Answered(fact, names[fact], value) for fact, value in answers.items()),
        left=(*setting.left, *headings.left, *_frame(found, given.base), *(LeftOut(line.text, _AFTER) for line in found.after)),
        by_bookmarks=any(line.owned for line in given.file.lines),
    )


def _words(lines: Sequence[Line]) -> dict[str, tuple[str, ...]]:
    """The words of each sentence as exported, line by line."""
    words: dict[str, tuple[str, ...]] = {}
    for line in lines:
        for owned in line.owned:
            words[owned.owner] = (*words.get(owned.owner, ()), line.words(owned))
    return words


def _places(was: Report, base: Mapping[str, object]) -> Places:
    titles = {section.title.id: section.id for section in was.draft.sections if section.title}
    tail = [sentence.id for sentence in was.draft.tail if sentence.id in base]
    return Places(
        part_of={sentence.id: part for part, sentence in was.sentences() if sentence.id not in titles},
        title_of=titles,
        levels={section.id: section.level for section in was.draft.sections},
        last=tail[-1] if tail else None,
    )


def _missing(was: Report, base: Mapping[str, tuple[str, ...]], named: set[str]) -> dict[str, str]:
    titles = {section.title.id for section in was.draft.sections if section.title}
    inside = [sentence.id for part, sentence in was.sentences() if part not in (HEAD, TAIL) and sentence.id not in titles]
    return {identifier: " ".join(base[identifier]) for identifier in inside if identifier in base and identifier not in named}


def _answers(
    report: Report, lines: Sequence[Line], base: Mapping[str, tuple[str, ...]], was: Mapping[str, Sentence]
) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Answers to take, sentences to leave as they are with the reason, and the words of those whose slots were answered with the slots open."""
    questions = {question.id: question for question in report.draft.questions}
    said: dict[str, dict[str, str]] = {}
    filled: dict[str, tuple[str, list[FilledSlot]]] = {}
    for line in lines:
        for owned in line.owned:
            text = line.words(owned)
            if len(base.get(owned.owner, ())) != 1 or owned.owner not in was or same_words(text, base[owned.owner][0]):
                continue
            slots = [slot for slot in filled_slots(was[owned.owner], text) if slot.fact in questions and questions[slot.fact].value is None]
            filled[owned.owner] = text, slots
            for slot in slots:
                said.setdefault(slot.fact, {})[owned.owner] = slot.value
    answers: dict[str, str] = {}
    kept_back: dict[str, str] = {}
    for fact, values in said.items():
        try:
            value = _one_value(questions[fact], list(values.values()))
            with_answers(report.draft, {**answers, fact: value})
            answers[fact] = value
        except RejectedFact as error:
            kept_back |= dict.fromkeys(values, str(error))
    return answers, kept_back, {owner: emptied(text, slots) for owner, (text, slots) in filled.items() if slots and owner not in kept_back}


def _one_value(question: Question, values: Sequence[str]) -> str:
    """What every place says. Raises RejectedFact where they say different things, or what the question cannot take."""
    written = {accepted(question, value) for value in values}
    if len(written) > 1:
        told = ", ".join(sorted(map(str, written)))
        raise RejectedFact(f"«{question.name}» được điền khác nhau ({told}): hãy thống nhất rồi trả lời trong bàn soạn thảo.")
    return values[0]


def _with_answers(report: Report, answers: Mapping[str, str]) -> Report:
    return refilled(report, with_answers(report.draft, answers)) if answers else report


def _rebuilt(report: Report, found: Placed, setting: Setting, *, who: str, at: str) -> tuple[Report, Headings]:
    """Outline first, then the text of each section, then head and tail."""
    later = {part for part, sentence in report.sentences() if setting.is_later(sentence)}
    made, headings = with_file_headings(report, found, dict(setting.base), who=who)
    gone, left = without_sections(report, found, dict(setting.base), later)
    headings.left += left
    texts = {headings.ids.get(part, part): lines for part, lines in found.texts.items()}
    for section in made.draft.sections:
        if section.id in gone:
            continue
        old = report.paragraphs(section) if report.draft.section(section.id) else ()
        if not old and section.id not in texts:
            continue
        new = section_paragraphs(texts.get(section.id, ()), old, section.id, setting)
        made = _with_text(made, section.id, old, with_later(new, old, setting), who=who, at=at)
    for section_id in gone:
        made = without_section(made, section_id)
    head = edge_sentences(found.texts.get(HEAD, ()), made.draft.head, HEAD, setting)
    tail = edge_sentences(found.texts.get(TAIL, ()), made.draft.tail, TAIL, setting)
    title = next((new.text for old, new in zip(made.draft.head, head, strict=False) if old.id == new.id and old.text == made.draft.info.title), None)
    made = titled(made, made.draft.info.title, title) if title else made
    return replace(made, draft=replace(made.draft, head=head, tail=tail)), headings


def _with_text(report: Report, section_id: str, old: tuple[Paragraph, ...], new: tuple[Paragraph, ...], *, who: str, at: str) -> Report:
    if old == new:
        return report
    section = report.draft.section(section_id)
    chosen = report.state(section).chosen if section else None
    return report.with_state(section_id, SectionState("edited", chosen, new, who, at))


def _removed(made: Report, was: Report, setting: Setting) -> list[tuple[str, Sentence]]:
    """Sentences that the report had when the file was exported, that it still had, and that are gone now."""
    here = {sentence.id for _, sentence in made.sentences()}
    return [(part, setting.now[s.id]) for part, s in was.sentences() if s.id in setting.now and s.id not in here and s.text.strip()]


def _with_dropped(report: Report, removed: Sequence[tuple[str, Sentence]]) -> Report:
    known = {(each.source, each.text) for each in report.draft.dropped}
    more = [dropped for _, sentence in removed if ((dropped := _dropped(sentence)).source, dropped.text) not in known]
    draft: Draft = replace(report.draft, dropped=(*report.draft.dropped, *more))
    return replace(report, draft=draft)


def _dropped(sentence: Sentence) -> Dropped:
    source = sentence.source or Source("", 0, len(sentence.text), sentence.text)
    return Dropped(source, _REASON, text=sentence.text if sentence.text != source.quote else None, author=sentence.author)


def _frame(found: Placed, base: Sequence[Line]) -> list[LeftOut]:
    return [LeftOut(line.text, _FRAME) for line, partner in found.frame if not same_words(line.text, base[partner].text)]
