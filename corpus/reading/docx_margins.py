"""Headers and footers: left out of the text, said when they carry words; a letter head kept in a header is read first."""

import re
from collections.abc import Callable, Iterator

from lxml import etree

from corpus.reading.docx_names import RELATION, WORD, is_on
from corpus.reading.docx_package import Package
from corpus.reading.paragraphs import Block
from corpus.reading.tables import opens_nation

_MOST = 60
_PAGE_NUMBER = re.compile(r"[\W\d_]*(?:(?:trang|page)[\W\d_]*(?:(?:trên|tổng số|of)[\W\d_]*)?)?(?:[ivxlc]+\W*)?", re.IGNORECASE)


def margins_of(
    package: Package, document: etree._Element, settings: etree._Element | None, read: Callable[[etree._Element], list[Block]]
) -> tuple[list[Block], list[str]]:
    """The letter head where a header holds it, and the words of all other headers and footers, each once."""
    head: list[Block] = []
    words: dict[str, None] = {}
    for root in _shown(package, document, settings):
        blocks = read(root)
        text = " ".join(" ".join(block.text for block in blocks).split())
        if not head and opens_nation(text):
            head = blocks
        elif text and not _PAGE_NUMBER.fullmatch(text):
            words[text] = None
    return head, list(words)


def _shown(package: Package, document: etree._Element, settings: etree._Element | None) -> Iterator[etree._Element]:
    """Parts that a page shows: those for first pages only where sections have a first page of their own, for even pages where pages differ."""
    even = settings.find(f"{WORD}evenAndOddHeaders") if settings is not None else None
    seen: set[str] = set()
    for section in document.iter(f"{WORD}sectPr"):
        first = section.find(f"{WORD}titlePg")
        kinds = {"default"} | ({"first"} if first is not None and is_on(first) else set()) | ({"even"} if even is not None and is_on(even) else set())
        for reference in section.iterchildren(f"{WORD}headerReference", f"{WORD}footerReference"):
            identity = str(reference.get(f"{RELATION}id"))
            if reference.get(f"{WORD}type", "default") in kinds and identity not in seen and len(seen) < _MOST:
                seen.add(identity)
                root = package.related(identity)
                if root is not None:
                    yield root
