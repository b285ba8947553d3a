"""Everything about accounts of one data folder, and who a request comes from."""

from dataclasses import dataclass
from pathlib import Path

from api.accounts.audit import AuditLog
from api.accounts.errors import NotSignedIn
from api.accounts.first_link import FirstLink
from api.accounts.limits import SignInLimit, WorkLimit
from api.accounts.report_people import ReportPeople
from api.accounts.sessions import Sessions
from api.accounts.store import Accounts
from api.accounts.tokens import Tokens
from api.people import LOCAL, Person
from corpus.database import Database


@dataclass(frozen=True, slots=True)
class Identity:
    """A person and how they are known: `via` is «local», «session …» or «token …» with a short id."""

    person: Person
    via: str


@dataclass(frozen=True, slots=True)
class Access:
    """`is_local`: only this machine can reach the program, so that without accounts whoever asks is the one person there."""

    accounts: Accounts
    sessions: Sessions
    tokens: Tokens
    people: ReportPeople
    first_link: FirstLink
    audit: AuditLog
    sign_ins: SignInLimit
    work: WorkLimit
    is_local: bool

    @property
    def is_open(self) -> bool:
        """Whether no sign-in is asked for."""
        return self.is_local and not self.accounts.exist()

    def identify(self, *, bearer: str | None, cookie: str | None) -> Identity | None:
        """Who a request comes from; None when nobody is signed in. Raises NotSignedIn for a token or a session that is no longer good."""
        if self.is_open:
            return Identity(LOCAL, "local")
        if bearer is not None:
            found = self.tokens.find(bearer)
            if found is None:
                raise NotSignedIn("Mã truy cập không đúng, đã hết hạn hoặc đã thu hồi: hãy tạo mã mới ở trang «Tài khoản của tôi».")
            return Identity(found[0], f"token {found[1]}")
        if cookie is None:
            return None
        session = self.sessions.find(cookie)
        if session is None:
            raise NotSignedIn("Phiên đăng nhập đã hết: hãy đăng nhập lại.")
        return Identity(session[0].person, f"session {session[1]}")


def open_access(database: Database, data: Path, *, is_local: bool) -> Access:
    return Access(
        Accounts(database),
        Sessions(database, data),
        Tokens(database),
        ReportPeople(database),
        FirstLink(data),
        AuditLog(data),
        SignInLimit(),
        WorkLimit(),
        is_local,
    )
