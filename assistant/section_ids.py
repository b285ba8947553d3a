"""Ids of sections: «I.4.3», the path of numbers; a number used twice gets a mark («II~2»)."""

import re

_DECIMAL = re.compile(r"\d+\.\d")


def section_id(number: str, parent: str | None, taken: set[str]) -> str:
    """The id of a section with this number under `parent`; it is added to `taken`."""
    own = number.replace(" ", "-")
    base = own if parent is None else f"{parent.split('.')[0]}.{own}" if _DECIMAL.match(own) else f"{parent}.{own}"
    identifier, n = base, 1
    while identifier in taken:
        n += 1
        identifier = f"{base}~{n}"
    taken.add(identifier)
    return identifier
