"""The office's templates as files of a folder: `ID.docx` beside `ID.json` (name, who brought it, when)."""

import json
import os
import re
import uuid
from dataclasses import asdict, dataclass
from pathlib import Path

from assistant.errors import BadExportTemplate, UnknownExportTemplate
from assistant.export.office_template import check_template

_ID = re.compile(r"[0-9a-f]{12}")
_MOST = 50


@dataclass(frozen=True, slots=True)
class StoredTemplate:
    """`at`: ISO, UTC; `size` in bytes."""

    id: str
    name: str
    who: str
    at: str
    size: int


class TemplateStore:
    """Templates under `folder`, which is made when the first one comes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def list(self) -> tuple[StoredTemplate, ...]:
        """By name."""
        found = [StoredTemplate(**json.loads(path.read_text(encoding="utf-8"))) for path in self._folder.glob("*.json") if path.with_suffix(".docx").is_file()]
        return tuple(sorted(found, key=lambda each: (each.name, each.id)))

    def read(self, identifier: str) -> tuple[StoredTemplate, bytes]:
        """Raises UnknownExportTemplate."""
        path = self._path(identifier)
        about = StoredTemplate(**json.loads(path.with_suffix(".json").read_text(encoding="utf-8")))
        return about, path.read_bytes()

    def add(self, name: str, data: bytes, *, who: str, at: str) -> StoredTemplate:
        """Raises BadExportTemplate."""
        check_template(name, data)
        if len(self.list()) >= _MOST:
            raise BadExportTemplate(f"Đã có {_MOST} mẫu: hãy gỡ mẫu không dùng rồi tải lại.")
        self._folder.mkdir(parents=True, exist_ok=True)
        about = StoredTemplate(uuid.uuid4().hex[:12], name.removesuffix(".docx")[:120], who, at, len(data))
        path = self._folder / f"{about.id}.docx"
        _write(path, data)
        _write(path.with_suffix(".json"), json.dumps(asdict(about), ensure_ascii=False).encode())
        return about

    def remove(self, identifier: str) -> None:
        """Raises UnknownExportTemplate."""
        path = self._path(identifier)
        path.with_suffix(".json").unlink()
        path.unlink()

    def _path(self, identifier: str) -> Path:
        path = self._folder / f"{identifier}.docx"
        if not _ID.fullmatch(identifier) or not path.is_file() or not path.with_suffix(".json").is_file():
            raise UnknownExportTemplate(f"Không có mẫu «{identifier[:40]}»: hãy tải lại trang rồi chọn mẫu khác.")
        return path


def _write(path: Path, data: bytes) -> None:
    """Whole or not at all."""
    passing = path.with_suffix(".part")
    with passing.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    passing.replace(path)
