"""A draft with the officer's choices → an OutputDocument: head, sections, notes, tables, tail and the rows of the source annex."""

import re
from collections.abc import Iterator, Mapping

from assistant.draft import Draft, DraftSection, Paragraph
from assistant.export.blocks import blocks_of
from assistant.export.head import head_of, opening_of, paragraphs_of
from assistant.export.layout import Block, BodyParagraph, Heading, OutputDocument
from assistant.export.pieces import has_slot, pieces_of, plain
from assistant.export.source_rows import source_rows
from assistant.export.tail import tail_of


def from_draft(
    draft: Draft,
    chosen: Mapping[str, tuple[Paragraph, ...]],
    *,
    parent_agency: str | None = None,
    agency: str | None = None,
    watermark: bool | None = None,
    with_sources: bool = True,
) -> OutputDocument:
    """Compose a document. `chosen` holds the text of the sections by id; a section not in it gives its candidate A.

    `agency` and `parent_agency` go before what the head says. `watermark` left out means: marked while a slot is open.
    """
    head, tail = head_of(draft), tail_of(draft.tail)
    texts = {section.id: _text_of(section, chosen) for section in draft.sections}
    formal = draft.info.kind != "news"
    title = " ".join(sentence.text.strip() for sentence in head.title) or draft.info.title
    return OutputDocument(
        kind=head.kind if formal else "",
        title=pieces_of(plain(title), bold=True),
        office=draft.info.office or "",
        agency=agency or (head.agencies[-1] if head.agencies else ""),
        parent_agency=parent_agency or " ".join(head.agencies[:-1]),
        number=head.number,
        day=head.day,
        addressees=tuple(head.addressees),
        opening=opening_of(head),
        blocks=_blocks(draft, texts),
        closing=tuple(BodyParagraph(pieces_of(text)) for text in paragraphs_of(tail.closing)),
        recipients=tuple(tail.recipients),
        authority=tuple(tail.authority),
        signer=tail.signer,
        watermark=_has_open_slots(draft, texts) if watermark is None else watermark,
        formal=formal,
        sources=source_rows(draft, texts, head, tail) if with_sources else (),
    )


def _text_of(section: DraftSection, chosen: Mapping[str, tuple[Paragraph, ...]]) -> tuple[Paragraph, ...]:
    if section.id in chosen:
        return chosen[section.id]
    first = section.candidate("A")
    return first.paragraphs if first else ()


def _blocks(draft: Draft, texts: Mapping[str, tuple[Paragraph, ...]]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for section in draft.sections:
        body = blocks_of(texts[section.id])
        blocks += [*_headed(section, texts[section.id], body)] if section.title else body
    return tuple(blocks)


def _headed(section: DraftSection, paragraphs: tuple[Paragraph, ...], body: list[Block]) -> Iterator[Block]:
    """The heading and its body; a heading that ran into its paragraph takes the first paragraph along."""
    title = section.title
    if title is None:
        return
    line = pieces_of(plain(title.text))
    if body and isinstance(body[0], BodyParagraph) and _runs_on(section, paragraphs):
        yield Heading(section.level, line, continued=body[0].line)
        yield from body[1:]
        return
    yield Heading(section.level, line)
    yield from body


def _runs_on(section: DraftSection, paragraphs: tuple[Paragraph, ...]) -> bool:
    """«1.1. Ban hành kịp thời …: 6 tháng đầu năm …» is one paragraph; a list below a heading is not."""
    title = section.title
    if title is None or section.level < 2 or not plain(title.text).endswith(":") or not paragraphs or not paragraphs[0].sentences:
        return False
    first = paragraphs[0].sentences[0]
    if paragraphs[0].footnote or re.match(r"[-+*•–]\s", first.text):
        return False
    if title.source and first.source and title.source.document == first.source.document:
        return first.source.start - title.source.end < 2
    return True


def _has_open_slots(draft: Draft, texts: Mapping[str, tuple[Paragraph, ...]]) -> bool:
    sentences = [*draft.head, *draft.tail, *(section.title for section in draft.sections if section.title)]
    sentences += [sentence for paragraphs in texts.values() for paragraph in paragraphs for sentence in paragraph.sentences]
    return any(has_slot(sentence.text) for sentence in sentences)
