"""A draft with the officer's choices → an OutputDocument: head, sections, notes, tables, tail and the rows of the source annex."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.draft import Draft, DraftSection, Paragraph, Sentence
from assistant.export.blocks import LIST_ITEM, blocks_of, lines_of
from assistant.export.changes import against
from assistant.export.frame import frame_of
from assistant.export.head import Head, head_of, is_basis, paragraphs_of
from assistant.export.layout import Block, BodyParagraph, Heading, Line, OutputDocument, Piece, Tracking
from assistant.export.pieces import has_slot, plain, text_of
from assistant.export.source_rows import source_rows
from assistant.export.stretches import Stretch, line_of, lines_in
from assistant.export.tail import Tail, tail_of
from assistant.export.telling import Plainly, Teller, WithChanges


def from_draft(
    draft: Draft,
    chosen: Mapping[str, tuple[Paragraph, ...]],
    *,
    parent_agency: str | None = None,
    agency: str | None = None,
    originals: Mapping[str, str] | None = None,
    watermark: bool | None = None,
    with_sources: bool = True,
    tracking: Tracking | None = None,
    origin: str = "",
) -> OutputDocument:
    """Compose a document. `chosen` holds the text of the sections by id; a section not in it gives its candidate A.

    `agency` and `parent_agency` go before what the head says. `originals` are the texts of the source documents by id, used
    to see which headings ran into their paragraphs. `watermark` left out means: marked while a slot is open.
    `tracking`: show what differs from the document that the draft was made from as tracked changes of this person.
    `origin` names the report and its revision in the file.
    """
    head, tail = head_of(draft), tail_of(draft.tail)
    texts = {section.id: _text_of(section, chosen) for section in draft.sections}
    teller: Teller = Plainly() if tracking is None else against(draft, texts, head, tail, (originals or {}).get(draft.info.origin, ""))
    output = _framed(draft, head, tail, teller)
    return replace(
        output,
        agency=agency or output.agency,
        parent_agency=parent_agency or output.parent_agency,
        blocks=_blocks(draft, texts, originals or {}, teller),
        watermark=_has_open_slots(draft, texts) if watermark is None else watermark,
        sources=source_rows(draft, texts, head, tail) if with_sources else (),
        frame=frame_of(draft, head, tail, teller),
        tracking=tracking,
        origin=origin,
    )


def _framed(draft: Draft, head: Head, tail: Tail, teller: Teller) -> OutputDocument:
    """Everything around the sections."""
    formal = draft.info.kind != "news"
    is_letter = formal and not head.kind
    return OutputDocument(
        kind=head.kind if formal else "",
        title=() if is_letter else _title(draft, head, teller),
        subject=_joined(head.subject, teller) if is_letter else (),
        office=draft.info.office or "",
        agency=head.agencies[-1] if head.agencies else "",
        parent_agency=" ".join(head.agencies[:-1]),
        number=head.number,
        day=head.day,
        addressees=tuple(_joined([sentence], teller) for sentence in head.addressees),
        opening=_running(head.opening, teller),
        closing=(*_running(tail.closing, teller), *_left_over(teller)),
        recipients=tuple(tail.recipients),
        authority=tuple(tail.authority),
        signer=tail.signer,
        formal=formal,
    )


def _title(draft: Draft, head: Head, teller: Teller) -> Line:
    if not head.title:
        return (Piece(plain(draft.info.title), bold=True),)
    return tuple(replace(piece, bold=True, italic=False, slot=False) for piece in _joined(head.title, teller))


def _joined(sentences: Sequence[Sentence], teller: Teller) -> Line:
    """The sentences as one line, whatever breaks they held."""
    lines = [line_of(line) for joined in lines_of(sentences, teller) for line in lines_in(joined)]
    return tuple(piece for line in lines if line for piece in (*line, Piece(" ", change=line[-1].change)))[:-1]


def _left_over(teller: Teller) -> tuple[BodyParagraph, ...]:
    """What the earlier document had behind all that was kept."""
    rest = teller.rest if isinstance(teller, WithChanges) else ""
    return tuple(BodyParagraph(line_of([Stretch(text, change="del")])) for text in rest.split("\n") if text.strip())


def _running(sentences: Sequence[Sentence], teller: Teller) -> tuple[BodyParagraph, ...]:
    """Opening or closing paragraphs: «Căn cứ …;» lines stand alone, sentences that followed each other stay together."""
    made: list[BodyParagraph] = []
    for paragraph in paragraphs_of(sentences):
        for joined in lines_of(paragraph, teller):
            lines = [line_of(line) for line in lines_in(joined)]
            made += [BodyParagraph(line, basis=is_basis(text_of(line))) for line in lines]
    return tuple(made)


def _text_of(section: DraftSection, chosen: Mapping[str, tuple[Paragraph, ...]]) -> tuple[Paragraph, ...]:
    if section.id in chosen:
        return chosen[section.id]
    return section.shown.paragraphs if section.shown else ()


def _blocks(draft: Draft, texts: Mapping[str, tuple[Paragraph, ...]], originals: Mapping[str, str], teller: Teller) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for section in draft.sections:
        body = blocks_of(texts[section.id], teller)
        if section.title:
            joint = _joint(section, texts[section.id], originals)
            *gone, heading = lines_of([section.title], teller) or [[]]
            blocks += [BodyParagraph(line_of(line)) for line in gone]
            body = _headed(Heading(section.level, _upright(line_of(heading))), body, joint)
        blocks += body
    return tuple(blocks)


def _upright(line: Line) -> Line:
    """A heading takes its look from its level; marks of emphasis in it are leftovers."""
    return tuple(replace(piece, bold=False, italic=False) for piece in line)


def _headed(heading: Heading, body: list[Block], joint: str | None) -> list[Block]:
    """The heading before its body; one that ran into its paragraph takes the first paragraph along, after `joint`."""
    if joint is None or not body or not isinstance(body[0], BodyParagraph):
        return [heading, *body]
    line = (*heading.line, Piece(joint)) if joint else heading.line
    return [Heading(heading.level, line, continued=body[0].line), *body[1:]]


def _joint(section: DraftSection, paragraphs: tuple[Paragraph, ...], originals: Mapping[str, str]) -> str | None:
    """What stood between a heading and the text that ran on from it (mostly «:»); None where the text began a new line.

    «1.1. Ban hành kịp thời …: 6 tháng đầu năm …» is one paragraph, a list below a heading is not. Where the original is not
    at hand, only a small first letter tells.
    """
    title = section.title
    if title is None or section.level < 2 or not paragraphs or paragraphs[0].footnote or not paragraphs[0].sentences:
        return None
    first = paragraphs[0].sentences[0]
    if LIST_ITEM.match(first.text):
        return None
    if title.source and first.source and title.source.document == first.source.document and (original := originals.get(title.source.document)):
        between = original[title.source.end : first.source.start]
        return between.strip() if "\n" not in between and len(between) < 9 else None
    return ("" if title.text.rstrip().endswith((":", ".", ";")) else ":") if first.text[:1].islower() else None


def _has_open_slots(draft: Draft, texts: Mapping[str, tuple[Paragraph, ...]]) -> bool:
    sentences = [*draft.head, *draft.tail, *(section.title for section in draft.sections if section.title)]
    sentences += [sentence for paragraphs in texts.values() for paragraph in paragraphs for sentence in paragraph.sentences]
    return any(has_slot(sentence.text) for sentence in sentences)
