"""A document → the stretches that must be carried letter by letter: cited documents with issuer and title, names in quotation marks, programme spans.

The marks and spans are found here once more, apart from the drafting engine; citations are read by `corpus.citations`, which is measured by itself.
"""

import re

from corpus.citations import Citation, find_citations
from corpus.document import Document

_QUOTED = re.compile(r"“[^“”\n]{2,260}”|«[^«»\n]{2,260}»")
_YEARS = re.compile(r"(?<![\d/])((?:19|20)\d\d)\s*[-–]\s*((?:19|20)\d\d)(?![\d/])")
_ANNIVERSARY = re.compile(r"\d{1,2}/\d{1,2}/\d{4}\s*[-–]\s*\d{1,2}/\d{1,2}/\d{4}")

Span = tuple[int, int]


def citations_of(document: Document) -> tuple[Citation, ...]:
    """Cited documents, each with offsets into the document; the document's own number is none of them."""
    return tuple(citation for citation in find_citations(document.text, home=document.agency) if not citation.own)


def protected(document: Document, citations: tuple[Citation, ...]) -> tuple[Span, ...]:
    """Half-open ranges, in order; they may overlap. The reported years themselves («giai đoạn 2021 - 2025» in a report on them) are not meant."""
    own = document.period
    spans = [citation.whole_span for citation in citations]
    spans += [match.span() for match in _QUOTED.finditer(document.text)]
    spans += [match.span() for match in _ANNIVERSARY.finditer(document.text)]
    for match in _YEARS.finditer(document.text):
        if not (own and own.to_year and (int(match[1]), int(match[2])) == (own.year, own.to_year)):
            spans.append(match.span())
    return tuple(sorted(spans))


def is_inside(spans: tuple[Span, ...], start: int, end: int) -> bool:
    """Whether `[start:end]` touches one of the spans."""
    return any(a < end and start < b for a, b in spans)
