"""For each question of a report: the clause and the sentence of the source in which it is asked, and the headings above."""

import re
from dataclasses import dataclass

from assistant.draft import Op, Question, Sentence
from assistant.report import Report
from corpus.text.folding import key

_BREAK = re.compile(r"[;:.!?\n](?!\d)")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """`words`: the clause as it stands in the source; `clause` the same and `far` the sentence and headings, in plain words."""

    words: str = ""
    clause: str = ""
    far: str = ""


def surroundings(report: Report) -> dict[str, Surroundings]:
    """By the id of the question."""
    found: dict[str, tuple[str, str]] = {}
    for _, sentence in report.sentences():
        for op in sentence.ops:
            if op.fact and sentence.source and op.fact not in found:
                found[op.fact] = _clause(sentence, op), sentence.source.quote
    return {question.id: _around(report, question, *found.get(question.id, ("", ""))) for question in report.draft.questions}


def _around(report: Report, question: Question, clause: str, sentence: str) -> Surroundings:
    sections = (report.draft.section(identifier) for identifier in question.sections)
    headings = " ".join(key(section.title.text) for section in sections if section and section.title)
    return Surroundings(" ".join(clause.split()), key(clause), f"{key(sentence)} {headings}")


def _clause(sentence: Sentence, op: Op) -> str:
    """From the last mark before the figure to the next one after it."""
    quote = sentence.source.quote if sentence.source else ""
    begin = max((match.end() for match in _BREAK.finditer(quote, 0, op.start)), default=0)
    end = _BREAK.search(quote, op.end)
    return quote[begin : end.start() if end else len(quote)].strip("-*+ ")
