"""Texts to vectors: the shipped static embedding without torch, or any local sentence-transformers folder of the office."""

import hashlib
import json
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from retrieval.errors import BrokenModel
from retrieval.tokens import split_words

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Vectors = NDArray[np.float32]
SHIPPED = Path(__file__).parent / "model"
_EDGE = 65_536
_PLAIN_STEPS = (
    {"type": "NFC"},
    {"type": "Lowercase"},
    {"type": "Replace", "pattern": {"Regex": r"[^\p{L}\p{N}]+"}, "content": " "},
    {"type": "Strip", "strip_left": True, "strip_right": True},
)
_PLAIN_SPACES = {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": False}


class Embedding(Protocol):
    """Turns texts into unit vectors. `fingerprint` differs between models whose vectors must not be mixed."""

    fingerprint: str

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One unit vector a row; a text without any known piece gives zeros."""
        ...


class StaticEmbedding:
    """Mean of the vectors of a text's pieces: tokenizer.json + model.safetensors, read with numpy alone."""

    def __init__(self, folder: Path) -> None:
        from safetensors.numpy import load_file
        from tokenizers import Tokenizer

        try:
            self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            self._weights: Vectors = load_file(folder / "model.safetensors")["embedding.weight"].astype(np.float32)
            self._prepared = _takes_over(self._tokenizer)
            self.fingerprint = _fingerprint(folder / "model.safetensors")
        except Exception as error:  # the tokenizer raises bare Exception
            raise BrokenModel(f"Không nạp được mô hình nhúng tại {folder}: {error}; hãy cài lại hoặc chọn thư mục mô hình khác.") from error

    def embed(self, texts: Sequence[str]) -> Vectors:
        vectors = np.zeros((len(texts), self._weights.shape[1]), dtype=np.float32)
        given = list(map(_plain, texts)) if self._prepared else list(texts)
        for row, encoding in enumerate(self._tokenizer.encode_batch_fast(given, add_special_tokens=False)):
            if encoding.ids:
                vectors[row] = self._weights[encoding.ids].mean(axis=0)
        return _unit(vectors)


class TransformerEmbedding:
    """A local model folder loaded by sentence_transformers; nothing is downloaded."""

    def __init__(self, folder: Path) -> None:
        from sentence_transformers import SentenceTransformer

        try:
            self._model = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
        except Exception as error:  # whatever a model folder of the office may hold
            raise BrokenModel(f"Không nạp được mô hình nhúng tại {folder}: {error}; hãy kiểm tra thư mục mô hình.") from error
        self.fingerprint = f"{folder.name}-{self._model.get_embedding_dimension()}"

    def embed(self, texts: Sequence[str]) -> Vectors:
        return _unit(np.asarray(self._model.encode(list(texts), show_progress_bar=False), dtype=np.float32))


def load_embedding(folder: Path | None = None) -> Embedding:
    """The model in `folder`, by default the shipped one. Raises BrokenModel."""
    folder = folder or SHIPPED
    return StaticEmbedding(folder) if _is_static(folder) else TransformerEmbedding(folder)


def _takes_over(tokenizer: "Tokenizer") -> bool:
    """Take the steps before the model away from a tokenizer whose steps `_plain` does as well in a tenth of the time."""
    from tokenizers import normalizers, pre_tokenizers

    form = json.loads(tokenizer.to_str())
    steps = form["normalizer"] or {}
    if steps.get("normalizers") != list(_PLAIN_STEPS) or form["pre_tokenizer"] != _PLAIN_SPACES:
        return False
    tokenizer.normalizer = normalizers.Sequence([])
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([])
    return True


def _plain(text: str) -> str:
    """«Điều 1. Phạm vi» → «▁điều▁1▁phạm▁vi»."""
    words = split_words(unicodedata.normalize("NFC", text).lower())
    return "▁" + "▁".join(words) if words else ""


def _is_static(folder: Path) -> bool:
    try:
        modules = json.loads((folder / "modules.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BrokenModel(f"Thư mục {folder} không phải mô hình nhúng (thiếu hoặc hỏng modules.json): hãy chọn thư mục khác.") from error
    return str(modules[0]["type"]).endswith("StaticEmbedding")


def _fingerprint(path: Path) -> str:
    """Size and both ends of the file: enough to tell two trainings apart, quick enough for every start."""
    size = path.stat().st_size
    with path.open("rb") as file:
        ends = file.read(_EDGE)
        file.seek(max(0, size - _EDGE))
        ends += file.read()
    return hashlib.sha256(ends + str(size).encode()).hexdigest()[:16]


def _unit(vectors: Vectors) -> Vectors:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return (vectors / np.where(lengths > 0, lengths, 1)).astype(np.float32)
