"""Signed session cookies: a random id with our signature, good for eight hours and until it is revoked."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from sqlalchemy import select

from api.accounts.account import SESSION_LASTS, Account, account_of, aware, now
from api.accounts.secrets import digest, fresh_secret, key_of, signed, unsigned
from api.accounts.store import end_sessions
from api.accounts.tables import AccountRow, SessionRow
from corpus.database import Database

COOKIE = "trobut_phien"


class Sessions:
    """Begins, recognises and ends sessions."""

    def __init__(self, database: Database, data: Path, clock: Callable[[], datetime] = now) -> None:
        self._database = database
        self._data = data
        self._clock = clock
        self._key: bytes | None = None

    @property
    def _signing(self) -> bytes:
        self._key = self._key or key_of(self._data)
        return self._key

    def begin(self, account_id: str) -> str:
        """A new session; the value of its cookie. Sessions that are over are swept away on the way."""
        identifier, at = fresh_secret(), self._clock()
        with self._database.session() as session:
            end_sessions(session, SessionRow.expires_at <= at)
            session.add(SessionRow(id_hash=digest(identifier), account_id=account_id, created_at=at, expires_at=at + SESSION_LASTS))
            row = session.get_one(AccountRow, account_id)
            row.signed_in_at = at
        return signed(identifier, self._signing)

    def find(self, cookie: str) -> tuple[Account, str] | None:
        """Who is signed in with this cookie, and the session's id for the audit log; None when it is not ours, over or revoked."""
        identifier = unsigned(cookie, self._signing)
        if identifier is None:
            return None
        hashed = digest(identifier)
        query = select(AccountRow, SessionRow.expires_at).join(SessionRow, SessionRow.account_id == AccountRow.id).where(SessionRow.id_hash == hashed)
        with self._database.reading() as session:
            found = session.execute(query).first()
            if found is None or found[0].locked or aware(found[1]) <= self._clock():
                return None
            return account_of(found[0]), hashed[:12]

    def end(self, cookie: str) -> None:
        """The session of a cookie is over, wherever it is used."""
        identifier = unsigned(cookie, self._signing)
        if identifier is not None:
            with self._database.session() as session:
                end_sessions(session, SessionRow.id_hash == digest(identifier))
