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
    words = " ".join(compose(text).text.lower().split())
    plain, marked = _orders()
    return bool(plain.search(strip_accents(words)) or marked.search(words))


@cache
def _orders() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """For words without diacritics, and for words with them."""
    data = tomllib.loads(resources.files("assistant.grounding").joinpath("planted.toml").read_text("utf-8"))
    plain, marked = ("|".join(f"(?:{pattern})" for pattern in data[name]) for name in ("patterns", "marked"))
    return re.compile(plain), re.compile(marked)
