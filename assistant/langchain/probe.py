"""Does a configured server work? Asked for its models and for one short rewording: a list of steps that passed, failed or were not tried."""

import asyncio
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.draft import Sentence
from assistant.errors import ModelFailure
from assistant.langchain.candidate import notes_of, read
from assistant.langchain.chat_model import ChatModel
from assistant.langchain.settings import ModelSettings, tokens_of
from assistant.langchain.spoken import Spoken
from assistant.rewording.guards import judge
from assistant.rewording.masking import mask
from assistant.rewording.task import Task
from prompts import contexts
from prompts.catalogue import render
from prompts.contexts import MaskedLine, ModelRewording, ModelStep, ModelSystem

if TYPE_CHECKING:
    import httpx2

_SENTENCE = "Trong 6 tháng đầu năm 2025, Sở Nội vụ đã tổ chức 02 lớp tập huấn cho 120 công chức theo Kế hoạch số 18/KH-SNV ngày 10/01/2025."
_LISTED = 1_000_000  # bytes of a list of models
_UNAUTHORISED = (401, 403)
_SHOWN = 8
_BLAME = {"WithheldUnreachable": "reach", "WithheldRefusedKey": "key", "WithheldUnknownModel": "model"}  # reason → step; any other: «stream»


@dataclass(frozen=True, slots=True)
class Probe:
    """`first_s`, `rate`: seconds to the first token, tokens a second, None where nothing came."""

    steps: tuple[ModelStep, ...]
    first_s: float | None = None
    rate: float | None = None

    @property
    def works(self) -> bool:
        return all(step.passed is not False for step in self.steps) and self.steps[-1].passed is True


@dataclass(frozen=True, slots=True)
class _Listed:
    """The answer to a request for the list of models: status, and names where there is a list."""

    status: int
    names: tuple[str, ...] | None


def probe(settings: ModelSettings) -> Probe:
    """Never raises: whatever goes wrong is a step that failed."""
    try:
        listed = _listed(settings)
    except ModelFailure as failure:
        return Probe(_told({"reach": (False, str(failure))}))
    found: dict[str, tuple[bool, str]] = {"reach": (True, "")}
    if listed.status in _UNAUTHORISED:
        found["key"] = (False, render(contexts.WithheldRefusedKey(listed.status)))
        return Probe(_told(found))
    if listed.names is not None:
        found["key"] = (True, "")
        found["model"] = _known(settings.model, listed.names)
        if not found["model"][0]:
            return Probe(_told(found))
    return _asked(settings, found)


def _known(model: str, names: tuple[str, ...]) -> tuple[bool, str]:
    if model in names or f"{model}:latest" in names:
        return True, ""
    return False, ", ".join(names[:_SHOWN]) + ("…" if len(names) > _SHOWN else "")


def _asked(settings: ModelSettings, found: dict[str, tuple[bool, str]]) -> Probe:
    section = mask((Sentence("s1", _SENTENCE, "boilerplate"),))
    user = ModelRewording("", tuple(MaskedLine(item.id, item.text) for item in section), notes_of(section))
    try:
        said = ChatModel(settings).listen(system=render(ModelSystem()), user=render(user))
    except ModelFailure as failure:
        found[_BLAME.get(failure.kind, "stream")] = (False, str(failure))
        return Probe(_told(found))
    found |= {"key": (True, ""), "model": (True, ""), "stream": (said.pieces > 1, "")}
    try:
        reason = judge(Task(section, read(said.text)))
        found["marks"] = (reason is None, render(reason) if reason else "")
    except ModelFailure as failure:
        found["marks"] = (False, str(failure))
    return Probe(_told(found), said.first_s, _rate(said))


def _rate(said: Spoken) -> float | None:
    rest = said.total_s - (said.first_s or 0.0)
    tokens = said.tokens_out if said.tokens_out is not None else tokens_of(said.text)
    return tokens / rest if rest > 0 and said.pieces > 1 else None


def _told(found: dict[str, tuple[bool, str]]) -> tuple[ModelStep, ...]:
    return tuple(ModelStep(code, *found.get(code, (None, ""))) for code in ("reach", "key", "model", "stream", "marks"))


def _listed(settings: ModelSettings) -> _Listed:
    """Asked in a thread of its own, as calls are. Raises ModelFailure."""
    made: list[_Listed | ModelFailure] = []

    def run() -> None:
        try:
            made.append(asyncio.run(_list(settings)))
        except ModelFailure as failure:
            made.append(failure)

    thread = threading.Thread(target=run, name="trobut-model", daemon=True)
    thread.start()
    thread.join()
    if isinstance(made[0], ModelFailure):
        raise made[0]
    return made[0]


async def _list(settings: ModelSettings) -> _Listed:
    from assistant.langchain.calling import withheld
    from assistant.langchain.failures import out_of_time, reason_of
    from assistant.langchain.wire import JSON, Wire, open_client

    wire = Wire(max_bytes=_LISTED, kind=JSON)
    address = settings.base_url.rstrip("/") + ("/api/tags" if settings.server == "ollama" else "/models")
    headers = {"authorization": f"Bearer {settings.api_key}"} if settings.api_key else {}
    try:
        async with open_client(settings, wire) as client, asyncio.timeout(settings.timeout_s):
            answer = await client.get(address, headers=headers)
            return _Listed(answer.status_code, _names(answer))
    except TimeoutError as error:
        raise withheld(out_of_time(settings, answered=wire.answered)) from error
    except Exception as error:  # as for a call: any fault is a sentence
        raise withheld(reason_of(error, settings=settings, wire=wire)) from error


def _names(answer: "httpx2.Response") -> tuple[str, ...] | None:
    """Names of models in either form; None where there is no list."""
    try:
        data = answer.json()
        listed = data.get("data") or data.get("models")
        names = tuple(str(each.get("id") or each.get("name")) for each in listed)
    except (ValueError, AttributeError, TypeError):
        return None
    return names or None
