"""What became of something: «không phát sinh» of a section or a question, and «đã …» of a promise of last period, each with its place in the text."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.conversation.amending import ended, with_sentence
from assistant.conversation.changing import text_of
from assistant.conversation.choosing import with_text
from assistant.conversation.message import said
from assistant.conversation.places import called, within
from assistant.conversation.replies import Action, Reply, reply
from assistant.conversation.slots import words_of
from assistant.conversation.statements import leading_section
from assistant.conversation.topics import Topic
from assistant.conversation.turn import Turn
from assistant.draft import DraftSection, Followup, Paragraph, Question
from assistant.editing import own_sentence
from assistant.report import Report
from corpus.text.folding import key
from prompts.catalogue import render
from prompts.contexts import SectionNothingArisen, TalkNothingArisen, TalkPromiseKept

_NOTHING = said(r"(?<!\w)(?:khong|chua|ko) (?:co|phat sinh|co phat sinh|ghi nhan|nhan duoc|xay ra)(?!\w)|(?<!\w)khong\s*$")
_FILLER = said(
    r"(?<!\w)(?:khong|chua|ko|co|phat sinh|ghi nhan|nhan duoc|xay ra|ky nay|trong ky|nam nay|so|tai|o|gi|nao|ca|het|muc|phan|la"
    r"|ky bao cao nay|cua|ve|them|lien quan)(?!\w)"
)
_DONE = {"Đã làm": said(r"(?<!\w)(?:da|hoan thanh|xong)(?!\w)"), "Đang làm": said(r"(?<!\w)dang(?!\w)"), "Chưa làm": said(r"(?<!\w)chua(?!\w)")}
_EMPTY_WORDS = "da dang chua xong vao ngay thang nam duoc va cua cac cho theo tai trong co la voi ve hoan thanh du kien"
_EMPTY = frozenset(_EMPTY_WORDS.split())
_ALL, _MOST, _TIE = 0.99, 0.75, 0.05
_VERB_SPAN = 3


def not_arisen(turn: Turn, report: Report) -> Reply | None:
    """«Mục 7.2: không phát sinh», «kỳ này không có kiến nghị»; None where something else is meant, a figure among others."""
    if turn.message.asks or not _NOTHING.search(turn.message.plain) or any(letter.isdigit() for letter in _rest(turn)):
        return None
    start, name = leading_section(turn.message)
    words = frozenset(_FILLER.sub(" ", turn.message.plain[start:]).split()) & words_of(turn.message.text)
    section = with_text(turn, report, name) if name else None
    if isinstance(section, Reply):
        return section
    own = within(report, section) if section else frozenset(s.id for s in report.draft.sections)
    negatives = [q for q in report.draft.questions if q.kind == "negative" and own & set(q.sections)]
    meant = negatives if section and not words else [q for q in negatives if words and _share(words, words_of(q.name)) >= _ALL]
    if len(meant) == 1:
        return _confirmed(turn, report, meant[0])
    sections = [section] if section else [s for s in report.draft.sections if words and s.title and words <= words_of(s.title.text)]
    if len(sections) == 1 and sections[0].candidates and not any(sections[0].id in q.sections for q in report.draft.questions):
        return _nothing_in(turn, report, sections[0])
    return None


def _rest(turn: Turn) -> str:
    return turn.message.plain[leading_section(turn.message)[0] :]


def _share(words: frozenset[str], own: frozenset[str]) -> float:
    return len(words & own) / len(words)


def _confirmed(turn: Turn, report: Report, question: Question) -> Reply:
    value = next((option for option in question.options if key(option) == "khong phat sinh"), None)
    after = turn.workflow.answer(report.id, {question.id: value or "none"}, who=turn.who, revision=report.revision)
    section = report.draft.section(question.sections[0]) if question.sections else None
    context = TalkNothingArisen(called(section) if section else "", question.name, None, len(after.open_questions()))
    return reply("acted", context, actions=(Action("answer", section.id if section else None, question.value, value, report.revision),))


def _nothing_in(turn: Turn, report: Report, section: DraftSection) -> Reply:
    """The officer's own sentence takes the place of last period's text, where nothing of the section was asked."""
    typed = turn.message.dictated(0, len(turn.message.text))
    text = ended(typed[:1].upper() + typed[1:]) if turn.message.has_marks and not leading_section(turn.message)[1] else ended(render(SectionNothingArisen()))
    sentence = own_sentence(text, turn.who, f"e{report.revision + 1}-{section.id}-1")
    after = turn.workflow.amend(report.id, lambda _: {section.id: (Paragraph((sentence,)),)}, who=turn.who, revision=report.revision)
    action = Action("edit", section.id, text_of(report, section), text_of(after, section), report.revision)
    answer = reply("acted", TalkNothingArisen(called(section), None, text, len(after.open_questions())), actions=(action,))
    return replace(answer, topic=Topic((section.id,), report.revision, after.revision))


def promise_kept(turn: Turn, report: Report) -> Reply | None:
    """«Chuyên mục … đã khai trương ngày 10/11/2025»: the promise is answered, and the sentence stands where the promise stood."""
    plain = turn.message.plain
    done = next(((value, match) for value, pattern in _DONE.items() if (match := pattern.search(plain))), None)
    if turn.message.asks or done is None or ":" in plain or not re.search(r"\d{1,2}/\d{4}", plain):
        return None
    value, match = done
    verb = plain[match.end() :].split()[:_VERB_SPAN]
    found = _promised(report, frozenset(words_of(turn.message.text) - _EMPTY), verb)
    question = next((q for q in report.draft.questions if found and q.id == found.question), None)
    section = report.draft.section(question.sections[0]) if question and question.sections else None
    return _kept(turn, report, found, question, section, value) if found and question and section else None


def _promised(report: Report, words: frozenset[str], verb: Sequence[str]) -> Followup | None:
    """The promise whose own words hold the verb, and with its section most of what is said; the first of several."""
    scored = []
    for followup in report.draft.followups:
        own = words_of(followup.text)
        if len(verb) < _VERB_SPAN - 1 or f" {verb[0]} {verb[1]} " not in f" {key(followup.text)} ":
            continue
        scored.append((_share(words, own | _around(report, followup)), followup))
    best = max((score for score, _ in scored), default=0.0)
    return next((followup for score, followup in scored if score >= max(_MOST, best - _TIE)), None)


def _around(report: Report, followup: Followup) -> frozenset[str]:
    question = next((q for q in report.draft.questions if q.id == followup.question), None)
    section = report.draft.section(question.sections[0]) if question and question.sections else None
    return words_of(text_of(report, section)) if section else frozenset()


def _kept(turn: Turn, report: Report, followup: Followup, question: Question, section: DraftSection, value: str) -> Reply:
    text = ended(turn.message.dictated(0, len(turn.message.text))) if turn.message.has_marks else None
    before = [s for p in report.paragraphs(section) for s in p.sentences if s.source and s.source.end <= followup.source.start]
    place = before[-1].id if before else None
    after = turn.workflow.amend(
        report.id,
        lambda now: {section.id: with_sentence(now, section, text[:1].upper() + text[1:], author=turn.who, after=place)} if text else {},
        who=turn.who,
        answers={question.id: value},
        revision=report.revision,
    )
    action = Action("answer", section.id, text_of(report, section), text_of(after, section), report.revision)
    return reply("acted", TalkPromiseKept(followup.text, value, called(section), text, len(after.open_questions())), actions=(action,))
