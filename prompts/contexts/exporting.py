"""What the program calls the files that leave it."""

from dataclasses import dataclass

from prompts.contexts.base import Context


@dataclass(frozen=True, slots=True)
class ExportName(Context):
    """`kind`: «Báo cáo», "" where the title says it; `final`: agreed to be signed; `tracked`: against last period; `sources`: with the annex of sources."""

    kind: str
    title: str
    final: bool
    tracked: bool
    sources: bool
