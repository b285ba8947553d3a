"""The optional model of a data folder, put together from the settings; everything here is None or says so where none is configured."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from api.commands.output import CommandError
from api.settings import Settings
from assistant.call_log import CallLog
from assistant.conversation import Focus, Reply
from assistant.draft import Candidate, DraftSection, Sentence
from assistant.workflow import Rewording

if TYPE_CHECKING:
    from api.parts import Parts
    from assistant.langchain.chat_model import ChatModel
    from assistant.langchain.settings import ModelSettings

_SMALLEST = 256  # tokens of an answer, and of the room for a question


def model_settings(settings: Settings) -> "ModelSettings | None":
    """Raises CommandError for settings that cannot be meant."""
    from assistant.langchain.settings import ModelSettings

    if not settings.model_url:
        return None
    kind = settings.model_kind
    if kind not in ("openai", "ollama"):
        raise CommandError(f"TROBUT_MODEL_KIND là «{kind}»: chỉ nhận openai hoặc ollama.")
    if settings.model_max_tokens < _SMALLEST or settings.model_context < settings.model_max_tokens + _SMALLEST:
        raise CommandError("TROBUT_MODEL_CONTEXT phải lớn hơn TROBUT_MODEL_MAX_TOKENS ít nhất 256, và TROBUT_MODEL_MAX_TOKENS ít nhất 256.")
    return ModelSettings(
        settings.model_url,
        settings.model_name or "default",
        settings.model_key,
        settings.model_timeout_s,
        max_tokens=settings.model_max_tokens,
        server="ollama" if kind == "ollama" else "openai",
        context_tokens=settings.model_context,
        report_tokens=settings.model_report_tokens,
        ask_usage=settings.model_usage,
    )


def call_log(settings: Settings) -> CallLog:
    return CallLog(settings.data, texts=settings.model_log_texts)


def open_model(settings: Settings) -> "ChatModel | None":
    """The configured model with its log. Raises CommandError for settings that cannot be meant."""
    configured = model_settings(settings)
    if configured is None:
        return None
    from assistant.langchain.chat_model import ChatModel

    return ChatModel(configured, call_log(settings))


def rewording(model: "ChatModel | None") -> Rewording | None:
    """Candidate D over the model, None without one."""
    if model is None:
        return None
    from assistant.langchain.candidate import propose

    def reword(section: DraftSection, instruction: str, check: Callable[[str], tuple[str, ...]]) -> Candidate:
        return propose(body_of(section), instruction=instruction, model=model, check=check)

    return reword


def body_of(section: DraftSection) -> tuple[Sentence, ...]:
    """The inherited sentences outside footnotes."""
    inherited = section.candidate("A")
    paragraphs = inherited.paragraphs if inherited else ()
    return tuple(sentence for paragraph in paragraphs if not paragraph.footnote for sentence in paragraph.sentences)


def read_again(parts: "Parts", first: Reply, message: str, *, who: str, report_id: str | None, focus: Focus | None = None) -> Reply:
    """What `converse` answered, or what a model made of the same message where the rules did not understand it."""
    if parts.model is None:
        return first
    from assistant.langchain import second_reading

    return second_reading.read_again(
        first,
        message,
        model=parts.model,
        workflow=parts.workflow,
        library=parts.library,
        searcher=parts.searcher,
        registry=parts.registry,
        who=who,
        today=parts.today(),
        report_id=report_id,
        focus=focus,
    )
