"""From an earlier document to the draft of the next one: every line is carried, asked about, followed up or listed as dropped."""

import re
from dataclasses import dataclass, field, replace

from assistant.adapting import classify, promises
from assistant.adapting.candidates import shortened
from assistant.adapting.carry import Setting, Where, carry, citation_marks
from assistant.adapting.original import in_original
from assistant.adapting.questions import QuestionBook
from assistant.adapting.tables import header_of, is_row
from assistant.adapting.zones import Zones, is_renewable, zones_of
from assistant.draft import Candidate, Draft, DraftInfo, DraftSection, Dropped, Followup, Op, Paragraph, Sentence, Source
from corpus.citations import Citation, find_citations
from corpus.document import Document, Section, Span
from corpus.document import Paragraph as SourceParagraph
from corpus.periods import Period
from corpus.structure import parse
from corpus.text.folding import compose

RENEW_OPTIONS = ("Giữ nguyên",)
NEGATIVE_OPTIONS = ("Không phát sinh", "Có phát sinh")


def draft_from(document: Document, *, document_id: str, period: Period, kind: str | None = None, office: str | None = None) -> Draft:
    """Draft the document of `period` from `document`, which `document_id` names in every source.

    Every letter of the source ends up in a sentence, a follow-up or `dropped`. The result depends on the arguments alone.
    """
    view = compose(document.text)
    if view.keeps_offsets:
        return _draft(document, document_id, period, kind, office)
    composed = replace(parse(view.text, kind=document.kind), period=document.period, agency=document.agency)
    return in_original(_draft(composed, document_id, period, kind, office), view, document.text)


def _draft(document: Document, document_id: str, period: Period, kind: str | None, office: str | None) -> Draft:
    old = document.period or Period(period.year - 1, period.first, period.last, period.to_year)
    home = office or document.agency
    zones = zones_of(document, find_citations(document.text, home=home))
    book = QuestionBook(document_id)
    builder = _Builder(document, Setting(document.text, document_id, zones, old, period, book), book)
    builder.run()
    info = DraftInfo(kind or document.kind.value, home, period.code, document_id, title=builder.title())
    return Draft(
        info=info,
        head=tuple(builder.head),
        sections=tuple(builder.sections),
        tail=tuple(builder.tail),
        questions=book.all(),
        followups=tuple(builder.followups),
        dropped=tuple(builder.dropped),
    )


@dataclass(slots=True)
class _Builder:
    """Walks the source in document order; ids count up: s0001, f01."""

    document: Document
    setting: Setting
    book: QuestionBook
    head: list[Sentence] = field(default_factory=list)
    tail: list[Sentence] = field(default_factory=list)
    sections: list[DraftSection] = field(default_factory=list)
    followups: list[Followup] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    _count: int = 0
    _title: str = ""

    def run(self) -> None:
        """Make head, sections and tail."""
        self._make_head()
        if self.document.sections:
            for paragraph in self.document.preamble:
                self.head += self._opening(paragraph)
            self._sections(self.document.sections, None, "", set())
        else:
            self.sections.append(self._plain_body())
        for line in self.document.tail.lines:
            self.tail.append(self._line(line, Where("tail", "tail")))
        self._ask_for_renewals()

    def title(self) -> str:
        """The title of the new document."""
        return self._title

    def _next(self) -> str:
        self._count += 1
        return f"s{self._count:04d}"

    def _line(self, line: Span, where: Where) -> Sentence:
        return carry(self.setting, line.start, line.end, where, self._next())

    def _make_head(self) -> None:
        head = self.document.head
        for line in head.lines:
            where = Where("head", "head")
            if head.number_span and line.start <= head.number_span.start < line.end:
                self.head.append(self._blanked(line, head.number_span, _SERIAL))
            elif head.date_span and line.start <= head.date_span.start < line.end and head.issued and head.type_name:
                self.head.append(self._blanked(line, head.date_span, _DAY_MONTH))
            else:
                is_stamp = head.date_span is not None and line.start <= head.date_span.start < line.end
                self.head.append(self._line(line, replace(where, role="stamp") if is_stamp else where))
            if head.title_span and line.start <= head.title_span.start < line.end:
                self._title = self.head[-1].text.lstrip("#* ").rstrip("* ")

    def _blanked(self, line: Span, span: Span, pattern: re.Pattern[str]) -> Sentence:
        """The document's own number and day stay blank in a draft: both are given after signing."""
        del span
        quote = self.document.text[line.start : line.end]
        ops = [Op("edit", match.start(1), match.end(1), match.group(1), "     ") for match in pattern.finditer(quote)]
        year = _YEAR.search(quote)
        if year and pattern is _DAY_MONTH:
            moved = int(year.group()) + self.setting.new.year - self.setting.old.year
            ops.append(Op("shift", year.start(), year.end(), year.group(), str(moved)))
        ops = [op for op in sorted(ops, key=lambda op: op.start) if op.old != op.new]
        text = quote
        for op in reversed(ops):
            text = text[: op.start] + op.new + text[op.end :]
        source = Source(self.setting.document, line.start, line.end, quote)
        return Sentence(self._next(), text, "head", source=source, ops=tuple(ops))

    def _opening(self, paragraph: SourceParagraph) -> list[Sentence]:
        where = Where("head", "opening")
        return [carry(self.setting, s.start, s.end, where, self._next()) for s in paragraph.sentences]

    def _sections(self, sections: tuple[Section, ...], parent: str | None, path: str, taken: set[str]) -> None:
        for section in sections:
            identifier = _section_id(section, parent, taken)
            heading_path = f"{path} / {section.heading}"
            self.sections.append(self._section(section, identifier, parent, heading_path))
            self._sections(section.children, identifier, heading_path, taken)

    def _section(self, section: Section, identifier: str, parent: str | None, path: str) -> DraftSection:
        where = Where(identifier, heading_path=path)
        title = self._line(Span(section.start, section.end), replace(where, role="heading"))
        paragraphs = self._paragraphs(section.paragraphs, where, title)
        return DraftSection(identifier, parent, section.number, section.level, title, "kept", self._candidates(paragraphs))

    def _plain_body(self) -> DraftSection:
        """A document without headings (a news item) is one section."""
        paragraphs = self._paragraphs(self.document.preamble, Where("1"), None)
        return DraftSection("1", None, "", 1, None, "kept", self._candidates(paragraphs))

    def _candidates(self, paragraphs: tuple[Paragraph, ...]) -> tuple[Candidate, ...]:
        if not paragraphs:
            return ()
        inherited = Candidate("A", paragraphs)
        shorter = shortened(inherited, self.sections)
        return (inherited, shorter) if shorter else (inherited,)

    def _paragraphs(self, paragraphs: tuple[SourceParagraph, ...], where: Where, title: Sentence | None) -> tuple[Paragraph, ...]:
        made: list[Paragraph] = []
        for number, paragraph in enumerate(paragraphs):
            where = self._in_table(paragraph, where)  # rows that follow each other share a header
            sentences = self._sentences(paragraph, where)
            if sentences and number == 0 and title and _goes_on(sentences[0]):
                sentences[0] = replace(sentences[0], continues=title.id)
            if sentences:
                made.append(Paragraph(tuple(sentences), paragraph.footnote))
        return tuple(made)

    def _in_table(self, paragraph: SourceParagraph, where: Where) -> Where:
        """Remember the header of a table until its rows end."""
        line = self.document.text[paragraph.start : paragraph.end]
        if not is_row(line):
            return replace(where, columns=())
        return where if where.columns else replace(where, columns=header_of(line))

    def _sentences(self, paragraph: SourceParagraph, where: Where) -> list[Sentence]:
        made: list[Sentence] = []
        for sentence in paragraph.sentences:
            carried = self._sentence(sentence.start, sentence.end, where)
            if carried and sentence.continues and made:
                carried = replace(carried, continues=made[-1].id)
            if carried:
                made.append(carried)
        return made

    def _sentence(self, start: int, end: int, where: Where) -> Sentence | None:
        """Carry one sentence; a promise leaves the text (its label may stay) and becomes a follow-up."""
        text = self.document.text[start:end]
        outlook = classify.is_outlook(where.heading_path)
        if classify.is_promise(text) and not outlook:
            kept_to = promises.label_end(self.document.text, start, end)
            self._follow_up(kept_to, end, where)
            return carry(self.setting, start, kept_to, where, self._next()) if kept_to > start else None
        carried = carry(self.setting, start, end, where, self._next())
        if classify.is_pending(text) and not outlook:
            self._follow_up(promises.statement_start(self.document.text, start, end), end, where)
        elif outlook and classify.is_task(text):
            self._follow_up(start, end, where)
        elif carried.cls == "negative" and not outlook:
            self._confirm_negative(start, end, where, text)
        return carried

    def _follow_up(self, start: int, end: int, where: Where) -> None:
        text = self.document.text[start:end]
        inside = [e for e in self.setting.zones.expressions if start <= e.start < end and not self.setting.zones.is_frozen(e.start, e.end)]
        name = " ".join(text.split()).strip("-*+ ")
        question = self.book.ask("followup", name, where.section, [(start, end)], previous=promises.due_of(inside), options=promises.OPTIONS)
        source = Source(self.setting.document, start, end, text)
        self.followups.append(Followup(f"f{len(self.followups) + 1:02d}", name, promises.due_of(inside), source, question))

    def _confirm_negative(self, start: int, end: int, where: Where, text: str) -> None:
        begin = promises.statement_start(self.document.text, start, end)
        name = " ".join(text[begin - start :].split()).strip("-*+ ")
        self.book.ask("negative", name, where.section, [(begin, end)], previous="không phát sinh", options=NEGATIVE_OPTIONS)

    def _ask_for_renewals(self) -> None:
        """One question for each document that belongs to the old period alone; its text stays as it is."""
        head_end = self.document.sections[0].start if self.document.sections else 0
        for citation in self.setting.zones.citations:
            if not is_renewable(citation, self.setting.zones, self.setting.old, opening=citation.start < head_end):
                continue
            self.book.ask(
                "citation",
                _citation_name(citation),
                self._section_at(citation.start),
                [citation.whole_span],
                previous=" ".join(citation.surface.split()),
                options=(),
                note="Văn bản của kỳ trước: ghi văn bản thay cho kỳ này, hoặc «Giữ nguyên».",
            )

    def _section_at(self, position: int) -> str:
        """The section whose title or text was made from the source at `position`."""
        for section in self.sections:
            chosen = section.candidate("A")
            made = [s for p in chosen.paragraphs for s in p.sentences] if chosen else []
            if any(s.source and s.source.start <= position < s.source.end for s in [*made, *([section.title] if section.title else [])]):
                return section.id
        return "head"


_SERIAL = re.compile(r"(?<![\w/])(\d[\w]*)(?=\s*[/-])")
_DAY_MONTH = re.compile(r"(?:ngày|tháng)\s+(\d{1,2})\b")
_YEAR = re.compile(r"(?:19|20)\d\d")


def _goes_on(sentence: Sentence) -> bool:
    return bool(sentence.source and sentence.source.quote[:1].islower())


def _section_id(section: Section, parent: str | None, taken: set[str]) -> str:
    """«I.4.3»: the path of numbers; a number used twice gets a mark («II~2»)."""
    own = section.number.replace(" ", "-")
    base = f"{parent}.{own}" if parent and not re.match(r"\d+\.\d", own) else f"{parent.split('.')[0]}.{own}" if parent else own
    identifier, n = base, 1
    while identifier in taken:
        n += 1
        identifier = f"{base}~{n}"
    taken.add(identifier)
    return identifier


def _citation_name(citation: Citation) -> str:
    return f"Văn bản thay cho {' '.join(citation.surface.split())}"


__all__ = ["Zones", "citation_marks", "draft_from"]
