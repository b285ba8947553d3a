"""The current text of a report as one document, with the place of every sentence in it: what the checker reads."""

from dataclasses import dataclass

from assistant.draft import Sentence
from assistant.report import Report


@dataclass(frozen=True, slots=True)
class Placed:
    """A sentence at `[start:end]` of the rendered text."""

    start: int
    end: int
    section: str
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Rendered:
    """`text` has one block a line, blocks apart by a blank line, as a reader returns documents."""

    text: str
    places: tuple[Placed, ...]

    def at(self, offset: int) -> Placed | None:
        """The sentence at an offset, or the one just before it."""
        best = None
        for place in self.places:
            if place.start > offset:
                break
            best = place
        return best


def render_report(report: Report) -> Rendered:
    """Head, headings, paragraphs and tail in document order."""
    parts: list[str] = []
    places: list[Placed] = []
    length = 0

    def block(section: str, sentences: tuple[Sentence, ...]) -> None:
        nonlocal length
        for number, sentence in enumerate(sentence for sentence in sentences if sentence.text):
            lead = " " if number else "\n\n" if parts else ""
            parts.append(lead + sentence.text)
            places.append(Placed(length + len(lead), length + len(lead) + len(sentence.text), section, sentence))
            length += len(lead) + len(sentence.text)

    for sentence in report.draft.head:
        block("head", (sentence,))
    for section in report.draft.sections:
        if section.title:
            block(section.id, (section.title,))
        for paragraph in report.paragraphs(section):
            block(section.id, paragraph.sentences)
    for sentence in report.draft.tail:
        block("tail", (sentence,))
    return Rendered("".join(parts), tuple(places))
