"""The JSON contract of a check, part by part: what every field holds."""

from typing import Any, NotRequired, TypedDict


class EntryJson(TypedDict):
    """An entry of the registry; dates are ISO."""

    label: str
    type: str
    number: str | None
    date: str | None
    issuer: str
    title: str
    effective_from: str | None
    effective_to: str | None
    source: str
    standing: str


class VerdictJson(TypedDict):
    """What the registry says. `differs` names fields, `likely` the entry of which the citation seems a damaged form."""

    status: str
    entry: EntryJson | None
    candidates: list[EntryJson]
    in_force: bool | None
    replaced_by: EntryJson | None
    differs: list[str]
    likely: EntryJson | None


class CitationJson(TypedDict):
    """A citation; `unverified`: read in a scan, not compared with the paper."""

    start: int
    end: int
    surface: str
    type: str | None
    number: str | None
    date: str | None
    year: int | None
    issuer: str | None
    issuer_inherited: str | None
    issuer_resolved: str | None
    title: str | None
    alias: str | None
    part: str | None
    of: int | None
    self: bool
    unverified: bool
    verdict: NotRequired[VerdictJson]


class ReplacementJson(TypedDict):
    """A proposed text; only safe ones may be applied together."""

    text: str
    safe: bool


class FindingJson(TypedDict):
    """A finding; `citation` is an index into the citations."""

    code: str
    rule: str
    severity: str
    start: int
    end: int
    text: str
    message: str
    evidence: list[str]
    replacements: list[ReplacementJson]
    citation: int | None
    url: str


class DocumentJson(TypedDict):
    """Facts of the checked document; `text` is what all offsets point into."""

    kind: str
    agency: str | None
    place: str | None
    number: str | None
    date: str | None
    title: str | None
    period: str | None
    text: str


class SummaryJson(TypedDict):
    """Counts; `missing` is not_found and out_of_coverage together; `suppressed` are not counted among errors …; `line` says it in Vietnamese."""

    as_of: str
    as_of_source: str
    office: str | None
    stage: str
    profile: str
    citations: int
    found: int
    found_differs: int
    ambiguous: int
    not_found: int
    out_of_coverage: int
    unreadable: int
    missing: int
    errors: int
    warnings: int
    infos: int
    hints: int
    suppressed: int
    line: str


class SuppressedJson(FindingJson):
    """A finding that is left out of the list, and the suppression that says why."""

    suppression: dict[str, str | None]


class ReplayJson(TypedDict):
    """Everything, beside the text, that the verdict depends on: a check with the same values gives the same answer."""

    program: str
    version: str
    registry: str
    registry_entries: int
    as_of: str
    office: str | None
    stage: str
    profile: dict[str, Any]
    suppressions: list[dict[str, str | None]]


class ReportJson(TypedDict):
    """The whole answer of a check."""

    document: DocumentJson
    summary: SummaryJson
    citations: list[CitationJson]
    findings: list[FindingJson]
    suppressed: list[SuppressedJson]
    replay: ReplayJson
