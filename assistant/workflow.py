"""A report from start to export: the one place where drafts, decisions, answers, checks and the archive meet.

The web page, the program interface and the conversation all act through `Workflow`; it decides nothing about wording or transport.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from assistant.answers import with_answers
from assistant.archive import Archive, ReportSummary
from assistant.asking import asking
from assistant.checker.check import DEFAULT, check
from assistant.checker.finding import Severity
from assistant.checker.profile import Profile
from assistant.checker.report import Report as CheckReport
from assistant.counting import period_counts
from assistant.deciding import Action, decided, filled
from assistant.draft import Candidate, Draft, DraftSection, Paragraph
from assistant.drafter import Drafter, Passages, Start
from assistant.editing import EditedParagraph
from assistant.errors import ModelFailure, StaleRevision, UnknownReport, UnknownSection
from assistant.examining import (
    Examined,
    PlacedFinding,
    Target,
    examined,
    finding_at,
    mended,
    safe_targets,
    suppression_of,
    with_suppression,
    without_suppression,
)
from assistant.export import export_docx, from_draft
from assistant.following import outline_changes
from assistant.outlines.editing import Place, leaving, with_heading, with_moved, with_section, without_section
from assistant.rendering import Rendered, render_report
from assistant.renewing.bases import Basis, Earlier, bases_of
from assistant.report import Progress, Report, SectionState, progress_of
from assistant.reviewing.reviewing import Reviewing
from assistant.worded import Support, Worded
from corpus.document import Kind
from corpus.errors import UnknownDocument
from corpus.library import Library
from corpus.periods import Period
from corpus.registry.fingerprint import fingerprint
from corpus.registry.snapshot import Registry
from corpus.requests import deadline_of
from corpus.structure import parse

_EARLIER = 6  # documents whose sections are looked at for legal bases
LABELS = {"A": "Kế thừa", "B": "Rút gọn", "C": "Theo mẫu", "D": "Mô hình"}
Rewording = Callable[[DraftSection, str, Callable[[str], tuple[str, ...]]], Candidate | Worded]


@dataclass(frozen=True, slots=True)
class Preview:
    """What drafting would do, before anything is stored. `outline`: (number, heading, level, status)."""

    draft: Draft
    outline: tuple[tuple[str, str, int, str], ...]
    shift: int
    freeze: int
    deadline: date | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A candidate for a section, or the reason why it is withheld. `left_out`, `rests_on`: as the model's candidate tells them."""

    name: str
    label: str
    paragraphs: tuple[Paragraph, ...] = ()
    withheld: str | None = None
    left_out: tuple[str, ...] = ()
    rests_on: tuple[Support, ...] = ()


class Workflow:
    """Everything an officer can do with reports. `reword` is the optional model; `registry` gives the newest snapshot."""

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

    @property
    def has_model(self) -> bool:
        return self._reword is not None

    def reports(self) -> tuple[ReportSummary, ...]:
        """All reports, newest first."""
        return self._archive.list()

    def open(self, report_id: str) -> Report:
        """Raises UnknownReport."""
        return self._archive.open(report_id)

    def preview(self, start: Start) -> Preview:
        """Raises UnknownDocument, UnknownTemplate, BadOutline."""
        document, outline = self._drafter.sources(start)
        draft = self._drafter.draft(start, document, outline)
        if document is None:
            headings = tuple((s.number, s.title.text if s.title else "", s.level, "new") for s in draft.sections)
            return Preview(draft, headings, 0, 0, deadline_of(outline) if outline else None)
        shift, freeze = period_counts(draft, document)
        changes = tuple((i.section.number, i.section.heading, i.section.level, status) for i, status in outline_changes(document, outline))
        return Preview(draft, changes, shift, freeze, deadline_of(outline) if outline else None)

    def create(self, start: Start, *, who: str) -> Report:
        """Draft and store a new report. Raises UnknownDocument, UnknownTemplate, BadOutline."""
        document, outline = self._drafter.sources(start)
        now = datetime.now(UTC)
        deadline = deadline_of(outline) if outline else None
        report = Report("", 0, self._drafter.draft(start, document, outline), now, now, request=start.request, deadline=deadline)
        return self._archive.create(report, self._progress(report), who=who)

    def propose(self, report: Report, section_id: str, names: Sequence[str] = (), *, instruction: str = "") -> tuple[Proposal, ...]:
        """Candidates of a section; D comes from the model under guard, or with the reason why it is withheld."""
        section = section_of(report, section_id)
        wanted = names or [*(c.name for c in section.candidates), *(["D"] if self._reword and section.candidates else [])]
        return tuple(self._proposal(report, section, name, instruction) for name in wanted if name in LABELS)

    def decide(
        self,
        report_id: str,
        section_id: str,
        action: Action,
        *,
        who: str,
        candidate: str | None = None,
        paragraphs: Sequence[EditedParagraph] = (),
        proposed: Candidate | None = None,
        revision: int | None = None,
    ) -> Report:
        """Accept, edit, reject or sign off a section. Raises UnknownSection (or candidate), StaleRevision, NotSignable."""
        report = self._fresh(report_id, revision)
        section = section_of(report, section_id)
        if action == "sign_off":
            self.reviewing.sign(report_id, section_id, who=who)
            return report
        chosen = proposed or section.candidate(candidate or "A")
        if candidate and not chosen:
            raise UnknownSection(f"Mục «{section_id}» không có phương án «{candidate}»: hãy chọn một phương án đang hiện.")
        state = decided(report, section, action, chosen, paragraphs, who=who, at=datetime.now(UTC).isoformat(timespec="seconds"))
        return self._save(report.with_state(section_id, state), action=f"{action} {section_id}", who=who)

    def answer(self, report_id: str, facts: Mapping[str, str | None], *, who: str, revision: int | None = None) -> Report:
        """Write answers into every section that uses them. Raises UnknownQuestion, RejectedFact, StaleRevision."""
        report = self._fresh(report_id, revision)
        draft = with_answers(report.draft, facts)
        states = {identifier: filled(state, draft, identifier) for identifier, state in report.states.items()}
        answered = replace(report, draft=draft, states=states)
        for section in leaving(draft, facts):
            answered = without_section(answered, section)
        return self._save(answered, action="facts " + " ".join(sorted(facts)), who=who)

    def add_section(
        self, report_id: str, heading: str, place: Place, *, who: str, instruction: str | None = None, revision: int | None = None
    ) -> tuple[Report, str]:
        """A new section, with what helps to write it, and its id. Raises UnknownSection, BadOutline, StaleRevision."""
        report, section = with_section(self._fresh(report_id, revision), heading, place, who=who, instruction=instruction)
        helped = replace(report, draft=self._drafter.with_help(report.draft, section))
        return self._save(helped, action=f"add section {section}", who=who), section

    def rename_section(self, report_id: str, section_id: str, heading: str, *, who: str, revision: int | None = None) -> Report:
        """Another heading for a section. Raises UnknownSection, BadOutline, StaleRevision."""
        renamed = with_heading(self._fresh(report_id, revision), section_id, heading, who=who)
        return self._save(renamed, action=f"rename section {section_id}", who=who)

    def move_section(self, report_id: str, section_id: str, place: Place, *, who: str, revision: int | None = None) -> Report:
        """A section with all beneath it to another place. Raises UnknownSection, BadOutline, StaleRevision."""
        return self._save(with_moved(self._fresh(report_id, revision), section_id, place), action=f"move section {section_id}", who=who)

    def drop_section(self, report_id: str, section_id: str, *, who: str, revision: int | None = None) -> Report:
        """A section with all beneath it out of the report; its text is listed as dropped. Raises UnknownSection, StaleRevision."""
        return self._save(without_section(self._fresh(report_id, revision), section_id), action=f"drop section {section_id}", who=who)

    def accept_all(self, report_id: str, proposed: Mapping[str, Candidate], *, who: str, revision: int | None = None) -> Report:
        """Accept a text for each of several sections, as one change. Raises UnknownSection, StaleRevision."""
        report, at = self._fresh(report_id, revision), datetime.now(UTC).isoformat(timespec="seconds")
        for section_id, candidate in proposed.items():
            state = decided(report, section_of(report, section_id), "accept", candidate, (), who=who, at=at)
            report = report.with_state(section_id, state)
        return self._save(report, action="accept " + " ".join(proposed), who=who)

    def amend(
        self,
        report_id: str,
        texts: Callable[[Report], Mapping[str, tuple[Paragraph, ...]]],
        *,
        who: str,
        answers: Mapping[str, str | None] | None = None,
        revision: int | None = None,
    ) -> Report:
        """Answers first, then the paragraphs that `texts` makes of the report with them, as one change that can be undone.

        Raises UnknownQuestion, RejectedFact, UnknownSection, StaleRevision.
        """
        report, at = self._fresh(report_id, revision), datetime.now(UTC).isoformat(timespec="seconds")
        if answers:
            draft = with_answers(report.draft, answers)
            report = replace(report, draft=draft, states={identifier: filled(state, draft, identifier) for identifier, state in report.states.items()})
        edits = texts(report)
        for section_id, paragraphs in edits.items():
            chosen = report.state(section_of(report, section_id)).chosen
            report = report.with_state(section_id, SectionState("edited", chosen, paragraphs, who, at))
        return self._save(report, action="amend " + " ".join([*edits, *sorted(answers or ())]), who=who)

    def undo(self, report_id: str, *, who: str) -> Report:
        """Return to the state before the last change; the same report where there is none."""
        return self._archive.undo(report_id, who=who) or self._archive.open(report_id)

    def redo(self, report_id: str, *, who: str) -> Report:
        """Do again what the last undo took back; the same report where the last change was no undo."""
        return self._archive.redo(report_id, who=who) or self._archive.open(report_id)

    def check(self, report: Report) -> tuple[CheckReport, Rendered]:
        """The checker's report on the current text, as of the end of the new period."""
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

    def examine(self, report: Report) -> Examined:
        """Findings and suppressed findings on the current text, each in its sentence, and how its review stands."""
        checked, rendered = self.check(report)
        return replace(examined(checked, rendered), reviewed=self.reviewing.reviewed(report, checked, rendered))

    def findings(self, report: Report) -> tuple[PlacedFinding, ...]:
        """Findings on the current text, each in its sentence."""
        return examined(*self.check(report)).findings

    def suppress(self, report_id: str, target: Target, *, reason: str, who: str, everywhere: bool = False, revision: int | None = None) -> Report:
        """Let a finding stand, with a reason. Raises NoSuchFix, BadSuppression, StaleRevision."""
        report = self._fresh(report_id, revision)
        found = finding_at(self.examine(report).findings, target)
        made = suppression_of(report, found, reason=reason, who=who, on=self._today(), everywhere=everywhere)
        limited = with_suppression(report, made)
        if made.section and not any(each.by == made for each in self.examine(limited).suppressed):
            limited = with_suppression(report, replace(made, section=None))  # a heading that does not read as one cannot limit it
        return self._save(limited, action=f"suppress {target.code}", who=who)

    def unsuppress(self, report_id: str, suppression_id: str, *, who: str, revision: int | None = None) -> Report:
        """Look at a finding again. Raises BadSuppression, StaleRevision."""
        report = self._fresh(report_id, revision)
        return self._save(without_suppression(report, suppression_id), action=f"unsuppress {suppression_id}", who=who)

    def mend(self, report_id: str, targets: Sequence[Target], *, who: str, revision: int | None = None) -> tuple[Report, tuple[str, ...]]:
        """Make the replacements of findings (none named: every safe one), as one edit that can be undone; the report and the sections changed.

        Raises NoSuchFix, StaleRevision.
        """
        report = self._fresh(report_id, revision)
        found = self.examine(report)
        new, changed = mended(report, found, targets or safe_targets(found), who=who, at=datetime.now(UTC).isoformat(timespec="seconds"))
        return self._save(new, action="fix " + " ".join(changed), who=who), changed

    def export(self, report: Report) -> bytes:
        """The report as a DOCX in the layout of 30/2020/NĐ-CP."""
        chosen = {section.id: report.paragraphs(section) for section in report.draft.sections}
        return export_docx(from_draft(report.draft, chosen, originals=self._originals(report)))

    def _originals(self, report: Report) -> dict[str, str]:
        """Texts of the documents a report was made from; one removed from the library since is left out."""
        texts = {}
        for document in filter(None, (report.draft.info.origin, report.request)):
            try:
                texts[document] = self._library.text(document)
            except UnknownDocument:
                continue
        return texts

    def _proposal(self, report: Report, section: DraftSection, name: str, instruction: str) -> Proposal:
        if name != "D":
            found = section.candidate(name)
            return Proposal(name, LABELS[name], found.paragraphs) if found else Proposal(name, LABELS[name], withheld="Mục này không có phương án này.")
        if self._reword is None:
            return Proposal(name, LABELS[name], withheld="Chưa cấu hình mô hình ngôn ngữ: các phương án khác không cần mô hình.")
        try:
            with asking(report=report.id):
                made = self._reword(section, instruction, lambda text: self._against(report, text))
        except ModelFailure as failure:
            return Proposal(name, LABELS[name], withheld=str(failure))
        worded = made if isinstance(made, Worded) else Worded(made)
        return Proposal(name, LABELS[name], worded.candidate.paragraphs, left_out=worded.left_out, rests_on=worded.rests_on)

    def bases(self, report: Report, section_id: str) -> tuple[Basis, ...]:
        """Legal bases in force that this section of earlier documents cites, the newest first. Raises UnknownSection."""
        section = section_of(report, section_id)
        info = report.draft.info
        kind, period = Kind(info.kind), Period.parse(info.period)
        stored = [each for each in self._library.list(kind=kind) if each.period and Period.parse(each.period).end < period.start]
        stored.sort(key=lambda each: (each.agency == info.office, Period.parse(each.period or "").end), reverse=True)
        earlier = [Earlier(each.id, each.title, self._library.document(each.id)) for each in stored[:_EARLIER]]
        return bases_of(report.draft, section, earlier, self._registry())

    def _against(self, report: Report, text: str) -> tuple[str, ...]:
        """Messages of error-level findings in a proposed text."""
        period = Period.parse(report.draft.info.period)
        checked = check(parse(text), registry=self._registry(), today=self._today(), on=period.end, home=report.draft.info.office, stage="draft")
        return tuple(f.message for f in checked.findings if f.severity is Severity.ERROR and f.code not in ("VB401", "VB402"))

    def _fresh(self, report_id: str, revision: int | None) -> Report:
        report = self._archive.open(report_id)
        if revision is not None and revision != report.revision:
            raise StaleRevision("Báo cáo đã được thay đổi ở nơi khác: hãy tải lại trang rồi làm lại bước này; phần đang gõ vẫn còn trong trang.")
        return report

    def _progress(self, report: Report) -> Progress:
        levels = [placed.finding.severity for placed in self.findings(report)]
        return progress_of(report, errors=levels.count(Severity.ERROR), warnings=levels.count(Severity.WARNING))

    def _save(self, report: Report, *, action: str, who: str) -> Report:
        return self._archive.save(report, self._progress(report), action=action, who=who)


def section_of(report: Report, section_id: str) -> DraftSection:
    """Raises UnknownSection."""
    section = report.draft.section(section_id)
    if section is None:
        raise UnknownSection(f"Báo cáo không có mục «{section_id}»: hãy xem lại đề cương.")
    return section


__all__ = ["LABELS", "Examined", "Place", "PlacedFinding", "Preview", "Proposal", "Start", "Target", "UnknownReport", "Workflow", "section_of"]
