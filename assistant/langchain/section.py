"""Writes a section that no earlier document can give, from passages of the library and what the officer has said: a proposal with its sources.

Nothing in it counts as inherited: every sentence has the model as its author, and names the passages and facts it rests on.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.draft import Candidate, CitationMark, Paragraph, Sentence
from assistant.grounding import written
from assistant.grounding.passages import Passage, given
from assistant.grounding.planted import speaks_to_a_model
from assistant.grounding.written import Fact, Sources
from assistant.langchain.calling import withheld
from assistant.langchain.candidate import Check, notes_of, pass_check, read
from assistant.langchain.chat_model import ChatModel
from assistant.langchain.settings import tokens_of
from assistant.rewording.answer import AnswerSentence
from assistant.rewording.masking import unmask
from assistant.rewording.task import Task
from corpus.citations import find_citations
from prompts import contexts
from prompts.catalogue import render
from prompts.contexts import AuthorModel, MaskedLine, ModelSection, ModelSectionSystem
from retrieval.hits import Hit

_FRAME = 600  # tokens of the prompt around the sources, heading and instruction included


@dataclass(frozen=True, slots=True)
class Wanted:
    """The section to be written. `id` prefixes the ids of its sentences; `instruction`: of the outline, or ""."""

    id: str
    heading: str
    instruction: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """`passages`, `facts`: what each sentence rests on, by its id. `planted`: places of passages left out because they speak to a model."""

    candidate: Candidate
    passages: Mapping[str, tuple[Passage, ...]]
    facts: Mapping[str, tuple[Fact, ...]]
    planted: tuple[str, ...]


def write(wanted: Wanted, *, hits: Sequence[Hit], facts: Sequence[Fact], model: ChatModel, check: Check) -> Written:
    """A proposal for the section. `hits`: passages about it, best first; `check` as for a rewording. Raises ModelFailure."""
    room = model.settings.room - tokens_of(render(ModelSectionSystem())) - sum(tokens_of(f"{fact.name}: {fact.value}") for fact in facts) - _FRAME
    found = given(hits, tokens_of=_masked_cost, room=room)
    if not found.passages:
        raise withheld(contexts.WithheldNoPassage(found.planted))
    sources = written.sources_of(found.passages, tuple(facts))
    lines = tuple(MaskedLine(item.id, item.text) for item in sources.masked)
    user = ModelSection(_harmless(wanted.heading), _harmless(wanted.instruction), lines, notes_of(sources.masked))
    with model.asked("section", system=ModelSectionSystem(), user=user) as raw:
        task = Task(sources.masked, read(raw))
        if reason := written.judged(task):
            raise withheld(reason)
        made = _written(wanted, task, sources, author=render(AuthorModel(model.name)))
        pass_check(made.candidate.paragraphs, check)
    return Written(made.candidate, made.passages, made.facts, found.planted)


def _harmless(text: str) -> str:
    """Headings and instructions come from documents too."""
    return "" if speaks_to_a_model(text) else text


def _masked_cost(text: str) -> int:
    """Marks and their notes cost more than the values they stand for."""
    return 2 * tokens_of(text)


def _written(wanted: Wanted, task: Task, sources: Sources, *, author: str) -> Written:
    paragraphs: list[Paragraph] = []
    passages: dict[str, tuple[Passage, ...]] = {}
    facts: dict[str, tuple[Fact, ...]] = {}
    for paragraph in task.answer.paragraphs:
        sentences = []
        for told in paragraph:
            made = _sentence(f"{wanted.id}-M{len(passages) + 1}", told, task, author)
            passages[made.id] = tuple(passage for passage in sources.passages if passage.id in told.origins)
            facts[made.id] = tuple(fact for fact in sources.facts if fact.id in told.origins)
            sentences.append(made)
        paragraphs.append(Paragraph(tuple(sentences)))
    return Written(Candidate("D", tuple(paragraphs)), passages, facts, ())


def _sentence(identifier: str, told: AnswerSentence, task: Task, author: str) -> Sentence:
    text = unmask(told.text, task.values)
    text = " ".join(text.split())
    marks = tuple(CitationMark(found.start, found.end, found.number, found.type) for found in find_citations(text))
    return Sentence(identifier, text, "model", author=author, citations=marks)
