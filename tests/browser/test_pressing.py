"""A press of the mouse on a button counts, also where the page moves or draws it anew before the mouse is let go; where it cannot count, that is said."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import call
from tests.browser.test_flow import proposed, section_of

pytestmark = pytest.mark.browser


def pressed(page: Page, button: Locator) -> tuple[float, float]:
    """Presses the mouse on a button and holds it; where."""
    button.scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    box = button.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    return x, y


def asked_in(report: Any) -> tuple[str, str]:
    """A section that waits for a decision and a question whose slot stands in its text."""
    for section in report["sections"]:
        facts = [op["fact"] for p in section["paragraphs"] for s in p["sentences"] for op in s["ops"] if op.get("fact")]
        for question in report["questions"]:
            if section["status"] == "proposed" and question["id"] in facts and question["kind"] == "figure" and question["type"] == "int":
                return section["id"], question["id"]
    raise AssertionError("no section with a question")


def by_another(site: str, report: Any, section: str, decision: Any) -> None:
    call(f"{site}/api/v1/reports/{report['id']}/sections/{section}/decisions", decision)


def test_a_button_that_moves_while_it_is_pressed_is_pressed(desk: Page, site: str, report: Any) -> None:
    """Another writes ten paragraphs into the section above: the button goes down the page under the resting mouse."""
    first = proposed(report)
    second = next(s for s in report["sections"] if s["status"] == "proposed" and s["paragraphs"] and s["id"] != first["id"])
    button = section_of(desk, second["id"]).get_by_role("button", name="Nhận A")
    desk.locator("#draft").evaluate("node => { node.style.overflowAnchor = 'none'; }")  # as in browsers that do not hold what is seen in its place
    _, before = pressed(desk, button)
    by_another(site, report, first["id"], {"action": "edit", "paragraphs": [{"text": f"Câu thứ {number} của người khác."} for number in range(10)]})
    expect(section_of(desk, first["id"])).to_contain_text("Câu thứ 9 của người khác.")
    box = button.bounding_box()
    assert box and abs(box["y"] + box["height"] / 2 - before) > box["height"], "the button has not moved: nothing is tried"
    desk.mouse.up()
    expect(section_of(desk, second["id"]).locator(".cand")).to_have_count(0)
    expect(desk.locator(".toast")).to_contain_text("Đã nhận phương án A")


def test_a_button_drawn_anew_while_it_is_pressed_is_pressed_once(desk: Page, site: str, report: Any) -> None:
    section, question = asked_in(report)
    node = section_of(desk, section)
    pressed(desk, node.get_by_role("button", name="Nhận A"))
    old = node.get_by_role("button", name="Nhận A").element_handle()
    call(f"{site}/api/v1/reports/{report['id']}/facts", {"facts": {question: "57"}}, method="PATCH")
    expect(node.locator(".val").filter(has_text="57").first).to_be_visible()
    assert old and not old.evaluate("node => node.isConnected")
    sent = []
    desk.on("request", lambda request: sent.append(request.url) if request.url.endswith("/decisions") else None)
    desk.mouse.up()
    expect(node.locator(".cand")).to_have_count(0)
    assert len(sent) == 1


def test_a_press_that_is_drawn_away_from_the_button_does_nothing(desk: Page, report: Any) -> None:
    """As with every button: whoever thinks better of it moves the mouse away before letting go."""
    section = proposed(report)["id"]
    x, y = pressed(desk, section_of(desk, section).get_by_role("button", name="Nhận A"))
    desk.mouse.move(x - 250, y + 4)
    desk.mouse.up()
    desk.wait_for_timeout(400)
    expect(section_of(desk, section).get_by_role("button", name="Nhận A")).to_be_visible()
    assert call(desk.url.replace("/bao-cao/", "/api/v1/reports/"))["revision"] == report["revision"]


def test_a_press_whose_button_is_gone_is_told(desk: Page, site: str, report: Any) -> None:
    section = proposed(report)["id"]
    pressed(desk, section_of(desk, section).get_by_role("button", name="Nhận A"))
    by_another(site, report, section, {"action": "edit", "paragraphs": [{"text": "Câu của người khác."}]})
    expect(section_of(desk, section)).to_contain_text("Câu của người khác.")
    desk.mouse.up()
    expect(desk.locator(".toast")).to_contain_text("Chưa làm được «Nhận A»: trang vừa đổi")


def test_sections_keep_their_place_when_the_focus_leaves_a_new_one(desk: Page, report: Any) -> None:
    """What was drawn anew under the focus has no height that the browser remembers: it must not stand at a guessed one when the focus goes."""
    first = proposed(report)["id"]
    second = next(s["id"] for s in report["sections"] if s["status"] == "proposed" and s["paragraphs"] and s["id"] != first)
    section_of(desk, first).get_by_role("button", name="Bỏ", exact=True).click()
    expect(section_of(desk, first).locator(".sec-h")).to_contain_text("Đã bỏ")
    desk.wait_for_timeout(200)
    moved = desk.evaluate(
        """(id) => {
          const node = document.querySelector(`#draft [data-section="${id}"]`);
          const before = node.getBoundingClientRect().top;
          document.activeElement.blur();
          return node.getBoundingClientRect().top - before;
        }""",
        second,
    )
    assert moved == 0
