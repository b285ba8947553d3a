"""From the first screen to the signed-off Word file with keys alone: nothing is clicked, no script moves the focus, and the focus is seen all the way."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import call
from tests.browser.keyboard_only import Hands
from tests.browser.whole_report import DEADLINE, ORIGIN, Answers, exported_text, report_of

pytestmark = pytest.mark.browser
_SLOW = 60_000


@pytest.fixture
def hands(page: Page) -> Hands:
    """Keys of a page that breaks, and with it the test, where the mouse or a finger is used."""
    page.add_init_script("for (const kind of ['pointerdown', 'mousedown', 'touchstart']) addEventListener(kind, () => { throw new Error(kind); }, true);")
    return Hands(page)


def test_from_the_first_screen_to_the_signed_off_file(hands: Hands, page: Page, site: str) -> None:
    page.goto(site)
    _start(hands, page)
    report = report_of(page)
    _answer(hands, page, Answers(report["questions"]))
    _accept(hands, page, report)
    _sign(hands, page, report["id"], site)
    hands.into("#to-desk")
    page.wait_for_selector("body[data-ready]")
    text = exported_text(_export(hands, page))
    assert "BẢN NHÁP" not in text
    assert "Tuyên truyền về công tác thi đua, khen thưởng năm 2027" in text


def _start(hands: Hands, page: Page) -> None:
    hands.into("[data-do=begin]")
    expect(page.locator("input[name=from]:focus")).to_have_count(1, timeout=_SLOW)  # the focus goes on where the choice has appeared
    while page.evaluate("document.activeElement.value") != f"d:{ORIGIN}" or not page.evaluate("document.activeElement.checked"):
        hands.press("ArrowDown")
        hands.look()
    hands.into("[data-do=period][data-code='2027']")
    page.locator(".found").wait_for(timeout=_SLOW)
    hands.to("[data-part=deadline]")
    hands.write(DEADLINE)
    hands.into("[data-do=create]")
    expect(page).to_have_url(re.compile(r"/bao-cao/[\w-]+$"), timeout=_SLOW)
    expect(page.locator("#status")).to_contain_text("Đã lưu", timeout=2 * _SLOW)


def _answer(hands: Hands, page: Page, answers: Answers) -> None:
    hands.press("F9")
    for left in range(len(answers.questions) - 1, -1, -1):
        hands.look()
        question = answers.item(page.evaluate("document.activeElement.closest('[data-question]').dataset.question"))
        answer = answers.of[question.id]
        if question.options:
            hands.press(str(question.options.index(answer) + 1))
        else:
            hands.write(answer)
            hands.press("Enter")
        expect(page.locator("#tab-open")).to_have_text(str(left or ""), timeout=_SLOW)
        if left and not page.evaluate("Boolean(document.activeElement.closest('[data-question]'))"):
            hands.press("F9")


def _accept(hands: Hands, page: Page, report: Any) -> None:
    """The section in view by its key, then all others together."""
    sections = sum(bool(section["paragraphs"]) for section in report["sections"])
    hands.press("Control+Enter")
    expect(page.locator("#done-sections")).to_contain_text(f"1/{sections}")
    hands.into("[data-do=ask-accept]")
    expect(page.locator("#accept-go:focus")).to_be_enabled()
    hands.press("Enter")
    expect(page.locator("#done-sections")).to_contain_text(f"{sections}/{sections}", timeout=_SLOW)


def _sign(hands: Hands, page: Page, report: str, site: str) -> None:
    """Every claim passes and every section is confirmed; the page itself goes on to the next section."""
    hands.into("a[href$='/duyet']")
    page.wait_for_selector("body[data-ready]")
    base = f"{site}/api/v1/reports/{report}"
    sections = [section for section in call(f"{base}/claims")["sections"] if section["claims"]]
    for _ in sections:
        here = page.locator("#places [aria-current=true]").get_attribute("data-section")
        for _ in next(section["claims"] for section in sections if section["id"] == here):
            hands.press("1")
        expect(page.locator("#sign-open")).to_have_text("đã xem hết, xác nhận được", timeout=_SLOW)
        hands.press("Enter")
        expect(page.locator(f'#places [data-section="{here}"]')).to_contain_text("Đã xác nhận", timeout=_SLOW)
    assert {standing["word"] for name, standing in call(f"{base}/claims")["standing"].items() if name in {s["id"] for s in sections}} == {"signed"}


def _export(hands: Hands, page: Page) -> Path:
    hands.into("[data-do=ask-export]")
    hands.to("[data-do=run-export]")
    with page.expect_download() as download:
        hands.press("Enter")
    return Path(download.value.path())


def test_a_focus_that_is_not_seen_is_noticed(hands: Hands, page: Page, site: str) -> None:
    """The look at the focus itself: without its ring no way leads anywhere."""
    page.goto(site)
    page.evaluate("const sheet = new CSSStyleSheet(); sheet.replaceSync('* { outline: none !important; }'); document.adoptedStyleSheets = [sheet];")
    with pytest.raises(AssertionError, match="the focus is not seen"):
        hands.into("[data-do=begin]")
