"""The report as the last round of its review left it, and as it is now → what a reviewer looks at first in the next round."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from assistant.changes import Change
from assistant.draft import Sentence
from assistant.report import Report
from assistant.reviewing.events import Event
from assistant.version_changes import Piece, changed_sentences

_ENDS = ("return_report", "return_section", "approve")


@dataclass(frozen=True, slots=True)
class Remark:
    """What was concluded about a sentence in the last round; `verdict`: mend or return."""

    verdict: str
    by: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class ChangedPlace:
    """A sentence that differs from the last round, or stands as it was although it was remarked upon («same»).

    `sentence`: its id now; None of one that was taken out. `pieces`: the words of both states.
    """

    section: str
    sentence: str | None
    status: Literal["added", "removed", "changed", "same"]
    pieces: tuple[Piece, ...]
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class SinceRound:
    """`end`: the act that ended the round; `places` in the order of the report."""

    end: Event
    places: tuple[ChangedPlace, ...]


def end_of_round(events: Sequence[Event]) -> Event | None:
    """The act that ended the last round: the newest before the newest submission, after it only while the officer has the report again."""
    submitted = max((event.number for event in events if event.kind == "submit"), default=0)
    ends = [event for event in events if event.kind in _ENDS]
    before = [event for event in ends if event.number < submitted]
    back = [event for event in ends if event.number > submitted and event.kind != "return_section"]
    last = back or before
    return last[-1] if last else None


def revision_of(end: Event, history: Sequence[Change]) -> int | None:
    """The state of the report that a round ended with; None where the history does not go back so far."""
    return max((change.revision for change in history if change.at <= end.at), default=None)


def since_round(end: Event, before: Report, after: Report, events: Sequence[Event]) -> SinceRound:
    """Sentences that differ, and those remarked upon that do not."""
    remarks = _remarks(end, events)
    old, new = _by_section(before), _by_section(after)
    order = dict.fromkeys((*new, *old))
    return SinceRound(end, tuple(place for name in order for place in _places(name, old.get(name, []), new.get(name, []), remarks)))


def _by_section(report: Report) -> dict[str, list[Sentence]]:
    found: defaultdict[str, list[Sentence]] = defaultdict(list)
    for section, sentence in report.sentences():
        found[section].append(sentence)
    return found


def _places(section: str, old: Sequence[Sentence], new: Sequence[Sentence], remarks: Mapping[str, tuple[Remark, ...]]) -> Iterator[ChangedPlace]:
    told: set[str] = set()
    by_text = {sentence.text: sentence.id for sentence in old}
    for each in changed_sentences(old, new):
        was = by_text.get("".join(piece.text for piece in each.pieces if piece.status != "added"), "")
        told.add(was)
        yield ChangedPlace(section, None if each.status == "removed" else each.id, each.status, each.pieces, remarks.get(was, ()))
    now = {sentence.text: sentence.id for sentence in new}
    for sentence in old:
        if sentence.id in remarks and sentence.id not in told and sentence.text in now:
            yield ChangedPlace(section, now[sentence.text], "same", (Piece("same", sentence.text),), remarks[sentence.id])


def _remarks(end: Event, events: Sequence[Event]) -> dict[str, tuple[Remark, ...]]:
    """Sentence → what was to be mended in it when the round ended; a later conclusion about the same claim goes before an earlier one."""
    last: dict[str, Event] = {}
    for event in events:
        if event.kind == "verdict" and event.claim and event.number <= end.number:
            last[event.claim] = event
    found: defaultdict[str, list[Remark]] = defaultdict(list)
    for event in last.values():
        if event.sentence and event.value in ("mend", "return"):
            found[event.sentence].append(Remark(event.value, event.who, event.at, event.text))
    return {sentence: tuple(each) for sentence, each in found.items()}
