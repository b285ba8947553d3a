"""By whom and when words without a source were written, and answers given: read from the history of a report, without its states."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select

from assistant.actors import Actor
from assistant.changes import aware
from assistant.report_rows import RevisionRow
from assistant.reviewing.claim import Claim, Claims, Written
from corpus.database import Database


@dataclass(frozen=True, slots=True)
class Change:
    """One revision: what it did («facts q01 q02», «edit I.2»), by whom, when."""

    revision: int
    action: str
    who: str
    at: datetime


def changes(database: Database, report_id: str) -> tuple[Change, ...]:
    """All revisions of a report, in order."""
    row = RevisionRow
    query = select(row.revision, row.action, row.who, row.instrument, row.at).where(row.report_id == report_id).order_by(row.revision)
    with database.reading() as session:
        found = session.execute(query)
        return tuple(Change(revision, action, Actor(who, instrument).name, aware(at)) for revision, action, who, instrument, at in found)


def answered(history: tuple[Change, ...]) -> Mapping[str, Change]:
    """Question id → the change that answered it last."""
    found: dict[str, Change] = {}
    for change in history:
        verb, _, rest = change.action.partition(" ")
        if verb in ("facts", "amend"):
            found.update(dict.fromkeys(rest.split(), change))
    return found


def with_authors(claims: Claims, history: tuple[Change, ...]) -> Claims:
    """Claims without a source told by whom and when; of an answered promise who answered."""
    by_section = _edited(history)
    facts = answered(history)

    def told(claim: Claim) -> Claim:
        if claim.followup and claim.sentence is None and claim.answer is not None:
            change = facts.get(claim.followup.question or "")
            return replace(claim, written=Written(change.who, change.at.isoformat(timespec="seconds"))) if change else claim
        if claim.written is None or claim.written.at is not None:
            return claim
        change = by_section.get(claim.section)
        return replace(claim, written=replace(claim.written, at=change.at.isoformat(timespec="seconds"))) if change else claim

    sections = tuple(replace(section, claims=tuple(map(told, section.claims))) for section in claims.sections)
    return replace(claims, sections=sections)


def _edited(history: tuple[Change, ...]) -> Mapping[str, Change]:
    """Section id → the last change of its words by hand or by a model's candidate."""
    found: dict[str, Change] = {}
    for change in history:
        verb, _, rest = change.action.partition(" ")
        if verb in ("edit", "accept", "amend", "add"):
            found.update(dict.fromkeys(rest.removeprefix("section ").split(), change))
    return found
