"""The questions of a draft against what the real document changed: is everything asked that changed, and did change what is asked?"""

import re
from dataclasses import dataclass
from typing import Literal

from assistant.draft import Draft, Question
from assistant.evaluation.counterparts import counterpart, is_of_one_period
from assistant.evaluation.counts import Count, counted
from assistant.evaluation.reading import Reading
from assistant.evaluation.safety import Slip, changed_facts, is_right, slip
from assistant.evaluation.standing import Places
from assistant.evaluation.units import Unit, masked
from corpus.text.letters import compile_vi

Verdict = Literal["changed", "same", "gone"]
_PROMISE = compile_vi(r"(?<!theo )(?<!như )(?<!với )(?<!gian )(?<!được )\bdự kiến\b(?![^.;]*\bđã\b)|\bsẽ\b")
_DUE_TASK = re.compile(r"^(?:thang|quy) (?:0|[ivx]+)(?: 0)? ")
_NEGATIVE = re.compile(r"\b(?:khong|chua) (?:phat sinh|co|xay ra|ghi nhan)\b")
_JUDGED = re.compile(r"han che|ton tai|kho khan|nguyen nhan")
_AHEAD = re.compile(r"phuong huong|nhiem vu|giai phap")


@dataclass(frozen=True, slots=True)
class Asked:
    """Counts by the name of the measure, and what was not asked."""

    counts: dict[str, Count]
    slips: tuple[Slip, ...]


def asked(draft: Draft, reading: Reading, places: Places) -> Asked:
    """Recall over changed values, renewed documents, promises and negatives; precision over the questions for figures, dates and documents."""
    text = reading.old.text
    values = [v for v in changed_facts(reading) if not _settled(v.start, v.end, reading, places)]
    documents = [c for c in reading.citations if is_of_one_period(c, reading) and counterpart(c, reading)[0] == "renewed"]
    promises = [unit for unit in reading.aligned.old if _is_promise(unit)]
    negatives = [unit for unit in reading.aligned.old if _is_negative(unit)]
    wanted = {
        "values": [(v.start, v.end) for v in values],
        "renewals": [(c.start, c.end) for c in documents],
        "commitments": [(unit.start, unit.end) for unit in promises],
        "negatives": [(unit.start, unit.end) for unit in negatives],
    }
    counts = {f"{name} recall": counted(places.is_asked(*span) for span in spans) for name, spans in wanted.items()}
    verdicts = [verdict(q, reading) for q in draft.questions if q.kind in ("figure", "period", "citation")]
    counts["question recall"] = counts["values recall"] + counts["renewals recall"]
    counts["question precision"] = counted(v != "same" for v in verdicts)
    counts["question precision, stated in both"] = counted(v == "changed" for v in verdicts if v != "gone")
    slips = tuple(slip(f"not asked: {name}", *span, text) for name, spans in wanted.items() for span in spans if not places.is_asked(*span))
    return Asked(counts, slips)


def verdict(question: Question, reading: Reading) -> Verdict:
    """What the real document says where the question was asked: another value, the same one, or nothing of the kind."""
    found = {_at_span(question, span.start, span.end, reading) for span in question.spans}
    return "changed" if "changed" in found else "same" if "same" in found else "gone"


def _at_span(question: Question, start: int, end: int, reading: Reading) -> Verdict:
    if question.kind == "citation":
        cited = next((c for c in reading.citations if c.start < end and start < c.end and c.of is None), None)
        change = counterpart(cited, reading)[0] if cited else "gone"
        return "changed" if change in ("renewed", "other") else "same" if change == "same" else "gone"
    paired = [value for value in reading.values_in(start, end) if value.now is not None]
    if paired:
        return "changed" if any(value.changed for value in paired) else "same"
    index = reading.aligned.at(start)
    unit = None if index is None else reading.partner(index)
    return "same" if unit and masked(reading.old.text[start:end]) in unit.masked and question.options else "gone"


def _settled(start: int, end: int, reading: Reading, places: Places) -> bool:
    """Moved as the real document has it, or blank until it is signed."""
    standing = places.at(start, end)
    return standing.fate == "blank" or (standing.fate == "moved" and any(is_right(value, standing.op) for value in reading.values_in(start, end)))


def _is_promise(unit: Unit) -> bool:
    if unit.role != "body":
        return False
    return bool(_DUE_TASK.match(unit.masked)) if _AHEAD.search(unit.heading) else bool(_PROMISE.search(unit.text.lower()))


def _is_negative(unit: Unit) -> bool:
    judged = _JUDGED.search(unit.heading) or _AHEAD.search(unit.heading)
    return unit.role == "body" and not judged and bool(_NEGATIVE.search(unit.masked))
