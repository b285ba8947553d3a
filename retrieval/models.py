"""Which embedding model is configured, told from its folder in milliseconds; the model itself is loaded when it is first asked."""

import hashlib
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from retrieval.embedding import SHIPPED, Embedding, Vectors, load_embedding
from retrieval.errors import BrokenModel

SHIPPED_NAME = "kèm theo chương trình"
_EDGE = 65_536
_FOR_READERS = ".md"


@dataclass(frozen=True, slots=True)
class ModelFacts:
    """What an index was made with: name for people, length of the vectors, and what tells two models apart."""

    name: str
    dimension: int
    fingerprint: str


class ModelFolder:
    """An embedding model in a folder (None: the shipped one); an `Embedding` that is loaded by its first use.

    Raises BrokenModel: at once for a folder that is none, at the first use for one that cannot be loaded.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._loaded: Embedding | None = None
        self.name = folder.name if folder else SHIPPED_NAME
        self.fingerprint = fingerprint(folder or SHIPPED)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One unit vector a row."""
        return self._model().embed(texts)

    @cached_property
    def facts(self) -> ModelFacts:
        """Loads the model, to learn the length of its vectors."""
        return ModelFacts(self.name, self.embed(["văn bản"]).shape[1], self.fingerprint)

    def _model(self) -> Embedding:
        with self._lock:
            self._loaded = self._loaded or load_embedding(self._folder)
            return self._loaded


def fingerprint(folder: Path) -> str:
    """Names, sizes and both ends of all files but notes for readers: the same for a copy elsewhere, another for another training."""
    if not (folder / "modules.json").is_file():
        raise BrokenModel(f"Thư mục {folder} không phải mô hình nhúng (không có modules.json): hãy chọn thư mục khác bằng TROBUT_EMBEDDING.")
    digest = hashlib.sha256()
    try:
        for path in sorted(path for path in folder.rglob("*") if path.is_file() and _counts(path.relative_to(folder))):
            digest.update(f"{path.relative_to(folder).as_posix()}\n{path.stat().st_size}\n".encode())
            digest.update(_ends(path))
    except OSError as error:
        raise BrokenModel(f"Không đọc được mô hình nhúng tại {folder} ({error.strerror}): hãy kiểm tra quyền đọc thư mục đó.") from error
    return digest.hexdigest()[:16]


def _counts(path: Path) -> bool:
    return not path.name.endswith(_FOR_READERS) and not any(part.startswith((".", "__")) for part in path.parts)


def _ends(path: Path) -> bytes:
    size = path.stat().st_size
    with path.open("rb") as file:
        start = file.read(_EDGE)
        file.seek(max(0, size - _EDGE))
        return start + file.read(_EDGE)
