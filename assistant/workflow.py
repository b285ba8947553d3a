"""A report from start to export: the one place where drafts, decisions, answers, checks and the archive meet.

The web page, the program interface and the conversation all act through `Workflow`; it decides nothing about wording or transport.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Literal

from assistant.answers import with_answers
from assistant.archive import Archive, ReportSummary
from assistant.asking import asking
from assistant.beginning import paragraphs_from
from assistant.changes import Change
from assistant.checker.check import DEFAULT, check
from assistant.checker.finding import Severity
from assistant.checker.profile import Profile
from assistant.checker.report import Report as CheckReport
from assistant.counting import period_counts
from assistant.deciding import Action, decided, filled
from assistant.draft import Candidate, Draft, DraftSection, Paragraph, Source
from assistant.drafter import Drafter, Passages, Start
from assistant.editing import EditedParagraph
from assistant.errors import Clash, ForeignFile, ModelFailure, UnknownReport, UnknownSection
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
from assistant.export import USUAL, Choices, OutputDocument, export_docx, from_draft
from assistant.export.bookmarks import origin_name
from assistant.following import outline_changes
from assistant.importing import Brought, Given, bring, origin_of, read_file_content
from assistant.lately import Lately
from assistant.outlines.editing import Place, leaving, with_heading, with_moved, with_section, without_section
from assistant.overtaking import clashing
from assistant.previewing import Details, details_of
from assistant.rendering import Rendered, render_report
from assistant.renewing.bases import Basis, Earlier, bases_of
from assistant.renewing.carrying import completed
from assistant.report import Progress, Report, SectionState, progress_of
from assistant.reviewing.reviewing import Reviewing
from assistant.rights import Rights
from assistant.undoing import undo_own, undo_since
from assistant.worded import Support, Worded
from assistant.writing import Between, Seen, Writer, refuse
from corpus.document import Kind
from corpus.errors import UnknownDocument
from corpus.library import Library
from corpus.periods import Period
from corpus.registry.fingerprint import fingerprint
from corpus.registry.snapshot import Registry
from corpus.requests import deadline_of
from corpus.structure import parse

_CHECKED = 16  # states whose check is held
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
        self._writer = Writer(archive, self._progress)
        self._checked: Lately[tuple[object, tuple[CheckReport, Rendered]]] = Lately(_CHECKED)

    def under(self, rights: Rights) -> "Workflow":
        """The same as far as somebody's rights go: reports that are not theirs to see are unknown."""
        seen = copy(self)
        seen._archive = self._archive.under(rights)
        seen._writer = self._writer.over(seen._archive)
        seen.reviewing = self.reviewing.over(seen._archive.open)
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

    def details(self, preview: Preview, start: Start) -> Details:
        """What drafting would do, place by place; a check of the draft tells which bases have ended. Raises UnknownDocument."""
        now = datetime.now(UTC)
        findings = self.findings(Report("", 0, preview.draft, now, now))
        return details_of(preview.draft, self._library.document(start.origin) if start.origin else None, findings)

    def create(self, start: Start, *, who: str) -> Report:
        """Draft and store a new report. Raises UnknownDocument, UnknownTemplate, BadOutline."""
        document, outline = self._drafter.sources(start)
        now = datetime.now(UTC)
        deadline = start.deadline or (deadline_of(outline) if outline else None)
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
        at = datetime.now(UTC).isoformat(timespec="seconds")

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

    def answer(self, report_id: str, facts: Mapping[str, str | None], *, who: str, revision: int | None = None, key: str = "") -> Report:
        """Write answers into every section that uses them.

        Raises UnknownQuestion, RejectedFact, Overtaken where another has answered one of the questions otherwise since `revision`.
        """
        facts = self._completed(report_id, facts)

        def edit(report: Report, between: Between) -> Report:
            draft = with_answers(report.draft, facts)
            _refuse_clashes(report, draft, facts, between)
            states = {identifier: filled(state, draft, identifier) for identifier, state in report.states.items()}
            answered = replace(report, draft=draft, states=states)
            for section in leaving(draft, facts):
                answered = without_section(answered, section)
            return answered

        return self._writer.write(report_id, edit, action="facts " + " ".join(sorted(facts)), who=who, seen=Seen(revision, key), rests_on=(), filled=True)

    def _completed(self, report_id: str, facts: Mapping[str, str | None]) -> Mapping[str, str | None]:
        """Documents answered by their number as the registry names them."""
        named = {question.id for question in self.open(report_id).draft.questions if question.kind == "citation"} & set(facts)
        registry = self._registry() if named else None
        return {name: completed(value, registry) if registry and value and name in named else value for name, value in facts.items()}

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

    def set_deadline(self, report_id: str, deadline: date | None, *, who: str, revision: int | None = None, key: str = "") -> Report:
        """The day before which the report is due; None: no day. Raises Overtaken."""
        action = f"deadline {deadline.isoformat() if deadline else ''}".strip()
        return self._writer.write(report_id, lambda report, _between: replace(report, deadline=deadline), action=action, who=who, seen=Seen(revision, key))

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

    def accept_all(self, report_id: str, proposed: Mapping[str, Candidate], *, who: str, revision: int | None = None, key: str = "") -> Report:
        """Accept a text for each of several sections, as one change. Raises UnknownSection, Overtaken."""
        at = datetime.now(UTC).isoformat(timespec="seconds")

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
        at = datetime.now(UTC).isoformat(timespec="seconds")
        edited: list[str] = []

        def edit(report: Report, between: Between) -> Report:
            if answers:
                draft = with_answers(report.draft, answers)
                _refuse_clashes(report, draft, answers, between)
                report = replace(report, draft=draft, states={identifier: filled(state, draft, identifier) for identifier, state in report.states.items()})
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
            at = datetime.now(UTC).isoformat(timespec="seconds")
            return report.with_state(section.id, SectionState("edited", None, paragraphs, who, at))

        return self.change(report_id, begun, action=f"begin {section_id}", who=who, revision=revision, key=key)

    def undo(self, report_id: str, *, who: str, revision: int | None = None, key: str = "", since: int | None = None) -> Report:
        """Take back the person's own last change, leaving what others did since; the same report where there is none.

        `since`: all of the person's changes after that revision, and none before it. Raises Overtaken where another has changed the same part since.
        """
        if since is not None:
            return undo_since(self._archive, self._writer, report_id, who=who, seen=Seen(revision, key), since=since)
        return undo_own(self._archive, self._writer, report_id, who=who, seen=Seen(revision, key))

    def redo(self, report_id: str, *, who: str, key: str = "") -> Report:
        """Do again what the last undo took back; the same report where the last change was no undo."""
        if key and self._archive.made_by(report_id, key):
            return self._archive.open(report_id)
        with self._writer.alone(report_id):
            return self._archive.redo(report_id, who=who, key=key) or self._archive.open(report_id)

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

    def examine(self, report: Report) -> Examined:
        """Findings and suppressed findings on the current text, each in its sentence, and how its review stands."""
        checked, rendered = self.check(report)
        return replace(examined(checked, rendered), reviewed=self.reviewing.reviewed(report, checked, rendered))

    def findings(self, report: Report) -> tuple[PlacedFinding, ...]:
        """Findings on the current text, each in its sentence."""
        return examined(*self.check(report)).findings

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
            new, sections = mended(report, found, targets or safe_targets(found), who=who, at=datetime.now(UTC).isoformat(timespec="seconds"))
            changed[:] = sections
            return new

        rests_on = None if targets else ()
        new = self._writer.write(report_id, edit, action=lambda _: "fix " + " ".join(changed), who=who, seen=Seen(revision, key), rests_on=rests_on)
        return new, tuple(changed)

    def export(self, report: Report, choices: Choices = USUAL) -> bytes:
        """The report as a DOCX in the layout of 30/2020/NĐ-CP."""
        return export_docx(self.finished(report, choices))

    def finished(self, report: Report, choices: Choices = USUAL) -> OutputDocument:
        """The report as a document ready to be written; marked as a draft while a slot is open, whatever is chosen."""
        chosen = {section.id: report.paragraphs(section) for section in report.draft.sections}
        return from_draft(
            report.draft,
            chosen,
            originals=self._originals(report),
            watermark=choices.watermark or None,
            with_sources=choices.with_sources,
            tracking=choices.tracking,
            origin=origin_name(report.id, report.revision) if report.id else "",
        )

    def bring_back(self, report_id: str, name: str, data: bytes, *, who: str, revision: int | None = None, key: str = "", only_look: bool = False) -> Brought:
        """What an edited .docx of the report changes, made as one change that can be undone; nothing is stored where `only_look`.

        What somebody changed since the file was exported stays. Raises UnreadableFile, ForeignFile, StaleRevision.
        """
        brought = self._compared(self._archive.open(report_id), name, data, who)
        if only_look or brought.is_nothing:
            return brought

        def edit(report: Report, _between: Between) -> Report:
            nonlocal brought
            brought = self._compared(report, name, data, who)
            return brought.report

        made = self._writer.write(report_id, edit, action="import", who=who, seen=Seen(revision, key), rests_on=())
        return replace(brought, report=made)

    def _compared(self, report: Report, name: str, data: bytes, who: str) -> Brought:
        """The file beside the text that it was exported with and the text as it is now."""
        origin = origin_of(name, data)
        if origin and origin[0] != report.id:
            raise ForeignFile(f"Tệp «{name}» được xuất từ một báo cáo khác: hãy mở báo cáo đó rồi nhập lại.")
        was = self._archive.at(report.id, origin[1]) if origin and origin[1] <= report.revision else report
        identifiers = [sentence.id for _, sentence in was.sentences()]
        base = read_file_content("base.docx", self.export(was, Choices(with_sources=False)), identifiers)
        given = Given(was, base.lines, read_file_content(name, data, identifiers))
        return bring(report, given, who=who, at=datetime.now(UTC).isoformat(timespec="seconds"))

    def has_original(self, report: Report) -> bool:
        """Whether the library still holds the document that the report was made from."""
        return report.draft.info.origin in self._originals(report)

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

    def _progress(self, report: Report) -> Progress:
        levels = [placed.finding.severity for placed in self.findings(report)]
        return progress_of(report, errors=levels.count(Severity.ERROR), warnings=levels.count(Severity.WARNING))


def _added(report: Report, before: set[str]) -> str:
    return next((section.id for section in report.draft.sections if section.id not in before), "")


def _refuse_clashes(report: Report, answered: Draft, facts: Mapping[str, str | None], between: Between) -> None:
    """Raises Overtaken where another has answered one of the questions meanwhile, and otherwise."""
    now = {question.id: question for question in report.draft.questions}
    clashes = [
        Clash(question.id, question.name, question.value, now[question.id].value)
        for question in answered.questions
        if question.id in facts and now[question.id].value != question.value and between.last([f"fact:{question.id}"])
    ]
    change = between.last([f"fact:{clash.question}" for clash in clashes]) if clashes else None
    if change:
        raise clashing(report, change, clashes)


def section_of(report: Report, section_id: str) -> DraftSection:
    """Raises UnknownSection."""
    section = report.draft.section(section_id)
    if section is None:
        raise UnknownSection(f"Báo cáo không có mục «{section_id}»: hãy xem lại đề cương.")
    return section


__all__ = ["LABELS", "Examined", "Place", "PlacedFinding", "Preview", "Proposal", "Start", "Target", "UnknownReport", "Workflow", "section_of"]
