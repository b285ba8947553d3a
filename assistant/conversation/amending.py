"""Changes of an officer to single sentences of a section, everything else left letter by letter."""

from collections.abc import Callable, Mapping

from assistant.draft import DraftSection, Paragraph, Sentence
from assistant.editing import changed, own_sentence
from assistant.report import Report

Rewrite = Callable[[Sentence], str | None]


def rewritten(report: Report, section: DraftSection, rewrite: Rewrite, *, author: str) -> tuple[Paragraph, ...]:
    """The section with every sentence as `rewrite` words it; None takes the sentence out."""
    made = []
    for paragraph in report.paragraphs(section):
        kept = [(sentence, rewrite(sentence)) for sentence in paragraph.sentences]
        sentences = tuple(changed(sentence, text, author) for sentence, text in kept if text is not None)
        if sentences:
            made.append(Paragraph(sentences, paragraph.footnote))
    return tuple(made)


def with_sentence(report: Report, section: DraftSection, text: str, *, author: str, after: str | None = None) -> tuple[Paragraph, ...]:
    """The section with one more sentence: behind the sentence with the id `after`, else at its end; behind a list as a paragraph of its own."""
    new = own_sentence(text, author, f"e{report.revision + 1}-{section.id}-{_own(report, section) + 1}")
    paragraphs = report.paragraphs(section)
    place = next((at for at, p in enumerate(paragraphs) if any(s.id == after for s in p.sentences)), len(paragraphs) - 1)
    if place < 0 or paragraphs[place].footnote or paragraphs[place].text.lstrip().startswith(("-", "+", "*")):
        return (*paragraphs[: place + 1], Paragraph((new,)), *paragraphs[place + 1 :])
    sentences = paragraphs[place].sentences
    at = next((i for i, s in enumerate(sentences) if s.id == after), len(sentences) - 1) + 1
    grown = Paragraph((*sentences[:at], new, *sentences[at:]), paragraphs[place].footnote)
    return (*paragraphs[:place], grown, *paragraphs[place + 1 :])


def ended(text: str) -> str:
    """A sentence with a mark at its end."""
    text = text.strip()
    return text if text.endswith((".", "!", "?", ";", ":", "”", "»")) else f"{text}."


def _own(report: Report, section: DraftSection) -> int:
    return sum(sentence.source is None for paragraph in report.paragraphs(section) for sentence in paragraph.sentences)


def sections_holding(report: Report, wanted: Callable[[Sentence], bool], limits: frozenset[str] | None) -> Mapping[str, list[Sentence]]:
    """By the id of the section: its sentences that are wanted, headings left out."""
    found: dict[str, list[Sentence]] = {}
    for section in report.draft.sections:
        if limits is not None and section.id not in limits:
            continue
        held = [s for p in report.paragraphs(section) for s in p.sentences if wanted(s)]
        if held:
            found[section.id] = held
    return found
