"""The review from the conversation: submit, confirm, send back, agree, and what is still open. What is refused says why, in the words of the page."""

from assistant.conversation.choosing import chosen
from assistant.conversation.commands import ReviewAct
from assistant.conversation.replies import Action, Reply, reply
from assistant.conversation.turn import Turn
from assistant.errors import BadVerdict, NotSignable
from assistant.report import Report
from assistant.reviewing.standing import Standing
from assistant.reviewing.wording import open_words, section_words
from prompts.contexts import TalkReviewed, TalkReviewOpen, TalkReviewRefused

_SHOWN = 12


def review(turn: Turn, report: Report, act: ReviewAct) -> Reply:
    """One act. Who may only draft may submit and ask; a model may only ask."""
    url = f"/bao-cao/{report.id}/duyet"
    if act.verb == "open":
        return _open(turn.workflow.reviewing.of(report.id), url)
    if turn.review == "nothing" or (turn.review == "submit" and act.verb != "submit"):
        return reply("clarify", TalkReviewRefused("role", url))
    try:
        return _acted(turn, report, act, url)
    except (NotSignable, BadVerdict) as refused:
        return reply("clarify", TalkReviewRefused(str(refused), url), actions=(Action("review", url=url, report=report.id),))


def _acted(turn: Turn, report: Report, act: ReviewAct, url: str) -> Reply:
    reviewing, who = turn.workflow.reviewing, turn.who
    if act.verb == "submit":
        standing = reviewing.submit(report.id, who=who, note=act.reason)
        return _told(act, "", standing, report, url)
    if act.verb == "approve":
        return _told(act, "", reviewing.approve(report.id, who=who), report, url)
    if act.verb == "return_all":
        return _told(act, "", reviewing.send_back(report.id, act.reason, who=who), report, url)
    section = chosen(turn, report, act.section) if act.section else None
    if section is None or isinstance(section, Reply):
        return section or reply("clarify", TalkReviewRefused("role", url))
    if act.verb == "sign":
        standing = reviewing.sign(report.id, section.id, who=who)
    elif act.verb == "unsign":
        standing = reviewing.unsign(report.id, section.id, who=who)
    else:
        standing = reviewing.send_section_back(report.id, section.id, act.reason, who=who)
    return _told(act, section.id, standing, report, url)


def _told(act: ReviewAct, section_id: str, standing: Standing, report: Report, url: str) -> Reply:
    section = standing.claims.section(section_id) if section_id else None
    named = section_words(section) if section else ""
    context = TalkReviewed(act.verb, named, act.reason, standing.signed, len(standing.counted), standing.status.times, url)
    return reply("acted", context, actions=(Action("review", section_id or None, url=url, report=report.id),))


def _open(standing: Standing, url: str) -> Reply:
    waiting = [section for section in standing.counted if section.word != "signed"]
    lines = tuple(open_words(standing.claims, section) for section in waiting[:_SHOWN])
    context = TalkReviewOpen(standing.signed, len(standing.counted), lines, len(waiting) - len(lines), standing.errors, standing.can_be_approved, url)
    return reply("answered", context, actions=(Action("review", url=url, report=standing.claims.report),))
