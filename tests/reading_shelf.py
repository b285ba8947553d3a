"""Documents that come, change and go while servers are asked for them, and what an answer may say of them at each moment."""

import random
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Hit = dict[str, Any]
COMMON = "thi đua khen thưởng"
_WORDS = """cơ quan đơn vị tổ chức phong trào công chức kế hoạch di tích lễ hội thư viện bảo tồn du lịch văn hóa thể thao gia đình
tuyên truyền kinh phí"""
_TEXT = """SỞ VĂN HÓA TỈNH LAM GIANG

Số: {number}/BC-SVH

Lam Giang, ngày 12 tháng 6 năm 2024

BÁO CÁO
Kết quả công tác đợt {number}

"""


@dataclass
class Volume:
    """A document in its versions. `now` is the index of the one that the library holds, None for none; `moving` while a change is under way,
    `going` from the beginning of its removal.

    `turn` counts the beginnings and ends of changes: two looks with the same turn saw one state.
    """

    name: str
    mark: str  # a word that stands in every version of this document and nowhere else
    versions: list[str]
    now: int | None = None
    moving: bool = False
    going: bool = False
    turn: int = 0

    @property
    def id(self) -> str:
        return Path(self.name).stem

    def version_mark(self, version: int) -> str:
        """A word that stands in this version only."""
        return f"{self.mark}bn{version}"


@dataclass(frozen=True)
class Look:
    """A volume as it was at one moment."""

    now: int | None
    moving: bool
    going: bool
    turn: int


@dataclass
class Shelf:
    """All volumes; `seed` draws their words."""

    folder: Path
    seed: int
    volumes: dict[str, Volume] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._lock = threading.Lock()
        self._chance = random.Random(self.seed)

    def add(self, *, sections: int) -> Volume:
        number = len(self.volumes) + 1
        volume = Volume(f"so-{number:05d}.txt", f"mk{number:05d}", [])
        self.write(volume, sections=sections)
        with self._lock:
            self.volumes[volume.id] = volume
        return volume

    def write(self, volume: Volume, *, sections: int) -> None:
        """Write the next version of a volume to its file: every second section stays as it is."""
        parts = [self._section(volume, number, len(volume.versions)) for number in range(1, sections + 1)]
        if volume.versions:
            kept = volume.versions[-1].split("\n\n\n")[1:]
            parts = [old if number % 2 == 0 and old else new for number, (new, old) in enumerate(zip(parts, [*kept, *[""] * len(parts)], strict=False))]
        head = _TEXT.format(number=int(volume.id.removeprefix("so-")))
        text = "\n\n\n".join([head.rstrip(), *parts]) + "\n"
        (self.folder / volume.name).write_text(text, encoding="utf-8")
        volume.versions.append(text)

    def path(self, volume: Volume) -> str:
        return str(self.folder / volume.name)

    def begin(self, volumes: Sequence[Volume], *, gone: bool = False) -> None:
        with self._lock:
            for volume in volumes:
                volume.moving, volume.going, volume.turn = True, gone, volume.turn + 1

    def end(self, volumes: Sequence[Volume], *, gone: bool = False) -> None:
        with self._lock:
            for volume in volumes:
                volume.moving, volume.turn = False, volume.turn + 1
                volume.now = None if gone else len(volume.versions) - 1

    def look(self) -> dict[str, Look]:
        with self._lock:
            return {name: Look(volume.now, volume.moving, volume.going, volume.turn) for name, volume in self.volumes.items()}

    def _section(self, volume: Volume, number: int, version: int) -> str:
        words = " ".join(self._chance.choices(_WORDS.split(), k=40))
        marks = f"{volume.mark} {COMMON}" if number == 1 else f"{COMMON} {volume.version_mark(version)}" if number == 2 else COMMON
        return f"{number}. Nhiệm vụ {number} {volume.mark}\n\nKết quả {marks}: {words}."


def faults(shelf: Shelf, hits: Sequence[Hit], before: dict[str, Look], after: dict[str, Look]) -> list[str]:
    """Hits that no state of their document between the two looks allows; a document in two versions at once."""
    wrong = []
    for document in dict.fromkeys(hit["document"] for hit in hits):
        volume, texts = shelf.volumes[document], [(hit["text"], hit["start"], hit["end"]) for hit in hits if hit["document"] == document]
        one, two = before.get(document), after[document]
        stable = one is not None and one == two and not one.moving
        if stable and two.now is None:
            wrong.append(f"{document}: found, but it is not in the library")
            continue
        allowed = [two.now] if stable and two.now is not None else range(len(volume.versions))
        if not any(all(volume.versions[version][start:end] == text for text, start, end in texts) for version in allowed):
            wrong.append(f"{document}: text of no allowed version ({list(allowed)}), stable {stable}: {texts}")
    return wrong


def missing(volume: Volume, query: str, hits: Sequence[Hit], before: Look, after: Look) -> list[str]:
    """What should have been found for a mark of this volume."""
    there = [hit for hit in hits if hit["document"] == volume.id]
    stable = before == after and not before.moving
    held = before.now is not None and after.now is not None and not after.going
    wanted = held and (query == volume.mark or (stable and query == volume.version_mark(before.now or 0)))
    if wanted and not any(query in hit["text"] or query in hit["heading"] for hit in there):
        return [f"{volume.id}: not found, {'at rest' if stable else 'being replaced'}; {len(hits)} hits, {len(there)} of it"]
    return []
