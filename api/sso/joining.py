"""Somebody whom the office's system names → their account, or the one sentence why not."""

from collections.abc import Callable
from dataclasses import dataclass

from api.accounts.account import Account, checked_login, checked_name, shown
from api.accounts.errors import BadAccount, UnknownAccount
from api.accounts.store import Accounts
from api.people import Role
from api.sso.errors import Unwelcome


@dataclass(frozen=True, slots=True)
class Named:
    """Whom the system names. `name`: empty where it says none; `role`: None where roles are not its business."""

    login: str
    name: str = ""
    role: Role | None = None


Tell = Callable[[str, Account], None]
"""Writes what was done to an account («account by office», «role by office») into the audit log."""


def account_for(accounts: Accounts, named: Named, *, takes_new: bool, tell: Tell) -> Account:
    """The account of that sign-in name, in the role that the system says; made where `takes_new`. Raises Unwelcome."""
    try:
        login = checked_login(named.login)
    except BadAccount as error:
        sentence = f"Hệ thống của cơ quan gửi tên «{shown(named.login)}», không dùng làm tên đăng nhập được: hãy báo {_administrators(accounts)}."
        raise Unwelcome(sentence, reason="name", who=shown(named.login)) from error
    account = _known(accounts, login) or _new(accounts, login, named, takes_new=takes_new, tell=tell)
    if account.locked:
        raise Unwelcome(f"Tài khoản «{login}» đang bị khóa: hãy nhờ {_administrators(accounts)} mở lại.", reason="locked", who=login)
    return _in_role(accounts, account, named.role, tell)


def _known(accounts: Accounts, login: str) -> Account | None:
    try:
        return accounts.named(login)
    except UnknownAccount:
        return None


def _new(accounts: Accounts, login: str, named: Named, *, takes_new: bool, tell: Tell) -> Account:
    if not takes_new:
        sentence = f"Trợ Bút chưa có tài khoản «{login}»: hãy nhờ {_administrators(accounts)} lập tài khoản mang đúng tên đăng nhập này."
        raise Unwelcome(sentence, reason="unknown", who=login)
    try:
        name = checked_name(named.name)
    except BadAccount:
        name = login
    for told in (name, f"{name[:30]} ({login})"):
        try:
            made = accounts.add(login=login, name=told, role=named.role or Role.OFFICER)
        except BadAccount:
            known = _known(accounts, login)
            if known is not None:  # made by another request in the meantime
                return known
        else:
            tell("account by office", made)
            return made
    sentence = f"Chưa lập được tài khoản «{login}» (cần một quản trị trước, hoặc tên không dùng được): hãy nhờ {_administrators(accounts)} lập."
    raise Unwelcome(sentence, reason="not made", who=login)


def _in_role(accounts: Accounts, account: Account, role: Role | None, tell: Tell) -> Account:
    """The last administrator keeps the role: somebody must be left who can administer."""
    if role is None or role is account.role:
        return account
    try:
        changed = accounts.change(account.id, role=role)
    except BadAccount:
        return account
    tell("role by office", changed)
    return changed


def _administrators(accounts: Accounts) -> str:
    """Whom to ask, by name, so that nobody has to look for them."""
    names = [each.name for each in accounts.list() if each.role is Role.ADMIN and not each.locked][:2]
    return f"quản trị ({', '.join(names)})" if names else "quản trị đơn vị"
