"""What a person does to an exported file in an editor, done to its XML."""

import io
import re
import zipfile
from collections.abc import Callable

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Root = etree._Element


def edited(data: bytes, *changes: Callable[[Root], object]) -> bytes:
    """The file after changes of its document."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    root = etree.fromstring(parts["word/document.xml"])
    for change in changes:
        change(root)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, etree.tostring(root) if name == "word/document.xml" else part)
    return buffer.getvalue()


def words(paragraph: Root) -> str:
    return "".join(node.text or "" for node in paragraph.iter(f"{W}t"))


def paragraph_of(root: Root, text: str) -> Root:
    return next(p for p in root.iter(f"{W}p") if text in words(p))


def replaced(old: str, new: str, *, times: int = 1) -> Callable[[Root], object]:
    """Words typed over, in the first run that holds them (`times` runs at most)."""

    def change(root: Root) -> None:
        left = times
        for node in root.iter(f"{W}t"):
            if left and node.text and old in node.text:
                node.text = node.text.replace(old, new, 1)
                left -= 1
        assert left < times, f"«{old}» stands in no run"

    return change


def deleted(text: str) -> Callable[[Root], object]:
    """The paragraph taken out, bookmarks and all."""

    def change(root: Root) -> None:
        paragraph = paragraph_of(root, text)
        paragraph.getparent().remove(paragraph)

    return change


def inserted_after(text: str, new: str, *, style: str | None = None, bold: bool = False) -> Callable[[Root], object]:
    """A paragraph typed below another."""

    def change(root: Root) -> None:
        above = paragraph_of(root, text)
        made = etree.Element(f"{W}p")
        if style or above.find(f"{W}pPr/{W}pStyle") is not None:
            properties = etree.SubElement(made, f"{W}pPr")
            named = etree.SubElement(properties, f"{W}pStyle")
            named.set(f"{W}val", style or above.find(f"{W}pPr/{W}pStyle").get(f"{W}val"))
        run = etree.SubElement(made, f"{W}r")
        if bold:
            etree.SubElement(etree.SubElement(run, f"{W}rPr"), f"{W}b")
        etree.SubElement(run, f"{W}t").text = new
        above.addnext(made)

    return change


def typed_at_end(text: str, more: str) -> Callable[[Root], object]:
    """Words typed at the end of a paragraph, behind its last bookmark."""

    def change(root: Root) -> None:
        run = etree.SubElement(paragraph_of(root, text), f"{W}r")
        node = etree.SubElement(run, f"{W}t")
        node.text = more
        node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")

    return change


def moved_after(text: str, target: str) -> Callable[[Root], object]:
    """A paragraph cut and put below another."""

    def change(root: Root) -> None:
        paragraph_of(root, target).addnext(paragraph_of(root, text))

    return change


def moved_block(first: str, last: str, target: str) -> Callable[[Root], object]:
    """Paragraphs from `first` up to the one before `last`, cut and put in front of `target`."""

    def change(root: Root) -> None:
        body = [each for each in root.find(f"{W}body") if each.tag in (f"{W}p", f"{W}tbl")]
        start = next(i for i, each in enumerate(body) if first in words(each))
        stop = next(i for i, each in enumerate(body) if last in words(each))
        place = next(each for each in body if target in words(each))
        for each in body[start:stop]:
            place.addprevious(each)

    return change


def without_bookmarks(root: Root) -> None:
    """As editors on the web save."""
    for tag in ("bookmarkStart", "bookmarkEnd"):
        for edge in list(root.iter(f"{W}{tag}")):
            edge.getparent().remove(edge)


def numbered(text: str) -> int:
    """How many open slots a text has."""
    return len(re.findall(r"\[….*?…\]", text))
