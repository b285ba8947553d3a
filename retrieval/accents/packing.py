"""The syllable model as one compressed file of small integers, and back.

Costs are rounded to 1/12 of a nat and kept as bytes; keys as the steps from one to the next, their bytes sorted by place so that they compress well.
"""

import zipfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from retrieval.accents.model import Costs, Numbers, Runs, SyllableModel
from retrieval.accents.spelling import UNKNOWN
from retrieval.errors import BrokenModel

Bytes = NDArray[np.uint8]
SHIPPED = Path(__file__).parent / "syllables.npz"
_STEPS_A_NAT = 12
_LOWEST = -4.0
_NO_SYLLABLES = ("",) * (UNKNOWN + 1)


def save(model: SyllableModel, path: Path) -> None:
    """Write the model; the same model gives the same bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        path,
        syllables=np.frombuffer("\n".join(model.syllables[len(_NO_SYLLABLES) :]).encode(), dtype=np.uint8),
        single=_rounded(model.single),
        backing=_rounded(model.backing),
        pair_keys=_steps(model.pairs.keys),
        pair_costs=_rounded(model.pairs.costs),
        pair_backing=_rounded(model.pair_backing),
        triple_keys=_steps(model.triples.keys),
        triple_costs=_rounded(model.triples.costs),
    )


def load(path: Path) -> SyllableModel:
    """Read what `save` wrote. Raises BrokenModel where it cannot be read."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as packed:
            return SyllableModel(
                (*_NO_SYLLABLES, *packed["syllables"].tobytes().decode().split("\n")),
                _costs(packed["single"]),
                _costs(packed["backing"]),
                Runs(_keys(packed["pair_keys"]), _costs(packed["pair_costs"])),
                _costs(packed["pair_backing"]),
                Runs(_keys(packed["triple_keys"]), _costs(packed["triple_costs"])),
            )
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
        raise BrokenModel(f"Không nạp được dữ liệu khôi phục dấu tiếng Việt tại {path}: {error}; hãy cài lại chương trình.") from error


def _rounded(costs: Costs) -> Bytes:
    rounded: Bytes = np.clip(np.rint((costs - _LOWEST) * _STEPS_A_NAT), 0, 255).astype(np.uint8)
    return rounded


def _costs(rounded: Bytes) -> Costs:
    return rounded.astype(np.float32) / np.float32(_STEPS_A_NAT) + np.float32(_LOWEST)


def _steps(keys: Numbers) -> Bytes:
    """Shape (4, keys): row i holds byte i of every step."""
    steps: Bytes = np.ascontiguousarray(np.diff(keys, prepend=0).astype("<u4").view(np.uint8).reshape(-1, 4).T)
    return steps


def _keys(steps: Bytes) -> Numbers:
    return np.cumsum(np.ascontiguousarray(steps.T).view("<u4").ravel(), dtype=np.int64)
