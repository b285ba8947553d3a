"""Decisions about the text of sections, each one revision that can be undone."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from assistant.beginning import paragraphs_from
from assistant.deciding import Action, decided, filled
from assistant.draft import Candidate, Paragraph, Source
from assistant.editing import EditedParagraph
from assistant.errors import UnknownSection
from assistant.report import Report, SectionState
from assistant.workflow.answering import with_facts
from assistant.workflow.reports import Reports, moment, section_of
from assistant.writing import Between, Seen, refuse


class Texts(Reports):
    """Accepts, edits, rejects, amends and begins the text of sections."""

    def decide(
        self,
        report_id: str,
        section_id: str,
        action: Action | Literal["sign_off"],
        *,
        who: str,
        candidate: str | None = None,
        paragraphs: Sequence[EditedParagraph] = (),
        proposed: Candidate | None = None,
        revision: int | None = None,
        key: str = "",
    ) -> Report:
        """Accept, edit, reject or sign off a section.

        Raises UnknownSection (or candidate), NotSignable, Overtaken where another changed it since `revision`.
        """
        if action == "sign_off":
            report = self.open(report_id)
            section_of(report, section_id)
            parts = frozenset(f"{kind}:{section_id}" for kind in ("text", "fill", "title"))
            refuse(report, self._writer.between(report, Seen(revision, key)), parts, parts)
            self.reviewing.sign(report_id, section_id, who=who)
            return report
        at = moment()

        def edit(report: Report, between: Between) -> Report:
            section = section_of(report, section_id)
            chosen = proposed or section.candidate(candidate or "A")
            if candidate and not chosen:
                raise UnknownSection(f"Mục «{section_id}» không có phương án «{candidate}»: hãy chọn một phương án đang hiện.")
            if action == "edit" and any(f"fill:{section_id}" in change.parts for change in between.changes):
                return report.with_state(section_id, self._edited_before_answers(report, section_id, paragraphs, who, at, revision or 1))
            return report.with_state(section_id, decided(report, section, action, chosen, paragraphs, who=who, at=at))

        return self._writer.write(report_id, edit, action=f"{action} {section_id}", who=who, seen=Seen(revision, key), rests_on=[f"text:{section_id}"])

    def _edited_before_answers(self, report: Report, section_id: str, paragraphs: Sequence[EditedParagraph], who: str, at: str, revision: int) -> SectionState:
        """An edit of the words as they stood before answers were given: made on those, then filled with the answers."""
        seen = replace(self._archive.at(report.id, revision), revision=report.revision)
        section = seen.draft.section(section_id) or section_of(report, section_id)
        return filled(decided(seen, section, "edit", None, paragraphs, who=who, at=at), report.draft, section_id)

    def accept_all(self, report_id: str, proposed: Mapping[str, Candidate], *, who: str, revision: int | None = None, key: str = "") -> Report:
        """Accept a text for each of several sections, as one change. Raises UnknownSection, Overtaken."""
        at = moment()

        def edit(report: Report, _between: Between) -> Report:
            for section_id, candidate in proposed.items():
                state = decided(report, section_of(report, section_id), "accept", candidate, (), who=who, at=at)
                report = report.with_state(section_id, state)
            return report

        return self._writer.write(report_id, edit, action="accept " + " ".join(proposed), who=who, seen=Seen(revision, key))

    def amend(
        self,
        report_id: str,
        texts: Callable[[Report], Mapping[str, tuple[Paragraph, ...]]],
        *,
        who: str,
        answers: Mapping[str, str | None] | None = None,
        revision: int | None = None,
        key: str = "",
    ) -> Report:
        """Answers first, then the paragraphs that `texts` makes of the report with them, as one change that can be undone.

        Raises UnknownQuestion, RejectedFact, UnknownSection, Overtaken.
        """
        at = moment()
        edited: list[str] = []

        def edit(report: Report, between: Between) -> Report:
            if answers:
                report = with_facts(report, answers, between)
            edits = texts(report)
            edited[:] = edits
            for section_id, paragraphs in edits.items():
                chosen = report.state(section_of(report, section_id)).chosen
                report = report.with_state(section_id, SectionState("edited", chosen, paragraphs, who, at))
            return report

        return self._writer.write(report_id, edit, action=lambda _: "amend " + " ".join([*edited, *sorted(answers or ())]), who=who, seen=Seen(revision, key))

    def change(self, report_id: str, make: Callable[[Report], Report], *, action: str, who: str, revision: int | None = None, key: str = "") -> Report:
        """What `make` makes of the report, as one revision that can be undone. Raises Overtaken, and what `make` raises."""
        return self._writer.write(report_id, lambda report, _between: make(report), action=action, who=who, seen=Seen(revision, key))

    def begin_from(self, report_id: str, section_id: str, passage: Source, *, who: str, revision: int | None = None, key: str = "") -> Report:
        """The text of a section made of a passage of the library. Raises UnknownSection, UnknownDocument, UnusablePassage, Overtaken."""
        document, kind = self._library.document(passage.document), self._library.get(passage.document).kind

        def begun(report: Report) -> Report:
            section = section_of(report, section_id)
            paragraphs = paragraphs_from(report, passage, document, kind, prefix=f"b{report.revision + 1}-{section_id}-")
            at = moment()
            return report.with_state(section.id, SectionState("edited", None, paragraphs, who, at))

        return self.change(report_id, begun, action=f"begin {section_id}", who=who, revision=revision, key=key)
