"""The shared scorers, run as the independent programs they are, over what our code makes of the seeds."""

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from assistant.draft_json import draft_to_json
from assistant.drafting import draft_from
from corpus.citations import find_citations
from corpus.periods import Period
from corpus.structure import parse

Rows = Iterable[dict[str, Any]]


def run(shared: Path, tool: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run a scorer; its own exit status tells whether its checks hold."""
    return subprocess.run([sys.executable, str(shared / "tools" / tool), *map(str, arguments)], capture_output=True, text=True, check=False)


def seed(shared: Path, prefix: str) -> Path:
    return next((shared / "seeds").glob(f"{prefix}_*.txt"))


def text_of(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def write_rows(path: Path, rows: Rows) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def citations_of(path: Path) -> Rows:
    """Citations of a seed in the form that the scorer reads."""
    text = text_of(path)
    for found in find_citations(text, home=parse(text).agency):
        if not found.own:
            yield {
                "doc": path.name,
                "start": found.start,
                "end": found.end,
                "surface": found.surface,
                "type": found.type,
                "number": found.number,
                "date": found.date.isoformat() if found.date else None,
                "issuer": found.issuer,
                "alias": found.alias,
            }


def write_draft(source: Path, period: str, target: Path) -> Path:
    """The draft of the next period, as `trobut draft --json` prints it."""
    draft = draft_from(parse(text_of(source)), document_id=source.name, period=Period.parse(period))
    target.write_text(json.dumps(draft_to_json(draft), ensure_ascii=False), encoding="utf-8")
    return target
