"""Every route of the application × everybody who may ask: who is let in, who is refused, and with which words.

Generated from the application: a route that says nothing of its role fails here.
"""

import pytest
from fastapi.testclient import TestClient

from api.people import Role
from tests.api.office import Office
from tests.api.security.routes import PUBLIC, UNDECLARED, Declared, routes_of

MORE_THAN_AN_OFFICER = {
    "GET /api/v1/accounts": "admin",
    "POST /api/v1/accounts": "admin",
    "PATCH /api/v1/accounts/{account}": "admin",
    "POST /api/v1/accounts/{account}/link": "admin",
    "DELETE /api/v1/accounts/{account}": "admin",
    "GET /api/v1/audit": "admin",
    "POST /api/v1/documents/reindex": "admin",
    "POST /api/v1/documents/{document}/reindex": "admin",
    "DELETE /api/v1/documents/{document}": "admin",
    "GET /quan-tri": "admin",
}
"""What an officer may not do. Routes of others may ask for more than is said here, never for less."""
_ENDLESS = "/events"


@pytest.fixture(scope="module")
def declared(office: Office) -> list[Declared]:
    return routes_of(office.stranger.app)  # type: ignore[arg-type]


def test_every_route_declares_a_role(declared: list[Declared]) -> None:
    assert [str(route) for route in declared if route.needs == UNDECLARED] == []


def test_there_are_as_many_routes_as_the_interface_tells_of(declared: list[Declared], office: Office) -> None:
    """The walk itself must not miss any."""
    told = {(method.upper(), path) for path, methods in office.stranger.app.openapi()["paths"].items() for method in methods}  # type: ignore[attr-defined]
    assert told <= {(route.method, route.path) for route in declared}
    assert len(declared) >= len(told) + 12  # the pages


def test_what_needs_more_than_an_officer(declared: list[Declared]) -> None:
    ranks = [role.value for role in Role]
    found = {str(route): route.needs for route in declared}
    assert {name: found.get(name) for name in MORE_THAN_AN_OFFICER} == MORE_THAN_AN_OFFICER
    assert all(ranks.index(needs) >= ranks.index("officer") for needs in found.values() if needs in ranks)


def _asked(client: TestClient, route: Declared) -> int:
    """The status for a request that carries nothing: 401 and 403 come before anything is looked at. A refusal of another kind than for the role: 400."""
    answer = client.request(route.method, route.address(), json={} if route.method in ("POST", "PUT", "PATCH") else None)
    for_role = answer.status_code != 403 or "cần quyền" in answer.json()["detail"]
    return answer.status_code if for_role else 400


def _is_turned_away(status: int, route: Declared) -> bool:
    return status == 401 if route.path.startswith("/api/") else status == 303


def test_strangers_are_turned_away_everywhere(office: Office, declared: list[Declared]) -> None:
    revoked = office.token("an")
    account = office.access.accounts.named("an")
    office.access.tokens.revoke(account.id, office.access.tokens.of(account.id)[0].id)
    strangers = {"no session": office.stranger, "wrong token": office.program("trobut_sai"), "revoked token": office.program(revoked)}
    let_in = [
        f"{name}: {route}"
        for route in declared
        if route.needs != PUBLIC
        for name, client in strangers.items()
        if not _is_turned_away(_asked(client, route), route)
    ]
    assert let_in == []


@pytest.mark.parametrize(("login", "role"), [("an", Role.OFFICER), ("binh", Role.OFFICER), ("bao", Role.REVIEWER), ("hanh", Role.ADMIN)])
def test_roles_are_kept_on_every_route(office: Office, declared: list[Declared], login: str, role: Role) -> None:
    """In a browser and by token; what a role may not do is 403, what it may is anything else."""
    browser, program = office.sign_in(login), office.program(office.token(login))
    wrong = []
    for route in declared:
        if route.needs == PUBLIC or route.path.endswith(_ENDLESS) or str(route) == "POST /api/v1/documents/reindex":
            continue
        refused = not role.covers(Role(route.needs))
        for name, client in (("browser", browser), ("token", program)):
            status = _asked(client, route)
            if (status == 403) is not refused or status == 401:
                wrong.append(f"{name} {route}: {status}")
    assert wrong == []


def test_what_is_public_tells_a_stranger_nothing(office: Office) -> None:
    assert office.stranger.get("/readyz").json() == {"status": "ready"}
    assert office.stranger.get("/healthz").json() == {"status": "ok"}
    assert office.stranger.get("/lan-dau/doan-mo").status_code == 404


def test_sign_off_needs_a_reviewer(office: Office) -> None:
    report = f"/api/v1/reports/{office.report('an')}"
    facts = {q["id"]: "none" for q in office.client("an").get(report).json()["questions"] if q["kind"] == "figure"}
    assert office.client("an").patch(f"{report}/facts", json={"facts": facts}).status_code == 200
    form = office.client("bao").get(f"{report}/claims").json()
    section = next(s for s in form["sections"] if s["parent"] and s["claims"] and not form["standing"][s["id"]]["slots"] + form["standing"][s["id"]]["errors"])
    passed = {"verdicts": [{"claim": claim["id"], "verdict": "pass", "seen": claim["seen"]} for claim in section["claims"]]}
    assert office.client("an").post(f"{report}/verdicts", json=passed).status_code == 403
    assert office.client("bao").post(f"{report}/verdicts", json=passed).status_code == 200
    asked = {"url": f"{report}/sections/{section['id']}/decisions", "json": {"action": "sign_off"}}
    assert office.client("an").post(**asked).status_code == 403  # type: ignore[arg-type]
    assert office.client("bao").post(**asked).status_code == 200  # type: ignore[arg-type]


def test_a_token_may_have_less_than_its_person(office: Office) -> None:
    _, secret = office.access.tokens.make(office.access.accounts.named("hanh"), "ít quyền", role=Role.OFFICER)
    assert office.program(secret).get("/api/v1/audit").status_code == 403
    assert office.client("hanh").get("/api/v1/audit").status_code == 200


def test_a_stolen_token_makes_no_account_and_no_token(office: Office) -> None:
    program = office.program(office.token("hanh"))
    assert program.post("/api/v1/accounts", json={"name": "Kẻ Gian", "login": "gian", "role": "admin"}).status_code == 403
    assert program.post("/api/v1/me/tokens", json={"name": "nữa"}).status_code == 403
    assert "gian" not in [each.login for each in office.access.accounts.list()]
