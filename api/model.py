"""The optional model of a data folder, put together from the settings; everything here is None or says so where none is configured."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from api.commands.output import CommandError
from api.settings import Settings
from assistant.answers import NONE
from assistant.asking import current
from assistant.call_log import CallLog
from assistant.conversation import Focus, Reply
from assistant.draft import Candidate, DraftSection, Sentence
from assistant.errors import ModelFailure
from assistant.grounding.written import Fact
from assistant.report import Report
from assistant.worded import Support, Worded
from assistant.workflow import Rewording
from corpus.periods import Period
from corpus.text.folding import plain
from prompts.catalogue import render
from prompts.contexts import WithheldNothingToReword
from retrieval.searcher import Searcher

if TYPE_CHECKING:
    from api.parts import Parts
    from assistant.langchain.chat_model import ChatModel
    from assistant.langchain.settings import ModelSettings

Check = Callable[[str], tuple[str, ...]]
_SHORT = re.compile(r"(?<!\w)(?:rut (?:gon|ngan)|tom (?:gon|tat)|co dong|ngan (?:gon|hon|lai|bot)|bot (?:dai|loi))(?!\w)")
_DEPTH, _LONGEST_QUERY, _FACTS = 12, 400, 20
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


def rewording(model: "ChatModel | None", searcher: Searcher, report_of: Callable[[str], Report]) -> Rewording | None:
    """Candidate D over the model, None without one: the inherited text reworded, or shortened where the wish says so; without one, from passages."""
    if model is None:
        return None

    def reword(section: DraftSection, instruction: str, check: Callable[[str], tuple[str, ...]]) -> Candidate | Worded:
        from assistant.langchain.candidate import propose

        sentences = body_of(section)
        if not sentences:
            return _written(section, instruction, model, searcher, report_of, check)
        return _shortened(sentences, model, check) if wants_it_short(instruction) else propose(sentences, instruction=instruction, model=model, check=check)

    return reword


def wants_it_short(instruction: str) -> bool:
    """«rút gọn», «viết ngắn hơn»: a wish that lets sentences go; «viết gọn, rõ» does not."""
    return bool(_SHORT.search(plain(instruction)))


def body_of(section: DraftSection) -> tuple[Sentence, ...]:
    """The inherited sentences outside footnotes."""
    inherited = section.candidate("A")
    paragraphs = inherited.paragraphs if inherited else ()
    return tuple(sentence for paragraph in paragraphs if not paragraph.footnote for sentence in paragraph.sentences)


def _shortened(sentences: tuple[Sentence, ...], model: "ChatModel", check: Check) -> Worded:
    from assistant.langchain.shortening import shorten

    made = shorten(sentences, model=model, check=check)
    return Worded(Candidate("D", made.candidate.paragraphs), (*(sentence.text for sentence in made.removed), *made.cut))


def _written(section: DraftSection, instruction: str, model: "ChatModel", searcher: Searcher, report_of: Callable[[str], Report], check: Check) -> Worded:
    """From passages about its heading, and from what the officer has answered; a heading that only groups others gets no text."""
    from assistant.langchain.section import Wanted, write

    heading = " ".join(section.title.text.split()) if section.title else section.number
    wish = " ".join(filter(None, (section.instruction, instruction)))
    report = report_of(current().report or "")
    if any(other.parent == section.id for other in report.draft.sections):
        raise ModelFailure(render(WithheldNothingToReword()), kind=WithheldNothingToReword.__name__)
    facts = facts_for(report, f"{heading} {wish}")
    hits = searcher.search(f"{heading} {wish}"[:_LONGEST_QUERY], k=_DEPTH)
    made = write(Wanted(section.id, heading, wish), hits=hits, facts=facts, model=model, check=check)
    rests_on = (Support(sentence, each.document, each.start, each.end, each.text) for sentence, passages in made.passages.items() for each in passages)
    return Worded(made.candidate, rests_on=tuple(rests_on))


def facts_for(report: Report, about: str) -> tuple[Fact, ...]:
    """The period, the office, and the figures answered whose names share most words with `about`."""
    words = set(plain(about).split())
    answered = [question for question in report.draft.questions if question.kind == "figure" and question.value not in (None, NONE)]
    nearest = sorted(answered, key=lambda question: -len(words & set(plain(question.name).split())))[:_FACTS]
    told = [("Kỳ báo cáo", Period.parse(report.draft.info.period).words), ("Cơ quan", report.draft.info.office or "")]
    told += [(question.name, " ".join(filter(None, (question.value, question.unit)))) for question in nearest]
    return tuple(Fact(f"F{number}", name, value) for number, (name, value) in enumerate(((n, v) for n, v in told if v), 1))


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
