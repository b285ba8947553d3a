"""A profile: which rules run and how grave their findings are. A value; `profiles` reads it from its file."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Severity
from assistant.checker.marking import UNCHECKED
from assistant.checker.rule import Rule, is_always, is_default, most_of
from corpus.registry.entry import Entry, Standing

EVERY = "*"
RANK = {severity: rank for rank, severity in enumerate((Severity.ERROR, Severity.WARNING, Severity.INFO, Severity.HINT))}
Wish = bool | Severity


@dataclass(frozen=True, slots=True)
class Profile:
    """`rules`: by code («*» for all others) off, on, or on with a severity. `least`: milder findings of rules that it does not name are left out."""

    name: str = "default"
    title: str = "mặc định"
    least: Severity = Severity.INFO
    rules: Mapping[str, Wish] = field(default_factory=dict)

    def runs(self, rule: Rule) -> bool:
        """Whether a rule runs."""
        wish = self.rules.get(rule.code, self.rules.get(EVERY))
        return is_always(rule) or (is_default(rule) if wish is None else wish is not False)

    def graded(self, rule: Rule, finding: Finding, context: Context) -> Finding:
        """The finding with the severity that the profile gives it; what rests on unsure facts is never raised to an error."""
        wish = self.rules.get(rule.code)
        if not isinstance(wish, Severity):
            return finding
        raised = RANK[wish] < RANK[finding.severity]
        return replace(finding, severity=max(wish, _ceiling(rule, finding, context), key=RANK.__getitem__) if raised else wish)

    def shows(self, rule: Rule, finding: Finding) -> bool:
        """Whether a finding is grave enough to be shown."""
        return is_always(rule) or rule.code in self.rules or RANK[finding.severity] <= RANK[self.least]


def profile_form(profile: Profile) -> dict[str, Any]:
    """The table that `profile_from` reads, for whoever wants to repeat a check."""
    rules = {code: wish.value if isinstance(wish, Severity) else wish for code, wish in profile.rules.items()}
    return {"name": profile.name, "title": profile.title, "least": profile.least.value, "rules": rules}


def _ceiling(rule: Rule, finding: Finding, context: Context) -> Severity:
    """The gravest that a finding may be made: a warning where a fact it rests on was not verified."""
    unsure = UNCHECKED.strip() in finding.message or any(_is_unsure(entry) for entry in _facts(finding, context))
    return max(most_of(rule), Severity.WARNING if unsure else Severity.ERROR, key=RANK.__getitem__)


def _facts(finding: Finding, context: Context) -> tuple[Entry, ...]:
    """The registered documents that the verdict on the flagged citation names."""
    if finding.citation is None:
        return ()
    verdict = context.verdicts[finding.citation]
    return tuple(entry for entry in (verdict.entry, verdict.likely, verdict.replaced_by, *verdict.candidates) if entry)


def _is_unsure(entry: Entry) -> bool:
    return any(standing is not Standing.HIGH for standing in (entry.standing, entry.relations_standing, entry.title_standing))
