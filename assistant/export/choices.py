"""What the officer chooses for a file."""

from dataclasses import dataclass

from assistant.export.layout import Tracking


@dataclass(frozen=True, slots=True)
class Choices:
    """`watermark`: mark it as a draft although nothing is open; `tracking`: show changes against last period.

    `with_sources`: with the annex of sources, which stays out of the copy that is sent.
    """

    watermark: bool = False
    with_sources: bool = False
    tracking: Tracking | None = None


USUAL = Choices()
