"""Prepared files and what the library holds → the change that brings them in.

By content: what the library holds is not brought in again, it is only known to lie in one more place. By place: new content where an
older document was found replaces it, unless that one also lies elsewhere or a report in progress is drafted from it; then the new one
comes beside it.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from corpus.library import held_in, row_of
from corpus.library_changes import Arrival, free_ids, next_passage
from corpus.library_corrections import UNCORRECTED, Corrections, corrections_from
from corpus.library_sources import Placing, Source, other_places, sources_at
from corpus.library_tables import PassageRow
from corpus.prepared import PreparedDocument, corrected
from retrieval.changing import Change, Coming
from retrieval.embedding import Vectors

Status = Literal["added", "updated", "unchanged"]
_GONE = "Văn bản vừa bị bỏ khỏi thư viện trong lúc nạp: hãy nạp lại tệp này."
_BESIDE = "Bản cũ «{document}» đang dùng để soạn báo cáo nên được giữ nguyên; bản mới vào thư viện bên cạnh bản cũ."


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file whose content has this SHA-256. `prepared` is None where the library is known to hold the content.

    `source`: where it lies, None for an upload; `vectors` of its passages, where they have been made already.
    """

    sha256: str
    prepared: PreparedDocument | None = None
    source: Source | None = None
    vectors: Vectors | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of one file: `document` is its id, empty until a new one has been given out; `reason`: what the officer should know."""

    document: str
    status: Status | Literal["failed"]
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """The change, and what becomes of each file, in their order."""

    change: Change
    decisions: tuple[Decision, ...]


def plan_arrival(session: Session, files: Sequence[Incoming], *, in_use: Collection[str]) -> Plan:
    """Decide about these files as the session sees the library."""
    choosing = _Choosing(session, files, in_use)
    decisions = choosing.decide()
    numbering = Numbering(session)
    corrections = _corrections(session, [decision.document for decision in decisions if decision.status == "updated"])
    coming, seen = [], {*choosing.held, ""}
    for file, decision in zip(files, decisions, strict=True):
        if decision.document in seen or file.prepared is None:
            continue
        seen.add(decision.document)
        replaces = decision.document in choosing.replaced
        kept = corrections.get(decision.document, UNCORRECTED)
        coming.append(numbering.coming(decision.document, file.prepared, kept, replaces=replaces, vectors=file.vectors))
    decided = zip(files, decisions, strict=True)
    placings = [Placing(file.source, decision.document, file.sha256) for file, decision in decided if file.source and decision.document]
    return Plan(Change(tuple(coming), tuple(choosing.going), tuple(placings)), tuple(decisions))


class Numbering:
    """Gives passages their numbers: a passage of a replaced document keeps its own where its text is the same."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._next = next_passage(session)

    def coming(self, document: str, given: PreparedDocument, corrections: Corrections, *, replaces: bool, vectors: Vectors | None = None) -> Coming:
        """A document on its way in under this id; `vectors` are those of the passages as `given`."""
        prepared = corrected(given, corrections)
        kept = self._held(document) if replaces else {}
        numbers = tuple(self._number(passage.text(prepared.document.text), kept) for passage in prepared.passages)
        arrival = Arrival(document, prepared, numbers, corrections, replaces=replaces)
        return Coming(arrival, vectors if prepared is given else None)

    def _held(self, document: str) -> dict[str, list[int]]:
        """Numbers by text, the first one last."""
        rows = self._session.execute(select(PassageRow.text, PassageRow.id).where(PassageRow.document_id == document).order_by(PassageRow.ordinal.desc()))
        kept: dict[str, list[int]] = defaultdict(list)
        for text, number in rows:
            kept[text].append(number)
        return kept

    def _number(self, text: str, kept: dict[str, list[int]]) -> int:
        if kept.get(text):
            return kept[text].pop()
        self._next += 1
        return self._next - 1


@dataclass
class _Choosing:
    """Which document each file becomes."""

    session: Session
    files: Sequence[Incoming]
    in_use: Collection[str]
    replaced: set[str] = field(default_factory=set)
    going: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        held = held_in(self.session, {file.sha256 for file in self.files})
        at = sources_at(self.session, [file.source.path for file in self.files if file.source])
        self._known = {content: document.id for content, document in held.items()}
        self.held = set(self._known.values())
        self._before = {path: source.document for path, source in at.items()}
        self._elsewhere = other_places(self.session, set(self._before.values()), set(self._before))

    def decide(self) -> list[Decision]:
        """In the order of the files; new ids are given out at the end, by one look at the library."""
        decisions = [self._decision(file) for file in self.files]
        fresh = [file.prepared for file, decision in zip(self.files, decisions, strict=True) if decision.status == "added" and file.prepared]
        ids = free_ids(self.session, [prepared.name for prepared in fresh])
        given = {prepared.sha256: document for prepared, document in zip(fresh, ids, strict=True)}
        return [
            decision if decision.document or decision.status == "failed" else replace(decision, document=given[file.sha256])
            for file, decision in zip(self.files, decisions, strict=True)
        ]

    def _decision(self, file: Incoming) -> Decision:
        content = file.sha256
        earlier = self._before.get(file.source.path) if file.source else None
        if content in self._known:
            document = self._known[content]
            if earlier and earlier != document and self._gives_way(earlier):
                self.going.append(earlier)
                return Decision(document, "updated")
            return Decision(document, "unchanged")
        if file.prepared is None:
            return Decision("", "failed", _GONE)
        if earlier and self._gives_way(earlier):
            self._known[content] = earlier
            self.replaced.add(earlier)
            return Decision(earlier, "updated")
        self._known[content] = ""
        return Decision("", "added", _BESIDE.format(document=earlier) if earlier in self.in_use else None)

    def _gives_way(self, document: str) -> bool:
        """May the new content of its place take the place of this document?"""
        return not (document in self.in_use or document in self.held or document in self._elsewhere or document in self.replaced or document in self.going)


def _corrections(session: Session, documents: Collection[str]) -> dict[str, Corrections]:
    return {document: corrections_from(row_of(session, document).corrections) for document in documents}
