"""Rule code → how grave its findings are and what kind of correction they carry: read from rule_notes.toml."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from assistant.checker.finding import Severity

Fix = Literal["safe", "unsafe", "mixed", "none"]


@dataclass(frozen=True, slots=True)
class RuleNote:
    """`levels`: severities it may have, gravest first. `when`: which applies when, in words. `fix`: safe, unsafe (one by one), mixed or none."""

    levels: tuple[Severity, ...]
    fix: Fix
    when: str = ""


def note_of(code: str) -> RuleNote:
    """Raises KeyError for a rule that nobody has described."""
    return _notes()[code]


@cache
def _notes() -> dict[str, RuleNote]:
    form = tomllib.loads(files("assistant.checker").joinpath("rule_notes.toml").read_text(encoding="utf-8"))
    return {code: RuleNote(tuple(Severity(level) for level in note["levels"]), note["fix"], note.get("when", "")) for code, note in form.items()}
