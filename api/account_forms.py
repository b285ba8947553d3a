"""Accounts, tokens and lines of the audit log → what the JSON API answers; never a secret."""

from collections.abc import Mapping
from typing import Any

from api.accounts.account import Account, Token
from api.accounts.audit import Event
from api.accounts.report_people import OnReport
from api.people import Person


def person_form(person: Person) -> dict[str, Any]:
    return {"id": person.id, "name": person.name, "role": person.role.value}


def account_form(account: Account) -> dict[str, Any]:
    return {
        **person_form(account.person),
        "login": account.login,
        "locked": account.locked,
        "has_password": account.has_password,
        "created_at": account.created_at.isoformat(),
        "signed_in_at": account.signed_in_at.isoformat() if account.signed_in_at else None,
    }


def token_form(token: Token) -> dict[str, Any]:
    return {
        "id": token.id,
        "name": token.name,
        "role": token.role.value,
        "created_at": token.created_at.isoformat(),
        "expires_at": token.expires_at.isoformat() if token.expires_at else None,
        "used_at": token.used_at.isoformat() if token.used_at else None,
    }


def event_form(event: Event, names: Mapping[str, str]) -> dict[str, Any]:
    """`names`: of accounts; `about`: what the event is about, as far as it has names, else ids."""
    about = [names.get(value, value) for value in event.on.values()]
    told = {"at": event.at, "who": event.who, "what": event.what, "on": event.on, "about": about}
    return {**told, "status": event.status, "address": event.address, "via": event.via}


def people_form(people: OnReport, accounts: tuple[Account, ...], *, changeable: bool) -> dict[str, Any]:
    """`owner` and `members` with their names; a name is null where the account is gone."""
    known = {account.id: account for account in accounts}

    def of(account_id: str) -> dict[str, Any]:
        found = known.get(account_id)
        return person_form(found.person) if found else {"id": account_id, "name": None, "role": None}

    return {"owner": of(people.owner) if people.owner else None, "members": [of(each) for each in people.members], "changeable": changeable}
