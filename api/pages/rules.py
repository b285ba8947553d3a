"""Rule code → what an officer reads about it: the page constants of the rule's own module."""

from assistant.checker.catalogue import rule_of
from assistant.checker.rule import Rule


def rule(code: str) -> Rule | None:
    """The rule whose page is asked for; the code may be typed in small letters."""
    return rule_of(code.upper())
