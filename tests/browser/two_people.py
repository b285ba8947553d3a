"""Somebody at the workbench who does things at random, on a line that breaks: for the test of two people in one report."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import BrowserContext, Error, Page, Route, expect

SLOW = 900  # ms that a click may take before the action counts as not possible now


@dataclass
class Person:
    """One page of one browser. `typed`: texts written into editors; `kept_mine`: sections where the own version was chosen over another's."""

    name: str
    context: BrowserContext
    page: Page
    chance: random.Random
    typed: list[str] = field(default_factory=list)
    kept_mine: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    trouble: str = ""

    def act(self) -> None:
        """One action; what is not possible at the moment is passed over."""
        acts: list[tuple[int, Callable[[], str]]] = [
            (5, self.write),
            (3, self.accept),
            (3, self.answer),
            (2, self.undo),
            (1, self.say),
            (3, self.settle),
            (1, self.reload),
            (3, self.break_line),
            (3, self.mend_line),
        ]
        (act,) = self.chance.choices([act for _, act in acts], [weight for weight, _ in acts])
        try:
            self.done.append(f"{self.name}: {act()}")
        except Error as error:
            self.done.append(f"{self.name}: {act.__name__} not possible ({str(error).splitlines()[0][:60]})")

    def section(self) -> Any:
        sections = self.page.locator("#draft .sec:not(.part):not(.edge)")
        return sections.nth(self.chance.randrange(max(1, min(sections.count(), 6))))

    def write(self) -> str:
        section = self.section()
        identity = section.get_attribute("data-section")
        if not section.locator(".pm").count():
            section.locator("[data-do=edit]").first.click(timeout=SLOW)
        section.locator(".pm").click(timeout=SLOW)
        self.page.keyboard.press("Control+End")
        mark = f"Việc {self.name}{len(self.typed)}x"
        self.typed.append(mark)
        self.page.keyboard.type(f" {mark} đã xong.", delay=1)
        where = self.page.evaluate(WHERE)
        assert mark in where["text"], f"{mark} was typed in {identity} and went elsewhere: {where}"
        if self.chance.random() < 0.8:
            self.page.keyboard.press("Control+Enter")
            return f"write {mark} in {identity}"
        return f"write {mark} in {identity}, left open"

    def accept(self) -> str:
        buttons = self.page.locator("#draft [data-do=accept]")
        button = buttons.nth(self.chance.randrange(max(1, min(buttons.count(), 6))))
        identity = button.locator("xpath=ancestor::*[@data-section]").get_attribute("data-section", timeout=SLOW)
        button.click(timeout=SLOW)
        return f"accept {identity}"

    def answer(self) -> str:
        cards = self.page.locator("#panel-questions .q:not(.done)")
        self.page.locator("#tab-questions").click(timeout=SLOW)
        card = cards.nth(self.chance.randrange(max(1, min(cards.count(), 8))))
        if self.chance.random() < 0.3:
            card.locator("[data-do=none]").click(timeout=SLOW)
        else:
            card.locator("input").fill(str(self.chance.randrange(2, 90)), timeout=SLOW)
            self.page.keyboard.press("Enter")
        return f"answer {card.get_attribute('data-question', timeout=SLOW)}"

    def undo(self) -> str:
        self.page.locator("#status").click(timeout=SLOW)
        self.page.evaluate("document.activeElement?.blur()")
        self.page.keyboard.press("Control+z")
        return "undo"

    def say(self) -> str:
        said = self.chance.choice(["rút gọn mục 1", "so với kỳ trước", "căn cứ nào hết hiệu lực?", "nhận mục 2"])
        self.page.locator("#message").fill(said, timeout=SLOW)
        self.page.keyboard.press("Enter")
        return f"say {said}"

    def settle(self) -> str:
        """Choose between two versions, or finish what is open."""
        panes, kept = self.page.locator(".editing"), self.page.locator("[data-do=resume-edit]")
        if kept.count():
            kept.first.click(timeout=SLOW)
            return "take up what was kept"
        count = panes.count()  # once: a pane may close between two looks
        if not count:
            return "nothing open"
        pane = panes.nth(self.chance.randrange(count))
        identity = pane.locator("xpath=ancestor::*[@data-section]").get_attribute("data-section", timeout=SLOW)
        if pane.locator("[data-do=keep-mine]").count() and self.chance.random() < 0.5:
            pane.locator("[data-do=keep-mine]").click(timeout=SLOW)
            self.kept_mine.append(str(identity))
            return f"keep mine in {identity}"
        self.left.append(str(pane.locator(".pm").text_content(timeout=SLOW)))  # never inner_text: that of a section out of sight is empty
        pane.locator("[data-do=cancel-edit]").click(timeout=SLOW)
        return f"leave {identity}: …{self.left[-1][-40:]}"

    def reload(self) -> str:
        self.mend_line()
        self.page.reload()
        self.page.wait_for_selector("body[data-ready]")
        return "reload"

    def break_line(self) -> str:
        """Offline; or requests that never arrive; or ones that arrive and whose answer is lost."""
        self.mend_line()
        self.trouble = self.chance.choice(["offline", "lost on the way", "answer lost"])
        if self.trouble == "offline":
            self.context.set_offline(True)
        else:
            self.page.route("**/api/v1/reports/**", self.lose)
        return self.trouble

    def lose(self, route: Route) -> None:
        if route.request.method == "GET" or self.chance.random() < 0.4:
            return route.continue_()
        if self.trouble == "answer lost":
            route.fetch()
        return route.abort()

    def mend_line(self) -> str:
        self.context.set_offline(False)
        self.page.unroute_all(behavior="wait")
        self.trouble = ""
        return "line mended"

    def finish(self) -> None:
        """The line holds, what waits is sent, every open pane is saved or left."""
        self.mend_line()
        expect(self.page.locator("#status")).to_contain_text("Đã lưu", timeout=30_000)
        for _ in range(40):
            if not self.page.locator(".editing, [data-do=resume-edit]").count():
                break
            try:
                self.done.append(f"{self.name} at the end: {self.settle()}")
            except Error as error:
                self.done.append(f"{self.name} at the end: {str(error).splitlines()[0][:80]}")
                self.page.wait_for_timeout(100)
        expect(self.page.locator(".editing, [data-do=resume-edit]")).to_have_count(0)
        expect(self.page.locator("#status")).to_contain_text("Đã lưu", timeout=30_000)


WHERE = """() => ({
  text: document.activeElement.closest('.pm')?.innerText ?? '',
  tag: document.activeElement.tagName, id: document.activeElement.id, section: document.activeElement.closest('[data-section]')?.dataset.section,
})"""
"""Where the keys go."""

SHOWN = """() => [...document.querySelectorAll('#draft .sec[data-section]')].map((section) => ({
  id: section.dataset.section,
  sentences: [...section.querySelectorAll('[data-part=body] .sent')].map((node) => {
    const copy = node.cloneNode(true);
    for (const hidden of copy.querySelectorAll('del, .ref, .hid')) hidden.remove();
    return { id: node.dataset.sentence, text: copy.textContent.replace(/\\s+/g, ' ').trim(), slots: copy.querySelectorAll('.slot').length };
  }),
}))"""
"""What a page shows: sections in order with the sentences of their text, without marks."""
