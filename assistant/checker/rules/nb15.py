"""NB15: a footnote that lists the documents of the body, but not the same ones.

What: a footnote repeats a long list of the text above with some documents left out and others added. Why: the reader cannot tell which list holds.
Example: item 1.2 names 64/KH-UBND of 06/3/2024, the footnote on the same documents does not. Instead: one list, and in the other place a reference to it.
Basis: 30/2020/NĐ-CP, article 10.4. Only lists of five documents and more of which most are the same; the document's day is part of its name.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Severity
from assistant.checker.marking import flag
from corpus.citations.model import Citation
from corpus.document import Kind, Paragraph, Section
from corpus.registry.numbers import number_key
from corpus.text.dates import short

code = "NB15"
name = "Chú thích lệch với phần thân"
title = "Danh mục văn bản ở chú thích khác danh mục trong phần thân"
explanation = (
    "Chú thích kể lại gần hết các văn bản đã nêu ở một mục trong phần thân nhưng thiếu hoặc thừa một số văn bản. Hãy đối chiếu hai nơi, hoặc chỉ kể một lần "
    "rồi dẫn chiếu. Chỉ xét danh mục từ năm văn bản trở lên."
)
example = "Mục 1.2 kể 15 kế hoạch; chú thích kể lại 16 kế hoạch, thiếu Kế hoạch số 64/KH-UBND ngày 06/3/2024 và thêm Kế hoạch số 26/KH-SDL"
instead = "Mục 1.2 kể đủ các kế hoạch; chú thích ghi «Các văn bản nêu tại mục 1.2»"
basis = "Nghị định số 30/2020/NĐ-CP, Điều 10 khoản 4"
most = Severity.WARNING

_LEAST = 5
_ALIKE = 0.6

Named = Mapping[tuple[str, date | None], Citation]


def check(context: Context) -> Iterable[Finding]:
    if context.document.kind is Kind.LEGAL:
        return
    cited = sorted((citation for citation in context.citations if citation.of is None and not citation.own and citation.number), key=_start)
    bodies = [(section, named) for section in context.document.walk() if len(named := _named(cited, _body(section))) >= _LEAST]
    places = defaultdict(list)
    for index, (_, named) in enumerate(bodies):
        for document in named:
            places[document].append(index)
    for section in context.document.walk():
        notes = [paragraph for paragraph in section.paragraphs if paragraph.footnote]
        listed = _named(cited, notes)
        shared = Counter(index for document in listed for index in places.get(document, ()))
        if len(listed) < _LEAST or not shared:
            continue
        best, common = shared.most_common(1)[0]
        longer = max(len(listed), len(bodies[best][1]))
        if _ALIKE * longer <= common < longer:
            yield _finding(context, notes[0], listed, *bodies[best])


def _body(section: Section) -> Sequence[Paragraph]:
    return [paragraph for paragraph in section.paragraphs if not paragraph.footnote]


def _named(cited: Sequence[Citation], paragraphs: Sequence[Paragraph]) -> Named:
    """The documents cited by number in some paragraphs, without those that stand inside a title."""
    pieces = [piece for paragraph in paragraphs for piece in paragraph.pieces]
    inside = [cited[bisect_left(cited, piece.start, key=_start) : bisect_left(cited, piece.end, key=_start)] for piece in pieces]
    return {(number_key(citation.number or ""), citation.date): citation for some in inside for citation in some}


def _start(citation: Citation) -> int:
    return citation.start


def _finding(context: Context, note: Paragraph, listed: Named, section: Section, body: Named) -> Finding:
    missing = [_called(body[key]) for key in body.keys() - listed.keys()]
    added = [_called(listed[key]) for key in listed.keys() - body.keys()]
    differences = [f"{word} {', '.join(sorted(names))}" for word, names in (("thiếu", missing), ("thêm", added)) if names]
    return flag(
        context,
        (note.start, note.pieces[0].end),
        (code, name),
        Severity.INFO,
        f"Chú thích kể lại các văn bản của mục {section.number} nhưng {'; '.join(differences)}: hãy xem lại hai danh mục.",
    )


def _called(citation: Citation) -> str:
    day = f" ngày {short(citation.date)}" if citation.date else ""
    return f"{citation.number}{day}"
