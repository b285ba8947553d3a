"""What a section could say: its candidates, the model's under guard, and the legal bases of earlier documents."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.asking import asking
from assistant.checker.check import check
from assistant.checker.finding import Severity
from assistant.draft import DraftSection, Paragraph
from assistant.errors import ModelFailure
from assistant.renewing.bases import Basis, Earlier, bases_of
from assistant.report import Report
from assistant.worded import Support, Worded
from assistant.workflow.reports import Reports, section_of
from corpus.document import Kind
from corpus.periods import Period
from corpus.structure import parse

_EARLIER = 6  # documents whose sections are looked at for legal bases
LABELS = {"A": "Kế thừa", "B": "Rút gọn", "C": "Theo mẫu", "D": "Mô hình"}


@dataclass(frozen=True, slots=True)
class Proposal:
    """A candidate for a section, or the reason why it is withheld. `left_out`, `rests_on`: as the model's candidate tells them."""

    name: str
    label: str
    paragraphs: tuple[Paragraph, ...] = ()
    withheld: str | None = None
    left_out: tuple[str, ...] = ()
    rests_on: tuple[Support, ...] = ()


class Proposing(Reports):
    """Proposes texts for sections; stores nothing."""

    def propose(self, report: Report, section_id: str, names: Sequence[str] = (), *, instruction: str = "") -> tuple[Proposal, ...]:
        """Candidates of a section; D comes from the model under guard, or with the reason why it is withheld."""
        section = section_of(report, section_id)
        wanted = names or [*(c.name for c in section.candidates), *(["D"] if self._reword and section.candidates else [])]
        return tuple(self._proposal(report, section, name, instruction) for name in wanted if name in LABELS)

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
