"""Findings of the checker on the current text: let stand with a reason, or mended."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.examining import (
    Examined,
    Target,
    examined,
    finding_at,
    mended,
    safe_targets,
    suppression_of,
    with_suppression,
    without_suppression,
)
from assistant.report import Report
from assistant.workflow.reports import Reports, moment
from assistant.writing import Between, Seen


class Mending(Reports):
    """Examines, suppresses and mends."""

    def examine(self, report: Report) -> Examined:
        """Findings and suppressed findings on the current text, each in its sentence, and how its review stands."""
        checked, rendered = self.check(report)
        return replace(examined(checked, rendered), reviewed=self.reviewing.reviewed(report, checked, rendered))

    def suppress(
        self, report_id: str, target: Target, *, reason: str, who: str, everywhere: bool = False, revision: int | None = None, key: str = ""
    ) -> Report:
        """Let a finding stand, with a reason. Raises NoSuchFix, BadSuppression, Overtaken."""
        words_of: list[str] = []

        def edit(report: Report, _between: Between) -> Report:
            found = finding_at(self.examine(report).findings, target)
            words_of[:] = [f"text:{found.place.section}"]
            made = suppression_of(report, found, reason=reason, who=who, on=self._today(), everywhere=everywhere)
            limited = with_suppression(report, made)
            if made.section and not any(each.by == made for each in self.examine(limited).suppressed):
                return with_suppression(report, replace(made, section=None))  # a heading that does not read as one cannot limit it
            return limited

        return self._writer.write(report_id, edit, action=f"suppress {target.code}", who=who, seen=Seen(revision, key), rests_on=words_of)

    def unsuppress(self, report_id: str, suppression_id: str, *, who: str, revision: int | None = None, key: str = "") -> Report:
        """Look at a finding again. Raises BadSuppression, StaleRevision."""
        return self._writer.write(
            report_id,
            lambda report, _between: without_suppression(report, suppression_id),
            action=f"unsuppress {suppression_id}",
            who=who,
            seen=Seen(revision, key),
        )

    def mend(self, report_id: str, targets: Sequence[Target], *, who: str, revision: int | None = None, key: str = "") -> tuple[Report, tuple[str, ...]]:
        """Make the replacements of findings (none named: every safe one), as one edit that can be undone; the report and the sections changed.

        Raises NoSuchFix, Overtaken.
        """
        changed: list[str] = []

        def edit(report: Report, _between: Between) -> Report:
            found = self.examine(report)
            new, sections = mended(report, found, targets or safe_targets(found), who=who, at=moment())
            changed[:] = sections
            return new

        rests_on = None if targets else ()
        new = self._writer.write(report_id, edit, action=lambda _: "fix " + " ".join(changed), who=who, seen=Seen(revision, key), rests_on=rests_on)
        return new, tuple(changed)
