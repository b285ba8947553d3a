"""Line ends as every pattern expects them."""

from corpus.text.folding import Folded

_RETURN = "\r\n"


def with_plain_line_ends(text: str) -> Folded:
    """The text with a plain line feed for every carriage return and line feed; offsets map back."""
    if _RETURN not in text:
        return Folded(text)
    lines = text.split(_RETURN)
    folded, original = [0], [0]
    length = 0
    for dropped, line in enumerate(lines[:-1]):
        length += len(line)
        folded += (length, length)
        original += (length + dropped, length + dropped + 1)
        length += 1
    return Folded("\n".join(lines), tuple(folded), tuple(original))
