"""Mentions without number in the seeds against the shared labels."""

import json
from pathlib import Path

import pytest

from assistant.checker.check import home_of
from corpus.citations import find_citations
from corpus.citations.backreferences import BackReference, find_back_references
from corpus.structure import parse

Found = dict[tuple[str, int, int], tuple[BackReference, str | None]]


@pytest.fixture(scope="module")
def found(shared: Path) -> Found:
    """By file and span: the mention, and the number or name of its target."""
    mentions: Found = {}
    for path in sorted((shared / "seeds").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        document = parse(text)
        cited = find_citations(text, home=home_of(document))
        sections = [section.start for section in document.walk()]
        for reference in find_back_references(text, cited, home=home_of(document), own_type=document.head.type_name, sections=sections):
            target = cited[reference.target] if reference.target is not None else None
            mentions[path.name, reference.start, reference.end] = reference, (target.number or target.alias) if target else None
    return mentions


def labels(shared: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (shared / "gold" / "backreferences.jsonl").read_text(encoding="utf-8").splitlines()]


def test_every_mention_is_found_with_its_kind(shared: Path, found: Found) -> None:
    missed = [row for row in labels(shared) if (row["seed"], row["start"], row["end"]) not in found]
    wrong = [row for row in labels(shared) if row not in missed and found[row["seed"], row["start"], row["end"]][0].kind != row["kind"]]  # type: ignore[index]
    assert (missed, wrong) == ([], [])


def test_no_target_is_wrong_and_only_a_law_that_the_text_never_cites_has_none(shared: Path, found: Found) -> None:
    aimed = [(str(row["target"]).split("|")[0], found[row["seed"], row["start"], row["end"]][1]) for row in labels(shared) if row["target"]]  # type: ignore[index]
    assert [pair for pair in aimed if pair[1] and pair[0] != pair[1]] == []
    assert sum(mine is not None for _, mine in aimed) >= len(aimed) - 1


def test_few_other_mentions_are_named(shared: Path, found: Found) -> None:
    known = {(row["seed"], row["start"], row["end"]) for row in labels(shared)}
    assert len([span for span in found if span not in known]) <= 6
