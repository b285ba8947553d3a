"""What is known of an account and of a token, without their secrets."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from api.accounts.errors import BadAccount
from api.accounts.tables import AccountRow, TokenRow
from api.people import Person, Role
from corpus.text.folding import plain

SESSION_LASTS = timedelta(hours=8)
LINK_LASTS = timedelta(days=3)
_LOGIN = re.compile(r"[a-z0-9][a-z0-9._@-]{1,62}")
_CONTROL = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


@dataclass(frozen=True, slots=True)
class Account:
    """A person who may sign in; `has_password` is false until their link was used."""

    id: str
    login: str
    name: str
    role: Role
    locked: bool
    has_password: bool
    created_at: datetime
    signed_in_at: datetime | None

    @property
    def person(self) -> Person:
        return Person(self.id, self.name, self.role)


@dataclass(frozen=True, slots=True)
class Token:
    """A program's way in."""

    id: str
    name: str
    role: Role
    created_at: datetime
    expires_at: datetime | None
    used_at: datetime | None


def account_of(row: AccountRow) -> Account:
    return Account(row.id, row.login, row.name, Role(row.role), row.locked, row.password is not None, aware(row.created_at), maybe(row.signed_in_at))


def token_of(row: TokenRow) -> Token:
    return Token(row.id, row.name, Role(row.role), aware(row.created_at), maybe(row.expires_at), maybe(row.used_at))


def checked_login(login: str) -> str:
    """The sign-in name as it is stored. Raises BadAccount."""
    folded = unicodedata.normalize("NFKC", login).strip().lower()
    if not _LOGIN.fullmatch(folded):
        raise BadAccount(f"Tên đăng nhập «{shown(login)}» chưa dùng được: hãy ghi 2 đến 63 chữ không dấu, chữ số, dấu chấm hoặc gạch, ví dụ «hanh.lt».")
    return folded


def checked_name(name: str) -> str:
    """The name as it is shown and written into histories. Raises BadAccount."""
    tidy = " ".join(unicodedata.normalize("NFC", name).split())
    if not any(letter.isalpha() for letter in tidy) or len(tidy) > 100 or any(unicodedata.category(letter) in _CONTROL for letter in tidy):
        raise BadAccount(f"Tên «{shown(name)}» chưa dùng được: hãy ghi họ tên, không quá 100 chữ.")
    return tidy


def folded_name(name: str) -> str:
    """Names that read alike are one."""
    return f"{plain(name)} {name.casefold()}"[:240]


def checked_label(label: str) -> str:
    """The name of a token. Raises BadAccount."""
    tidy = " ".join(unicodedata.normalize("NFC", label).split())
    if not tidy or len(tidy) > 100 or any(unicodedata.category(letter) in _CONTROL for letter in tidy):
        raise BadAccount("Mã truy cập cần một tên ngắn: hãy ghi nơi dùng, ví dụ «Writer ở phòng Tổng hợp».")
    return tidy


def shown(text: str) -> str:
    """What was given, short and printable, for an error sentence."""
    printable = "".join(letter if letter.isprintable() else "?" for letter in text)
    return printable if len(printable) <= 40 else printable[:40] + "…"


def now() -> datetime:
    return datetime.now(UTC)


def aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def maybe(moment: datetime | None) -> datetime | None:
    return aware(moment) if moment else None
