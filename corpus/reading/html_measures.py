"""Each element of a page → its letters, how many of them are links, how many stand in running text."""

from dataclasses import dataclass

from lxml import etree

UNSEEN = {"script", "style", "noscript", "template", "head", "select", "option", "textarea", "button", "svg", "iframe", "object"}
_PARAGRAPH = 80
"""Letters outside links from which a stretch of text counts as prose."""


@dataclass(slots=True)
class Measure:
    """Letters are everything but spaces; `links` counts links that lead elsewhere, `inner` those within the page."""

    letters: int = 0
    linked: int = 0
    prose: int = 0
    links: int = 0
    inner: int = 0

    def add(self, other: "Measure") -> None:
        self.letters += other.letters
        self.linked += other.linked
        self.prose += other.prose
        self.links += other.links
        self.inner += other.inner

    @property
    def link_share(self) -> float:
        return self.linked / self.letters if self.letters else 0.0


_FILES = (".pdf", ".doc", ".docx", ".xls", ".xlsx", ".rtf", ".odt", ".zip", ".rar")
_INLINE_NAMES = "a abbr b big cite code em font i ins label mark o:p q s small span strong sub sup time tt u"
_INLINE = frozenset(_INLINE_NAMES.split())


def measured(root: etree._Element) -> dict[etree._Element, Measure]:
    """One walk over the page; no recursion, so depth costs nothing."""
    found: dict[etree._Element, Measure] = {}
    hidden = within = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            found[element] = Measure()
            hidden += element.tag in UNSEEN
            within += _is_link(element)
            _count(found[element], "" if hidden else element.text, linked=within > 0)
            continue
        own = found[element]
        _close(own, element, visible=hidden == 0)
        hidden -= element.tag in UNSEEN
        within -= _is_link(element)
        parent = element.getparent()
        if parent is not None and element is not root:
            found[parent].add(own)
            _count(found[parent], "" if hidden else element.tail, linked=within > 0)
    return found


def _close(own: Measure, element: etree._Element, *, visible: bool) -> None:
    """A block whose own words outside links are many is prose."""
    if element.tag not in _INLINE and own.prose == 0 and own.letters - own.linked >= _PARAGRAPH:
        own.prose = own.letters
    if visible and _is_link(element):
        if element.get("href", "").startswith("#"):
            own.inner += 1
        else:
            own.links += 1


def _count(own: Measure, text: str | None, *, linked: bool) -> None:
    letters = len("".join(text.split())) if text else 0
    own.letters += letters
    own.linked += letters if linked else 0


def _is_link(element: etree._Element) -> bool:
    """A link to another page; one to a file names what is attached to the text."""
    return element.tag == "a" and bool(element.get("href")) and not element.get("href", "").lower().endswith(_FILES)
