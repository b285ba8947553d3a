"""A formula of Word in one line: a/b, x², √(…), ∑(i=1..n)."""

from lxml import etree

from corpus.reading.docx_names import MATH, WORD
from corpus.reading.numerals import superscript

_GONE = {f"{WORD}del", f"{WORD}moveFrom"}


def formula(element: etree._Element) -> str:
    """The letters of the formula in reading order, with the signs that its layout stands for."""
    if element.tag in (f"{MATH}t", f"{WORD}t"):
        return element.text or ""
    if element.tag in _GONE or element.tag.endswith("Pr"):
        return ""
    layout = _LAYOUTS.get(element.tag.removeprefix(MATH))
    return layout(element) if layout else "".join(map(formula, element))


def _part(element: etree._Element, name: str) -> str:
    part = element.find(f"{MATH}{name}")
    return formula(part) if part is not None else ""


def _sign(element: etree._Element, properties: str, name: str, usual: str) -> str:
    found = element.find(f"{MATH}{properties}/{MATH}{name}")
    return str(found.get(f"{MATH}val") or "") if found is not None else usual


def _held(text: str) -> str:
    return text if len(text) <= 1 or text.isalnum() else f"({text})"


def _fraction(element: etree._Element) -> str:
    return f"{_held(_part(element, 'num'))}/{_held(_part(element, 'den'))}"


def _raised(element: etree._Element) -> str:
    power = _part(element, "sup")
    return _part(element, "e") + (superscript(power) if power.isascii() and power.isdigit() else f"^{_held(power)}")


def _lowered(element: etree._Element) -> str:
    return f"{_part(element, 'e')}_{_held(_part(element, 'sub'))}"


def _both(element: etree._Element) -> str:
    return f"{_part(element, 'e')}_{_held(_part(element, 'sub'))}^{_held(_part(element, 'sup'))}"


def _root(element: etree._Element) -> str:
    degree = _part(element, "deg")
    return f"{superscript(degree)}√({_part(element, 'e')})"


def _large(element: etree._Element) -> str:
    low, high = _part(element, "sub"), _part(element, "sup")
    bounds = f"({low}..{high})" if low and high else f"({low}{high})" if low or high else ""
    return f"{_sign(element, 'naryPr', 'chr', '∫')}{bounds}{_part(element, 'e')}"


def _bracketed(element: etree._Element) -> str:
    between = _sign(element, "dPr", "sepChr", "|")
    inside = between.join(formula(part) for part in element.iterchildren(f"{MATH}e"))
    return f"{_sign(element, 'dPr', 'begChr', '(')}{inside}{_sign(element, 'dPr', 'endChr', ')')}"


_LAYOUTS = {"f": _fraction, "sSup": _raised, "sSub": _lowered, "sSubSup": _both, "rad": _root, "nary": _large, "d": _bracketed}
