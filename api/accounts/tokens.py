"""Tokens for programs: shown once, stored as a hash, revocable, never above their person's rank."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select

from api.accounts.account import Account, Token, account_of, aware, checked_label, now, shown, token_of
from api.accounts.errors import BadAccount, UnknownAccount
from api.accounts.secrets import digest, fresh_id, fresh_secret
from api.accounts.tables import AccountRow, TokenRow
from api.people import Person, Role
from corpus.database import Database

PREFIX = "trobut_"
MOST = 50
_USE_TOLD_EVERY = timedelta(minutes=1)


class Tokens:
    """Every change is one transaction."""

    def __init__(self, database: Database, clock: Callable[[], datetime] = now) -> None:
        self._database = database
        self._clock = clock

    def of(self, account_id: str) -> tuple[Token, ...]:
        """Newest first."""
        query = select(TokenRow).where(TokenRow.account_id == account_id).order_by(TokenRow.created_at.desc())
        with self._database.reading() as session:
            return tuple(token_of(row) for row in session.scalars(query))

    def make(self, owner: Account, name: str, *, role: Role | None = None, days: int | None = None) -> tuple[Token, str]:
        """A new token and its secret, which is never shown again. Raises BadAccount."""
        name, role = checked_label(name), role or owner.role
        if not owner.role.covers(role):
            raise BadAccount("Mã truy cập không được có quyền cao hơn chủ của nó: hãy chọn vai trò thấp hơn.")
        secret, at = PREFIX + fresh_secret(), self._clock()
        with self._database.session() as session:
            if (session.scalar(select(func.count()).where(TokenRow.account_id == owner.id)) or 0) >= MOST:
                raise BadAccount(f"Đã có {MOST} mã truy cập: hãy thu hồi những mã không còn dùng.")
            row = TokenRow(id=fresh_id(), account_id=owner.id, name=name, secret_hash=digest(secret), role=role.value, created_at=at)
            row.expires_at = at + timedelta(days=days) if days else None
            session.add(row)
            return token_of(row), secret

    def revoke(self, account_id: str, token_id: str) -> None:
        """Raises UnknownAccount when this person has no such token."""
        with self._database.session() as session:
            gone = session.execute(delete(TokenRow).where(TokenRow.id == token_id, TokenRow.account_id == account_id).returning(TokenRow.id)).all()
        if not gone:
            raise UnknownAccount(f"Không có mã truy cập «{shown(token_id)}»: có thể đã được thu hồi.")

    def find(self, secret: str) -> tuple[Person, str] | None:
        """Whose token this is, with the lower of both ranks, and the token's id; None when it is unknown, revoked, over, or its owner is locked."""
        at = self._clock()
        query = select(AccountRow, TokenRow).join(TokenRow, TokenRow.account_id == AccountRow.id).where(TokenRow.secret_hash == digest(secret))
        with self._database.reading() as session:
            found = session.execute(query).first()
            if found is None or found[0].locked or (found[1].expires_at and aware(found[1].expires_at) <= at):
                return None
            account, token = account_of(found[0]), token_of(found[1])
        if token.used_at is None or at - token.used_at > _USE_TOLD_EVERY:
            self._used(token.id, at)
        return Person(account.id, account.name, min(account.role, token.role, key=list(Role).index)), token.id

    def _used(self, token_id: str, at: datetime) -> None:
        with self._database.session() as session:
            row = session.get(TokenRow, token_id)
            if row is not None:
                row.used_at = at
