"""The best passages in a better order, by a cross-encoder that the office has in a local folder; nothing is downloaded."""

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from retrieval.errors import BrokenModel

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

DEPTH = 30  # passages read with the query


class LocalCrossEncoder:
    """A folder that sentence_transformers loads as CrossEncoder, at its first use."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._model: CrossEncoder | None = None

    def order(self, query: str, texts: Sequence[str]) -> list[int]:
        """Positions in `texts`, best first; equal ones stay as they are. Raises BrokenModel."""
        if not texts:
            return []
        model = self._loaded()
        try:
            with self._lock:
                scores = np.asarray(model.predict([(query, text) for text in texts], show_progress_bar=False), dtype=np.float64)
        except Exception as error:  # whatever a model of the office may raise
            raise self._broken(error) from error
        if scores.shape != (len(texts),) or not np.isfinite(scores).all():
            raise self._broken("mô hình không cho mỗi cặp một điểm số")
        return [int(at) for at in np.argsort(-scores, kind="stable")]

    def _loaded(self) -> "CrossEncoder":
        with self._lock:
            if self._model is None:
                self._model = self._load()
            return self._model

    def _load(self) -> "CrossEncoder":
        if not (self._folder / "config.json").is_file():
            raise self._broken("không có config.json")
        from sentence_transformers import CrossEncoder

        try:
            model: CrossEncoder = CrossEncoder(str(self._folder), device="cpu", local_files_only=True)
        except Exception as error:  # whatever a model folder of the office may hold
            raise self._broken(error) from error
        return model

    def _broken(self, why: object) -> BrokenModel:
        said = " ".join(str(why).split())[:200]
        return BrokenModel(f"Không dùng được mô hình xếp hạng lại tại {self._folder} ({said}): hãy kiểm tra thư mục đó hoặc bỏ trống TROBUT_RERANKER.")
