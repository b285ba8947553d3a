"""Who drafts a report together."""

from typing import Any

from fastapi import APIRouter

from api.account_forms import people_form
from api.account_messages import PeopleBody
from api.accounts.errors import NotAllowed
from api.accounts.report_people import OnReport
from api.people import Person, Role
from api.routes.parts import Open, Who

router = APIRouter(prefix="/reports/{report}", tags=["reports"])


@router.get("/people")
def people(report: str, parts: Open, who: Who) -> dict[str, Any]:
    """Owner and members; a report without owner is everybody's. `changeable`: whether I may change them."""
    access = parts.access
    found = access.people.of(report)
    return people_form(found, access.accounts.list(), changeable=_may_change(who, found))


@router.put("/people")
def put(report: str, body: PeopleBody, parts: Open, who: Who) -> dict[str, Any]:
    """Who drafts along, or another owner; the owner, reviewers and admins may change it."""
    access = parts.access
    before = access.people.of(report)
    if not _may_change(who, before):
        raise NotAllowed("Chỉ người lập báo cáo, người duyệt hoặc quản trị đổi được người cùng soạn: hãy nhờ một trong những người đó.")
    after = access.people.put(report, OnReport(body.owner or before.owner, tuple(dict.fromkeys(body.members))))
    return people_form(after, access.accounts.list(), changeable=_may_change(who, after))


def _may_change(who: Person, people: OnReport) -> bool:
    return who.role.covers(Role.REVIEWER) or (bool(who.id) and people.owner == who.id)
