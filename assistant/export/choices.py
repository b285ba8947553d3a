"""What the officer chooses for a file."""

from dataclasses import dataclass

from assistant.export.layout import Tracking


@dataclass(frozen=True, slots=True)
class Choices:
    """`watermark`: mark it as a draft although nothing is open; `with_sources`: with the annex of sources; `tracking`: show changes against last period."""

    watermark: bool = False
    with_sources: bool = True
    tracking: Tracking | None = None


USUAL = Choices()
