"""`trobut account`: accounts, passwords, tokens and one-time links from the machine itself."""

import getpass
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from api.accounts import Access, open_access
from api.accounts.account import Account
from api.accounts.first_link import PAGE
from api.accounts.passwords import checked
from api.commands.addresses import address_for_links
from api.commands.output import say, say_json
from api.people import Role
from api.settings import Settings
from corpus.database import open_database

ROLE_NAMES = {Role.OFFICER: "người soạn", Role.REVIEWER: "người duyệt", Role.ADMIN: "quản trị"}


def account(options: Namespace) -> int:
    """Run one action. Raises AccessError, StorageError."""
    actions: dict[str, Callable[[Access, Namespace], None]] = {
        "list": _list,
        "add": _add,
        "password": _password,
        "remove": _remove,
        "token": _token,
        "link": _link,
    }
    with _access(options.settings) as access:
        actions[options.action](access, options)
    return 0


@contextmanager
def _access(settings: Settings) -> Iterator[Access]:
    database = open_database(settings.data, settings.database_url)
    try:
        yield open_access(database, settings.data, is_local=settings.is_one_persons)
    finally:
        database.close()


def _list(access: Access, options: Namespace) -> None:
    found = access.accounts.list()
    if options.json:
        say_json([_form(each) for each in found])
        return
    for each in found:
        state = "đã khóa" if each.locked else "" if each.has_password else "chưa đặt mật khẩu"
        say("\t".join(filter(None, (each.login, each.name, ROLE_NAMES[each.role], state))))
    if not found:
        say("Chưa có tài khoản nào.")


def _add(access: Access, options: Namespace) -> None:
    made = access.accounts.add(login=options.name, name=options.full_name or options.name, role=Role(options.role))
    _tell(access, "account add", made)
    link = address_for_links(options.settings) + PAGE + access.accounts.make_link(made.id)
    say(f"Đã lập tài khoản «{made.login}» ({ROLE_NAMES[made.role]}). Liên kết để đặt mật khẩu, dùng một lần trong 3 ngày: {link}")


def _password(access: Access, options: Namespace) -> None:
    found = access.accounts.named(options.name)
    given = getpass.getpass("Mật khẩu mới: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\r\n")
    access.accounts.set_password(found.id, checked(given, login=found.login, name=found.name))
    _tell(access, "account password", found)
    say(f"Đã đổi mật khẩu của «{found.login}»; mọi phiên đăng nhập của tài khoản này đã kết thúc.")


def _remove(access: Access, options: Namespace) -> None:
    gone = access.accounts.remove(access.accounts.named(options.name).id)
    _tell(access, "account remove", gone)
    say(f"Đã bỏ tài khoản «{gone.login}»; báo cáo của người này còn nguyên, người duyệt và quản trị vẫn thấy.")


def _token(access: Access, options: Namespace) -> None:
    owner = access.accounts.named(options.name)
    role = Role(options.role) if options.role else None
    made, secret = access.tokens.make(owner, options.label, role=role, days=options.days)
    _tell(access, "account token", owner)
    if options.json:
        say_json({"id": made.id, "name": made.name, "role": made.role.value, "secret": secret})
        return
    say(secret)


def _link(access: Access, options: Namespace) -> None:
    link = address_for_links(options.settings) + PAGE + access.first_link.fresh()
    access.audit.write("account link", who="", via="cli")
    say(f"Liên kết lập một tài khoản quản trị, dùng một lần (liên kết cũ không còn dùng được): {link}")


def _tell(access: Access, what: str, about: Account) -> None:
    access.audit.write(what, who="", on={"account": about.id, "login": about.login}, via="cli")


def _form(each: Account) -> dict[str, object]:
    return {"login": each.login, "name": each.name, "role": each.role.value, "locked": each.locked, "has_password": each.has_password}
