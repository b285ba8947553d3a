"""Drives the turns of a file through the conversation that `trobut chat` and `POST /api/v1/chat` use, on a library of the samples, without a model.

Each turn gets a fresh draft; what is recorded is the report before and after every message and the reply, nothing of how it came about.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from assistant.archive import Archive
from assistant.conversation import Reply, converse
from assistant.report import Report
from assistant.workflow import Start, Workflow
from corpus.database import Database
from corpus.periods import Period
from corpus.prepared import prepare
from corpus.registry.starting import starter_registry
from retrieval.opening import Retrieval, open_retrieval

TODAY = date(2026, 6, 5)
OFFICER = "Cán bộ"
DOCUMENTS = (  # the library that the turns were written for; documents added to the samples since stay out
    "bc-tdkt-6t-2024",
    "bc-tdkt-6t-2025",
    "bc-tdkt-6t-2026",
    "bc-tdkt-nam-2025",
    "cv-yeu-cau-6t-2026",
    "kh-tuyen-truyen-2025",
    "qc-tdkt-lam-giang",
    "tin-tong-ket-tdkt-2025",
)


@dataclass(frozen=True, slots=True)
class Part:
    """One request: its outcome and, where there is one, the section concerned."""

    outcome: str
    section: str | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn as it is written in the file; the header of `conversation_turns.yaml` says what each field means."""

    say: str
    kind: str
    outcome: str
    origin: str
    period: str
    section: str | None = None
    also: tuple[str, ...] = ()
    unchanged: str | None = None
    mentions: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Played:
    """A turn that was said: `reports` before the first message, after each of `after`, and after `say`; the last reply."""

    turn: Turn
    reports: tuple[Report, ...]
    reply: Reply

    @property
    def before(self) -> Report:
        return self.reports[-2]

    @property
    def after(self) -> Report:
        return self.reports[-1]


@dataclass(frozen=True, slots=True)
class Stage:
    """The parts a conversation acts through."""

    retrieval: Retrieval
    workflow: Workflow

    def play(self, turn: Turn) -> Played:
        """Say a turn on a fresh draft."""
        report = self.workflow.create(Start(turn.origin, Period.parse(turn.period)), who=OFFICER)
        reports = [self.workflow.open(report.id)]
        for message in (*turn.after, turn.say):
            reply = self.say(message, report.id)
            reports.append(self.workflow.open(report.id))
        return Played(turn, tuple(reports), reply)

    def say(self, message: str, report: str) -> Reply:
        return converse(
            message,
            workflow=self.workflow,
            library=self.retrieval.library,
            searcher=self.retrieval.searcher,
            registry=starter_registry,
            report_id=report,
            who=OFFICER,
            today=TODAY,
        )


def stage_in(folder: Path, database: Database) -> Stage:
    """A data folder filled with the samples."""
    retrieval = open_retrieval(folder, database)
    samples = Path(str(files("corpus.samples").joinpath("documents")))
    retrieval.ingestion().ingest([prepare(f"{name}.txt", (samples / f"{name}.txt").read_bytes()) for name in DOCUMENTS])
    return Stage(retrieval, Workflow(Archive(database), retrieval.library, registry=starter_registry, today=lambda: TODAY))


def read_turns(path: Path) -> list[Turn]:
    """The turns of a file. A turn may name another document and period than the file does."""
    told: Mapping[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [_turn({"document": told["document"], "period": told["period"], **row}) for row in told["turns"]]


def _turn(row: Mapping[str, Any]) -> Turn:
    return Turn(
        say=row["say"],
        kind=row["kind"],
        outcome=row["outcome"],
        origin=Path(row["document"]).stem,
        period=str(row["period"]),
        section=row.get("section"),
        also=_words(row, "also"),
        unchanged=row.get("unchanged"),
        mentions=_words(row, "mentions"),
        holds=_words(row, "holds"),
        parts=tuple(Part(part["outcome"], part.get("section")) for part in row.get("parts", ())),
        after=_words(row, "after"),
    )


def _words(row: Mapping[str, Any], name: str) -> tuple[str, ...]:
    found: Sequence[str] = row.get(name, ())
    return tuple(found)
