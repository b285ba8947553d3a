"""A report in progress: its draft, what was decided section by section, and the text it has now."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Literal

from assistant.checker.suppression import Suppression
from assistant.closing import asked_in, closed_questions
from assistant.draft import Draft, DraftSection, Paragraph, Question, Sentence
from assistant.outlines.shipped import is_template

SectionStatus = Literal["empty", "proposed", "accepted", "edited", "rejected", "signed"]


@dataclass(frozen=True, slots=True)
class SectionState:
    """What was decided about a section. `paragraphs` is its own text once accepted or edited; None: candidate A shows through."""

    status: SectionStatus = "proposed"
    chosen: str | None = None
    paragraphs: tuple[Paragraph, ...] | None = None
    by: str | None = None
    at: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """`revision` counts changes from 1. `request`: library id of the letter that asked for it. `states` by section id.

    `suppressions`: findings that the officer lets stand, with reasons.
    """

    id: str
    revision: int
    draft: Draft
    created_at: datetime
    updated_at: datetime
    states: Mapping[str, SectionState] = field(default_factory=dict)
    request: str | None = None
    deadline: date | None = None
    suppressions: tuple[Suppression, ...] = ()

    @property
    def title(self) -> str:
        return self.draft.info.title

    def state(self, section: DraftSection) -> SectionState:
        """The section's state; a section nobody has touched is proposed, or empty when it has no candidate."""
        return self.states.get(section.id) or SectionState("proposed" if section.candidates else "empty")

    def paragraphs(self, section: DraftSection) -> tuple[Paragraph, ...]:
        """The text the section has now."""
        state = self.state(section)
        if state.paragraphs is not None:
            return state.paragraphs
        chosen = section.candidate(state.chosen or "A") or section.shown
        return chosen.paragraphs if chosen else ()

    def sentences(self) -> tuple[tuple[str, Sentence], ...]:
        """Every sentence of the current text with the id of its section («head», «tail» outside sections), in order."""
        found = [("head", sentence) for sentence in self.draft.head]
        for section in self.draft.sections:
            if section.title:
                found.append((section.id, section.title))
            found += [(section.id, s) for p in self.paragraphs(section) for s in p.sentences]
        return (*found, *(("tail", sentence) for sentence in self.draft.tail))

    def open_questions(self) -> tuple[Question, ...]:
        """Questions without an answer, but for those whose words were taken out of the text; they are open again when the words are back."""
        closed = self.closed_questions()
        return tuple(question for question in self.draft.questions if question.value is None and question.id not in closed)

    def waiting_questions(self) -> tuple[Question, ...]:
        """Open questions that the current text has a gap for."""
        wanted = asked_in(sentence for _, sentence in self.sentences())
        return tuple(question for question in self.draft.questions if question.value is None and question.id in wanted)

    def closed_questions(self) -> frozenset[str]:
        """Ids of questions without an answer whose sentence was deleted."""
        return closed_questions(self.draft, [sentence for _, sentence in self.sentences()])

    def with_state(self, section_id: str, state: SectionState) -> "Report":
        return replace(self, states={**self.states, section_id: state})


@dataclass(frozen=True, slots=True)
class Progress:
    """Counts for lists and status lines. `questions` counts all but those whose words were taken out, `answered` those with a value.

    `waiting` counts the open ones that the text has a gap for.
    """

    sections: int
    accepted: int
    questions: int
    answered: int
    errors: int = 0
    warnings: int = 0
    waiting: int = 0


def progress_of(report: Report, *, errors: int = 0, warnings: int = 0) -> Progress:
    """Sections count when they hold text or wait for some; headings that only group others do not."""
    groups = {section.parent for section in report.draft.sections}
    counted = [section for section in report.draft.sections if section.candidates or section.id not in groups]
    done = sum(report.state(section).status in ("accepted", "edited", "signed", "rejected") for section in counted)
    answered = sum(q.value is not None for q in report.draft.questions)
    return Progress(len(counted), done, len(report.open_questions()) + answered, answered, errors, warnings, len(report.waiting_questions()))


def inherited_share(report: Report) -> float:
    """Share of the letters that stand as they stood in the earlier document; lines of a template are not inherited."""
    total = kept = 0
    for _, sentence in report.sentences():
        total += len(sentence.text)
        if sentence.source and not is_template(sentence.source.document):
            kept += len(sentence.text) - sum(len(op.new) for op in sentence.ops if op.kind != "join")
    return kept / total if total else 0.0
