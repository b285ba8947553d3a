"""Who is on a report: its owner and the people who draft with them. A report without an owner (older than accounts) is everybody's."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from api.accounts.errors import BadAccount
from api.accounts.tables import AccountRow, ReportPersonRow
from api.people import Person, Role
from corpus.database import Database

MOST = 100


@dataclass(frozen=True, slots=True)
class OnReport:
    """Account ids; `owner` is None for a report of the time before accounts."""

    owner: str | None
    members: tuple[str, ...]


class ReportPeople:
    """Lists and changes people of reports, and says who sees which."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, report_id: str) -> OnReport:
        with self._database.reading() as session:
            rows = session.scalars(select(ReportPersonRow).where(ReportPersonRow.report_id == report_id).order_by(ReportPersonRow.account_id)).all()
        return OnReport(next((row.account_id for row in rows if row.owner), None), tuple(row.account_id for row in rows if not row.owner))

    def put(self, report_id: str, people: OnReport) -> OnReport:
        """Replace the people of a report. Raises BadAccount for an account that is not there, or too many."""
        members = {each for each in people.members if each != people.owner}
        if len(members) > MOST:
            raise BadAccount(f"Một báo cáo có nhiều nhất {MOST} người cùng soạn: hãy bớt.")
        with self._database.session() as session:
            _all_known(session, {*members, *([people.owner] if people.owner else [])}, but=set(_ids(session, report_id)))
            session.execute(delete(ReportPersonRow).where(ReportPersonRow.report_id == report_id))
            if people.owner:
                own(session, report_id, people.owner)
            session.add_all(ReportPersonRow(report_id=report_id, account_id=each, owner=False) for each in members)
        return self.of(report_id)

    def hidden_from(self, person: Person) -> frozenset[str]:
        """Reports that have an owner, and this officer is not on them. Reviewers and admins see all."""
        if not person.id or person.role.covers(Role.REVIEWER):
            return frozenset()
        mine = select(ReportPersonRow.report_id).where(ReportPersonRow.account_id == person.id)
        query = select(ReportPersonRow.report_id).where(ReportPersonRow.owner, ReportPersonRow.report_id.not_in(mine))
        with self._database.reading() as session:
            return frozenset(session.scalars(query))

    def of_whom(self, person: Person) -> frozenset[str]:
        """Reports that this person owns or drafts along."""
        with self._database.reading() as session:
            return frozenset(session.scalars(select(ReportPersonRow.report_id).where(ReportPersonRow.account_id == person.id)))

    def sees(self, person: Person, report_id: str) -> bool:
        """Whether a report, if there is one of this id, is this person's to see."""
        if not person.id or person.role.covers(Role.REVIEWER):
            return True
        with self._database.reading() as session:
            rows = session.scalars(select(ReportPersonRow).where(ReportPersonRow.report_id == report_id)).all()
        return not any(row.owner for row in rows) or any(row.account_id == person.id for row in rows)


def own(session: Session, report_id: str, account_id: str) -> None:
    """Enter the owner of a report, in the transaction that makes it."""
    session.add(ReportPersonRow(report_id=report_id, account_id=account_id, owner=True))


def _ids(session: Session, report_id: str) -> Iterable[str]:
    return session.scalars(select(ReportPersonRow.account_id).where(ReportPersonRow.report_id == report_id))


def _all_known(session: Session, wanted: set[str], *, but: set[str]) -> None:
    """People already on the report may stay, even those whose account is gone."""
    known = set(session.scalars(select(AccountRow.id).where(AccountRow.id.in_(wanted))))
    if wanted - known - but:
        raise BadAccount("Có người được chọn không còn tài khoản: hãy mở lại danh sách rồi chọn lại.")
