"""A rule: one module that says what it flags, why, and what to write instead. Its Vietnamese constants become its page.

A module may add constants of its own will: `default = False` (off unless a profile turns it on), `always = True` (no profile may turn it
off or hide what it finds), `most = Severity.WARNING` (no profile may raise it above), `last = True` (it judges the suppressions, after all others).
"""

from collections.abc import Iterable
from typing import Protocol

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Severity


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


def is_default(rule: Rule) -> bool:
    """Whether it runs where no profile speaks of it."""
    return bool(getattr(rule, "default", True))


def is_always(rule: Rule) -> bool:
    """Whether no profile may turn it off or hide what it finds."""
    return bool(getattr(rule, "always", False))


def is_last(rule: Rule) -> bool:
    """Whether it judges what the others left: the suppressions."""
    return bool(getattr(rule, "last", False))


def most_of(rule: Rule) -> Severity:
    """The gravest that a profile may make of it."""
    return Severity(getattr(rule, "most", Severity.ERROR))
