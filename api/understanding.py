"""A document as the program understands it → JSON: components of the decree with their places, tables, notes, pages, doubtful words."""

from collections.abc import Sequence
from typing import Any

from api.places import Place, place_of
from corpus.citations.model import Citation
from corpus.document import Annex, Document, Part, Span, Table, Tail
from corpus.marks import Mark, MarkKind
from corpus.text.folding import plain

Json = dict[str, Any]
_WORDS = 160
_ENDS = " ;.,"
_OPENING_REACH = 3_000


def understood_form(document: Document, citations: Sequence[Citation]) -> Json:
    """`components` in the order of the decree; every `start` and `end` points into the text; null: not found in the text."""
    text = document.text
    return {
        "components": [form for form in _components(document) if form["value"]],
        "bases": [_quoted(text, *span) for span in _bases(document)],
        "tables": [_table(text, table) for table in document.tables],
        "footnotes": [_quoted(text, *span) for span in _footnotes(document)],
        "boxes": [_quoted(text, mark.start, mark.end) for mark in _of(document, MarkKind.BOX)],
        "annexes": [_annex(annex) for annex in document.annexes],
        "pages": [{"number": mark.value, "start": mark.start, "end": mark.end} for mark in _of(document, MarkKind.PAGE)],
        "scan": _scan(document),
        "marks": [{"start": mark.start, "end": mark.end, "kind": mark.kind.value, "value": mark.value} for mark in document.marks],
        "citations": len(citations),
        "unverified": sum(is_doubtful(document, citation) for citation in citations),
    }


def is_doubtful(document: Document, citation: Citation) -> bool:
    """Read in a picture: to be compared with the paper before it is relied on."""
    pictures = (MarkKind.SCANNED, MarkKind.DOUBTFUL)
    return any(mark.kind in pictures and mark.start < citation.end and mark.end > citation.start for mark in document.marks)


def _components(document: Document) -> list[Json]:
    head, tail = document.head, document.tail
    places = _places(document)
    return [
        _one("draft", "yes" if head.is_draft else None, places.get(Part.DRAFT)),
        _one("parent_agency", head.parent_agency, places.get(Part.PARENT)),
        _one("agency", document.agency, places.get(Part.AGENCY)),
        _one("number", head.number, places.get(Part.NUMBER) or _span(head.number_span)),
        _one("place", document.place or head.place, _place_of_issue(document, places.get(Part.DATE) or _span(head.date_span))),
        _one("date", head.issued.isoformat() if head.issued else None, _span(head.date_span)),
        _one("type_name", head.type_name, places.get(Part.TYPE)),
        _one("title", head.title, places.get(Part.TITLE) or _span(head.title_span)),
        _one("period", document.period.code if document.period else None, _period(document)),
        _one("urgency", head.urgency, places.get(Part.URGENCY)),
        _one("secrecy", head.secrecy, places.get(Part.SECRECY)),
        _many("addressee", head.addressees, places.get(Part.ADDRESSEE)),
        _one("post", _post(tail), places.get(Part.POST) or places.get(Part.AUTHORITY)),
        _one("signer", tail.signer, places.get(Part.SIGNER)),
        _many("recipients", tail.recipients, places.get(Part.RECIPIENT)),
    ]


def _post(tail: Tail) -> str:
    """The post with whom the signer stands for, once («KT. GIÁM ĐỐC»)."""
    post, authority = tail.post or "", tail.authority or ""
    return post if post.startswith(authority) else f"{authority} {post}"


def _places(document: Document) -> dict[Part, Place]:
    """From the first to the last line of each component of head and tail."""
    found: dict[Part, Place] = {}
    for component in (*document.head.parts, *document.tail.parts):
        start, end = found.get(component.part, (component.start, component.end))
        found[component.part] = min(start, component.start), max(end, component.end)
    return found


def _one(name: str, value: str | None, place: Place | None) -> Json:
    return {"name": name, "value": value, "start": place[0] if place else None, "end": place[1] if place else None}


def _many(name: str, values: Sequence[str], place: Place | None) -> Json:
    return _one(name, None, place) | {"value": [value.strip(_ENDS) for value in values]}


def _span(span: Span | None) -> Place | None:
    return (span.start, span.end) if span else None


def _place_of_issue(document: Document, line: Place | None) -> Place | None:
    """On the line of the date."""
    return place_of(document.text, document.head.place or document.place, line) if line else None


def _period(document: Document) -> Place | None:
    """The words of the period in the title, else in the head and the opening."""
    if document.period is None:
        return None
    title = document.head.title_span
    near = place_of(document.text, document.period.words, (title.start, title.end)) if title else None
    return near or place_of(document.text, document.period.words, (0, _OPENING_REACH))


def _bases(document: Document) -> list[Place]:
    """Paragraphs before the first heading that name what the document rests on."""
    return [(p.start, p.end) for p in document.preamble if plain(document.text[p.start : p.start + 12]).startswith("can cu")]


def _footnotes(document: Document) -> list[Place]:
    """From the reader's marks, else as the structure found them."""
    marked = [(mark.start, mark.end) for mark in _of(document, MarkKind.NOTE)]
    paragraphs = [*document.preamble, *(paragraph for section in document.walk() for paragraph in section.paragraphs)]
    found = [(p.start, p.end) for p in paragraphs if p.footnote and not any(start <= p.start < end for start, end in marked)]
    return sorted(marked + found)


def _annex(annex: Annex) -> Json:
    words = " – ".join(" ".join(part.split()) for part in (annex.name, annex.title) if part)
    return {"start": annex.start, "end": annex.end, "words": words[:_WORDS]}


def _table(text: str, table: Table) -> Json:
    """`rows`: the spans of the cells, row by row."""
    caption = table.caption
    words = " ".join(text[caption.start : caption.end].split()) if caption else _quoted(text, table.start, table.end)["words"]
    rows = [[[cell.start, cell.end] for cell in row] for row in table.rows]
    return {"start": table.start, "end": table.end, "words": words, "rows": rows, "columns": table.columns}


def _scan(document: Document) -> Json | None:
    """Mean confidence over what was recognised in pictures, by length; null where nothing was."""
    scanned = [(mark.end - mark.start, float(mark.value or 0)) for mark in _of(document, MarkKind.SCANNED)]
    length = sum(size for size, _ in scanned)
    if not length:
        return None
    return {"confidence": round(sum(size * value for size, value in scanned) / length, 3), "doubtful": len(_of(document, MarkKind.DOUBTFUL))}


def _of(document: Document, kind: MarkKind) -> list[Mark]:
    return [mark for mark in document.marks if mark.kind is kind]


def _quoted(text: str, start: int, end: int) -> Json:
    """A place with its first words."""
    return {"start": start, "end": end, "words": " ".join(text[start : min(end, start + 2 * _WORDS)].split())[:_WORDS]}
