import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from retrieval.embedding import SHIPPED, load_embedding
from retrieval.errors import BrokenModel

TEXTS = (
    "Kết quả khen thưởng năm 2023",
    "Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ quy định chi tiết thi hành một số điều của Luật Thi đua, khen thưởng",
    "ket qua khen thuong",
    "XYZ – §§ 12.345,6 % zzz",
    "Sở Văn hóa tỉnh Lam Giang triển khai phong trào thi đua đến toàn thể công chức, viên chức. " * 40,
)


def test_shipped_embedding_gives_unit_vectors() -> None:
    lengths = np.linalg.norm(load_embedding().embed(TEXTS), axis=1)
    assert lengths == pytest.approx(np.ones(len(TEXTS)), abs=1e-5)


def test_shipped_embedding_gives_zeros_for_nothing() -> None:
    assert not load_embedding().embed([""]).any()


def test_shipped_embedding_puts_like_texts_together() -> None:
    near, other, far = load_embedding().embed(["tặng bằng khen cho cá nhân xuất sắc", "hình thức khen thưởng", "thu gom chất thải rắn"])
    assert near @ other > near @ far


def test_shipped_embedding_agrees_with_sentence_transformers() -> None:
    from sentence_transformers import SentenceTransformer

    theirs = SentenceTransformer(str(SHIPPED), device="cpu", local_files_only=True).encode(list(TEXTS)).astype(np.float64)
    ours = load_embedding().embed(TEXTS).astype(np.float64)
    cosine = (theirs * ours).sum(axis=1) / np.linalg.norm(theirs, axis=1) / np.linalg.norm(ours, axis=1)
    assert cosine.min() >= 0.9999


def test_shipped_embedding_is_small() -> None:
    assert sum(path.stat().st_size for path in SHIPPED.iterdir()) <= 25_000_000


def test_shipped_embedding_needs_no_torch() -> None:
    program = "import sys; from retrieval.embedding import load_embedding; load_embedding().embed(['thi đua']); sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-W", "error", "-c", program], check=False).returncode == 0


def test_load_embedding_refuses_a_folder_without_a_model(tmp_path: Path) -> None:
    with pytest.raises(BrokenModel, match="không phải mô hình nhúng"):
        load_embedding(tmp_path)


def test_load_embedding_refuses_damaged_weights(tmp_path: Path) -> None:
    for name in ("modules.json", "tokenizer.json"):
        (tmp_path / name).write_bytes((SHIPPED / name).read_bytes())
    (tmp_path / "model.safetensors").write_bytes(b"damaged")
    with pytest.raises(BrokenModel, match="Không nạp được mô hình nhúng"):
        load_embedding(tmp_path)
