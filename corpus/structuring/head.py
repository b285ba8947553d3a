"""The components of Nghị định 30/2020/NĐ-CP above the body: agency, number, place and date, type, title, addressees, stamps."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from corpus.document import Component, Head, Part, Span
from corpus.structuring.blocks import Block
from corpus.structuring.components import ADDRESSEE, SUBJECT, dated, headline_day, is_nation, is_type, numbered, stamp_of, stamped
from corpus.structuring.organs import continues_agency, is_agency, is_issuer, names_in, organ_of
from corpus.structuring.pieces import pieces_of, words_of
from corpus.structuring.portal import Card, card_of, cited_as_itself, is_card_line
from corpus.structuring.type_names import CONSOLIDATED, LETTER, type_name_of, type_of_symbol


def read_head(text: str, blocks: Sequence[Block], top: int | None) -> Head:
    """The components found in the blocks above the body; the letter head begins at block `top`."""
    reader = _Reader(text, lettered=top is not None)
    furniture = blocks[: top or 0]
    reader.parts += [Component(Part.FURNITURE, block.start, block.end) for block in furniture]
    for span in pieces_of(text, blocks[top or 0 :]):
        reader.read(span)
    cards = [card_of(block.words(text) for block in blocks)]
    cards += [card for block in blocks[:2] if (card := cited_as_itself(block.words(text)))]
    head = reader.head_of(tuple(Span(block.start, block.end) for block in blocks))
    for card in cards:
        head = _with_card(head, card)
    return _with_type(head)


@dataclass
class _Reader:
    """Reads the pieces of a head in order. `last` is the part that the piece before was."""

    text: str
    lettered: bool
    head: Head = field(default_factory=Head)
    parts: list[Component] = field(default_factory=list)
    agencies: list[tuple[str, Span]] = field(default_factory=list)
    others: list[tuple[str, Span]] = field(default_factory=list)
    titles: list[Span] = field(default_factory=list)
    addressees: list[str] = field(default_factory=list)
    stamps: dict[Part, str] = field(default_factory=dict)
    issuer: str | None = None
    last: Part | None = None
    typed: bool = False

    def read(self, span: Span) -> None:
        """Take in one piece."""
        words = words_of(self.text, span)
        if not words:
            return
        part = self._known(words, span) or self._frame(words) or self._words(words, span)
        self.last = part
        if part not in (Part.AGENCY, Part.TITLE):
            self.parts.append(Component(part, span.start, span.end))

    def head_of(self, lines: tuple[Span, ...]) -> Head:
        """The head after the last piece."""
        agencies = self.agencies or (self.others[-1:] if self.lettered else [])
        names = [name for name, _ in agencies] or ([organ_of(self.issuer)] if self.issuer else [])
        for part, (_, span) in zip((Part.AGENCY, Part.PARENT), reversed(agencies), strict=False):
            self.parts.append(Component(part, span.start, span.end))
        head = self._with_title(replace(self.head, lines=lines, addressees=tuple(self.addressees)))
        if head.title_span:
            self.parts.append(Component(Part.TITLE, head.title_span.start, head.title_span.end))
        parts = tuple(sorted(self.parts, key=lambda part: (part.start, part.end)))
        return replace(self._stamped(head), agency=names[-1] if names else None, parent_agency=names[-2] if len(names) > 1 else None, parts=parts)

    def _stamped(self, head: Head) -> Head:
        return replace(
            head,
            urgency=self.stamps.get(Part.URGENCY),
            secrecy=self.stamps.get(Part.SECRECY),
            circulation=self.stamps.get(Part.CIRCULATION),
            is_draft=Part.DRAFT in self.stamps,
            is_copy=Part.COPY in self.stamps,
        )

    def _known(self, words: str, span: Span) -> Part | None:
        """Number, date, time stamp, quốc hiệu, addressee and subject."""
        if is_nation(words):
            return Part.NATION
        number = numbered(words)
        if number and not (self.typed and self.head.number):
            self.head = replace(self.head, number=number.number, symbol=number.symbol, number_span=span)
            return Part.NUMBER
        day = dated(words) or stamped(words)
        if day:
            self.head = replace(self.head, place=day.place or self.head.place, issued=day.day, date_span=span)
            return Part.DATE
        return self._letter(words, span)

    def _letter(self, words: str, span: Span) -> Part | None:
        if ADDRESSEE.match(words):
            named = words.split(":", 1)[1].strip()
            self.head = replace(self.head, addressee=named or None)
            self.addressees += [named] if named else []
            return Part.ADDRESSEE
        if self.last is Part.ADDRESSEE and not is_type(words) and not is_agency(words):
            self.addressees.append(words.lstrip("-–+• ").rstrip(";., "))
            return Part.ADDRESSEE
        if SUBJECT.match(words) and not self.typed:
            self.titles, self.typed = [span], True
            self.head = replace(self.head, title=SUBJECT.sub("", words, count=1).strip(), title_span=span, type_name=LETTER)
            return Part.TITLE
        return None

    def _frame(self, words: str) -> Part | None:
        """Stamps, the type name, and what web pages add."""
        stamp = stamp_of(words)
        if stamp:
            self.stamps[stamp] = words
        elif is_type(words) and not self.typed:
            self.head, self.typed, self.titles = replace(self.head, type_name=type_name_of(words)), True, []
            return Part.TYPE
        elif is_card_line(words):
            return Part.FURNITURE
        return stamp

    def _words(self, words: str, span: Span) -> Part:
        """A line in words: agency, title, who decides."""
        if self.typed:
            return self._under_type(words, span)
        if words.isupper() and self.agencies and self.last in (Part.AGENCY, Part.NATION) and continues_agency(self.agencies[-1][0], words):
            name, before = self.agencies[-1]
            self.agencies[-1] = (f"{name} {words}", Span(before.start, span.end))
            return Part.AGENCY
        if self._decides(words):
            self.issuer = words
            return Part.ISSUER
        if is_agency(words) and (words.isupper() or self.lettered) and not self.titles:
            self._named(words, span)
            return Part.AGENCY
        if words.isupper() and not (self.lettered and (self.head.number_span or self.head.date_span)):
            self.others.append((words, span))
            return Part.FURNITURE
        self.titles = [*self.titles, span] if self.lettered else [span]
        return Part.TITLE

    def _named(self, words: str, span: Span) -> None:
        """One name, or two where the line break between them is lost."""
        for start, end in names_in(words):
            name = words[start:end].strip()
            at = self.text.find(name, span.start, span.end)
            self.agencies.append((name, Span(at, at + len(name)) if at >= 0 else span))

    def _decides(self, words: str) -> bool:
        """Where the type name is lost: the line below a whole letter head, or below the title, that names the organ again."""
        above = self.titles or (self.agencies and self.head.number_span and self.head.date_span)
        return self.lettered and bool(above) and is_issuer(words)

    def _under_type(self, words: str, span: Span) -> Part:
        if self.titles and is_issuer(words):
            self.issuer = words
            return Part.ISSUER
        if self.head.type_name == LETTER and self.head.title_span:
            return self._more_subject(words, span)
        self.titles.append(span)
        return Part.TITLE

    def _more_subject(self, words: str, span: Span) -> Part:
        """A subject in a narrow column runs over lines; an agency may stand in the other column."""
        if is_agency(words) and words.isupper():
            self.agencies.append((words, span))
            return Part.AGENCY
        if self.last is not Part.TITLE:
            return Part.FURNITURE
        self.titles.append(span)
        self.head = replace(self.head, title=f"{self.head.title} {words}", title_span=Span(self.titles[0].start, span.end))
        return Part.TITLE

    def _with_title(self, head: Head) -> Head:
        if not self.titles or head.title:
            return head
        first = self.titles[0]
        named = headline_day(self.text[first.start : first.end]) if len(self.titles) == 1 and not head.number_span and not head.issued else None
        if named:
            headline = Span(first.start, first.start + named[0])
            return replace(head, issued=named[1], date_span=Span(headline.end, first.end), title=words_of(self.text, headline), title_span=headline)
        title = " ".join(words_of(self.text, line) for line in self.titles)
        return replace(head, title=title, title_span=Span(self.titles[0].start, self.titles[-1].end))


def _with_card(head: Head, card: Card) -> Head:
    """Fill in what the letter head does not say."""
    return replace(
        head,
        number=head.number or card.number,
        symbol=head.symbol or (re.sub(r"^\d\w*", "", card.number).lstrip("/-") if card.number else None),
        type_name=head.type_name or card.type_name,
        agency=head.agency or card.agency,
        issued=head.issued or card.day,
        title=(card.title or head.title) if card.number and not head.number else head.title or card.title,
    )


def _with_type(head: Head) -> Head:
    """The type that the symbol names where the text lost it, and a consolidated text's above the law that it holds.

    A numbered text with an addressee and no type is a letter.
    """
    symbol = type_of_symbol(head.symbol)
    if symbol == CONSOLIDATED:
        return replace(head, type_name=symbol)
    if head.type_name or not head.number_span:
        return head
    return replace(head, type_name=symbol or (LETTER if head.addressees or head.addressee else None))
