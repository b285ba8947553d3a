"""Turns an accepted answer into the paragraphs of a candidate: values in the place of their marks, each sentence with source and edits."""

from collections import Counter

from assistant.draft import CitationMark, Paragraph, Sentence
from assistant.provenance import edit_script
from assistant.rewording.answer import AnswerSentence
from assistant.rewording.masking import MaskedSentence, unmask
from assistant.rewording.task import Task
from corpus.citations import find_citations


def paragraphs_of(task: Task, *, author: str) -> tuple[Paragraph, ...]:
    """The answer as sentences of class «model». One made of one source sentence keeps its source, one made of several has none."""
    uses: Counter[str] = Counter()
    return tuple(
        Paragraph(tuple(_sentence(task, sentence, author=author, first=index == 0, uses=uses) for index, sentence in enumerate(paragraph)))
        for paragraph in task.answer.paragraphs
    )


def _sentence(task: Task, sentence: AnswerSentence, *, author: str, first: bool, uses: Counter[str]) -> Sentence:
    sources = task.sources(sentence)
    text = unmask(sentence.text, task.values)
    text = sources[0].lead + text if first else text
    return _with_source(sources, Sentence(_id(sources[0], uses), text, "model", author=author, citations=_marks(text)))


def _with_source(sources: tuple[MaskedSentence, ...], made: Sentence) -> Sentence:
    source, ops = sources[0].sentence.source, sources[0].sentence.ops
    if source is None or len(sources) > 1:
        return made
    return Sentence(made.id, made.text, made.cls, made.author, source, edit_script(source.quote, made.text, ops), citations=made.citations)


def _id(source: MaskedSentence, uses: Counter[str]) -> str:
    """«s12» → «s12-D», and «s12-D2» for a second sentence made of it."""
    uses[source.id] += 1
    return f"{source.id}-D{uses[source.id] if uses[source.id] > 1 else ''}"


def _marks(text: str) -> tuple[CitationMark, ...]:
    return tuple(CitationMark(citation.start, citation.end, citation.number, citation.type) for citation in find_citations(text))
