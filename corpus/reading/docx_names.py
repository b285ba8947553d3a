"""Namespaces of WordprocessingML in the form of lxml, and how its small values are read."""

from lxml import etree

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
VML = "{urn:schemas-microsoft-com:vml}"
OFFICE = "{urn:schemas-microsoft-com:office:office}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ALTERNATIVES, CHOICE, FALLBACK = (f"{COMPATIBILITY}{name}" for name in ("AlternateContent", "Choice", "Fallback"))


def words(names: str) -> frozenset[str]:
    """Names of WordprocessingML parted by spaces."""
    return frozenset(f"{WORD}{name}" for name in names.split())


_VALUE = f"{WORD}val"
_OFF = {"0", "false", "off"}


def value(parent: etree._Element | None, tag: str) -> str | None:
    """The w:val of a child."""
    child = parent.find(f"{WORD}{tag}") if parent is not None else None
    found = child.get(_VALUE) if child is not None else None
    return str(found) if found is not None else None


def own_value(element: etree._Element) -> str | None:
    """The w:val of the element itself."""
    found = element.get(_VALUE)
    return str(found) if found is not None else None


def is_on(element: etree._Element) -> bool:
    """A switch is on when it stands there, unless it says otherwise."""
    return element.get(_VALUE) not in _OFF


def whole(text: str | None) -> int | None:
    """A small number of digits; None for anything else."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else None


def chosen(alternatives: etree._Element) -> list[etree._Element]:
    """The children of one branch of a drawing kept in a newer and an older form: the newer, unless only the older has words."""
    branches = [branch for branch in alternatives if branch.tag in (CHOICE, FALLBACK)]
    worded = next((branch for branch in branches if next(branch.iter(f"{WORD}t", f"{VML}textpath"), None) is not None), None)
    branch = worded if worded is not None else next(iter(branches), None)
    return list(branch) if branch is not None else []
