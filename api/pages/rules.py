"""Rule code → what an officer reads about it (`templates/rules.toml`)."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent.parent / "templates" / "rules.toml"


@dataclass(frozen=True, slots=True)
class Rule:
    """What a rule flags, why it matters, an example and what to do instead; all in Vietnamese."""

    code: str
    title: str
    severity: str
    flags: str
    why: str
    example: str
    instead: str


@cache
def _rules() -> dict[str, Rule]:
    return {code: Rule(code=code, **fields) for code, fields in tomllib.loads(FILE.read_text(encoding="utf-8")).items()}


def rule(code: str) -> Rule | None:
    return _rules().get(code.upper())
