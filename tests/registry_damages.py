"""Citations with exactly one field damaged, for the documents of a register. Shares no code with the registry's own idea of damage."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.citations.model import Citation

KINDS = ("digit", "swap", "dropped", "added", "letter O", "symbol", "year", "date")
_TRIES = 500
_LETTERS = "ABCDĐGHKLNPQSTUVX"
Row = Sequence[str]


@dataclass(frozen=True, slots=True)
class Damaged:
    """A damaged citation and the document it meant."""

    kind: str
    citation: Citation
    number: str
    issued: date
    issuer: str


def damaged(rows: Sequence[Row], count: int, *, seed: int, titled: bool) -> Iterator[Damaged]:
    """`count` damages over rows of `registry_generator`, every kind as often as it is possible."""
    choose = random.Random(seed)
    made = tried = 0
    while made < count:
        tried += 1
        number, word, day, issuer, title = choose.choice(rows)[:5]
        kind = KINDS[(made + tried // _TRIES) % len(KINDS)]  # a small register may have no document that can be damaged so
        wrong = _wrong(choose, kind, number, date.fromisoformat(day))
        if wrong is None or wrong == (number, date.fromisoformat(day)):
            continue
        made += 1
        citation = Citation(0, 1, wrong[0], word, wrong[0], wrong[1], issuer=issuer, title=title if titled else None)
        yield Damaged(kind, citation, number, date.fromisoformat(day), issuer)


def _wrong(choose: random.Random, kind: str, number: str, day: date) -> tuple[str, date] | None:
    serial, _, rest = number.partition("/")
    at = choose.randrange(len(serial))
    if kind == "date":
        moved = _wrong_day(choose, day)
        return (number, moved) if moved else None
    if kind == "symbol":
        return f"{serial}/{_wrong_letter(choose, rest)}", day
    if kind == "year":
        year = rest[:4]
        return (f"{serial}/{int(year) + choose.choice((-1, 1))}{rest[4:]}", day) if year.isdigit() else None
    other = {
        "digit": serial[:at] + choose.choice([d for d in "0123456789" if d != serial[at]]) + serial[at + 1 :],
        "swap": serial[: at - 1] + serial[at] + serial[at - 1] + serial[at + 1 :] if at else "",
        "dropped": serial[:at] + serial[at + 1 :],
        "added": serial[:at] + choose.choice("0123456789") + serial[at:],
        "letter O": serial.replace("0", "O", 1) if "0" in serial else "",
    }[kind]
    return (f"{other}/{rest}", day) if other.strip("0") and other.lstrip("0") != serial.lstrip("0") else None


def _wrong_letter(choose: random.Random, symbol: str) -> str:
    places = [at for at, char in enumerate(symbol) if char.isalpha()]
    at = choose.choice(places)
    return symbol[:at] + choose.choice([letter for letter in _LETTERS if letter != symbol[at].upper()]) + symbol[at + 1 :]


def _wrong_day(choose: random.Random, day: date) -> date | None:
    text = day.isoformat()
    at = choose.choice((3, 5, 6, 8, 9))
    digit = choose.choice([d for d in "0123456789" if d != text[at]])
    try:
        return date.fromisoformat(text[:at] + digit + text[at + 1 :])
    except ValueError:
        return None
