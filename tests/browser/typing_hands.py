"""How Vietnamese is typed: with a composing input method, and in the way UniKey does it (Backspace, then the accented letter)."""

import time
from typing import Any

WORDS = [([" T", " Ti", " Tie", " Tiê", " Tiế", " Tiến"], " Tiến"), ([" đ", " đo", " đô", " độ"], " độ"), ([" h", " hi", " hiê", " hiệ", " hiện"], " hiện")]
TYPED = " Tiến độ hiện"


def compose(page: Any, steps: list[str], commit: str, pause: float = 0.03) -> None:
    """One word through an input method; `pause` between its steps."""
    session = page.context.new_cdp_session(page)
    for step in steps:
        session.send("Input.imeSetComposition", {"text": step, "selectionStart": len(step), "selectionEnd": len(step)})
        time.sleep(pause)
    session.send("Input.insertText", {"text": commit})


def compose_words(page: Any, pause: float = 0.03) -> None:
    for steps, commit in WORDS:
        compose(page, steps, commit, pause)


def unikey(page: Any) -> None:
    """« Tiến», letter by letter with replacements."""
    for letter in (" ", "T", "i", "e"):
        page.keyboard.insert_text(letter)
    for letter in ("ê", "ế"):
        page.keyboard.press("Backspace")
        page.keyboard.insert_text(letter)
    page.keyboard.insert_text("n")
