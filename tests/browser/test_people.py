"""«Người cùng soạn»: who drafts a report along, by keyboard; what the owner may change and a member only sees."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from api.accounts import open_access
from corpus.database import open_database
from tests.browser.office import Office, opened
from tests.browser.test_looks import AXE, violations

pytestmark = pytest.mark.browser
PASSWORD = "câu riêng của an"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, browser: Any) -> Iterator[Office]:
    """An office in which «an» has a password."""
    data = tmp_path_factory.mktemp("people")
    with opened(data, browser) as office:
        database = open_database(data)
        access = open_access(database, data, is_local=True)
        access.accounts.set_password(access.accounts.named("an").id, PASSWORD)
        database.close()
        yield office


@pytest.fixture
def desk(page: Page, office: Office) -> Page:
    """The workbench of a report that the administrator made."""
    office.sign_in(page)
    documents = page.request.get(f"{office.url}/api/v1/documents").json()
    document = next(each for each in documents if each["kind"] == "report" and each["period"])
    body = {"from": document["id"], "period": f"{int(document['period'][:4]) + 1}{document['period'][4:]}"}
    made = page.request.post(f"{office.url}/api/v1/reports", data=body, headers={"origin": office.url})
    assert made.ok, made.text()
    page.goto(f"{office.url}/bao-cao/{made.json()['id']}")
    page.wait_for_selector("body[data-ready]")
    return page


def people_of(page: Page) -> Any:
    return page.request.get(page.url.split("#")[0].replace("/bao-cao/", "/api/v1/reports/") + "/people").json()


def names(form: Any) -> tuple[str, set[str]]:
    return form["owner"]["name"], {each["name"] for each in form["members"]}


def test_colleague_is_added_by_name_handed_the_report_and_left_out_by_keyboard(desk: Page) -> None:
    desk.get_by_role("button", name="Người cùng soạn", exact=True).focus()
    desk.keyboard.press("Enter")
    listed = desk.locator("#people-list")
    expect(listed).to_contain_text("Lê Thị Hạnh")
    expect(desk.locator("#people-name")).to_be_focused()
    desk.keyboard.type("không ai tên thế")
    desk.keyboard.press("Enter")
    expect(desk.locator("#people-told")).to_contain_text("Không có đồng nghiệp nào")
    assert names(people_of(desk)) == ("Lê Thị Hạnh", set())
    desk.keyboard.press("Control+A")
    desk.keyboard.type("bình")
    expect(desk.locator("#people-told")).to_contain_text("Enter để thêm Trần Thị Bình")
    desk.keyboard.press("Enter")
    expect(listed).to_contain_text("Trần Thị Bình")
    expect(desk.locator("#people-name")).to_be_focused()
    assert names(people_of(desk)) == ("Lê Thị Hạnh", {"Trần Thị Bình"})
    listed.get_by_role("button", name="Giao làm người lập: Trần Thị Bình").focus()
    desk.keyboard.press("Enter")
    expect(listed).to_contain_text("vẫn cùng soạn")
    assert names(people_of(desk))[0] == "Lê Thị Hạnh"
    desk.keyboard.press("Enter")
    expect(listed.locator("li").first).to_contain_text("Trần Thị Bình")
    assert names(people_of(desk)) == ("Trần Thị Bình", {"Lê Thị Hạnh"})
    listed.get_by_role("button", name="Bỏ Lê Thị Hạnh").focus()
    desk.keyboard.press("Enter")
    expect(listed.locator("li")).to_have_count(1)
    assert names(people_of(desk)) == ("Trần Thị Bình", set())
    desk.keyboard.press("Escape")
    expect(desk.locator("#people-dialog")).to_be_hidden()


def test_member_sees_the_list_and_why_it_is_fixed(desk: Page, office: Office, browser: Any) -> None:
    person = next(each for each in desk.request.get(f"{office.url}/api/v1/people").json() if each["name"] == "Nguyễn Văn An")
    base = desk.url.split("#")[0]
    body = {"members": [person["id"]]}
    assert desk.request.put(base.replace("/bao-cao/", "/api/v1/reports/") + "/people", data=body, headers={"origin": office.url}).ok
    context = browser.new_context(locale="vi-VN")
    page = context.new_page()
    signed = page.request.post(f"{office.url}/api/v1/session", data={"login": "an", "password": PASSWORD}, headers={"origin": office.url})
    assert signed.ok, signed.text()
    page.goto(base)
    page.get_by_role("button", name="Người cùng soạn", exact=True).click()
    expect(page.locator("#people-list")).to_contain_text("Nguyễn Văn An")
    expect(page.locator("#people-fixed")).to_be_visible()
    expect(page.locator("#people-name")).to_be_hidden()
    expect(page.locator("#people-list").get_by_role("button")).to_have_count(0)
    context.close()


@pytest.mark.parametrize("size", [(1366, 768), (390, 844)])
def test_dialog_fits_and_has_no_barrier(desk: Page, size: tuple[int, int]) -> None:
    desk.set_viewport_size({"width": size[0], "height": size[1]})
    if size[0] < 900:
        desk.locator(".me-menu summary").click()
    desk.get_by_role("button", name="Người cùng soạn", exact=True).and_(desk.locator(":visible")).first.click()
    desk.locator("#people-name").fill("bình")
    desk.keyboard.press("Enter")
    expect(desk.locator("#people-list")).to_contain_text("Trần Thị Bình")
    desk.locator("#people-name").fill("n")
    expect(desk.locator("#people-found button").first).to_be_visible()
    assert desk.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    if AXE.exists():
        assert violations(desk) == []


def test_machine_without_accounts_has_no_such_list(page: Page, site: str, report: Any) -> None:
    page.goto(f"{site}/bao-cao/{report['id']}")
    page.wait_for_selector("body[data-ready]")
    expect(page.locator("[data-do=people]")).to_have_count(0)
