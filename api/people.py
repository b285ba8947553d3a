"""Who asks: a person with a role. Until accounts are made, everyone at this machine is one person who may do everything."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a person may do; each role may do what the one before it may."""

    OFFICER = "officer"
    REVIEWER = "reviewer"
    ADMIN = "admin"

    def covers(self, needed: "Role") -> bool:
        """Whether this role may do what `needed` may."""
        ranks = list(Role)
        return ranks.index(self) >= ranks.index(needed)


@dataclass(frozen=True, slots=True)
class Person:
    """`id`: the account's; empty for the one person of a machine without accounts. `name`: as it is shown and written into histories."""

    id: str
    name: str
    role: Role


LOCAL = Person("", "Cán bộ", Role.ADMIN)
"""The one person of a machine without accounts."""
