"""A page of a portal → the same page without what surrounds its text: menus, lists of other pages, share buttons, comments, addresses.

What an office program or a mail program wrote is left whole, and so is a page on which no surroundings are seen. A box that holds
what only a document has (motto, recipients, articles) or most of the running text is never taken out.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice, takewhile

from lxml import etree

from corpus.reading.html_measures import UNSEEN, Measure, measured
from corpus.reading.html_signs import CONTACT, CONTROLS, FOOT, FRAMES, HEADINGS, OWNED, ROLES, is_box_name

_EXPORTED = re.compile(
    r"""<meta[^>]{0,80}\bgenerator\b[^>]{0,40}(?:Microsoft\s+(?:Word|Outlook|Excel)|LibreOffice|OpenOffice|Google\s+Docs|Aspose|Pandoc|Zimbra)
    | xmlns:w\s*=\s*["']?urn:schemas-microsoft-com:office:word""",
    re.IGNORECASE | re.VERBOSE,
)
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_LISTS = {"div", "ul", "ol", "dl", "section", "table", "tr", "td", "p", "center"}
_BLOCKS = _LISTS | _HEADINGS | {"li", "dt", "dd", "article", "form", "fieldset", "main", "header", "footer", "blockquote", "pre", "address"}
_BOLD = {"b", "strong", "span", "font"}
_SIGNS = 2  # least sum of signs that makes a page a portal's
_SHORT = 60  # letters of the longest heading or label
_LINKED = 0.6  # share of linked letters from which a box is a list of links
_MOST = 0.5  # share of a page's running text that a box may not exceed
_LARGEST = 300_000  # tags of a page that is looked at: twice the longest law as a portal shows it
_LEAST = 40  # letters that must be left
_FOOT = 600  # characters of the longest line of a foot


def without_surroundings(root: etree._Element, source: str) -> int:
    """Takes the surroundings out of `root`; returns how many letters they had, 0 where the page was left whole."""
    if _EXPORTED.search(source[:20_000]) or source.count("<") > _LARGEST:
        return 0
    return _Page(root).clear()


class _Page:
    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._measures = measured(root)
        self._whole = self._measures[root]
        self._found: dict[etree._Element, int] = {}
        """Boxes to take out, each with how sure a sign it is (2, 1, or 0 for one more of the kind)."""

    def clear(self) -> int:
        """Nothing is taken where the signs are too few, or where too little text would be left."""
        self._find()
        self._find_foot()
        if sum(self._found.values()) < _SIGNS:
            return 0
        removed = sum(self._measures[element].letters for element in self._found)
        if self._whole.letters - removed < max(_LEAST, self._whole.letters // 50):
            return 0
        for element in self._found:
            _drop(element)
        return removed

    def _find(self) -> None:
        """Topmost boxes first; what lies in one that is taken is not looked at."""
        waiting = [self._root]
        while waiting:
            children = [child for child in waiting.pop() if child.tag not in UNSEEN and self._measures[child].letters]
            for index, child in enumerate(children):
                if child in self._found:
                    continue
                if strength := self._strength(child):
                    self._found[child] = strength
                elif listed := self._list_below(child, islice(children, index + 1, None)):
                    self._found |= dict.fromkeys((child, *listed), 1)
                else:
                    waiting.append(child)

    def _strength(self, element: etree._Element) -> int:
        """How sure a sign of surroundings the box is, 0 for none."""
        measure = self._measures[element]
        strength = self._sign(element, measure)
        return 0 if strength == 0 or self._is_owned(element, measure) else strength

    def _sign(self, element: etree._Element, measure: Measure) -> int:
        if element.get("role", "") in ROLES or element.tag == "nav":
            return 2
        if element.tag not in _HEADINGS and not self._holds_title(element):
            if element.tag in FRAMES:
                return 2
            if is_box_name(f"{element.get('class', '')} {element.get('id', '')}"):
                return 2 if measure.links or not measure.prose else 1
        return int(self._is_list_of_links(element, measure) or _is_control(element, measure))

    def _is_owned(self, element: etree._Element, measure: Measure) -> bool:
        """Most of the page, or something that only a document has."""
        if measure.prose > _MOST * self._whole.prose or measure.letters > 0.8 * self._whole.letters:
            return True
        return OWNED.search(_text(element)) is not None

    def _holds_title(self, element: etree._Element) -> bool:
        """The main heading may stand in a header; the name of the portal, which is a link, is none."""
        return any(self._measures[heading].letters and self._measures[heading].link_share < _LINKED for heading in element.iter("h1"))

    def _is_list_of_links(self, element: etree._Element, measure: Measure) -> bool:
        if element.tag not in _LISTS or measure.links < 3 or measure.link_share < _LINKED or measure.prose:
            return False
        return not self._is_data(element)

    def _is_data(self, element: etree._Element) -> bool:
        """Rows of three cells or more of which two hold more than links."""
        rows = ([self._measures[cell] for cell in row if cell.tag in {"td", "th"}] for row in element.iter("tr"))
        told = sum(len(cells) >= 3 and sum(cell.letters > cell.linked for cell in cells) >= 2 for cells in rows)
        return told >= 2

    def _list_below(self, heading: etree._Element, following: Iterable[etree._Element]) -> list[etree._Element]:
        """What stands below a heading such as «Tin liên quan»: elements of links, up to the first that is running text."""
        if heading.tag not in _BLOCKS | _BOLD or self._measures[heading].letters > _SHORT or HEADINGS.fullmatch(_text(heading)) is None:
            return []
        return list(takewhile(self._is_listed, following))

    def _is_listed(self, element: etree._Element) -> bool:
        measure = self._measures[element]
        mostly_links = measure.link_share >= 0.5 or (measure.links > 0 and not measure.prose)
        return mostly_links and not self._is_owned(element, measure)

    def _find_foot(self) -> None:
        """The last lines: from one that names the publisher of the portal or its licence, addresses among them.

        An address right below the text, with no such line above it, may be the text's own.
        """
        lines = [(element, _text(element)) for element in self._leaves()]
        foot = list(takewhile(lambda line: _is_foot(line[1]), reversed(lines)))
        while foot and not FOOT.search(foot[-1][1]):
            foot.pop()
        self._found |= {element: int(index == 0) for index, (element, _) in enumerate(foot)}

    def _leaves(self) -> Iterator[etree._Element]:
        """Blocks without blocks inside that are not taken and hold words, in order."""
        waiting = [self._root]
        while waiting:
            element = waiting.pop()
            if element in self._found or element.tag in UNSEEN or not self._measures[element].letters:
                continue
            if any(child.tag in _BLOCKS for child in element.iterdescendants()):
                waiting += reversed(list(element))
            elif element.tag in _BLOCKS:
                yield element


def _is_foot(text: str) -> bool:
    return len(text) <= _FOOT and bool(FOOT.search(text) or CONTACT.search(text)) and not OWNED.search(text)


def _is_control(element: etree._Element, measure: Measure) -> bool:
    """A link that serves the page («In trang»), or the path «Trang chủ › …»."""
    if not measure.links + measure.inner or measure.letters > _SHORT:
        return False
    text = " ".join(_text(element).split())
    return CONTROLS.fullmatch(text) is not None if element.tag == "a" else text.startswith("Trang chủ") and text != "Trang chủ"


def _text(element: etree._Element) -> str:
    return "\n".join(text for text in element.itertext() if isinstance(text, str)) if len(element) else element.text or ""


def _drop(element: etree._Element) -> None:
    """Out of the tree; the words after it stay."""
    parent = element.getparent()
    if parent is None:
        return
    tail, before = element.tail, element.getprevious()
    parent.remove(element)
    if tail and before is not None:
        before.tail = (before.tail or "") + tail
    elif tail:
        parent.text = (parent.text or "") + tail
