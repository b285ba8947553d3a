"""Asks the configured model: within the budget, recorded, and with ModelFailure as the only thing that can go wrong.

LangSmith tracing is off by context, whatever the environment says (`calling`); what the libraries would do besides is off in `servers`.
"""

import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from assistant.asking import Asking, current
from assistant.call_log import CallLog, CallRecord
from assistant.errors import ModelFailure
from assistant.langchain.calling import Question, call, withheld
from assistant.langchain.settings import ModelSettings, tokens_of
from assistant.langchain.spoken import Spoken
from prompts import contexts
from prompts.catalogue import render, template_name, version
from prompts.contexts import Context, ModelToolDescription

if TYPE_CHECKING:
    from langchain_core.messages import AIMessageChunk, BaseMessage
    from langchain_core.tools import BaseTool


@dataclass(frozen=True, slots=True)
class _Sent:
    """A call on its way. `text` of everything sent after the system prompt."""

    task: str
    prompts: tuple[Context, ...]
    system: str
    user: str
    at: str


class ChatModel:
    """A configured model. `log`: where its calls are recorded and what they cost is looked up; without one nothing is."""

    def __init__(self, settings: ModelSettings, log: CallLog | None = None) -> None:
        self.settings = settings
        self._log = log

    @property
    def name(self) -> str:
        return self.settings.model

    def ask(self, *, system: str, user: str) -> str:
        """The whole answer, within the time and size of the settings; neither recorded nor counted.

        Raises ModelFailure, and nothing else, with a Vietnamese sentence: unreachable, too slow, cut off, garbled, too long, cancelled.
        """
        return self.listen(system=system, user=user).text

    def listen(self, *, system: str, user: str) -> Spoken:
        """The same with counts and times."""
        return call(self.settings, Question(_opening(system, user)), current())[0]

    @contextmanager
    def asked(self, task: str, *, system: Context, user: Context, expects: int = 0) -> Iterator[str]:
        """The answer to two prompts; the body judges it. Recorded when the body is left: accepted, or withheld with the reason that it raised.

        `expects`: about how many tokens an honest answer has. Raises ModelFailure.
        """
        sent = _Sent(task, (system, user), render(system), render(user), _now())
        self._check_room(sent, expects)
        with self._recorded(sent) as heard:
            heard.append(call(self.settings, Question(_opening(sent.system, sent.user)), current())[0])
            yield heard[0].text

    def spoken(
        self, task: str, *, system: Context, user: Context, further: "Sequence[BaseMessage]", tools: "Sequence[BaseTool]"
    ) -> "tuple[Spoken, AIMessageChunk]":
        """One step of an exchange with tools: `further` are the messages after the first two. Recorded. Raises ModelFailure."""
        more = "\n".join(str(message.content) for message in further)
        prompts = (system, user, *(ModelToolDescription(tool.name) for tool in tools[:1]))  # one template describes them all
        sent = _Sent(task, prompts, render(system), f"{render(user)}\n{more}".rstrip("\n"), _now())
        self._check_room(sent, 0)
        with self._recorded(sent) as heard:
            spoken, message = call(self.settings, Question([*_opening(sent.system, render(user)), *further], tools), current())
            heard.append(spoken)
        return spoken, message

    def _check_room(self, sent: _Sent, expects: int) -> None:
        """Nothing is sent that the model could not read whole or not answer whole, and nothing beyond the report's budget."""
        settings, size = self.settings, tokens_of(sent.system) + tokens_of(sent.user)
        if size > settings.room:
            raise withheld(contexts.WithheldTooLong(size, settings.room))
        if expects > settings.max_tokens:
            raise withheld(contexts.WithheldTooLong(expects, settings.max_tokens))
        report = current().report
        if self._log is None or report is None or not settings.report_tokens:
            return
        spent = self._spent(report)
        if spent + size > settings.report_tokens:
            raise withheld(contexts.WithheldBudgetSpent(spent, settings.report_tokens))

    def _spent(self, report: str) -> int:
        try:
            return self._log.spent(report) if self._log else 0
        except OSError as error:
            raise withheld(contexts.WithheldUnrecorded(error.strerror or type(error).__name__)) from error

    @contextmanager
    def _recorded(self, sent: _Sent) -> Iterator[list[Spoken]]:
        heard: list[Spoken] = []
        try:
            yield heard
        except ModelFailure as failure:
            self._write(sent, heard, current(), failure.kind)
            raise
        self._write(sent, heard, current(), None)

    def _write(self, sent: _Sent, heard: list[Spoken], asking: Asking, reason: str | None) -> None:
        if self._log is None:
            return
        said = heard[0] if heard else Spoken("", (), None, None, None, 0.0, 0)
        counted = said.tokens_in is not None and said.tokens_out is not None
        texts = (sent.system, sent.user, said.text) if self._log.texts else (None, None, None)
        unsent = reason == contexts.WithheldUnreachable.__name__
        record = CallRecord(
            id=uuid.uuid4().hex[:12],
            at=sent.at,
            task=sent.task,
            model=self.settings.model,
            prompts=tuple(_versioned(prompt) for prompt in sent.prompts),
            tokens_in=said.tokens_in if said.tokens_in is not None else 0 if unsent else tokens_of(sent.system) + tokens_of(sent.user),
            tokens_out=said.tokens_out if said.tokens_out is not None else tokens_of(said.text),
            estimated=not counted,
            first_s=None if said.first_s is None else round(said.first_s, 3),
            total_s=round(said.total_s or _since(sent.at), 3),
            outcome="withheld" if reason else "accepted",
            reason=reason,
            report=asking.report,
            who=asking.who,
            system=texts[0],
            user=texts[1],
            answer=texts[2],
        )
        try:
            self._log.write(record)
        except OSError as error:
            raise withheld(contexts.WithheldUnrecorded(error.strerror or type(error).__name__)) from error


def _opening(system: str, user: str) -> "list[BaseMessage]":
    from langchain_core.messages import HumanMessage, SystemMessage

    return [SystemMessage(system), HumanMessage(user)]


def _versioned(prompt: Context) -> str:
    return f"{template_name(type(prompt)).removesuffix('.j2')}@{version(type(prompt))}"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _since(moment: str) -> float:
    return (datetime.now(UTC) - datetime.fromisoformat(moment)).total_seconds()
