"""What an operator configures, read once from the environment by whoever starts the program."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from api.commands.output import CommandError
from api.sso.environment import sso_from
from api.sso.settings import SsoSettings

DATA_FOLDER = "trobut-data"


@dataclass(frozen=True, slots=True)
class Settings:
    """`data` holds everything the program stores. URLs replace the embedded parts by servers; without `model_url` no model is used.

    `model_kind`: «openai» or «ollama»; the bounds of a model are in its tokens (`assistant.langchain.settings`); `model_log_texts`: keep in the log
    of calls what was sent and said. `samples`: bring the sample library in at the first start of the workbench. `profile`: name or file of the
    profile that checks use. `url`: the address at which others reach the program («https://trobut.so.gov.vn») when a proxy stands before it.
    `sso`: the office's own sign-in, beside the local accounts.
    """

    data: Path = Path(DATA_FOLDER)
    database_url: str | None = None
    chroma_url: str | None = None
    embedding: Path | None = None
    reranker: Path | None = None
    model_url: str | None = None
    model_name: str = ""
    model_key: str = ""
    model_timeout_s: float = 20.0
    model_kind: str = "openai"
    model_max_tokens: int = 4096
    model_context: int = 16_384
    model_report_tokens: int = 400_000
    model_usage: bool = False
    model_log_texts: bool = False
    samples: bool = True
    profile: str | None = None
    host: str = "127.0.0.1"
    port: int = 8000
    url: str = ""
    sso: SsoSettings = field(default_factory=SsoSettings)

    @property
    def is_local(self) -> bool:
        """Whether the workbench answers on this machine only."""
        return self.host in ("127.0.0.1", "localhost", "::1") and not self.url

    @property
    def is_one_persons(self) -> bool:
        """Whether whoever reaches the workbench is the one person at this machine, as long as there are no accounts."""
        return self.is_local and not self.sso.is_on

    @property
    def address(self) -> str:
        """At which people open the workbench."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return self.url or f"http://{host}:{self.port}"


def from_environment(environment: Mapping[str, str], *, data: Path | None = None) -> Settings:
    """Settings from `TROBUT_*` variables; `data` given on the command line goes first. Raises CommandError for a number that is none."""
    embedding, reranker = environment.get("TROBUT_EMBEDDING"), environment.get("TROBUT_RERANKER")
    return Settings(
        data=data or Path(environment.get("TROBUT_DATA") or DATA_FOLDER),
        database_url=environment.get("TROBUT_DATABASE_URL") or None,
        chroma_url=environment.get("TROBUT_CHROMA_URL") or None,
        embedding=Path(embedding) if embedding else None,
        reranker=Path(reranker) if reranker else None,
        model_url=environment.get("TROBUT_MODEL_URL") or None,
        model_name=environment.get("TROBUT_MODEL_NAME", ""),
        model_key=environment.get("TROBUT_MODEL_KEY", ""),
        model_timeout_s=float(environment.get("TROBUT_MODEL_TIMEOUT") or 20),
        model_kind=environment.get("TROBUT_MODEL_KIND") or "openai",
        model_max_tokens=_whole(environment, "TROBUT_MODEL_MAX_TOKENS", 4096),
        model_context=_whole(environment, "TROBUT_MODEL_CONTEXT", 16_384),
        model_report_tokens=_whole(environment, "TROBUT_MODEL_REPORT_TOKENS", 400_000),
        model_usage=environment.get("TROBUT_MODEL_USAGE") == "1",
        model_log_texts=environment.get("TROBUT_MODEL_LOG_TEXTS") == "1",
        samples=environment.get("TROBUT_SAMPLES", "1") != "0",
        profile=environment.get("TROBUT_PROFILE") or None,
        url=_address(environment.get("TROBUT_URL", "")),
        sso=sso_from(environment),
    )


def _address(url: str) -> str:
    if url and not url.startswith(("http://", "https://")):
        raise CommandError(f"TROBUT_URL là «{url}»: hãy ghi cả http:// hoặc https:// ở đầu.")
    return url.rstrip("/")


def _whole(environment: Mapping[str, str], name: str, default: int) -> int:
    value = environment.get(name) or str(default)
    if not value.isdecimal():
        raise CommandError(f"{name} là «{value}»: hãy ghi một số nguyên không âm.")
    return int(value)
