"""The review from the conversation: submit, confirm, send back, agree, and what is still open. What is refused says why, in the words of the page."""

from dataclasses import replace

from assistant.conversation.choosing import chosen
from assistant.conversation.commands import ReviewAct
from assistant.conversation.replies import Action, Reply, reply
from assistant.conversation.review_words import read_confirmation
from assistant.conversation.topics import Topic
from assistant.conversation.turn import Turn
from assistant.errors import BadVerdict, NotSignable
from assistant.report import Report
from assistant.reviewing.standing import Standing
from assistant.reviewing.wording import open_words, section_words
from prompts.catalogue import render
from prompts.contexts import TalkReviewed, TalkReviewOpen, TalkReviewRefused, TalkSubmitAnyway, TalkSubmitChoice

_SHOWN = 12


def review(turn: Turn, report: Report, act: ReviewAct) -> Reply:
    """One act. Who may only draft may submit and ask; a model may only ask."""
    if act.verb == "open":
        return _open(turn.workflow.reviewing.of(report.id))
    if turn.review == "nothing" or (turn.review == "submit" and act.verb != "submit"):
        return _refused(report, "role")
    try:
        return _acted(turn, report, act)
    except (NotSignable, BadVerdict) as refused:
        return _refused(report, str(refused))


def confirmed(turn: Turn, report: Report) -> Reply | None:
    """The answer to «vẫn trình?» where the turn before asked it; None for a message that is none."""
    note = turn.topic.submitting if turn.topic else None
    agreed = read_confirmation(turn.message) if note is not None else None
    if note is None or agreed is None:
        return None
    if agreed:
        return review(turn, report, ReviewAct("submit", None, note, sure=True))
    return reply("answered", TalkSubmitAnyway((), same=False, open_questions=0, errors=0, declined=True))


def _acted(turn: Turn, report: Report, act: ReviewAct) -> Reply:
    reviewing, who = turn.workflow.reviewing, turn.who
    if act.verb == "submit":
        asked = None if act.sure else _anyway(reviewing.of(report.id), report, act)
        return asked or _told(act, "", reviewing.submit(report.id, who=who, note=act.reason), report)
    if act.verb == "approve":
        return _told(act, "", reviewing.approve(report.id, who=who), report)
    if act.verb == "return_all":
        return _told(act, "", reviewing.send_back(report.id, act.reason, who=who), report)
    section = chosen(turn, report, act.section) if act.section else None
    if section is None or isinstance(section, Reply):
        return section or _refused(report, "role")
    if act.verb == "sign":
        standing = reviewing.sign(report.id, section.id, who=who)
    elif act.verb == "unsign":
        standing = reviewing.unsign(report.id, section.id, who=who)
    else:
        standing = reviewing.send_section_back(report.id, section.id, act.reason, who=who)
    return _told(act, section.id, standing, report)


def _anyway(standing: Standing, report: Report, act: ReviewAct) -> Reply | None:
    """Ask whether to submit what is not ready; None where nothing is open, or it cannot be submitted at all."""
    if standing.status.word in ("submitted", "approved"):
        return None
    sections = (standing.claims.section(section.id) for section in standing.unmended)
    names = tuple(_begun(section_words(section)) for section in sections if section)
    gaps = len(report.waiting_questions())
    if not (names or standing.is_as_returned or gaps or standing.errors):
        return None
    choices = (render(TalkSubmitChoice(yes=True, note=act.reason)), render(TalkSubmitChoice(yes=False)))
    answer = reply("clarify", TalkSubmitAnyway(names, standing.is_as_returned, gaps, standing.errors), choices=choices, actions=_page(report.id))
    return replace(answer, topic=Topic((), report.revision, report.revision, submitting=act.reason))


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]


def _page(report: str, section: str | None = None) -> tuple[Action, ...]:
    """The way to the page «Duyệt», which the text only names."""
    return (Action("review", section, url=f"/bao-cao/{report}/duyet", report=report),)


def _refused(report: Report, why: str) -> Reply:
    return reply("clarify", TalkReviewRefused(why), actions=_page(report.id))


def _told(act: ReviewAct, section_id: str, standing: Standing, report: Report) -> Reply:
    section = standing.claims.section(section_id) if section_id else None
    named = section_words(section) if section else ""
    context = TalkReviewed(act.verb, named, act.reason, standing.signed, len(standing.counted), standing.status.times)
    return reply("acted", context, actions=_page(report.id, section_id or None))


def _open(standing: Standing) -> Reply:
    waiting = [section for section in standing.counted if section.word != "signed"]
    lines = tuple(open_words(standing.claims, section) for section in waiting[:_SHOWN])
    context = TalkReviewOpen(standing.signed, len(standing.counted), lines, len(waiting) - len(lines), standing.errors, standing.can_be_approved)
    return reply("answered", context, actions=_page(standing.claims.report))
