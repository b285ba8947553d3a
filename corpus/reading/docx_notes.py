"""Footnotes and endnotes: their marks in order of the text, and each as one paragraph «¹ …»."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from corpus.marks import MarkKind
from corpus.reading.docx_names import WORD, value, whole
from corpus.reading.numerals import note_mark
from corpus.reading.paragraphs import Block

_USUAL = {"footnote": "decimal", "endnote": "lowerRoman"}


@dataclass(slots=True)
class Notes:
    """Notes by kind and id; `forms` are the number formats, `starts` the first numbers."""

    texts: dict[tuple[str, str], etree._Element]
    forms: dict[str, str]
    starts: dict[str, int]
    read: Callable[[etree._Element], list[Block]] = field(default=lambda _: [])
    _counts: Counter[str] = field(default_factory=Counter)

    def note(self, kind: str, identity: str, custom: bool) -> tuple[str, Block | None]:
        """The mark and the note, None where the file lacks it; a custom mark stands in the text already and is not counted."""
        element = self.texts.get((kind, identity))
        if element is None:
            return "", None
        mark = "" if custom else note_mark(self.starts[kind] + self._counts[kind], self.forms[kind])
        self._counts[kind] += not custom
        words = " ".join(" ".join(block.text.split("\n")) for block in self.read(element))
        text = f"{mark} {words}".strip()
        return mark, Block(text).marked(MarkKind.NOTE, mark or words.split(" ")[0])


def notes_of(parts: dict[str, etree._Element | None], settings: etree._Element | None, document: etree._Element) -> Notes:
    """`parts` are the roots by kind, footnote and endnote."""
    texts = {(kind, str(item.get(f"{WORD}id"))): item for kind, root in parts.items() if root is not None for item in root.iterchildren(f"{WORD}{kind}")}
    forms, starts = {}, {}
    for kind, usual in _USUAL.items():
        places = [*document.iter(f"{WORD}sectPr"), *([settings] if settings is not None else [])]
        said = [found for place in places if (found := place.find(f"{WORD}{kind}Pr")) is not None]
        forms[kind] = next((form for each in said if (form := value(each, "numFmt"))), usual)
        starts[kind] = next((start for each in said if (start := whole(value(each, "numStart")))), 1)
    return Notes(texts, forms, starts)
