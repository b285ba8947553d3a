"""The outline of a report and its deadline: sections added, renamed, moved and dropped."""

from dataclasses import replace
from datetime import date

from assistant.outlines.editing import Place, with_heading, with_moved, with_section, without_section
from assistant.report import Report
from assistant.workflow.reports import Reports
from assistant.writing import Between, Seen


class Headings(Reports):
    """Changes what sections a report has."""

    def add_section(
        self, report_id: str, heading: str, place: Place, *, who: str, instruction: str | None = None, revision: int | None = None, key: str = ""
    ) -> tuple[Report, str]:
        """A new section, with what helps to write it, and its id. Raises UnknownSection, BadOutline, StaleRevision."""
        before: list[set[str]] = []

        def edit(report: Report, _between: Between) -> Report:
            before.append({section.id for section in report.draft.sections})
            made, section = with_section(report, heading, place, who=who, instruction=instruction)
            return replace(made, draft=self._drafter.with_help(made.draft, section))

        def action(report: Report) -> str:
            return f"add section {_added(report, before[-1])}"

        made = self._writer.write(report_id, edit, action=action, who=who, seen=Seen(revision, key), rests_on=())
        return made, _added(made, before[-1]) if before else self._added_by(made, key)

    def _added_by(self, report: Report, key: str) -> str:
        """The section that an earlier write of this key added."""
        made = next((change for change in self._archive.changes(report.id) if change.key == key), None)
        return made.action.partition("\t")[0].removeprefix("add section ") if made else ""

    def rename_section(self, report_id: str, section_id: str, heading: str, *, who: str, revision: int | None = None, key: str = "") -> Report:
        """Another heading for a section. Raises UnknownSection, BadOutline, Overtaken."""
        return self._writer.write(
            report_id,
            lambda report, _between: with_heading(report, section_id, heading, who=who),
            action=f"rename section {section_id}",
            who=who,
            seen=Seen(revision, key),
            rests_on=[f"title:{section_id}"],
        )

    def move_section(self, report_id: str, section_id: str, place: Place, *, who: str, revision: int | None = None, key: str = "") -> Report:
        """A section with all beneath it to another place. Raises UnknownSection, BadOutline, Overtaken."""
        return self._writer.write(
            report_id,
            lambda report, _between: with_moved(report, section_id, place),
            action=f"move section {section_id}",
            who=who,
            seen=Seen(revision, key),
        )

    def drop_section(self, report_id: str, section_id: str, *, who: str, revision: int | None = None, key: str = "") -> Report:
        """A section with all beneath it out of the report; its text is listed as dropped. Raises UnknownSection, Overtaken."""
        return self._writer.write(
            report_id,
            lambda report, _between: without_section(report, section_id),
            action=f"drop section {section_id}",
            who=who,
            seen=Seen(revision, key),
        )

    def set_deadline(self, report_id: str, deadline: date | None, *, who: str, revision: int | None = None, key: str = "") -> Report:
        """The day before which the report is due; None: no day. Raises Overtaken."""
        action = f"deadline {deadline.isoformat() if deadline else ''}".strip()
        return self._writer.write(report_id, lambda report, _between: replace(report, deadline=deadline), action=action, who=who, seen=Seen(revision, key))


def _added(report: Report, before: set[str]) -> str:
    return next((section.id for section in report.draft.sections if section.id not in before), "")
