"""The outline changed by hand and by keys, filtered; many sections taken at once; the report's own title and deadline."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import call

pytestmark = pytest.mark.browser


def saved(desk: Page) -> Any:
    return call(desk.url.split("#")[0].replace("/bao-cao/", "/api/v1/reports/"))


def order(desk: Page) -> list[str]:
    return [row.get_attribute("data-section") for row in desk.locator("#outline .o-list [data-section]").all()]


def row(desk: Page, identity: str) -> Any:
    return desk.locator(f'#outline .o-list [data-section="{identity}"]')


def undo(desk: Page) -> None:
    desk.locator(".toast").get_by_role("button", name="Hoàn tác").click()


def test_section_is_added_shown_and_taken_back(desk: Page, report: Any) -> None:
    before = order(desk)
    row(desk, "I.1.1").click()
    desk.get_by_role("button", name=re.compile("^Thêm mục sau «1.1")).click()
    desk.locator("#section-form [type=submit]").click()
    expect(desk.locator("#section-error")).to_contain_text("Chưa có tên mục")
    desk.locator("#section-heading").fill("1.1a. Việc mới phát sinh")
    desk.locator("#section-form [type=submit]").click()
    expect(desk.locator("#draft").get_by_role("heading", name="1.1a. Việc mới phát sinh")).to_be_visible()
    after = order(desk)
    assert after.index("I.1.1") + 1 == next(i for i, name in enumerate(after) if name not in before)
    desk.get_by_role("tab", name="Trao đổi").click()
    expect(desk.locator("#talk .line").last).to_contain_text("1.1a. Việc mới phát sinh")
    undo(desk)
    expect(desk.locator("#draft").get_by_role("heading", name="1.1a. Việc mới phát sinh")).to_have_count(0)
    assert order(desk) == before


def test_section_is_renamed_from_the_keyboard(desk: Page) -> None:
    row(desk, "I.1.2").focus()
    desk.keyboard.press("F2")
    desk.locator("#section-heading").fill("1.2. Tên mục đã đổi")
    desk.keyboard.press("Enter")
    expect(row(desk, "I.1.2")).to_contain_text("1.2. Tên mục đã đổi")
    expect(row(desk, "I.1.2")).to_be_focused()
    assert next(s["title"]["text"] for s in saved(desk)["sections"] if s["id"] == "I.1.2") == "1.2. Tên mục đã đổi"


def test_section_moves_by_alt_and_arrows_and_keeps_the_focus(desk: Page) -> None:
    row(desk, "I.2.1").focus()
    desk.keyboard.press("Alt+ArrowDown")
    expect(desk.locator(".toast")).to_contain_text("Đã chuyển mục")
    expect(row(desk, "I.2.1")).to_be_focused()
    assert order(desk).index("I.2.1") == order(desk).index("I.2.2") + 1
    desk.keyboard.press("Alt+ArrowUp")
    expect(row(desk, "I.2.1")).to_be_focused()
    desk.wait_for_function(
        "() => { const ids = [...document.querySelectorAll('#outline .o-list [data-section]')].map(e => e.dataset.section);"
        " return ids.indexOf('I.2.1') < ids.indexOf('I.2.2'); }"
    )
    drawn = [node.get_attribute("data-section") for node in desk.locator("#draft .sec[data-section]").all()]
    assert drawn == order(desk)


def test_arrows_without_alt_only_walk(desk: Page) -> None:
    before = order(desk)
    row(desk, "I.2.1").focus()
    desk.keyboard.press("ArrowDown")
    expect(row(desk, "I.2.2")).to_be_focused()
    assert order(desk) == before and saved(desk)["revision"] == 1


def test_dropped_section_is_listed_with_its_words_and_comes_back(desk: Page) -> None:
    row(desk, "I.4").focus()
    desk.keyboard.press("Delete")
    expect(row(desk, "I.4")).to_have_count(0)
    expect(desk.locator('#draft [data-section="I.4"]')).to_have_count(0)
    undo(desk)
    expect(row(desk, "I.4")).to_have_count(1)


def test_outline_is_changed_while_a_section_is_being_edited(desk: Page) -> None:
    """The text being typed is neither lost nor moved."""
    section = desk.locator('#draft [data-section="I.1.1"]')
    section.get_by_role("button", name="Sửa").click()
    section.locator(".pm").click()
    desk.keyboard.press("Control+End")
    desk.keyboard.insert_text(" Đang gõ dở.")
    row(desk, "I.2.1").focus()
    desk.keyboard.press("Alt+ArrowDown")
    expect(desk.locator(".toast")).to_contain_text("Đã chuyển mục")
    expect(section.locator(".pm")).to_contain_text("Đang gõ dở.")
    assert [node.get_attribute("data-section") for node in desk.locator("#draft .sec[data-section]").all()] == order(desk)


def settle(desk: Page) -> Any:
    """Answers every question of one section; the section."""
    section = next(s for s in saved(desk)["sections"] if "A" in s["candidates"] and s["open_questions"])
    asked = [q for q in saved(desk)["questions"] if section["id"] in q["sections"]]
    answers = {q["id"]: q["options"][0] if q["options"] else "Giữ nguyên" if q["kind"] in ("citation", "entity") else "none" for q in asked}
    call(f"{desk.url.replace('/bao-cao/', '/api/v1/reports/')}/facts", {"facts": answers}, "PATCH")
    desk.reload()
    desk.wait_for_selector("#draft .sec")
    return section


def test_only_sections_with_work_are_left_by_the_filter(desk: Page) -> None:
    section = settle(desk)["id"]
    work = desk.locator("#outline [data-do=work]")
    count = int(re.sub(r"\D", "", work.inner_text()))
    desk.locator(f'#draft [data-section="{section}"]').get_by_role("button", name="Nhận A").click()
    expect(work).to_have_text(f"Còn việc · {count - 1}")
    expect(row(desk, section)).to_have_count(1)
    work.click()
    expect(row(desk, section)).to_have_count(0)
    expect(row(desk, "I.2.1")).to_have_count(1)


def test_sections_without_work_are_taken_together_and_given_back_together(desk: Page) -> None:
    section = settle(desk)
    button = desk.locator("#outline [data-do=ask-accept]")
    button.click()
    expect(desk.locator(f'#accept-list input[value="{section["id"]}"]')).to_be_checked()
    count = desk.locator("#accept-list input").count()
    desk.locator("#accept-go").click()
    expect(desk.locator(".toast")).to_contain_text(f"Đã nhận {count} mục", timeout=30_000)
    expect(desk.locator("#done-sections")).to_contain_text(f"{count}/")
    expect(button).to_be_hidden()
    undo(desk)
    expect(desk.locator("#done-sections")).to_contain_text("0/")


def test_title_deadline_and_a_line_of_the_head_are_set(desk: Page, report: Any) -> None:
    desk.get_by_role("button", name="Sửa thông tin báo cáo").click()
    desk.locator("#about-name").fill("Báo cáo có tên mới")
    desk.locator("#about-deadline").fill("2031-06-20")
    desk.locator(".lines summary").click()
    desk.get_by_label("Phần cuối, dòng 1", exact=True).fill("Nơi nhận mới:")
    desk.locator("#about-form [type=submit]").click()
    expect(desk.locator("#report-title")).to_have_text("Báo cáo có tên mới")
    expect(desk.locator("#deadline")).to_contain_text("Hạn 20/6")
    expect(desk.locator("#draft [data-frame=head]")).to_contain_text("Báo cáo có tên mới")
    expect(desk.locator("#draft [data-frame=tail]")).to_contain_text("Nơi nhận mới:")
    undo(desk)
    expect(desk.locator("#report-title")).to_have_text(report["title"])


def test_empty_title_is_refused_in_one_sentence(desk: Page, report: Any) -> None:
    desk.get_by_role("button", name="Sửa thông tin báo cáo").click()
    desk.locator("#about-name").fill("  ")
    desk.locator("#about-form [type=submit]").click()
    expect(desk.locator("#about-error")).to_contain_text("hãy ghi lại")
    assert saved(desk)["title"] == report["title"]
