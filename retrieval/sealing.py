"""The note beside both indexes that says which form and which model they were made with; without it they are not whole."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from retrieval.models import ModelFacts

_FORM = 3  # raised whenever passages must be indexed anew


@dataclass(frozen=True, slots=True)
class Sealed:
    """`without_vectors`: passages were changed while another model was configured, so that the vectors no longer follow the library."""

    model: ModelFacts
    without_vectors: bool = False


class Seal:
    """The note in a folder; read again only when another program has written it."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "form.json"
        self._seen: tuple[tuple[int, int] | None, Sealed | None] = (None, None)

    def read(self) -> Sealed | None:
        """None where the indexes are new, damaged, being made, or of another version of the program."""
        stamp = self._stamp()
        if stamp is None or stamp != self._seen[0]:
            self._seen = (stamp, _read(self._file) if stamp else None)
        return self._seen[1]

    def write(self, sealed: Sealed) -> None:
        """Replace the note whole."""
        part = self._file.with_suffix(".part")
        part.write_text(json.dumps({"form": _FORM, **asdict(sealed)}, ensure_ascii=False), encoding="utf-8")
        part.replace(self._file)

    def break_open(self) -> None:
        """Note that the indexes are not whole."""
        self._file.unlink(missing_ok=True)

    def _stamp(self) -> tuple[int, int] | None:
        try:
            found = self._file.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_ino


def _read(path: Path) -> Sealed | None:
    try:
        form = json.loads(path.read_text(encoding="utf-8"))
        model = form["model"]
        facts = ModelFacts(str(model["name"]), int(model["dimension"]), str(model["fingerprint"]))
        return Sealed(facts, bool(form["without_vectors"])) if form["form"] == _FORM else None
    except (OSError, ValueError, KeyError, TypeError):
        return None
