"""A rule: one module that says what it flags, why, and what to write instead. Its Vietnamese constants become its page."""

from collections.abc import Iterable
from typing import Protocol

from assistant.checker.context import Context
from assistant.checker.finding import Finding


class Rule(Protocol):
    """`code` and `name` go into every finding; the others are the page: title, why, a wrong and a right example, legal basis."""

    code: str
    name: str
    title: str
    explanation: str
    example: str
    instead: str
    basis: str

    def check(self, context: Context) -> Iterable[Finding]:
        """The findings of this rule."""
        ...
