"""What the drafting engine is compared with: last period's text as it is, the same with the year replaced, the best paragraph found, headings with slots."""

import re
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.adapting.slots import slot_text
from assistant.draft import Candidate, Draft, DraftInfo, DraftSection, Op, Paragraph, Sentence, Source, replay
from assistant.evaluation.counts import Count
from assistant.evaluation.drafting_measures import likeness, safety_counts, text_of
from assistant.evaluation.leave_one_out import HeldOut
from assistant.evaluation.reading import read_both
from assistant.evaluation.standing import Places
from assistant.evaluation.units import Unit, sections_of, units_of
from corpus.document import Document
from retrieval.hits import IndexedPassage
from retrieval.lexical_index import LexicalIndex
from retrieval.query import read_query

COPY, YEAR, BM25, TEMPLATE = "copy last period", "replace the year", "best BM25 paragraph", "template only"
BASELINES = (COPY, YEAR, BM25, TEMPLATE)


@dataclass(frozen=True, slots=True)
class Baseline:
    """`counts` only where the text can be traced to its source."""

    scores: dict[str, float]
    counts: dict[str, Count]


def baselines(case: HeldOut, draft: Draft, documents: Mapping[str, Document]) -> dict[str, Baseline]:
    """Every baseline for one held-out document. `draft` lends the headings and slots of the template."""
    found = best_paragraphs(case, documents)
    return {
        COPY: _traced(case, copied(case)),
        YEAR: _traced(case, copied(case, year=True)),
        BM25: Baseline(likeness(found, case.real), {}),
        TEMPLATE: Baseline(likeness(template(draft), case.real), {}),
    }


def copied(case: HeldOut, *, year: bool = False) -> Draft:
    """The source as it is; with `year` its own year becomes that of the new period wherever it stands."""
    own = case.source.period
    years = (str(own.year), str(case.period.year)) if year and own else None
    made = [(unit, _sentence(f"s{number}", unit, case.source_name, years)) for number, unit in enumerate(units_of(case.source))]
    sections = tuple(_one_line(unit, sentence) for unit, sentence in made if unit.role in ("heading", "body"))
    head, tail = (tuple(sentence for unit, sentence in made if unit.role == role) for role in ("head", "tail"))
    info = DraftInfo(case.source.kind.value, case.source.agency, case.period.code, case.source_name)
    return Draft(info, head, sections, tail, (), (), ())


def _one_line(unit: Unit, sentence: Sentence) -> DraftSection:
    """A heading or a sentence as a section of its own."""
    if unit.role == "heading":
        return DraftSection(sentence.id, None, "", 1, sentence, "kept", ())
    return DraftSection(sentence.id, None, "", 1, None, "kept", (Candidate("A", (Paragraph((sentence,)),)),))


def template(draft: Draft) -> str:
    """Headings, and under each the slots of the facts that are asked there."""
    lines: list[str] = []
    for section in draft.sections:
        lines += [section.title.text] if section.title else []
        asked = [q for q in draft.questions if section.id in q.sections and q.kind in ("figure", "period")]
        lines += [f"- {slot_text(question.name, question.previous or '')}" for question in asked]
    return "\n".join(lines)


def best_paragraphs(case: HeldOut, documents: Mapping[str, Document]) -> str:
    """The headings of the real document, and under each that has no heading below it the best paragraph of all earlier documents."""
    passages = list(_earlier_paragraphs(case, documents))
    with tempfile.TemporaryDirectory(prefix="trobut-eval-") as folder:
        index = LexicalIndex(Path(folder))
        index.write(added=[passage for passage, _ in passages])

        def best(words: str) -> list[str]:
            scores = index.search(read_query(words), limit=1)
            return [passages[number][1] for number in scores]

        lines: list[str] = []
        for section in sections_of(case.real):
            lines.append(" ".join(section.heading.split()))
            lines += [] if section.children else best(section.heading)
        return "\n".join(lines or best(case.real.head.title or ""))


def _earlier_paragraphs(case: HeldOut, documents: Mapping[str, Document]) -> Iterator[tuple[IndexedPassage, str]]:
    """Paragraphs with the headings above them, from documents of a period that ended before."""
    number = 0
    for name, document in sorted(documents.items()):
        if name == case.name or document.period is None or document.period.end >= case.period.end or document.kind != case.real.kind:
            continue
        tops = [((), document.preamble)] if not document.sections else []
        for headings, paragraphs in [*tops, *(((section.heading,), section.paragraphs) for section in sections_of(document))]:
            for paragraph in paragraphs:
                text = " ".join(document.text[paragraph.start : paragraph.end].split())
                yield IndexedPassage(number, name, document.kind, headings, text), text
                number += 1


def _traced(case: HeldOut, draft: Draft) -> Baseline:
    reading, places = read_both(case.source, case.real, case.period), Places(draft, case.source_name)
    return Baseline(likeness(text_of(draft), case.real), safety_counts(reading, places, places)[0])


def _sentence(identifier: str, unit: Unit, document: str, years: tuple[str, str] | None) -> Sentence:
    found = re.finditer(rf"(?<!\d){years[0]}(?!\d)", unit.text) if years else ()
    ops = tuple(Op("shift", *match.span(), match.group(), years[1]) for match in found if years)
    return Sentence(identifier, replay(unit.text, ops), "boilerplate", source=Source(document, unit.start, unit.end, unit.text), ops=ops)
