"""What a report says, section by section, and what a reply speaks of: the words that turns are judged by."""

import re
from collections import Counter

from assistant.conversation import Reply
from assistant.draft import Sentence
from assistant.report import Report
from corpus.citations import find_citations
from corpus.text.folding import key

_FIGURE = re.compile(r"\d+(?:[.,/]\d+)*%?")


def texts_of(report: Report) -> dict[str, str]:
    """Section id → its heading and text; «head» and «tail» as well."""
    found: dict[str, list[str]] = {section.id: [] for section in report.draft.sections}
    for section, sentence in report.sentences():
        found.setdefault(section, []).append(sentence.text)
    return {section: "\n".join(lines) for section, lines in found.items()}


def below(report: Report, section: str) -> set[str]:
    """A section and its subsections."""
    found = {section}
    for other in report.draft.sections:
        if other.parent in found:
            found.add(other.id)
    return found


def text_in(report: Report, section: str) -> str:
    own, texts = below(report, section), texts_of(report)
    return "\n".join(text for name, text in texts.items() if name in own)


def sentences_in(report: Report, section: str) -> list[Sentence]:
    own = below(report, section)
    return [sentence for place, sentence in report.sentences() if place in own]


def changed(before: Report, after: Report) -> set[str]:
    old, new = texts_of(before), texts_of(after)
    return {name for name in {*old, *new} if old.get(name) != new.get(name)}


def names_section(reply: Reply, report: Report, section: str) -> bool:
    """Whether the reply speaks of the section, by its heading or the id of an action, or of one below it."""
    own = [s for s in report.draft.sections if s.id in below(report, section)]
    spoken = key(reply.text)
    return any(action.section in {s.id for s in own} for action in reply.actions) or any(s.title and key(s.title.text) in spoken for s in own)


def figures(text: str) -> set[str]:
    return set(_FIGURE.findall(text))


def protected(text: str) -> set[str]:
    return figures(text) | {citation.number for citation in find_citations(text) if citation.number}


def cited(report: Report, section: str) -> Counter[str]:
    """Citations with their dates, counted: a plan of the next year may carry the same number, a title may name the old one still."""
    return Counter(citation.surface for citation in find_citations(text_in(report, section)) if citation.number)


def run_of_words(said: str, text: str) -> int:
    """Words in a row that both hold, at most."""
    words, padded = said.split(), f" {text} "
    longest = 0
    for start in range(len(words)):
        while start + longest < len(words) and f" {' '.join(words[start : start + longest + 1])} " in padded:
            longest += 1
    return longest


def need(*rows: tuple[bool, str]) -> list[str]:
    return [complaint for met, complaint in rows if not met]
