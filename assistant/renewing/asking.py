"""What of a draft time has overtaken by the end of its period, each put as a question with suggestions: nothing is changed unasked."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from assistant.answers import KEEP
from assistant.checker.former_names import Former, former_province, uses_in
from assistant.draft import Draft, Question, QuestionKind, SourceSpan, Suggestion
from assistant.renewing.naming import full_name
from assistant.renewing.places import Placed
from assistant.renewing.requested import is_answered_letter, of_request
from assistant.renewing.successors import of_next_period
from assistant.renewing.titles import ends_title, whole_span
from corpus.citations import Citation, find_citations
from corpus.document import Document
from corpus.periods import Period
from corpus.registry.entry import Entry, Verdict
from corpus.registry.lookup import judge_all
from corpus.registry.snapshot import Registry
from corpus.text.dates import short
from corpus.text.folding import fold


@dataclass(frozen=True, slots=True)
class Origin:
    """The earlier document, the id it has in the draft's sources and, where there is one, the request of the new period."""

    document: Document
    id: str
    request: Document | None = None


def with_overtaken(draft: Draft, origin: Origin, registry: Registry) -> Draft:
    """`draft` with a question for each cited document no longer in force and each former name, and with suggestions for documents of one period."""
    asking = _Asking(draft, origin, registry)
    questions = asking.proposed(draft.questions)
    return replace(draft, questions=(*questions, *asking.replaced(questions), *asking.renamed()))


class _Asking:
    def __init__(self, draft: Draft, origin: Origin, registry: Registry) -> None:
        self._draft = draft
        self._origin = origin
        self._registry = registry
        self._new = Period.parse(draft.info.period)
        self._placed = Placed(draft, origin.id)
        home = draft.info.office or origin.document.agency
        self._citations = find_citations(origin.document.text, home=origin.document.agency)
        self._verdicts = judge_all(self._citations, registry, on=self._new.end, home=home)
        self._count = len(draft.questions)

    def proposed(self, questions: Iterable[Question]) -> list[Question]:
        """Questions for documents of one period, with the document of the new period where one is known."""
        return [self._with_proposals(question) if question.kind == "citation" else question for question in questions]

    def replaced(self, asked: Iterable[Question]) -> Iterator[Question]:
        """A question for each document that has ended, unless it is asked for already."""
        known = {span for question in asked if question.kind == "citation" for span in question.spans}
        groups: dict[Entry, list[Citation]] = {}
        for citation, verdict in self._outer():
            if verdict.entry and (verdict.replaced_by or verdict.in_force is False) and not any(_touches(span, citation) for span in known):
                groups.setdefault(verdict.entry, []).append(citation)
        for entry, citations in groups.items():
            made = self._replaced(entry, citations)
            if made:
                yield made

    def renamed(self) -> Iterator[Question]:
        """A question for each agency or place that no longer has its name; citations and quotations keep the name of their time."""
        free: dict[str, list[SourceSpan]] = {}
        kept: Counter[str] = Counter()
        formers: dict[str, Former] = {}
        frozen = [citation.whole_span for citation in self._citations]
        for former, start, end in self._former_names():
            if not self._placed.section_at(start):
                continue
            formers.setdefault(former.name, former)
            if any(a < end and start < b for a, b in frozen) or self._placed.is_quoted(start):
                kept[former.name] += 1
            else:
                free.setdefault(former.name, []).append(SourceSpan(self._origin.id, start, end))
        for name, spans in free.items():
            yield self._renamed(formers[name], spans, kept[name])

    def _former_names(self) -> Iterator[tuple[Former, int, int]]:
        text = self._origin.document.text
        view = fold(text)
        for use in uses_in(text, self._new.end):
            yield (use.former, *view.span(use.start, use.end))
        place = self._origin.document.head.place
        former = former_province(place, self._new.end) if place else None
        line = next((line for line in self._origin.document.head.lines if former and (place or "") in text[line.start : line.end]), None)
        if former and place and line:  # «Kiên Giang, ngày … tháng …»
            start = text.index(place, line.start)
            yield former, start, start + len(place)

    def _outer(self) -> Iterator[tuple[Citation, Verdict]]:
        """Citations that stand in the draft by themselves, not inside the title of another."""
        text = self._origin.document.text
        for at, (citation, verdict) in enumerate(zip(self._citations, self._verdicts, strict=True)):
            if citation.of is None and not citation.own and not ends_title(self._citations, at, text) and self._placed.section_at(citation.start):
                yield citation, verdict

    def _with_proposals(self, question: Question) -> Question:
        spans = [span for span in question.spans if span.document == self._origin.id]
        pair = next(((c, v) for c, v in zip(self._citations, self._verdicts, strict=True) if any(span.start == c.start for span in spans)), None)
        if pair is None:
            return question
        made = [*self._requested(pair[0]), *self._in_law(pair[1]), *self._yearly(pair[0])]
        return replace(question, suggestions=tuple(dict.fromkeys(made)))

    def _requested(self, citation: Citation) -> Iterator[Suggestion]:
        """In the opening, the request that the report answers."""
        request, sections = self._origin.request, self._origin.document.sections
        if request is None or not sections:
            return
        opening = [c for c in self._citations if c.start < sections[0].start and c.of is None and not c.own]
        if is_answered_letter(citation, opening):
            yield from of_request(request)

    def _in_law(self, verdict: Verdict) -> Iterator[Suggestion]:
        if verdict.entry and verdict.replaced_by:
            yield Suggestion(full_name(verdict.replaced_by), _why_replaced(verdict.entry))

    def _yearly(self, citation: Citation) -> Iterator[Suggestion]:
        old = self._origin.document.period
        found = of_next_period(citation, self._registry, years=self._new.year - old.year) if old else None
        if found:
            yield Suggestion(full_name(found), "văn bản cùng loại, cùng cơ quan ban hành của kỳ này theo sổ đăng ký")

    def _replaced(self, entry: Entry, citations: list[Citation]) -> Question | None:
        successor = self._registry.successor(entry, self._new.end)
        called = " ".join(citations[0].surface.split())
        since = f" từ {short(entry.effective_to)}" if entry.effective_to else ""
        parts = " Có dẫn điều, khoản: đối chiếu lại với văn bản mới." if any(c.part for c in citations) else ""
        note = f"Đã hết hiệu lực{since}. Nhắc lại như việc đã qua thì ghi «{KEEP}».{parts}"
        suggestions = (Suggestion(full_name(successor), _why_replaced(entry)),) if successor else ()
        spans = [self._span(citation) for citation in citations]
        return self._question("citation", f"Văn bản thay cho {called}", called, spans, note=note, suggestions=suggestions)

    def _renamed(self, former: Former, spans: list[SourceSpan], kept: int) -> Question:
        others = f" Còn {kept} chỗ trong tên văn bản, tên phong trào được giữ nguyên." if kept else ""
        note = f"«{former.name}» không còn từ {short(former.until)} ({former.source}). Nói về thời gian trước đó thì ghi «{KEEP}».{others}"
        suggestions = (Suggestion(former.now, f"tên từ {short(former.until)}"),) if former.is_name else ()
        return self._question("entity", f"Tên gọi thay cho «{former.name}»", former.name, spans, note=note, suggestions=suggestions)

    def _span(self, citation: Citation) -> SourceSpan:
        return SourceSpan(self._origin.id, *whole_span(self._citations, self._citations.index(citation), self._origin.document.text))

    def _question(self, kind: QuestionKind, name: str, previous: str, spans: list[SourceSpan], *, note: str, suggestions: tuple[Suggestion, ...]) -> Question:
        self._count += 1
        sections = dict.fromkeys(filter(None, (self._placed.section_at(span.start) for span in spans)))
        return Question(
            f"q{self._count:02d}",
            kind,
            name,
            None,
            "text",
            previous,
            tuple(sections),
            tuple(dict.fromkeys(spans)),
            note=note,
            suggestions=suggestions,
        )


def _why_replaced(entry: Entry) -> str:
    since = f" từ {short(entry.effective_to)}" if entry.effective_to else ""
    return f"thay thế {entry.type} số {entry.number}{since} theo sổ đăng ký" if entry.number else f"thay thế văn bản cũ{since} theo sổ đăng ký"


def _touches(span: SourceSpan, citation: Citation) -> bool:
    return span.start < citation.end and citation.start < span.end
