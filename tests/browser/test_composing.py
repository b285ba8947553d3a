"""Vietnamese input composes: nothing in which somebody types may be redrawn meanwhile. With a control that shows the test can fail."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import call
from tests.browser.test_flow import proposed, section_of
from tests.browser.typing_hands import TYPED, compose, compose_words, unikey

pytestmark = pytest.mark.browser


@pytest.fixture
def editor(desk: Page, report: Any) -> Any:
    """The editing pane of a section, cursor at the end of its text."""
    section = section_of(desk, proposed(report)["id"])
    section.get_by_role("button", name="Sửa").click()
    section.locator(".pm").click()
    desk.keyboard.press("Control+End")
    return section.locator(".pm")


def test_composed_words_arrive_whole(desk: Page, editor: Any) -> None:
    compose_words(desk)
    expect(editor).to_contain_text(TYPED)


def test_composed_words_survive_the_check_while_typing(desk: Page, editor: Any) -> None:
    """Each step is longer than the pause after which the text is checked."""
    compose(desk, [" đ", " đi", " điê", " điề", " điều"], " điều", pause=0.9)
    expect(editor).to_contain_text(" điều")
    desk.wait_for_timeout(1200)
    expect(editor).to_contain_text(" điều")


def test_unikey_replacements_arrive_whole(desk: Page, editor: Any) -> None:
    unikey(desk)
    expect(editor).to_contain_text(" Tiến")


def test_answers_arriving_leave_the_edited_section_alone(desk: Page, report: Any, editor: Any) -> None:
    question = next(q for q in report["questions"] if q["kind"] == "figure")
    compose(desk, [" Ti", " Tiê"], " Tiến")
    call(f"{desk.url.replace('/bao-cao/', '/api/v1/reports/')}/facts", {"facts": {question["id"]: "15"}}, "PATCH")
    compose(desk, [" đ", " độ"], " độ")
    expect(editor).to_contain_text(" Tiến độ")


def test_question_being_typed_in_is_not_redrawn(desk: Page) -> None:
    first, second = (desk.locator("#panel-questions input").nth(at).get_attribute("id") for at in (0, 1))
    desk.locator(f'[id="{first}"]').fill("31/5/2026")
    desk.keyboard.press("Enter")
    expect(desk.locator(f'[id="{second}"]')).to_be_focused()
    compose(desk, ["m", "mư", "mườ", "mười"], "mười", pause=0.15)
    expect(desk.locator(f'[id="{second}"]')).to_have_value("mười")


def test_composer_sends_only_finished_words(desk: Page) -> None:
    field = desk.get_by_placeholder("Nhắn cho Trợ Bút…")
    field.click()
    compose_words(desk)
    expect(field).to_have_value(TYPED)
    desk.keyboard.press("Enter")
    expect(desk.locator("#talk .said-line").last).to_contain_text(TYPED.strip())


def test_new_paragraph_gets_no_copied_identity(desk: Page, editor: Any) -> None:
    desk.keyboard.press("Enter")
    desk.keyboard.insert_text("Dòng mới.")
    identities = [each for each in editor.locator("p").evaluate_all("all => all.map(p => p.dataset.paragraph)") if each]
    assert len(identities) == len(set(identities))


def test_pasted_text_is_composed(desk: Page, editor: Any) -> None:
    decomposed = "Tie\u0302\u0301n"
    editor.evaluate(
        """(pane, text) => {
          const data = new DataTransfer(); data.setData("text/plain", text);
          pane.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
        }""",
        decomposed,
    )
    expect(editor).to_contain_text("Tiến")


def test_control_a_redrawn_field_loses_letters(page: Page) -> None:
    """What the pages avoid: a field replaced while a word is composed in it."""
    page.set_content("<div id=field contenteditable></div>")
    page.evaluate(
        """() => setInterval(() => {
          const old = document.getElementById("field"), next = old.cloneNode(true);
          old.replaceWith(next); next.focus(); getSelection().selectAllChildren(next); getSelection().collapseToEnd();
        }, 40)"""
    )
    page.locator("#field").focus()
    compose_words(page, pause=0.05)
    assert page.locator("#field").inner_text().strip() != TYPED.strip()


def test_ctrl_s_saves_the_edit_and_does_not_reach_the_browser(desk: Page, editor: Any) -> None:
    desk.keyboard.insert_text(" Ghi bằng phím.")
    desk.keyboard.press("Control+s")
    expect(editor).to_have_count(0)
    expect(desk.locator("#draft")).to_contain_text("Ghi bằng phím.")


def test_what_is_kept_never_holds_half_a_composed_word(desk: Page, editor: Any) -> None:
    """Each step is longer than the pause after which the text is kept in the browser."""
    desk.keyboard.insert_text(" Đã ghi")
    kept = "Object.entries(localStorage).filter(([key]) => key.includes('edit:')).map(([, value]) => value).join()"
    expect(desk.locator("#draft .editing")).to_contain_text("Giữ trong máy lúc")
    session = desk.context.new_cdp_session(desk)
    for step in (" ti", " tiê"):
        session.send("Input.imeSetComposition", {"text": step, "selectionStart": len(step), "selectionEnd": len(step)})
        desk.wait_for_timeout(700)
        assert "Đã ghi ti" not in desk.evaluate(kept)
    session.send("Input.insertText", {"text": " tiến"})
    desk.wait_for_timeout(900)
    assert "Đã ghi tiến" in desk.evaluate(kept)


def test_a_tone_mark_typed_late_changes_the_word_behind(desk: Page, editor: Any) -> None:
    """UniKey in Telex: «vieejt» typed to its end, the mark last: letters are taken back and put anew."""
    for letter in " viet":
        desk.keyboard.insert_text(letter)
    for taken, put in ((2, "êt"), (2, "ệt")):
        for _ in range(taken):
            desk.keyboard.press("Backspace")
        desk.keyboard.insert_text(put)
    expect(editor).to_contain_text(" việt")


def test_undo_in_the_editor_is_not_undo_of_the_report(desk: Page, editor: Any, report: Any) -> None:
    desk.keyboard.insert_text(" Câu gõ nhầm.")
    desk.keyboard.press("Control+z")
    expect(editor).not_to_contain_text("Câu gõ nhầm.")
    assert call(f"{desk.url.replace('/bao-cao/', '/api/v1/reports/')}")["revision"] == report["revision"]
    desk.keyboard.insert_text(" Câu ghi lại.")
    desk.keyboard.press("Control+Enter")
    expect(editor).to_have_count(0)
    desk.locator("#status").click()
    desk.keyboard.press("Control+z")
    expect(desk.locator("#draft")).not_to_contain_text("Câu ghi lại.")
