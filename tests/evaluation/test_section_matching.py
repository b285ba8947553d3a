"""For each section of a report to be written: is the matching section of the previous period the first precedent found?

Over the sample library, whose key tells what became of every heading, and over the next report of every seed, whose outline is that of the seed.
One library holds them all: reports of other offices, of the year between, and of later periods stand beside the right one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.drafting import draft_from
from assistant.outline import requested_items
from assistant.precedents import Wanted, precedents
from corpus.database import open_database
from corpus.document import Document, Section
from corpus.library import StoredDocument
from corpus.periods import Period
from corpus.prepared import prepare
from retrieval.hits import Hit
from retrieval.opening import Retrieval, open_retrieval

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
REQUESTS = {"bc-tdkt-6t-2026.txt": "cv-yeu-cau-6t-2026.txt"}
NEXT = {"000": "2025H1", "003": "2025", "004": "2023H1"}  # seeds with sections, and the period after theirs

HeadingPath = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A section to be written, and where the right precedent stands: in `previous` below one of `places`."""

    name: str
    wanted: Wanted
    previous: str
    places: tuple[HeadingPath, ...]
    drafted: str | None = None


@pytest.fixture(scope="module")
def retrieval(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retrieval]:
    folder = tmp_path_factory.mktemp("precedents")
    database = open_database(folder)
    opened = open_retrieval(folder, database)
    fill(opened, sorted((SAMPLES / "documents").glob("*.txt")))
    yield opened
    opened.close()
    database.close()


def fill(retrieval: Retrieval, files: Sequence[Path]) -> None:
    retrieval.ingestion().ingest([prepare(file.name, file.read_bytes()) for file in files])


def by_name(retrieval: Retrieval) -> dict[str, StoredDocument]:
    return {document.name: document for document in retrieval.library.list()}


def paths(sections: Sequence[Section], above: HeadingPath = ()) -> Iterator[HeadingPath]:
    for section in sections:
        path = (*above, " ".join(section.heading.split()))
        yield path
        yield from paths(section.children, path)


def path_to(document: Document, heading: str) -> HeadingPath:
    """The only section of that heading."""
    (path,) = [path for path in paths(document.sections) if path[-1] == heading]
    return path


def sample_cases(retrieval: Retrieval) -> Iterator[Case]:
    held = by_name(retrieval)
    for pair in yaml.safe_load((SAMPLES / "key.yaml").read_text(encoding="utf-8"))["pairs"]:
        old, new = held[Path(pair["from"]).name], held[Path(pair["to"]).name]
        asked = instructions(retrieval, held, new.name)
        before, after = retrieval.library.document(old.id), retrieval.library.document(new.id)
        for heading, origins in counterparts(pair["outline"]).items():
            places = tuple(path_to(before, origin) for origin in origins)
            wanted = Wanted(path_to(after, heading), new.kind, new.agency, Period.parse(new.period or ""), asked.get(heading))
            yield Case(f"{new.name}: {heading}", wanted, old.id, places, new.id)


def counterparts(outline: Sequence[dict[str, Any]]) -> dict[str, list[str]]:
    """Headings with those they come from: two where sections were joined."""
    found: dict[str, list[str]] = {}
    for row in outline:
        if row.get("from") and row.get("to"):
            found.setdefault(row["to"], []).append(row["from"])
    return found


def instructions(retrieval: Retrieval, held: dict[str, StoredDocument], name: str) -> dict[str, str | None]:
    """What the request for a report says about its headings."""
    if name not in REQUESTS:
        return {}
    request = retrieval.library.document(held[REQUESTS[name]].id)
    return {" ".join(item.section.heading.split()): item.instruction for item in requested_items(request)}


def seed_cases(retrieval: Retrieval) -> Iterator[Case]:
    for prefix, code in NEXT.items():
        origin = next(document for name, document in by_name(retrieval).items() if name.startswith(prefix))
        document, period = retrieval.library.document(origin.id), Period.parse(code)
        draft = draft_from(document, document_id=origin.id, period=period)
        headings: dict[str, HeadingPath] = {}
        for section, place in zip(draft.sections, paths(document.sections), strict=True):
            title = " ".join(section.title.text.split()) if section.title else place[-1]
            headings[section.id] = (*headings.get(section.parent or "", ()), title)
            wanted = Wanted(headings[section.id], origin.kind, origin.agency, period)
            yield Case(f"{prefix}: {title}", wanted, origin.id, (place,))


def first_share(retrieval: Retrieval, cases: Sequence[Case], label: str, capsys: pytest.CaptureFixture[str]) -> float:
    missed = [
        (case, hits) for case in cases if not is_first(case, hits := precedents(retrieval.library, retrieval.searcher, case.wanted, drafted=case.drafted))
    ]
    with capsys.disabled():
        print(f"\n{label}: {len(cases) - len(missed)} of {len(cases)} sections find that of the previous period first")
        for case, hits in missed:
            print(f"  {case.name[:90]} → {hits[0].title[:50] if hits else None} › {hits[0].headings[-1:] if hits else ''}")
    return 1 - len(missed) / len(cases)


def is_first(case: Case, hits: Sequence[Hit]) -> bool:
    return bool(hits) and hits[0].document == case.previous and any(hits[0].headings[: len(place)] == place for place in case.places)


def test_every_section_of_the_sample_reports_finds_the_one_before(retrieval: Retrieval, capsys: pytest.CaptureFixture[str]) -> None:
    cases = list(sample_cases(retrieval))
    assert len(cases) == 64
    assert first_share(retrieval, cases, "sample library", capsys) >= 0.98


def test_the_document_being_drafted_is_never_its_own_precedent(retrieval: Retrieval) -> None:
    for case in sample_cases(retrieval):
        found = precedents(retrieval.library, retrieval.searcher, case.wanted, drafted=case.drafted, k=30)
        assert case.drafted not in {hit.document for hit in found}


def test_every_section_of_the_next_report_finds_that_of_the_seed(shared: Path, retrieval: Retrieval, capsys: pytest.CaptureFixture[str]) -> None:
    fill(retrieval, sorted((shared / "seeds").glob("*.txt")))
    cases = [*sample_cases(retrieval), *seed_cases(retrieval)]
    assert len(cases) == 131
    assert first_share(retrieval, cases, "sample library and seeds", capsys) >= 0.98
