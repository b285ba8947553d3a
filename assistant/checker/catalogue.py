"""All rules, in the order of their codes."""

from assistant.checker.rule import Rule
from assistant.checker.rules import (
    nb01,
    nb02,
    nb07,
    nb11,
    vb114,
    vb201,
    vb202,
    vb203,
    vb206,
    vb301,
    vb302,
    vb303,
    vb304,
    vb401,
    vb402,
    vb405,
    vb501,
    vb502,
    vb503,
)

RULES: tuple[Rule, ...] = (
    vb114, vb201, vb202, vb203, vb206, vb301, vb302, vb303, vb304, vb401, vb402, vb405, vb501, vb502, vb503, nb01, nb02, nb07, nb11,
)  # fmt: skip


def rule_of(code: str) -> Rule | None:
    """The rule of that code."""
    return next((rule for rule in RULES if rule.code == code), None)
