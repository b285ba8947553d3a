"""Accounts in the database: made, changed, removed; there is always somebody left who can administer."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from api.accounts.account import LINK_LASTS, Account, account_of, aware, checked_login, checked_name, folded_name, now, shown
from api.accounts.errors import BadAccount, NotAllowed, NotSignedIn, UnknownAccount
from api.accounts.passwords import checked, hashed, matches
from api.accounts.secrets import digest, fresh_id, fresh_secret
from api.accounts.tables import AccountRow, SessionRow, TokenRow
from api.people import Role
from corpus.database import Database


class Accounts:
    """Every change is one transaction, on disk when it returns."""

    def __init__(self, database: Database, clock: Callable[[], datetime] = now) -> None:
        self._database = database
        self._clock = clock
        self._made = False

    def exist(self) -> bool:
        """Whether there is an account; once there is one there always will be."""
        if not self._made:
            with self._database.reading() as session:
                self._made = session.scalar(select(AccountRow.id).limit(1)) is not None
        return self._made

    def list(self) -> tuple[Account, ...]:
        """By sign-in name."""
        with self._database.reading() as session:
            return tuple(account_of(row) for row in session.scalars(select(AccountRow).order_by(AccountRow.login)))

    def get(self, account_id: str) -> Account:
        """Raises UnknownAccount."""
        with self._database.reading() as session:
            return account_of(_row(session, account_id))

    def named(self, login: str) -> Account:
        """Raises UnknownAccount."""
        with self._database.reading() as session:
            row = _named(session, login)
            if row is None:
                raise UnknownAccount(f"Không có tài khoản «{shown(login)}»: xem danh sách bằng «trobut account list».")
            return account_of(row)

    def add(self, *, login: str, name: str, role: Role, password: str | None = None, claim: Callable[[], bool] = lambda: True) -> Account:
        """A new account; without a password it waits for its link. `claim`: asked last, inside the transaction; nothing is made when it says no.

        Raises BadAccount (the first account must be an admin's), NotAllowed.
        """
        login, name = checked_login(login), checked_name(name)
        stored = None if password is None else hashed(checked(password, login=login, name=name))
        try:
            with self._database.session() as session:
                if role is not Role.ADMIN and session.scalar(select(AccountRow.id).limit(1)) is None:
                    raise BadAccount("Tài khoản đầu tiên phải là quản trị (admin): chưa có ai khác quản lý được tài khoản.")
                row = AccountRow(id=fresh_id(), login=login, name=name, folded_name=folded_name(name), role=role.value, password=stored, locked=False)
                row.created_at = self._clock()
                session.add(row)
                session.flush()
                if not claim():
                    raise NotAllowed("Liên kết vừa được người khác dùng: hãy đăng nhập, hoặc nhờ quản trị lập liên kết mới.")
                return account_of(row)
        except IntegrityError as error:
            raise BadAccount(f"Đã có tài khoản tên đăng nhập «{login}» hoặc họ tên «{name}»: hãy ghi tên khác, thêm phòng hoặc chức danh.") from error

    def change(self, account_id: str, *, role: Role | None = None, locked: bool | None = None, name: str | None = None) -> Account:
        """Another role, name, or locked; a locked account's sessions end. Raises UnknownAccount, BadAccount."""
        try:
            with self._database.session() as session:
                row = _row(session, account_id)
                if (role is not None and role is not Role.ADMIN) or locked:
                    _keep_an_admin(session, row)
                row.role = role.value if role else row.role
                row.locked = row.locked if locked is None else locked
                if name is not None:
                    row.name = checked_name(name)
                    row.folded_name = folded_name(row.name)
                if locked:
                    end_sessions(session, SessionRow.account_id == account_id)
                session.flush()
                return account_of(row)
        except IntegrityError as error:
            raise BadAccount(f"Đã có tài khoản mang tên «{name}»: hãy thêm phòng hoặc chức danh.") from error

    def remove(self, account_id: str) -> Account:
        """Take an account away, its sessions and tokens with it; its reports stay with reviewers and admins. Raises UnknownAccount, BadAccount."""
        with self._database.session() as session:
            row = _row(session, account_id)
            _keep_an_admin(session, row)
            gone = account_of(row)
            end_sessions(session, SessionRow.account_id == account_id)
            session.execute(delete(TokenRow).where(TokenRow.account_id == account_id))
            session.delete(row)
            return gone

    def set_password(self, account_id: str, password: str) -> Account:
        """A new password; every session ends. Raises UnknownAccount, BadAccount."""
        known = self.get(account_id)
        stored = hashed(checked(password, login=known.login, name=known.name))
        with self._database.session() as session:
            row = _row(session, account_id)
            row.password, row.link_hash, row.link_until = stored, None, None
            end_sessions(session, SessionRow.account_id == account_id)
            return account_of(row)

    def verify(self, login: str, password: str) -> Account:
        """Whose name and password these are. Raises NotSignedIn, with the same words and after the same time for whatever is wrong."""
        with self._database.reading() as session:
            row = _named(session, login)
            if matches(password, row.password if row else None) and row is not None and not row.locked:
                return account_of(row)
        raise NotSignedIn("Tên đăng nhập hoặc mật khẩu chưa đúng: hãy xem lại phím Caps Lock và bộ gõ, hoặc nhờ quản trị đặt lại.")

    def arrived(self, account_id: str) -> None:
        """Somebody whom the office's own system names has come; nothing when the account is gone by now."""
        with self._database.session() as session:
            row = session.get(AccountRow, account_id)
            if row is not None:
                row.signed_in_at = self._clock()

    def make_link(self, account_id: str) -> str:
        """A secret that sets the password of this account, once, within three days; an earlier one is void. Raises UnknownAccount."""
        secret = fresh_secret()
        with self._database.session() as session:
            row = _row(session, account_id)
            row.link_hash, row.link_until = digest(secret), self._clock() + LINK_LASTS
        return secret

    def of_link(self, secret: str) -> Account | None:
        """Whose password a link sets; None when it is used up or too old."""
        with self._database.reading() as session:
            row = session.scalar(select(AccountRow).where(AccountRow.link_hash == digest(secret)))
            good = row is not None and row.link_until is not None and aware(row.link_until) > self._clock()
            return account_of(row) if row is not None and good else None


def end_sessions(session: Session, which: ColumnElement[bool]) -> None:
    session.execute(delete(SessionRow).where(which))


def _row(session: Session, account_id: str) -> AccountRow:
    row = session.get(AccountRow, account_id)
    if row is None:
        raise UnknownAccount(f"Không có tài khoản «{shown(account_id)}»: hãy mở lại danh sách tài khoản.")
    return row


def _named(session: Session, login: str) -> AccountRow | None:
    try:
        folded = checked_login(login)
    except BadAccount:
        return None
    return session.scalar(select(AccountRow).where(AccountRow.login == folded))


def _keep_an_admin(session: Session, row: AccountRow) -> None:
    others = select(func.count()).where(AccountRow.role == Role.ADMIN.value, AccountRow.locked.is_(False), AccountRow.id != row.id)
    if Role(row.role) is Role.ADMIN and not session.scalar(others):
        raise BadAccount(f"«{row.name}» là quản trị duy nhất còn dùng được: hãy giao quyền quản trị cho người khác trước.")
