"""The composition root: opens the parts of a data folder and puts them together."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from api.accounts import Access, open_access
from api.catalogue import Catalogue
from api.model import open_model, rewording
from api.profiles import profile_in
from api.settings import Settings
from api.uses import Uses
from assistant.archive import Archive
from assistant.checker.profile import Profile
from assistant.document_suppressions import DocumentSuppressions
from assistant.rights import Rights
from assistant.starting_points import starting_points
from assistant.workflow import Workflow
from corpus.database import FILE_NAME, Database, open_database
from corpus.library import Library
from corpus.preparing import Preparer
from corpus.registry.opening import Registries
from corpus.registry.snapshot import Registry
from retrieval.indexing import Ingestion, prepare
from retrieval.opening import Retrieval, open_retrieval
from retrieval.searcher import Searcher

if TYPE_CHECKING:
    from assistant.langchain.chat_model import ChatModel
    from retrieval.ingesting import Intake

_SAMPLES_DONE = "samples-loaded"


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything that commands and routes act through."""

    settings: Settings
    database: Database
    library: Library
    retrieval: Retrieval
    registry: Callable[[], Registry]
    workflow: Workflow
    today: Callable[[], date]
    profile: Profile
    document_suppressions: DocumentSuppressions
    preparer: Preparer
    catalogue: Catalogue
    uses: Uses
    access: Access
    model: "ChatModel | None" = None

    def under(self, rights: Rights) -> "Parts":
        """The parts as somebody sees them: reports that are not theirs to see are unknown to every part."""
        workflow = self.workflow.under(rights)
        return replace(self, workflow=workflow, uses=self.uses.under(workflow))

    @property
    def searcher(self) -> Searcher:
        return self.retrieval.searcher

    def ingestion(self) -> Ingestion:
        return self.retrieval.ingestion(in_use=self.uses.documents)

    def intake(self) -> "Intake":
        return self.retrieval.intake(self.preparer, in_use=self.uses.documents)

    def close(self) -> None:
        self.preparer.close()
        self.retrieval.close()
        self.database.close()


def today() -> date:
    """The local calendar day: the only clock the assistant is ever given."""
    return date.today()  # noqa: DTZ011 -- an office's own day


def open_parts(settings: Settings) -> Parts:
    """Open a data folder. Raises UnknownProfile, StorageError, BrokenIndex, BrokenModel, BusyLibrary or, for a model, CommandError."""
    profile = profile_in(settings)
    database = open_database(settings.data, settings.database_url)
    retrieval = open_retrieval(settings.data, database, model=settings.embedding, vector_url=settings.chroma_url, reranker=settings.reranker)
    registry = Registries(database, None if settings.database_url else settings.data / FILE_NAME)
    model = open_model(settings)
    archive = Archive(database)
    reword = rewording(model, retrieval.searcher, archive.open)
    passages = starting_points(retrieval.library, retrieval.searcher)
    workflow = Workflow(archive, retrieval.library, registry=registry, today=today, reword=reword, profile=profile, passages=passages)
    catalogue = Catalogue(retrieval.library, samples=[path.name for path in sample_files()])
    access = open_access(database, settings.data, is_local=settings.is_one_persons)
    shown = (DocumentSuppressions(database), Preparer(), catalogue, Uses(workflow), access)
    return Parts(settings, database, retrieval.library, retrieval, registry, workflow, today, profile, *shown, model)


def load_samples(parts: Parts) -> int:
    """Bring the sample library into an empty data folder, once; how many documents came in."""
    done = parts.settings.data / _SAMPLES_DONE
    if not parts.settings.samples or done.exists():
        return 0
    count = 0
    if not parts.library.list():
        count = len(parts.ingestion().ingest([prepare(path.name, path.read_bytes()) for path in sample_files()]))
    done.touch()
    return count


def sample_files() -> list[Path]:
    """The documents of the shipped sample library."""
    return sorted(Path(str(files("corpus.samples").joinpath("documents"))).glob("*.txt"))
