"""Citations found in a folded view or between page numbers, as citations of the text that was given."""

from dataclasses import replace

from corpus.citations.model import Citation
from corpus.citations.oddities import rare_marks
from corpus.citations.parts import Part
from corpus.text.folding import Folded, compose


def in_original(found: list[Citation], folded: Folded, text: str) -> list[Citation]:
    """Citations of the view `folded` with spans and words of `text`."""
    if folded.text == text:
        return found
    return [_placed(citation, folded, text) or _reworded(mapped(citation, folded, text), text) for citation in found]


def unfolded(found: list[Citation], folded: Folded, text: str) -> list[Citation]:
    """Citations of the view `folded` with spans in `text`; what they say is left as it was read."""
    return found if folded.keeps_offsets else [_placed(citation, folded, text) or mapped(citation, folded, text) for citation in found]


def mapped(citation: Citation, folded: Folded, text: str) -> Citation:
    """The same citation with every span in the unfolded text."""

    def back(span: tuple[int, int] | None) -> tuple[int, int] | None:
        return folded.span(*span) if span else None

    start, end = folded.span(citation.start, citation.end)
    return citation._replace(
        start=start,
        end=end,
        surface=text[start:end],
        issuer_span=back(citation.issuer_span),
        title_span=back(citation.title_span),
        number_span=back(citation.number_span),
        date_span=back(citation.date_span),
        part_span=back(citation.part_span),
        parts=tuple(_moved(part, folded) for part in citation.parts),
    )


def joined(text: str, span: tuple[int, int] | None) -> str | None:
    """The words of a span with single spaces between them."""
    if not span:
        return None
    words = text[span[0] : span[1]]
    return words if words.isprintable() and "  " not in words and words == words.strip() else " ".join(words.split())


def _placed(citation: Citation, folded: Folded, text: str) -> Citation | None:
    """The citation at its place in the text, where issuer, title and part stand in the text letter by letter as in the view; else None."""
    start, end = citation.whole_span
    if citation.part_span:
        start, end = min(start, citation.part_span[0]), max(end, citation.part_span[1])
    by = folded.shift(start, end)
    if by is None or text[start + by : end + by] != folded.text[start:end]:
        return None
    return citation.shifted(by) if by else citation


def _reworded(citation: Citation, text: str) -> Citation:
    issuer, title = _composed(text, citation.issuer_span), _composed(text, citation.title_span) if citation.number else None
    rare = rare_marks(text[slice(*citation.number_span)]) if citation.number_span else ()
    notes = (*citation.notes, *(note for note in rare if note not in citation.notes))
    same = (issuer, title, notes) == (citation.issuer, citation.title, citation.notes)
    return citation if same else citation._replace(issuer=issuer, title=title, notes=notes)


def _composed(text: str, span: tuple[int, int] | None) -> str | None:
    return " ".join(compose(text[span[0] : span[1]]).text.split()) if span else None


def _moved(part: Part, folded: Folded) -> Part:
    start, end = folded.span(part.start, part.end)
    return replace(part, start=start, end=end)
