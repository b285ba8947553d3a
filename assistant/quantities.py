"""Numbers as officers write them («1.234», «0,51», «05») to exact values and back in the manner of a model."""

import re
from decimal import Decimal

_NUMBER = re.compile(r"(?P<grouped>\d{1,3}(?:\.\d{3})+)(?:,(?P<fraction>\d+))?|(?P<whole>\d+)(?:,(?P<decimals>\d+))?")
_TWO_DIGITS = 10
_GROUPED_FROM = 1000


def number_of(text: str) -> Decimal | None:
    """The number that a text begins with: «1.234,5 triệu» is 1234.5. None where it begins otherwise."""
    match = _NUMBER.match(text.strip())
    if not match:
        return None
    whole = (match["grouped"] or match["whole"]).replace(".", "")
    fraction = match["fraction"] or match["decimals"]
    return Decimal(f"{whole}.{fraction}" if fraction else whole)


def written(value: Decimal, *, like: str, padded: bool = True) -> str:
    """`value` exactly, thousands grouped by dots as in `like`; `padded`: counts below ten take a leading zero."""
    whole, _, fraction = f"{abs(value):f}".partition(".")
    fraction = fraction.rstrip("0")
    if int(whole) >= _GROUPED_FROM and _groups(like):
        whole = f"{int(whole):,}".replace(",", ".")
    elif padded and not fraction and 0 < int(whole) < _TWO_DIGITS:
        whole = f"{int(whole):02d}"
    sign = "-" if value < 0 else ""
    return f"{sign}{whole},{fraction}" if fraction else f"{sign}{whole}"


def spelled(number: float) -> str:
    """A number of a program or a spreadsheet as an officer writes it: 97.5 is «97,5», 12.0 is «12»."""
    text = f"{Decimal(repr(number)):f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def decimals_in(text: str) -> int:
    """How many decimals a number shows: 2 in «0,51»."""
    match = _NUMBER.match(text.strip())
    return len((match["fraction"] or match["decimals"] or "") if match else "")


def _groups(like: str) -> bool:
    """Whether the model groups thousands, or is too small to tell."""
    number = number_of(like)
    return "." in like or number is None or number < _GROUPED_FROM
