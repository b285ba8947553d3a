"""What a route is given: who asks, the open parts of the data folder as that person sees them, its runs.

A route that uses `Who` or `Open` is an officer's; `Reviewing`, `Administering` or `dependencies=[needs(Role.…)]` ask for more. A route that says nothing
of this fails the matrix test; routes before sign-in are listed in `api.accounts.doors`.
"""

from typing import Annotated

from fastapi import Depends, Request
from fastapi.params import Depends as Dependency

from api.accounts import Access
from api.accounts.access import Identity
from api.accounts.errors import NotAllowed, NotSignedIn
from api.accounts.rights import RightsOf
from api.parts import Parts
from api.people import Person, Role
from api.sso.opening import Sso
from api.uploads.intakes import Intakes

_NAMES = {Role.OFFICER: "người soạn", Role.REVIEWER: "người duyệt", Role.ADMIN: "quản trị"}


class Needs:
    """The dependency that lets a role pass. Raises NotSignedIn, NotAllowed."""

    def __init__(self, role: Role) -> None:
        self.role = role

    async def __call__(self, request: Request) -> Person:
        person = identity_of(request).person
        must_cover(person, self.role)
        return person


def must_cover(person: Person, role: Role) -> None:
    """Where the body decides what is needed. Raises NotAllowed."""
    if not person.role.covers(role):
        raise NotAllowed(f"Việc này cần quyền {_NAMES[role]}; tài khoản «{person.name}» là {_NAMES[person.role]}: hãy nhờ quản trị đơn vị.")


_OFFICER, _REVIEWER, _ADMIN = Needs(Role.OFFICER), Needs(Role.REVIEWER), Needs(Role.ADMIN)
Who = Annotated[Person, Depends(_OFFICER)]
Reviewing = Annotated[Person, Depends(_REVIEWER)]
Administering = Annotated[Person, Depends(_ADMIN)]


def needs(role: Role) -> Dependency:
    """For `dependencies=[…]` of a route that does not ask who it is."""
    return Dependency({Role.OFFICER: _OFFICER, Role.REVIEWER: _REVIEWER, Role.ADMIN: _ADMIN}[role])


def identity_of(request: Request) -> Identity:
    """Who the guard found. Raises NotSignedIn."""
    identity = getattr(request.state, "identity", None)
    if not isinstance(identity, Identity):
        raise NotSignedIn("Chưa đăng nhập: hãy đăng nhập rồi làm lại.")
    return identity


def all_parts(request: Request) -> Parts:
    """Everything, whoever asks: for what happens before sign-in."""
    parts = request.app.state.parts
    assert isinstance(parts, Parts)  # noqa: S101 -- set by the application's start
    return parts


def sso_of(request: Request) -> Sso:
    """The office's own sign-in, as far as it is configured."""
    sso = request.app.state.sso
    assert isinstance(sso, Sso)  # noqa: S101 -- set by the application's start
    return sso


def _parts(request: Request, who: Who) -> Parts:
    parts = all_parts(request)
    return parts.under(RightsOf(who, parts.access.people)) if who.id else parts


def _access(request: Request) -> Access:
    return all_parts(request).access


def _intakes(request: Request, _who: Who) -> Intakes:
    intakes = request.app.state.intakes
    assert isinstance(intakes, Intakes)  # noqa: S101 -- set by the application's start
    return intakes


Running = Annotated[Intakes, Depends(_intakes)]
Open = Annotated[Parts, Depends(_parts)]
Doors = Annotated[Access, Depends(_access)]


def seen_report(request: Request, parts: Open) -> None:
    """Before every route of a report: one that is not this person's to see is unknown. Raises UnknownReport."""
    report = request.path_params.get("report")
    if report is not None:
        parts.workflow.confirm(str(report))


def costly(who: Who, access: Doors) -> None:
    """For `dependencies=[Depends(costly)]` of work that takes long. Raises TooOften; the one person of a machine without accounts is not counted."""
    if who.id:
        access.work.take(who.id)
