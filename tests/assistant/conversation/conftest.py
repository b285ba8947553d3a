"""A data folder with the sample library and a second office, opened once; a new report for every turn."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from assistant.archive import Archive
from assistant.conversation import Focus, Reply, converse
from assistant.report import Report
from assistant.workflow import Start, Workflow
from corpus.database import Database, open_database
from corpus.periods import Period
from corpus.prepared import prepare
from corpus.registry.snapshot import Registry
from corpus.registry.starting import starter_registry
from retrieval.opening import Retrieval, open_retrieval
from tests.assistant.conversation.documents import CULTURE_2024

TODAY = date(2026, 6, 5)
ORIGINS = {"culture": ("bc-svh-6t-2024", "2025H1"), "trade": ("bc-tdkt-6t-2025", "2026H1")}


@dataclass(frozen=True, slots=True)
class Office:
    """The parts a conversation acts through."""

    retrieval: Retrieval
    workflow: Workflow
    registry: Callable[[], Registry]
    untouched: dict[str, Report]

    def start(self, name: str) -> Report:
        """A report that nobody has changed: the last one made, while it is still so."""
        last = self.untouched.get(name)
        if last is None or self.workflow.open(last.id).revision != last.revision:
            origin, period = ORIGINS[name]
            last = self.untouched[name] = self.workflow.create(Start(origin, Period.parse(period)), who="Cán bộ")
        return last

    def say(self, message: str, report: Report | None = None, focus: Focus | None = None) -> Reply:
        return converse(
            message,
            workflow=self.workflow,
            library=self.retrieval.library,
            searcher=self.retrieval.searcher,
            registry=self.registry,
            report_id=report.id if report else None,
            focus=focus,
            who="Cán bộ",
            today=TODAY,
        )

    def text(self, report: Report) -> dict[str, str]:
        """Section id → its text now; «head» and «tail» as well."""
        return texts(self.workflow.open(report.id))


def texts(report: Report) -> dict[str, str]:
    found: dict[str, str] = {section.id: "" for section in report.draft.sections}
    for section, sentence in report.sentences():
        found[section] = f"{found.get(section, '')}\n{sentence.text}"
    return found


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Database]]:
    data = tmp_path_factory.mktemp("office")
    database = open_database(data)
    yield data, database
    database.close()


@pytest.fixture(scope="session")
def office(database: tuple[Path, Database]) -> Office:
    retrieval = open_retrieval(database[0], database[1])
    samples = sorted(Path(str(files("corpus.samples").joinpath("documents"))).glob("*.txt"))
    documents = [prepare(path.name, path.read_bytes()) for path in samples]
    retrieval.ingestion().ingest([*documents, prepare("bc-svh-6t-2024.txt", CULTURE_2024.encode())])
    workflow = Workflow(Archive(database[1]), retrieval.library, registry=starter_registry, today=lambda: TODAY)
    return Office(retrieval, workflow, starter_registry, {})
