"""A held-out document and the draft made for it → every measure of docs/drafting-evaluation.md."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from assistant.answers import with_answers
from assistant.draft import Draft, Sentence, replay
from assistant.evaluation.asking import asked
from assistant.evaluation.counts import Count, counted
from assistant.evaluation.leave_one_out import Drafted, HeldOut
from assistant.evaluation.officer import answers
from assistant.evaluation.outlining import outline_counts
from assistant.evaluation.reading import Reading, read_both
from assistant.evaluation.safety import Slip, altered, changed_facts, is_right, period_places, slip, stale
from assistant.evaluation.standing import Places
from assistant.evaluation.text_scores import chrf, edit_similarity
from assistant.evaluation.units import body_of, units_of
from assistant.report import Report, inherited_share
from corpus.document import Document

_SLOT = re.compile(r"\[…[^\]]*…\]")
WORD_FOR_WORD = "sentences word for word"
_ANY_TIME = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Measured:
    """`counts` and `scores` by the name of the measure; `slips`: the places behind every rate that is not perfect."""

    label: str
    source: str
    counts: dict[str, Count]
    scores: dict[str, float]
    slips: tuple[Slip, ...]


def measured(case: HeldOut, made: Drafted) -> Measured:
    """Let the officer answer, then measure."""
    reading = read_both(case.source, case.real, case.period)
    given, refused = answers(made.draft, reading)
    answered = with_answers(made.draft, given)
    before, after = Places(made.draft, case.source_name), Places(answered, case.source_name)
    counts, slips = safety_counts(reading, before, after)
    questions = asked(made.draft, reading, before)
    counts |= questions.counts | outline_counts(case, reading) | sentence_counts(made.draft, answered)
    counts["questions answered"] = Count(len(given), len(made.draft.questions))
    counts["answers refused"] = Count(len(refused), len(made.draft.questions))
    scores = {
        **likeness(_SLOT.sub("…", text_of(answered)), case.real),
        **{f"{name}, slots named": score for name, score in likeness(text_of(answered), case.real).items() if name != WORD_FOR_WORD},
        "inherited share": inherited_share(Report("", 0, answered, _ANY_TIME, _ANY_TIME)),
        "seconds": made.seconds,
    }
    return Measured(case.label, case.source_name, counts, scores, (*slips, *questions.slips))


def safety_counts(reading: Reading, before: Places, after: Places) -> tuple[dict[str, Count], list[Slip]]:
    """Stale figures, missed shifts, false shifts, shifts to a wrong year, figures that stand right in the end, source text that is nowhere."""
    facts, periods = changed_facts(reading), period_places(reading)
    left = [value for value in facts if stale(value, before, after)]
    missed = [span for span in periods if before.at(*span).fate == "plain"]
    false = altered(reading.protected, after)
    shifted = [(v, s.op) for v in reading.values if v.now and (s := before.at(v.start, v.end)).op and s.op.kind == "shift"]
    wrong = [value for value, op in shifted if not is_right(value, op)]
    paired = [value for value in reading.values if value.place == "fact" and value.now and reading.aligned.old[value.unit].role == "body"]
    stated = [is_right(value, s.op) if (s := after.at(value.start, value.end)).op else not value.changed and s.fate != "left" for value in paired]
    lost = [unit for unit in reading.aligned.old if before.at(unit.start, unit.end).fate == "lost" and before.sentence(unit.start, unit.start + 1) is None]
    counts = {
        "stale figures": Count(len(left), len(facts)),
        "missed shifts": Count(len(missed), len(periods)),
        "false shifts": Count(len(false), len(reading.protected)),
        "wrong shifts": Count(len(wrong), len(shifted)),
        "figures right": counted(stated),
        "source text lost": Count(len(lost), len(reading.aligned.old)),
    }
    found = {"stale figure": [(v.start, v.end) for v in left], "missed shift": missed, "false shift": false, "wrong shift": [(v.start, v.end) for v in wrong]}
    return counts, [slip(name, *span, reading.old.text) for name, spans in found.items() for span in spans]


def sentence_counts(*drafts: Draft) -> dict[str, Count]:
    """Over every sentence of every candidate: edits that replay, sentences with neither source nor author."""
    sentences = [sentence for draft in drafts for sentence in every_sentence(draft)]
    return {
        "replay": counted(replays(sentence) for sentence in sentences if sentence.source),
        "neither source nor author": counted(not sentence.source and not sentence.author for sentence in sentences),
    }


def replays(sentence: Sentence) -> bool:
    """Whether the edits make the text of the quote."""
    try:
        return sentence.source is None or replay(sentence.source.quote, sentence.ops) == sentence.text
    except ValueError:
        return False


def every_sentence(draft: Draft) -> Iterator[Sentence]:
    yield from draft.head
    for section in draft.sections:
        yield from [section.title] if section.title else []
        yield from (s for candidate in section.candidates for p in candidate.paragraphs for s in p.sentences)
    yield from draft.tail


def text_of(draft: Draft) -> str:
    """The body of a draft: headings and the paragraphs of candidate A, one a line."""
    lines: list[str] = []
    for section in draft.sections:
        lines += [section.title.text] if section.title else []
        chosen = section.candidate("A")
        lines += [paragraph.text for paragraph in chosen.paragraphs] if chosen else []
    return "\n".join(lines)


def likeness(text: str, real: Document) -> dict[str, float]:
    """How near a text comes to the body of the real document."""
    body = body_of(real)
    return {"chrF": chrf(text, body), "edit similarity": edit_similarity(text, body), WORD_FOR_WORD: word_for_word(text, real)}


def word_for_word(text: str, real: Document) -> float:
    """Share of the headings and sentences of the real document that stand in the text as they are."""
    written = " ".join(text.split())
    found = [" ".join(unit.text.split()) in written for unit in units_of(real) if unit.role in ("heading", "body")]
    return sum(found) / len(found) if found else 1.0
