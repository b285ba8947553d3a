"""What an operator configures for a model; passed in, never read from the environment here."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """An OpenAI-compatible server. `base_url` ends with «/v1»; `timeout_s` bounds the whole answer, connection included.

    `max_tokens` bounds the answer in the model's own units; the number of bytes and letters read follows from it.
    """

    base_url: str
    model: str
    api_key: str = field(default="", repr=False)
    timeout_s: float = 20.0
    max_tokens: int = 4096

    @property
    def max_bytes(self) -> int:
        """A streamed token costs a few hundred bytes of JSON around it."""
        return 65_536 + 2_048 * self.max_tokens

    @property
    def max_letters(self) -> int:
        return 16 * self.max_tokens
