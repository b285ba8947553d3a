"""One question for each cited document, and each named drive, of the old period alone; its text stays until the officer names its successor.

A year that moves because it speaks of such a document («- Mục đích: … của tỉnh năm 2024» under its plan) is a place of the same question.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence

from assistant.adapting.carry import Setting
from assistant.adapting.zones import is_renewable
from assistant.draft import DraftSection, Sentence
from assistant.expressions import Expression
from assistant.renewing.titles import whole_span
from corpus.citations import Citation
from corpus.text.folding import key

_NOTE = "Văn bản của kỳ trước: ghi văn bản thay cho kỳ này, hoặc «Giữ nguyên»."
_NAME_NOTE = "Tên đợt thi đua, phong trào của kỳ trước: ghi tên của kỳ này, hoặc «Giữ nguyên»."
_NAMED = 300
_YEAR = 12  # letters of «năm 2024» and a few to spare


def ask_for_renewals(setting: Setting, sections: Sequence[DraftSection], *, opening_end: int) -> None:
    """Ask in the setting's question book. Citations before `opening_end` stand in the opening of the document."""
    section_at = _sections_by_place(sections)
    asked: dict[int, str] = {}
    for at, citation in enumerate(setting.zones.citations):
        if is_renewable(citation, setting.zones, setting.old, setting.new, opening=citation.start < opening_end):
            words = " ".join(citation.surface.split())
            name = f"Văn bản thay cho {words}"
            question = setting.book.ask(
                "citation", name, section_at(citation.start), [whole_span(setting.zones.citations, at, setting.text)], previous=words, note=_NOTE
            )
            asked[citation.start] = question
    for section in sections:
        _ask_for_years(setting, section, asked)
    _ask_for_names(setting, section_at)


def _ask_for_years(setting: Setting, section: DraftSection, asked: dict[int, str]) -> None:
    """Years that moved in what is said of a document of the old period: after it, or in the words that lead to a list of such."""
    waiting: list[tuple[int, int]] = []
    current: str | None = None
    for sentence in _body(section):
        if sentence.source is None:
            continue
        end = sentence.source.end
        for start, citation in _events(setting, sentence):
            if citation is not None:
                current = asked.get(citation.start, current if _is_only_basis(citation) else None)
                for span in waiting if current else ():
                    setting.book.also(current or "", section.id, span)
                waiting = []
            elif current:
                setting.book.also(current, section.id, _year_at(setting, start))
            elif ":" in setting.text[start:end]:
                waiting.append(_year_at(setting, start))


def _events(setting: Setting, sentence: Sentence) -> list[tuple[int, Citation | None]]:
    """Documents named in a sentence and years alone that moved in it (None), in order of their places."""
    source = sentence.source
    if source is None:
        return []
    named: list[tuple[int, Citation | None]] = [(c.start, c) for c in setting.zones.citations_in(source.start, source.end) if c.of is None]
    moved = [source.start + op.start for op in sentence.ops if op.kind == "shift"]
    years: list[tuple[int, Citation | None]] = [(e.start, None) for e in setting.zones.expressions_in(source.start, source.end) if e.kind in ("year", "bare")]
    return sorted([*named, *(year for year in years if any(year[0] <= place < year[0] + _YEAR for place in moved))], key=lambda event: event[0])


def _year_at(setting: Setting, start: int) -> tuple[int, int]:
    expression = setting.zones.expressions_in(start, start + 1)[0]
    return expression.start, expression.end


def _is_only_basis(citation: Citation) -> bool:
    """A law or a directive named in passing does not change what is spoken of."""
    return citation.type not in ("Kế hoạch", "Chương trình", "Đề án", "Quyết định")


def _ask_for_names(setting: Setting, section_at: Callable[[int], str]) -> None:
    """«“Lập thành tích …” lần thứ IV năm 2024» outside any citation: the name of a drive of the old year."""
    cited = [citation.whole_span for citation in setting.zones.citations]
    for start, end in setting.zones.quoted:
        year = _year_of(setting, start, end)
        section = section_at(start)
        if year is None or section == "head" or year.end - start > _NAMED or any(a < year.end and start < b for a, b in cited):
            continue
        words = " ".join(setting.text[start : max(end, year.end)].split())
        setting.book.ask("citation", f"Tên gọi của kỳ này thay cho {words}", section, [(start, max(end, year.end))], previous=words, note=_NAME_NOTE)


def _year_of(setting: Setting, start: int, end: int) -> Expression | None:
    """The reported year inside the quotation, or right after it with nothing but an ordinal between."""
    for expression in setting.zones.expressions_in(start, min(len(setting.text), end + 40)):
        between = key(setting.text[end : expression.start]) if expression.start >= end else ""
        if (
            expression.kind == "year"
            and expression.year == setting.old.year
            and (not between or between.startswith("lan thu "))
            and setting.new.year != expression.year
        ):
            return expression
    return None


def _sections_by_place(sections: Iterable[DraftSection]) -> Callable[[int], str]:
    """Tells the section whose title or text was made from the source at a position."""
    places = sorted((s.source.start, s.source.end, section.id) for section in sections for s in _made(section) if s.source)
    starts = [start for start, _, _ in places]

    def section_at(position: int) -> str:
        at = bisect_right(starts, position) - 1
        return places[at][2] if at >= 0 and position < places[at][1] else "head"

    return section_at


def _made(section: DraftSection) -> list[Sentence]:
    return [*([section.title] if section.title else []), *_body(section)]


def _body(section: DraftSection) -> list[Sentence]:
    chosen = section.candidate("A")
    return [s for paragraph in chosen.paragraphs for s in paragraph.sentences] if chosen else []
