"""Where a value that was read (a place, the words of a period) stands in the text it was read from."""

import re

Place = tuple[int, int]


def place_of(text: str, value: str | None, within: Place) -> Place | None:
    """The first place of the words of `value`, whatever their case and the white space between them; None where they do not stand so."""
    if not value or not value.strip():
        return None
    words = r"\s+".join(re.escape(word) for word in value.split())
    match = re.compile(words, re.IGNORECASE).search(text, *within)
    return match.span() if match else None
