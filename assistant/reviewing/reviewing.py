"""What reviewers and officers do in the review of a report, and the rules on it. Transport and roles are the caller's."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from copy import copy
from dataclasses import dataclass

from assistant.checker.report import Report as CheckReport
from assistant.errors import BadVerdict, NotSignable, SeenOther, UnknownClaim, UnknownSection
from assistant.rendering import Rendered, render_report
from assistant.report import Report
from assistant.report_rows import ReportSummary
from assistant.reviewed import Reviewed, ReviewedReport
from assistant.reviewing.authors import changes, with_authors
from assistant.reviewing.claim import Claim, ClaimedSection, Claims
from assistant.reviewing.events import Event, ReviewEvents, VerdictWord
from assistant.reviewing.hashing import sha256
from assistant.reviewing.reading import claims_of
from assistant.reviewing.standing import Conclusion, SectionStanding, Standing, Status, standing_of, status_of
from assistant.reviewing.wording import blocked_words, section_words
from corpus.database import Database

LONGEST = 2000
_KEPT = 8
_OTHER = "Lời của {where} đã đổi sau khi trang này mở: hãy xem lại lời mới rồi kết luận lại."


@dataclass(frozen=True, slots=True)
class Judgement:
    """A conclusion about a claim as the reviewer saw it: `seen` None where only the newest words can have been meant."""

    claim: str
    verdict: VerdictWord
    seen: str | None = None
    reason: str = ""


class Reviewing:
    """Reads claims and keeps what is concluded about them. `open`, `check`: the report and its check as they are now; `state` names the registry's."""

    def __init__(
        self, database: Database, *, open: Callable[[str], Report], check: Callable[[Report], tuple[CheckReport, Rendered]], state: Callable[[], str]
    ) -> None:
        self._database = database
        self._events = ReviewEvents(database)
        self._open, self._check, self._state = open, check, state
        self._made: OrderedDict[tuple[str, int, str], Claims] = OrderedDict()
        self._lock = threading.Lock()

    def over(self, open: Callable[[str], Report]) -> "Reviewing":
        """The same reviews, as far as somebody may open their reports."""
        seen = copy(self)
        seen._open = open
        return seen

    def of(self, report_id: str) -> Standing:
        """How the review of a report stands, in its newest state. Raises UnknownReport."""
        return standing_of(self._claims(self._open(report_id)), self._events.of(report_id))

    def reviewed(self, report: Report, checked: CheckReport, rendered: Rendered) -> ReviewedReport | None:
        """What the officer's pages show of it, from a check already made; None while no reviewer and no submission has been there."""
        events = self._events.of(report.id)
        return _reviewed(standing_of(claims_of(report, checked, rendered), events)) if events else None

    def _claims(self, report: Report) -> Claims:
        """All claims of a report as it was opened; kept for the newest few states of reports."""
        key = (report.id, report.revision, self._state())
        with self._lock:
            if key in self._made:
                self._made.move_to_end(key)
                return self._made[key]
        made = with_authors(claims_of(report, *self._check(report)), changes(self._database, report.id))
        with self._lock:
            self._made[key] = made
            while len(self._made) > _KEPT:
                self._made.popitem(last=False)
        return made

    def judge(self, report_id: str, judgements: Sequence[Judgement], *, who: str) -> Standing:
        """Take conclusions, all or none. Raises UnknownClaim, BadVerdict, SeenOther."""
        claims = self.of(report_id).claims
        events = [_judged(claims, each, who) for each in judgements]
        self._events.add(report_id, events)
        return self.of(report_id)

    def comment(self, report_id: str, text: str, *, who: str, claim: str | None = None, answers: int | None = None) -> Standing:
        """Begin a thread on a claim, or answer one. Raises UnknownClaim, BadVerdict."""
        words = _text(text, missing="Ý kiến chưa có lời: hãy ghi điều muốn hỏi hoặc góp ý.")
        standing = self.of(report_id)
        if answers is not None:
            thread = next((each for each in standing.comments if each.number == answers), None)
            if thread is None:
                raise UnknownClaim(f"Không có ý kiến số {answers} trong báo cáo: hãy tải lại trang.")
            event = Event("comment", who, thread.section, thread.claim, thread.sentence, text=words, refers=answers)
        else:
            found = _claim(standing.claims, claim or "")
            event = Event("comment", who, found.section, found.id, found.sentence.id if found.sentence else None, found.seen, text=words)
        self._events.add(report_id, [event])
        return self.of(report_id)

    def resolve(self, report_id: str, number: int, *, resolved: bool, who: str) -> Standing:
        """Close a thread, or open it again. Raises UnknownClaim."""
        standing = self.of(report_id)
        thread = next((each for each in standing.comments if each.number == number), None)
        if thread is None:
            raise UnknownClaim(f"Không có ý kiến số {number} trong báo cáo: hãy tải lại trang.")
        self._events.add(report_id, [Event("resolve", who, thread.section, thread.claim, value="yes" if resolved else "no", refers=number)])
        return self.of(report_id)

    def sign(self, report_id: str, section_id: str, *, who: str, seen: str | None = None) -> Standing:
        """Sign a section off. Raises UnknownSection, SeenOther, NotSignable (with what is still open)."""
        standing = self.of(report_id)
        section = _section(standing.claims, section_id)
        if seen is not None and seen != section.seen:
            raise SeenOther(_OTHER.format(where=section_words(section)))
        stands = standing.sections[section_id]
        if not stands.can_be_signed:
            raise NotSignable(blocked_words(section, stands))
        if stands.word != "signed":
            self._events.add(report_id, [Event("sign", who, section_id, seen=section.seen)])
        return self.of(report_id)

    def unsign(self, report_id: str, section_id: str, *, who: str) -> Standing:
        """Take a sign-off back. Raises UnknownSection, NotSignable."""
        standing = self.of(report_id)
        section = _section(standing.claims, section_id)
        if standing.sections[section_id].word not in ("signed", "changed"):
            raise NotSignable(f"{section_words(section)} chưa được xác nhận nên không có gì để bỏ.")
        self._events.add(report_id, [Event("unsign", who, section_id)])
        return self.of(report_id)

    def send_section_back(self, report_id: str, section_id: str, reason: str, *, who: str) -> Standing:
        """Give a section back to the officer, with the reason. Raises UnknownSection, BadVerdict."""
        words = _text(reason, missing="Trả lại mục phải có lý do: hãy ghi điều người soạn cần sửa.")
        section = _section(self.of(report_id).claims, section_id)
        self._events.add(report_id, [Event("return_section", who, section_id, seen=section.seen, text=words)])
        return self.of(report_id)

    def submit(self, report_id: str, *, who: str, note: str = "") -> Standing:
        """Hand a report to the reviewers. Raises NotSignable where it is with them already."""
        standing = self.of(report_id)
        if standing.status.word == "submitted":
            raise NotSignable(f"Báo cáo đã được {standing.status.by} trình duyệt và đang chờ: không cần trình lại.")
        if standing.status.word == "approved":
            raise NotSignable("Báo cáo đã được đồng ý trình ký và lời chưa đổi: không cần trình lại.")
        self._events.add(report_id, [Event("submit", who, seen=standing.claims.sha256, text=note.strip()[:LONGEST])])
        return self.of(report_id)

    def send_back(self, report_id: str, reason: str, *, who: str) -> Standing:
        """Give the whole report back, with the reason. Raises BadVerdict, NotSignable."""
        words = _text(reason, missing="Trả lại văn bản phải có lý do: hãy ghi điều người soạn cần sửa.")
        standing = self.of(report_id)
        if standing.status.word in ("drafting", "returned"):
            raise NotSignable("Báo cáo đang ở người soạn, chưa trình duyệt nên không trả lại được.")
        self._events.add(report_id, [Event("return_report", who, seen=standing.claims.sha256, text=words)])
        return self.of(report_id)

    def approve(self, report_id: str, *, who: str, seen: str | None = None) -> Standing:
        """Agree that the report may go for signature. Raises SeenOther, NotSignable (with what is still open)."""
        standing = self.of(report_id)
        if seen is not None and seen != standing.claims.sha256:
            raise SeenOther(_OTHER.format(where="báo cáo"))
        if not standing.can_be_approved:
            raise NotSignable(_not_approved(standing))
        self._events.add(report_id, [Event("approve", who, seen=standing.claims.sha256)])
        return self.of(report_id)

    def statuses(self, summaries: Iterable[ReportSummary]) -> dict[str, Status]:
        """Report → status, for lists; the text of an approved report is read again only where the report has changed since."""
        last = self._events.last_of_each()
        found = {}
        for summary in summaries:
            status = status_of(last.get(summary.id, ()), sha256=None)
            if status.word == "approved" and status.at and summary.updated_at > status.at:
                status = status_of(last[summary.id], sha256=sha256(render_report(self._open(summary.id)).text))
            found[summary.id] = status
        return found


def _reviewed(standing: Standing) -> ReviewedReport:
    status = standing.status
    sections = {s.id: _reviewed_section(s, _remarks(standing, s.id), sent_back=status.word == "returned") for s in standing.sections.values()}
    return ReviewedReport(Reviewed(status.word, status.by, status.at, status.reason, sum(s.comments for s in sections.values()), status.times), sections)


def _remarks(standing: Standing, section: str) -> tuple[Conclusion, ...]:
    """What is to be mended in a section, by claim; a claim whose words have changed since has none."""
    claimed = standing.claims.section(section)
    found = (standing.conclusions.get(claim.id) for claim in claimed.claims) if claimed else ()
    return tuple(each for each in found if each is not None and each.holds and each.verdict != "pass")


def _reviewed_section(section: SectionStanding, remarks: tuple[Conclusion, ...], *, sent_back: bool) -> Reviewed:
    """A section with remarks in a report that was sent back was sent back too: its remarks are the reason."""
    if not (remarks and sent_back and section.word in ("open", "signed")):
        return Reviewed(section.word, section.by, section.at, section.reason, section.comments)
    reasons = "; ".join(dict.fromkeys(remark.reason for remark in remarks))
    return Reviewed("returned", remarks[-1].by, remarks[-1].at, reasons, section.comments)


def _judged(claims: Claims, judgement: Judgement, who: str) -> Event:
    claim = _claim(claims, judgement.claim)
    reason = judgement.reason.strip()[:LONGEST]
    if judgement.verdict in ("mend", "return") and not reason:
        raise BadVerdict("Kết luận «Sửa» hoặc «Trả lại» phải có lý do: hãy ghi điều người soạn cần sửa.")
    if judgement.seen is not None and judgement.seen != claim.seen:
        raise SeenOther(_OTHER.format(where="ý này"))
    sentence = claim.sentence.id if claim.sentence else None
    return Event("verdict", who, claim.section, claim.id, sentence, claim.seen, judgement.verdict, reason)


def _claim(claims: Claims, identifier: str) -> Claim:
    found = claims.claim(identifier)
    if found is None:
        raise UnknownClaim("Ý này không còn trong báo cáo, có lẽ câu đã được sửa: hãy tải lại trang.")
    return found


def _section(claims: Claims, identifier: str) -> ClaimedSection:
    found = claims.section(identifier)
    if found is None:
        raise UnknownSection(f"Báo cáo không có mục «{identifier}»: hãy xem lại đề cương.")
    return found


def _text(text: str, *, missing: str) -> str:
    words = text.strip()[:LONGEST]
    if not words:
        raise BadVerdict(missing)
    return words


def _not_approved(standing: Standing) -> str:
    if standing.status.word != "submitted":
        return "Báo cáo chưa được trình duyệt: người soạn cần bấm «Trình duyệt» trước."
    if standing.errors:
        return f"Báo cáo còn {standing.errors} lỗi mức 1: phải sửa hết trước khi đồng ý trình ký."
    waiting = [section for section in standing.counted if section.word != "signed"]
    return f"Còn {len(waiting)} mục chưa xác nhận: hãy xác nhận hết các mục trước khi đồng ý trình ký."


__all__ = ["Judgement", "Reviewing"]
