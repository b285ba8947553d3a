"""From an earlier document to the draft of the next one: every line is carried, asked about, followed up or listed as dropped."""

from dataclasses import dataclass, field, replace

from assistant.adapting import classify, promises
from assistant.adapting.blanks import blanks
from assistant.adapting.candidates import shortened_after
from assistant.adapting.carry import Setting, Where, carry, citation_marks
from assistant.adapting.consequences import NEGATIVE_OPTIONS
from assistant.adapting.derived import with_derived
from assistant.adapting.news import as_news
from assistant.adapting.original import in_original
from assistant.adapting.questions import QuestionBook
from assistant.adapting.renewals import ask_for_renewals
from assistant.adapting.tables import header_of, is_row
from assistant.adapting.zones import Zones, zones_of
from assistant.draft import Candidate, Draft, DraftInfo, DraftSection, Dropped, Followup, Op, Paragraph, Sentence, Source, replay
from assistant.section_ids import section_id
from corpus.citations import find_citations
from corpus.document import Document, Kind, Section, Span
from corpus.document import Paragraph as SourceParagraph
from corpus.periods import Period
from corpus.structure import parse
from corpus.structuring.flow import PAGE_NUMBER
from corpus.text.folding import compose, key


def draft_from(document: Document, *, document_id: str, period: Period, kind: str | None = None, office: str | None = None) -> Draft:
    """Draft the document of `period` from `document`, which `document_id` names in every source.

    A news item of a report (`kind` «news») takes a few of its sentences.
    Every letter of the source ends up in a sentence, a follow-up or `dropped`. The result depends on the arguments alone.
    """
    view = compose(document.text)
    if view.keeps_offsets:
        draft = _draft(document, document_id, period, kind, office)
    else:
        composed = replace(parse(view.text, kind=document.kind), period=document.period, agency=document.agency)
        draft = in_original(_draft(composed, document_id, period, kind, office), view, document.text)
    made_of_report = kind == Kind.NEWS.value and document.kind is Kind.REPORT
    return as_news(draft, same_period=document.period == period) if made_of_report else draft


def _draft(document: Document, document_id: str, period: Period, kind: str | None, office: str | None) -> Draft:
    old = document.period or Period(period.year - 1, period.first, period.last, period.to_year)
    home = office or document.agency
    zones = zones_of(document, find_citations(document.text, home=home))
    book = QuestionBook(document_id)
    builder = _Builder(document, Setting(document.text, document_id, zones, old, period, book, ruling=document.kind is Kind.LEGAL), book)
    builder.run()
    info = DraftInfo(kind or document.kind.value, home, period.code, document_id, title=builder.title())
    draft = Draft(
        info=info,
        head=tuple(builder.head),
        sections=tuple(builder.sections),
        tail=tuple(builder.tail),
        questions=book.all(),
        followups=tuple(builder.followups),
        dropped=tuple(builder.dropped),
    )
    return with_derived(draft, old=old, new=period)


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
    _said: set[str] = field(default_factory=set)
    _count: int = 0
    _title: str = ""

    def run(self) -> None:
        """Make head, sections and tail."""
        self._make_head()
        if self.document.sections:
            for paragraph in self.document.preamble:
                self.head += [] if self._is_page_number(paragraph) else self._opening(paragraph)
            self._sections(self.document.sections, None, "", set())
        else:
            self.sections.append(self._plain_body())
        for line in self.document.tail.lines:
            self.tail.append(self._line(line, Where("tail", "tail")))
        ask_for_renewals(self.setting, self.sections, opening_end=self.document.sections[0].start if self.document.sections else 0)

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
            ops = blanks(self.document.text, line, head, old=self.setting.old, new=self.setting.new)
            is_stamp = head.date_span is not None and line.start <= head.date_span.start < line.end
            self.head.append(self._blanked(line, ops) if ops else self._line(line, Where("head", "stamp" if is_stamp else "head")))
            if head.title_span and line.start < head.title_span.end and head.title_span.start < line.end:
                self._title = f"{self._title} {self.head[-1].text.strip('#* ')}".strip()

    def _blanked(self, line: Span, ops: tuple[Op, ...]) -> Sentence:
        quote = self.document.text[line.start : line.end]
        return Sentence(self._next(), replay(quote, ops), "head", source=Source(self.setting.document, line.start, line.end, quote), ops=ops)

    def _opening(self, paragraph: SourceParagraph) -> list[Sentence]:
        where = Where("head", "opening")
        return [carry(self.setting, s.start, s.end, where, self._next()) for s in paragraph.sentences]

    def _sections(self, sections: tuple[Section, ...], parent: str | None, path: str, taken: set[str]) -> None:
        for section in sections:
            identifier = section_id(section.number, parent, taken)
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
        shorter = shortened_after(inherited, self._said)
        self._said |= {key(sentence.text) for paragraph in paragraphs for sentence in paragraph.sentences}
        return (inherited, shorter) if shorter else (inherited,)

    def _paragraphs(self, paragraphs: tuple[SourceParagraph, ...], where: Where, title: Sentence | None) -> tuple[Paragraph, ...]:
        made: list[Paragraph] = []
        for number, paragraph in enumerate(paragraphs):
            if self._is_page_number(paragraph):
                continue
            where = self._in_table(paragraph, where)  # rows that follow each other share a header
            sentences = self._sentences(paragraph, where)
            if sentences and number == 0 and title and _goes_on(sentences[0]):
                sentences[0] = replace(sentences[0], continues=title.id)
            if sentences:
                made.append(Paragraph(tuple(sentences), paragraph.footnote))
        return tuple(made)

    def _is_page_number(self, paragraph: SourceParagraph) -> bool:
        """Page numbers are left out and listed."""
        words = self.document.text[paragraph.start : paragraph.end]
        if not PAGE_NUMBER.fullmatch(words.strip()):
            return False
        self.dropped.append(Dropped(Source(self.setting.document, paragraph.start, paragraph.end, words), "số trang"))
        return True

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
        zones = self.setting.zones
        inside = [e for e in zones.expressions_in(start, end) if start <= e.start and not zones.is_frozen(e.start, e.end)]
        name = " ".join(text.split()).strip("-*+ ")
        question = self.book.ask(
            "followup", name, where.section, [(start, end)], previous=promises.due_words(promises.due_of(inside)), options=promises.OPTIONS
        )
        source = Source(self.setting.document, start, end, text)
        self.followups.append(Followup(f"f{len(self.followups) + 1:02d}", name, promises.due_of(inside), source, question))

    def _confirm_negative(self, start: int, end: int, where: Where, text: str) -> None:
        begin = promises.statement_start(self.document.text, start, end)
        name = " ".join(text[begin - start :].split()).strip("-*+ ")
        self.book.ask("negative", name, where.section, [(begin, end)], previous="không phát sinh", options=NEGATIVE_OPTIONS)


def _goes_on(sentence: Sentence) -> bool:
    return bool(sentence.source and sentence.source.quote[:1].islower())


__all__ = ["Zones", "citation_marks", "draft_from"]
