"""The reports as they stand: opened, listed, followed and checked; what every kind of change rests on."""

from collections.abc import Callable, Iterable, Mapping
from copy import copy
from datetime import UTC, date, datetime
from typing import Self

from assistant.actors import Actor
from assistant.archive import Archive
from assistant.changes import Change
from assistant.checker.check import DEFAULT, check
from assistant.checker.finding import Severity
from assistant.checker.profile import Profile
from assistant.checker.report import Report as CheckReport
from assistant.draft import Candidate, DraftSection
from assistant.drafter import Drafter, Passages
from assistant.errors import UnknownSection
from assistant.examining import PlacedFinding, examined
from assistant.lately import Lately
from assistant.rendering import Rendered, render_report
from assistant.report import Progress, Report, progress_of
from assistant.report_rows import ReportSummary
from assistant.reviewing.reviewing import Reviewing
from assistant.rights import Rights
from assistant.worded import Worded
from assistant.writing import Writer
from corpus.library import Library
from corpus.periods import Period
from corpus.registry.fingerprint import fingerprint
from corpus.registry.snapshot import Registry
from corpus.structure import parse

_CHECKED = 16  # states whose check is held
Rewording = Callable[[DraftSection, str, Callable[[str], tuple[str, ...]]], Candidate | Worded]


class Reports:
    """Reads reports and writes them through one writer; `reword` is the optional model, `registry` gives the newest snapshot."""

    def __init__(
        self,
        archive: Archive,
        library: Library,
        *,
        registry: Callable[[], Registry],
        today: Callable[[], date],
        reword: Rewording | None = None,
        profile: Profile = DEFAULT,
        passages: Passages | None = None,
    ) -> None:
        self._archive = archive
        self._library = library
        self._registry = registry
        self._today = today
        self._reword = reword
        self._profile = profile
        self._drafter = Drafter(library, passages, registry)
        self.reviewing = Reviewing(library.database, open=archive.open, check=self.check, state=lambda: f"{fingerprint(registry())} {today()}")
        self._writer = Writer(archive, self._progress)
        self._checked: Lately[tuple[object, tuple[CheckReport, Rendered]]] = Lately(_CHECKED)

    def under(self, rights: Rights) -> Self:
        """The same as far as somebody's rights go: reports that are not theirs to see are unknown."""
        seen = copy(self)
        seen._archive = self._archive.under(rights)
        seen._writer = self._writer.over(seen._archive)
        seen.reviewing = self.reviewing.over(seen._archive.open)
        return seen

    def acting_for(self, actor: Actor) -> Self:
        """The same; what is done in this actor's name is the person's, made with the instrument."""
        seen = copy(self)
        seen._archive = self._archive.acting_for(actor)
        seen._writer = self._writer.over(seen._archive)
        return seen

    @property
    def has_model(self) -> bool:
        return self._reword is not None

    def reports(self, *, put_away: bool = False) -> tuple[ReportSummary, ...]:
        """All reports, newest first; those in the trash only where `put_away` asks for them too."""
        return self._archive.list(put_away=put_away)

    def confirm(self, report_id: str) -> None:
        """That there is such a report, for whoever asks. Raises UnknownReport."""
        self._archive.confirm(report_id)

    def open(self, report_id: str) -> Report:
        """Raises UnknownReport."""
        return self._archive.open(report_id)

    def open_at(self, report_id: str, revision: int) -> Report:
        """The report as an earlier revision had it. Raises UnknownReport, UnknownVersion."""
        return self._archive.at(report_id, revision)

    def newest_revision(self, report_id: str) -> int:
        """Raises UnknownReport."""
        return self._archive.revision(report_id)

    def listen(self, told: Callable[[str, int], None]) -> None:
        """Call `told(report, revision)` after every change that this process stores."""
        self._archive.listen(told)

    def changes(self, report_id: str, *, after: int = 0) -> tuple[Change, ...]:
        """What the revisions after one changed, the oldest first."""
        return self._archive.changes(report_id, after=after)

    def progress_at(self, report_id: str, revisions: Iterable[int]) -> Mapping[int, Progress]:
        """What the list of reports showed at these revisions."""
        return self._archive.progress(report_id, revisions)

    def check(self, report: Report) -> tuple[CheckReport, Rendered]:
        """The checker's report on the current text, as of the end of the new period; of a state that was checked lately the same again."""
        rests_on = (report.draft, report.states, report.suppressions, self._registry().generation)
        key = (*map(id, rests_on), self._today())  # held beside the result, so that no other object takes their place
        return self._checked.get(key, lambda: (rests_on, self._check(report)))[1]

    def _check(self, report: Report) -> tuple[CheckReport, Rendered]:
        rendered = render_report(report)
        period = Period.parse(report.draft.info.period)
        checked = check(
            parse(rendered.text),
            registry=self._registry(),
            today=self._today(),
            on=period.end,
            home=report.draft.info.office,
            stage="draft",
            profile=self._profile,
            suppressions=report.suppressions,
        )
        return checked, rendered

    def findings(self, report: Report) -> tuple[PlacedFinding, ...]:
        """Findings on the current text, each in its sentence."""
        return examined(*self.check(report)).findings

    def _progress(self, report: Report) -> Progress:
        levels = [placed.finding.severity for placed in self.findings(report)]
        return progress_of(report, errors=levels.count(Severity.ERROR), warnings=levels.count(Severity.WARNING))


def section_of(report: Report, section_id: str) -> DraftSection:
    """Raises UnknownSection."""
    section = report.draft.section(section_id)
    if section is None:
        raise UnknownSection(f"Báo cáo không có mục «{section_id}»: hãy xem lại đề cương.")
    return section


def moment() -> str:
    """Now, in ISO 8601 to the second, as states of sections keep it."""
    return datetime.now(UTC).isoformat(timespec="seconds")
