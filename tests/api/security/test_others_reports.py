"""Somebody else's report answers exactly as one that there is not: on every route, in lists, in the conversation, in the uses of documents."""

from api.people import Role
from tests.api.office import OLD, Office, password_of
from tests.api.security.routes import Declared, routes_of

NOWHERE = "0123456789ab"


def _shown(office: Office, route: Declared, report: str) -> tuple[int, str]:
    answer = office.client("binh").request(route.method, route.address(report=report), json={} if route.method in ("POST", "PUT", "PATCH") else None)
    return answer.status_code, answer.text.replace(report, "…")


def test_every_route_of_a_report_hides_other_peoples(office: Office) -> None:
    report = office.report("an")
    routes = [route for route in routes_of(office.stranger.app) if "report" in route.names]  # type: ignore[arg-type]
    told = [str(route) for route in routes if _shown(office, route, report) != _shown(office, route, NOWHERE)]
    assert len(routes) >= 20
    assert told == []


def test_the_same_routes_open_for_the_owner(office: Office) -> None:
    """Negative control: what is hidden is there."""
    report = office.report("an")
    assert office.client("an").get(f"/api/v1/reports/{report}").status_code == 200
    assert office.client("binh").get(f"/api/v1/reports/{report}").status_code == 404


def test_bodies_that_are_wrong_do_not_tell_either(office: Office) -> None:
    report = office.report("an")
    answers = [office.client("binh").patch(f"/api/v1/reports/{each}/facts", json={"facts": 3}) for each in (report, NOWHERE)]
    assert [answer.status_code for answer in answers] == [404, 404]


def test_lists_hold_ones_own_reports_and_for_reviewers_all(office: Office) -> None:
    report = office.report("an")

    def listed(login: str) -> bool:
        return report in [each["id"] for each in office.client(login).get("/api/v1/reports").json()]

    assert [listed(login) for login in ("an", "binh", "bao", "hanh")] == [True, False, True, True]


def test_people_added_see_and_draft_along(office: Office) -> None:
    report = office.report("an")
    binh = office.access.accounts.named("binh")
    put = office.client("an").put(f"/api/v1/reports/{report}/people", json={"members": [binh.id]})
    assert put.status_code == 200 and [each["name"] for each in put.json()["members"]] == [binh.name]
    assert office.client("binh").get(f"/api/v1/reports/{report}").status_code == 200
    assert office.client("binh").put(f"/api/v1/reports/{report}/people", json={"members": []}).status_code == 403
    office.client("an").put(f"/api/v1/reports/{report}/people", json={"members": []})
    assert office.client("binh").get(f"/api/v1/reports/{report}").status_code == 404


def test_an_unknown_account_cannot_be_added(office: Office) -> None:
    report = office.report("an")
    assert office.client("an").put(f"/api/v1/reports/{report}/people", json={"members": ["ma"]}).status_code == 422


def test_conversation_obeys_the_same_rights(office: Office) -> None:
    report = office.report("an")
    asked = {"message": "còn thiếu gì?", "report": report}
    assert office.client("an").post("/api/v1/chat", json=asked).status_code == 200
    refused, nowhere = (office.client("binh").post("/api/v1/chat", json={**asked, "report": each}) for each in (report, NOWHERE))
    assert (refused.status_code, refused.text.replace(report, "…")) == (nowhere.status_code, nowhere.text.replace(NOWHERE, "…"))
    assert refused.status_code == 404


def test_a_report_made_in_the_conversation_has_its_owner(office: Office) -> None:
    asked = "Soạn báo cáo thi đua, khen thưởng 6 tháng đầu năm 2027 của Sở Công Thương tỉnh Lam Giang từ báo cáo kỳ trước"
    answer = office.client("an").post("/api/v1/chat", json={"message": asked}).json()
    made = next(action["report"] for action in answer["actions"] if action["kind"] == "create")
    assert office.client("an").get(f"/api/v1/reports/{made}/people").json()["owner"]["name"] == "Nguyễn Văn An"
    assert office.client("binh").get(f"/api/v1/reports/{made}").status_code == 404


def test_uses_of_a_document_name_only_what_one_may_see(office: Office) -> None:
    report = office.report("an")

    def named(login: str) -> bool:
        return report in str(office.client(login).get(f"/api/v1/documents/{OLD}").json()["used_by"])

    assert [named(login) for login in ("an", "binh", "hanh")] == [True, False, True]


def test_a_report_whose_owner_is_gone_does_not_become_everybodys(small: Office) -> None:
    report = (
        small.client("hanh").post("/api/v1/reports", json={"template": "so-ket-6-thang", "period": "2025H1", "office": "Sở Y tế tỉnh Lam Giang"}).json()["id"]
    )
    small.client("hanh").put(f"/api/v1/reports/{report}/people", json={"owner": small.access.accounts.named("an").id})
    small.access.accounts.remove(small.access.accounts.named("an").id)
    assert small.client("binh").get(f"/api/v1/reports/{report}").status_code == 404
    assert small.client("bao").get(f"/api/v1/reports/{report}/people").json()["owner"]["name"] is None


def test_reports_of_the_time_before_accounts_are_everybodys(bare: Office) -> None:
    report = bare.stranger.post("/api/v1/reports", json={"template": "so-ket-6-thang", "period": "2025H1", "office": "Sở Y tế tỉnh Lam Giang"}).json()["id"]
    for login, role in (("hanh", Role.ADMIN), ("an", Role.OFFICER)):
        bare.access.accounts.add(login=login, name=login, role=role, password=password_of(login))
    assert bare.client("an").get(f"/api/v1/reports/{report}").status_code == 200


def test_waiting_report_is_to_review_for_reviewers_who_did_not_make_it(office: Office) -> None:
    theirs, own = office.report("an"), office.report("bao")

    def waiting(login: str) -> dict[str, bool]:
        return {each["id"]: each["to_review"] for each in office.client(login).get("/api/v1/reports").json() if each["id"] in (theirs, own)}

    assert waiting("bao") == {theirs: False, own: False}  # neither was submitted
    assert office.client("an").post(f"/api/v1/reports/{theirs}/submit", json={"note": ""}).status_code < 300
    assert office.client("bao").post(f"/api/v1/reports/{own}/submit", json={"note": ""}).status_code < 300
    assert waiting("bao") == {theirs: True, own: False}
    assert waiting("an") == {theirs: False}
