"""Documents called by their serial alone («Nghị định 98», «Chỉ thị số 34», «Nghị định 98/2023») after the text has cited them by number."""

import re
from collections.abc import Iterator, Sequence

from corpus.citations.attached import part_before
from corpus.citations.model import Citation
from corpus.text.folding import plain

_TYPES = ("Nghị định", "Nghị quyết", "Chỉ thị", "Kết luận", "Kế hoạch", "Thông tư", "Quyết định", "Quy định", "Hướng dẫn")
_SHORT = re.compile(r"\s(?P<so>số\s)?(?P<serial>\d{1,5})(?P<year>/(?:19|20)\d\d)?(?!\w|\s?[/–-]|[.,]\d|\s?%)(?:\s(?P<next>[^\W\d_]+))?")
_SERIAL = re.compile(r"0*(\d+)")
_COUNTED = frozenset(
    {
        "nam",
        "thang",
        "ngay",
        "tuan",
        "dieu",
        "khoan",
        "diem",
        "noi",
        "nhiem",
        "giai",
        "nhom",
        "muc",
        "cuoc",
        "tap",
        "ca",
        "so",
        "hoc",
        "dot",
        "buoi",
        "lop",
        "cap",
    }
)


def find_shortened(text: str, numbered: Sequence[Citation]) -> Iterator[Citation]:
    """Mentions by type and serial that name exactly one of the documents cited before them; their number is that document's, with the note «short»."""
    known: dict[tuple[str, str], dict[str, Citation]] = {}
    for citation in numbered:
        serial = _SERIAL.match(citation.number or "")
        if serial and citation.type and citation.number:
            known.setdefault((citation.type, serial[1]), {}).setdefault(citation.number, citation)
    mentions = sorted(
        ((start, match, word) for word in _TYPES if word in {kind for kind, _ in known} for start, match in _mentions(text, word)),
        key=lambda mention: mention[0],
    )
    for start, match, word in mentions:
        documents = known.get((word, match["serial"].lstrip("0")), {})
        cited = next(iter(documents.values())) if len(documents) == 1 else None
        if cited and cited.start < start and (match["year"] or "") in (cited.number or "") and plain(match["next"] or "") not in _COUNTED:
            end = match.end("year") if match["year"] else match.end("serial")
            part = part_before(text, start)
            yield Citation(
                start,
                end,
                text[start:end],
                cited.type,
                cited.number,
                year=cited.year,
                part=part.words if part else None,
                part_span=(part.start, part.end) if part else None,
                parts=part.parts if part else (),
                number_span=(match.start("serial"), end),
                notes=("short",),
            )


def _mentions(text: str, word: str) -> Iterator[tuple[int, re.Match[str]]]:
    """Places of a type word that a serial follows; a plain search is the fastest way to them."""
    start = text.find(word)
    while start >= 0:
        match = _SHORT.match(text, start + len(word))
        if match:
            yield start, match
        start = text.find(word, start + len(word))
