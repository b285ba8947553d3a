"""Who looks at a finding in a real review, and in which order: the office at form, the section at facts, legal officers at bases, the leader last."""

from typing import Literal

Round = Literal["1-office", "2-facts", "3-legal", "4-leader"]

_EXCEPTIONS: dict[str, Round] = {
    "NB07": "1-office",
    "NB12": "1-office",
    "NB13": "1-office",
    "NB14": "1-office",
    "VB505": "1-office",
    "NB15": "3-legal",
    "NB08": "4-leader",
}


def round_of(code: str) -> Round:
    """The round in which findings of a rule are looked at; their names sort in the order of the review."""
    if code in _EXCEPTIONS:
        return _EXCEPTIONS[code]
    if code.startswith(("VB1", "VB9")):
        return "1-office"
    return "3-legal" if code.startswith("VB") else "2-facts"
