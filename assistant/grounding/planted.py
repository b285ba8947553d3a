"""Does a text speak to a language model? An administrative document never does; one that does may have been written to be found.

The fence and the guards hold without this; it keeps such a passage from being sent at all.
"""

import re
import tomllib
from functools import cache
from importlib import resources

from corpus.text.folding import compose, strip_accents


def speaks_to_a_model(text: str) -> bool:
    """Whether it holds an order, a role or a sign that only a model would heed."""
    return bool(_orders().search(" ".join(strip_accents(compose(text).text.lower()).split())))


@cache
def _orders() -> re.Pattern[str]:
    data = tomllib.loads(resources.files("assistant.grounding").joinpath("planted.toml").read_text("utf-8"))
    return re.compile("|".join(f"(?:{pattern})" for pattern in data["patterns"]))
