"""legacy_words.toml: the rimes of Vietnamese, and the words that only an old encoding explains."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def rimes() -> frozenset[str]:
    """Rimes without tones: «iêng», «oăt»."""
    return frozenset(_tables()["rimes"].split())


@cache
def read_as_old(encoding: str) -> frozenset[str]:
    """Small-lettered words that beside words in TCVN3 or VNI are in that encoding too."""
    return frozenset(_tables()["read_as_old"][encoding].split())


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads((files("corpus.text") / "legacy_words.toml").read_text(encoding="utf-8"))
