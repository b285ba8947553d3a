"""The open report → examples for help: its own sections, questions and documents, so that what is shown can be said."""

import re
from datetime import date

from assistant.adapting.absence import can_be_none
from assistant.conversation.places import called
from assistant.conversation.turn import Turn
from assistant.draft import DraftSection, Question
from assistant.report import Report
from corpus.text.dates import short
from prompts.contexts.talk_how import Examples

_FIGURES = ("int", "ratio", "percent", "money")
_NUMBER = re.compile(r"\d[\d.,/]*")
_LONGEST = 60


def examples(turn: Turn) -> Examples:
    """Of the open report; without one the same words as ever, of the present year."""
    general = Examples(year=turn.today.year, day=_day(turn.report, turn.today))
    return _of(turn.report, turn.message.text, general) if turn.report else general


def _of(report: Report, said: str, general: Examples) -> Examples:
    groups = {section.parent for section in report.draft.sections}
    own = [section for section in report.draft.sections if section.id not in groups and report.paragraphs(section) and section.title]
    first = _place(report, own[0]) if own else "…"
    figure = _figure(report, said)
    none = next((q for q in report.open_questions() if can_be_none(report.draft, q) and len(q.name) <= _LONGEST), None)
    basis = next((q.previous for q in report.draft.questions if q.kind == "citation" and q.previous and len(q.previous) <= _LONGEST), None)
    return Examples(
        section=first,
        other=_place(report, own[1]) if len(own) > 1 else first,
        number=figure.id.removeprefix("q").lstrip("0") if figure else "",
        name=figure.name if figure else "",
        value=(figure.value or "") if figure else "",
        nothing=none.name if none else "",
        basis=basis or "",
        year=general.year,
        day=general.day,
    )


def _figure(report: Report, said: str) -> Question | None:
    """The answered question that bears a number of the message, else the last figure answered, else the first that is asked."""
    figures = [q for q in report.draft.questions if q.type in _FIGURES]
    answered = [q for q in figures if q.value not in (None, "none")]
    numbers = {number.strip(".,/") for number in _NUMBER.findall(said)}
    meant = [q for q in answered if (found := _NUMBER.match(q.value or "")) and found.group().strip(".,/") in numbers]
    return next(iter([*meant, *reversed(answered), *figures]), None)


def _place(report: Report, section: DraftSection) -> str:
    """What a message may call a section: its number where no other bears it, else the whole path, else its heading."""
    number = section.number.rstrip(".) ")
    if not number:
        return called(section)
    same = [other for other in report.draft.sections if other.number.rstrip(".) ") == number]
    return number if len(same) == 1 else section.id


def _day(report: Report | None, today: date) -> str:
    return short(report.deadline if report and report.deadline else today)
