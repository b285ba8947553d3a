"""A draft with the officer's choices → an OutputDocument: head, sections, notes, tables, tail and the rows of the source annex."""

from collections.abc import Mapping
from dataclasses import replace

from assistant.draft import Draft, DraftSection, Paragraph
from assistant.export.blocks import LIST_ITEM, blocks_of
from assistant.export.head import Head, head_of, opening_of, paragraphs_of
from assistant.export.layout import Block, BodyParagraph, Heading, OutputDocument, Piece
from assistant.export.pieces import has_slot, pieces_of, plain
from assistant.export.source_rows import source_rows
from assistant.export.tail import Tail, tail_of


def from_draft(
    draft: Draft,
    chosen: Mapping[str, tuple[Paragraph, ...]],
    *,
    parent_agency: str | None = None,
    agency: str | None = None,
    originals: Mapping[str, str] | None = None,
    watermark: bool | None = None,
    with_sources: bool = True,
) -> OutputDocument:
    """Compose a document. `chosen` holds the text of the sections by id; a section not in it gives its candidate A.

    `agency` and `parent_agency` go before what the head says. `originals` are the texts of the source documents by id, used
    to see which headings ran into their paragraphs. `watermark` left out means: marked while a slot is open.
    """
    head, tail = head_of(draft), tail_of(draft.tail)
    texts = {section.id: _text_of(section, chosen) for section in draft.sections}
    output = _framed(draft, head, tail)
    return replace(
        output,
        agency=agency or output.agency,
        parent_agency=parent_agency or output.parent_agency,
        blocks=_blocks(draft, texts, originals or {}),
        watermark=_has_open_slots(draft, texts) if watermark is None else watermark,
        sources=source_rows(draft, texts, head, tail) if with_sources else (),
    )


def _framed(draft: Draft, head: Head, tail: Tail) -> OutputDocument:
    """Everything around the sections."""
    formal = draft.info.kind != "news"
    title = " ".join(sentence.text.strip() for sentence in head.title) or draft.info.title
    return OutputDocument(
        kind=head.kind if formal else "",
        title=pieces_of(plain(title), bold=True),
        office=draft.info.office or "",
        agency=head.agencies[-1] if head.agencies else "",
        parent_agency=" ".join(head.agencies[:-1]),
        number=head.number,
        day=head.day,
        addressees=tuple(head.addressees),
        opening=opening_of(head),
        closing=tuple(BodyParagraph(pieces_of(text)) for text in paragraphs_of(tail.closing)),
        recipients=tuple(tail.recipients),
        authority=tuple(tail.authority),
        signer=tail.signer,
        formal=formal,
    )


def _text_of(section: DraftSection, chosen: Mapping[str, tuple[Paragraph, ...]]) -> tuple[Paragraph, ...]:
    if section.id in chosen:
        return chosen[section.id]
    return section.shown.paragraphs if section.shown else ()


def _blocks(draft: Draft, texts: Mapping[str, tuple[Paragraph, ...]], originals: Mapping[str, str]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for section in draft.sections:
        body = blocks_of(texts[section.id])
        if section.title:
            joint = _joint(section, texts[section.id], originals)
            body = _headed(Heading(section.level, pieces_of(plain(section.title.text))), body, joint)
        blocks += body
    return tuple(blocks)


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
