"""Reads the literate cases of tests/checker_cases: one file a rule, each case a text with the findings that it must give.

A case is a heading, a line of settings («xét đến: 2024-06-30 · cơ quan: … · giai đoạn: draft»), a fenced text («văn bản»), and a
list of findings («VB301 error «ngày 30/12/2023»») or none. A fenced «phạm vi» declares coverage, a fenced «bỏ qua» holds suppressions (TOML);
«hồ sơ: strict» names a profile; a fenced «bản chụp» makes the text a scan: its confidence, then doubtful words, each with its own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from corpus.marks import Mark, MarkKind

FOLDER = Path(__file__).parents[2] / "checker_cases"
_CASE = re.compile(r"^## (?P<title>.+?)\n(?P<body>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_FENCE = re.compile(r"^```(?P<kind>[^\n]+)\n(?P<text>.*?)\n```$", re.MULTILINE | re.DOTALL)
_FINDING = re.compile(r"^- (?P<code>\w+) (?P<severity>\w+) «(?P<text>.+)»$", re.MULTILINE)


@dataclass(frozen=True)
class Case:
    """`expected`: code, severity and flagged text of the findings."""

    code: str
    title: str
    text: str
    on: date | None
    home: str | None
    stage: Literal["draft", "issue"] | None
    coverage: str
    suppressions: str
    scan: str
    profile: str | None
    expected: tuple[tuple[str, str, str], ...]

    def __str__(self) -> str:
        return f"{self.code}: {self.title}"

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Those of the scan, none where the text was not scanned."""
        return tuple(sorted(_marks(self.text, self.scan.splitlines())))


def read_cases() -> list[Case]:
    """All cases of all files."""
    return [
        _case(path.stem, match["title"], match["body"]) for path in sorted(FOLDER.glob("*.md")) for match in _CASE.finditer(path.read_text(encoding="utf-8"))
    ]


def _case(code: str, title: str, body: str) -> Case:
    fences = {fence["kind"]: fence["text"] for fence in _FENCE.finditer(body)}
    settings = dict(part.split(": ", 1) for part in body.strip().splitlines()[0].split(" · "))
    on = settings.get("xét đến")
    stage = settings.get("giai đoạn")
    return Case(
        code=code,
        title=title,
        text=fences["văn bản"],
        on=date.fromisoformat(on) if on else None,
        home=settings.get("cơ quan"),
        stage="draft" if stage == "draft" else "issue" if stage == "issue" else None,
        coverage=fences.get("phạm vi", ""),
        suppressions=fences.get("bỏ qua", ""),
        scan=fences.get("bản chụp", ""),
        profile=settings.get("hồ sơ"),
        expected=tuple((match["code"], match["severity"], match["text"]) for match in _FINDING.finditer(body)),
    )


def _marks(text: str, lines: list[str]) -> Iterator[Mark]:
    if lines:
        yield Mark(0, len(text), MarkKind.SCANNED, lines[0])
    for line in lines[1:]:
        word, _, confidence = line.rpartition(" ")
        yield Mark(text.index(word), text.index(word) + len(word), MarkKind.DOUBTFUL, confidence)
