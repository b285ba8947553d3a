"""Hands that only know the keyboard: keys are pressed, nothing is clicked, no script moves the focus; and what is looked at on the way."""

from dataclasses import dataclass

from playwright.sync_api import Page, expect

MOST_TABS = 140

AT = """(selector) => {
  const node = document.activeElement;
  const style = getComputedStyle(node);
  const box = node.getBoundingClientRect();
  const ring = (each) => { const s = each && getComputedStyle(each); return Boolean(s) && s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2; };
  return {
    there: node.matches(selector),
    what: `${node.tagName.toLowerCase()}#${node.id}.${node.className} «${(node.getAttribute('aria-label') ?? node.textContent ?? '').trim().slice(0, 40)}»`,
    body: node === document.body,
    shown: ring(node) || ring(node.closest('label')),
    seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && style.visibility !== 'hidden',
  };
}"""


@dataclass
class Hands:
    """Keys of one page. Wherever Tab leads the focus is seen."""

    page: Page

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def write(self, text: str) -> None:
        self.page.keyboard.insert_text(text)

    def to(self, selector: str, *, key: str = "Tab") -> None:
        """Presses Tab until the focus is on what the selector names. Fails where it is not reached, or where the focus is not seen on the way."""
        way: list[str] = []
        for _ in range(MOST_TABS):
            at = self.page.evaluate(AT, selector)
            if at["there"]:
                return
            self.page.keyboard.press(key)
            way.append(self.look())
        raise AssertionError(f"{selector} is not reached with {key}:\n" + "\n".join(way))

    def look(self) -> str:
        """Where the focus is. Fails where it has no ring or is out of sight."""
        at = self.page.evaluate(AT, "*")
        assert at["body"] or at["seen"], f"the focus is out of sight: {at}"
        assert at["body"] or at["shown"], f"the focus is not seen: {at}"
        return str(at["what"])

    def into(self, selector: str) -> None:
        """To it, and Enter."""
        self.to(selector)
        expect(self.page.locator(f"{selector}:focus")).to_be_enabled()
        self.page.keyboard.press("Enter")
