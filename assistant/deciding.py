"""What a decision or an answer makes of the state of a section."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from assistant.answers import fill_paragraphs
from assistant.draft import Candidate, Draft, DraftSection
from assistant.editing import EditedParagraph, edited
from assistant.report import Report, SectionState

Action = Literal["accept", "edit", "reject", "sign_off"]


def filled(state: SectionState, draft: Draft, section: str) -> SectionState:
    """The section with the draft's answers."""
    if state.paragraphs is None:
        return state
    return replace(state, paragraphs=fill_paragraphs(state.paragraphs, draft, section))


def refilled(report: Report, draft: Draft) -> Report:
    """The report over a draft with other answers: every section filled anew."""
    return replace(report, draft=draft, states={identifier: filled(state, draft, identifier) for identifier, state in report.states.items()})


def decided(
    report: Report, section: DraftSection, action: Action, chosen: Candidate | None, new: Sequence[EditedParagraph], *, who: str, at: str
) -> SectionState:
    """The state of a section after a decision: its own text from now on, with who decided and when (ISO)."""
    current = report.state(section)
    if action == "accept":
        paragraphs = chosen.paragraphs if chosen else report.paragraphs(section)
        return SectionState("accepted", chosen.name if chosen else current.chosen, paragraphs, who, at)
    if action == "reject":
        return SectionState("rejected", None, (), who, at)
    prefix = f"e{report.revision + 1}-{section.id}"
    return SectionState("edited", current.chosen, edited(report.paragraphs(section), new, author=who, prefix=prefix), who, at)
