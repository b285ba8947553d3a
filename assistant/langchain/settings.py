"""What an operator configures for a model; passed in, never read from the environment here."""

from dataclasses import dataclass, field
from typing import Literal

ServerKind = Literal["openai", "ollama"]
_BYTES_A_TOKEN = 3  # Vietnamese in UTF-8; the tokenizers of today need fewer tokens than this, never many more
_TOKENS_A_MARK = 4  # «⟦12⟧» is split into its signs


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """A server. `base_url` ends with «/v1» for an OpenAI-compatible one, with the port for Ollama; `timeout_s` bounds the whole answer, connection included.

    `max_tokens` bounds the answer in the model's own units; the number of bytes and letters read follows from it. `context_tokens`: question and
    answer together; `report_tokens`: all calls for one report together, 0 without a bound. `ask_usage`: ask an OpenAI-compatible server to count.
    """

    base_url: str
    model: str
    api_key: str = field(default="", repr=False)
    timeout_s: float = 20.0
    max_tokens: int = 4096
    server: ServerKind = "openai"
    context_tokens: int = 16_384
    report_tokens: int = 400_000
    ask_usage: bool = False

    @property
    def max_bytes(self) -> int:
        """A streamed token costs a few hundred bytes of JSON around it."""
        return 65_536 + 2_048 * self.max_tokens

    @property
    def max_letters(self) -> int:
        return 16 * self.max_tokens

    @property
    def room(self) -> int:
        """Tokens that a question may have."""
        return self.context_tokens - self.max_tokens


def tokens_of(text: str) -> int:
    """About how many tokens a text costs, rather too many than too few."""
    return -(-len(text.encode()) // _BYTES_A_TOKEN) + _TOKENS_A_MARK * text.count("⟦")
