"""Turns a case file and a request into what the server says: an answer made of the request's own sentences, a text as written, or tool calls."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

CASES = Path(__file__).parent / "cases"
MARK = re.compile(r"⟦\d+⟧")


@dataclass(frozen=True, slots=True)
class Delivery:
    """How the answer travels. `cut_after`: events sent before the connection breaks; `finish` null ends without a finish reason."""

    status: int = 200
    content_type: str = "text/event-stream"
    pause_s: float = 0.0
    keep_alive_s: float = 0.0
    cut_after: int | None = None
    endless: str | None = None
    body: str | None = None
    finish: str | None = "stop"
    location: str | None = None
    every_s: float = 0.0
    usage: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """`answer`: how the model rewords (see `answer_of`); `expect`: the reason shown, or null where the candidate is accepted.

    `given`: what a test of this task starts from, in the task's own words; `told`: what an accepted case comes to.
    """

    name: str
    about: str
    answer: dict[str, Any]
    delivery: Delivery
    expect: str | None
    section: str = "plain"
    timeout_s: float = 5.0
    max_tokens: int = 4096
    lines: tuple[str, ...] = field(default=())
    given: dict[str, Any] = field(default_factory=dict)
    told: dict[str, Any] = field(default_factory=dict)


def read_case(name: str) -> Case:
    """«honest», or «tools/honest» for a task of its own folder."""
    data = yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))
    delivery = Delivery(**data.pop("delivery", {}))
    return Case(name=name, answer=data.pop("answer", {}), delivery=delivery, lines=tuple(data.pop("lines", ())), **data)


def all_cases(task: str = "") -> list[str]:
    """The cases of one task, of rewording where none is named."""
    return sorted(f"{task}/{path.stem}".lstrip("/") for path in (CASES / task).glob("*.yaml"))


def answer_of(case: Case, request: dict[str, object]) -> str:
    """The words of the model.

    `text`: as written; `json`: as JSON; `quote` with `says`: an answer that quotes the passage of the request in which these words stand;
    `excerpt`: a whole sentence of a passage, of at least so many words. Otherwise every sentence of the request comes back as a paragraph of
    its own, with `replace` (old: new) done in each and then, as far as given: `append` to the last one, `replace_all` in the place of them
    all, `drop_mark`, `repeat_mark`, `swap_marks`, `merge`, `skip_last`, `skip` (id), `origin`, `wrap` («{}»). `obeys`: all this only if the
    request contains these words.
    """
    plan = case.answer
    if "excerpt" in plan:
        return _excerpt(int(plan["excerpt"]), _prompt(request))
    if "quote" in plan:
        return _quoting(str(plan["says"]), str(plan["quote"]), _prompt(request))
    if "text" in plan:
        return str(plan["text"])
    if "json" in plan:
        return json.dumps(plan["json"], ensure_ascii=False)
    if "steps" in plan:
        return str(step_of(case, request).get("text", ""))
    prompt = _prompt(request)
    sentences = _sentences(prompt)
    if "obeys" not in plan or str(plan["obeys"]) in prompt:
        sentences = _spoiled(sentences, plan)
    paragraphs = [{"sentences": [{"text": item.text, "from": item.origins}]} for item in sentences]
    return str(plan.get("wrap", "{}")).replace("{}", json.dumps({"paragraphs": paragraphs}, ensure_ascii=False))


def _excerpt(words: int, prompt: str) -> str:
    """The first line of a passage that is a sentence and no item of a list."""
    passages = [json.loads(line) for line in prompt.splitlines() if line.startswith('{"id": "P')]
    found = ((each["id"], line.strip()) for each in passages for line in each["text"].splitlines())
    source, text = next((name, line) for name, line in found if len(line.split()) >= words and line[0].isupper() and line.endswith("."))
    return json.dumps({"paragraphs": [{"sentences": [{"text": text, "from": [source]}]}]}, ensure_ascii=False)


def _quoting(says: str, quote: str, prompt: str) -> str:
    passages = [json.loads(line) for line in prompt.splitlines() if line.startswith('{"id": ')]
    found = next((passage["id"] for passage in passages if quote in passage["text"]), "P0")
    return json.dumps({"sentences": [{"text": says, "passage": found, "quote": quote}]}, ensure_ascii=False)


def step_of(case: Case, request: dict[str, object]) -> dict[str, Any]:
    """The step of an exchange with tools: as many as the model has spoken already; the last one again and again where `forever`."""
    steps: list[dict[str, Any]] = case.answer.get("steps", [])
    if not steps:
        return {}
    messages = request["messages"]
    assert isinstance(messages, list)
    spoken = sum(message["role"] == "assistant" for message in messages)
    last = len(steps) - 1
    return steps[min(spoken, last)] if case.answer.get("forever") or spoken <= last else {"text": "Xong"}


def calls_of(case: Case, request: dict[str, object]) -> list[tuple[str, str]]:
    """(name, arguments as text) of the tools called; `raw`: arguments that are no JSON; `asks`: [words of its name, previous value] of the question."""
    return [(call["name"], _arguments(call, request)) for call in step_of(case, request).get("calls", ())]


def _arguments(call: dict[str, Any], request: dict[str, object]) -> str:
    if "raw" in call:
        return str(call["raw"])
    given = dict(call.get("args", {}))
    if "asks" in call:
        messages = request["messages"]
        assert isinstance(messages, list)
        questions = [json.loads(line) for line in messages[1]["content"].splitlines() if line.startswith('{"question": ')]
        words, previous = call["asks"]
        given["question"] = next(question["question"] for question in questions if words in question["name"] and question["previous"] == previous)
    return json.dumps(given, ensure_ascii=False)


def _prompt(request: dict[str, object]) -> str:
    messages = request["messages"]
    assert isinstance(messages, list)
    return str(messages[-1]["content"])


@dataclass(slots=True)
class Said:
    """One sentence of the answer."""

    text: str
    origins: list[str]


def _sentences(prompt: str) -> list[Said]:
    lines = [json.loads(line) for line in prompt.splitlines() if line.startswith('{"id": ')]
    return [Said(line["text"], [line["id"]]) for line in lines]


def _spoiled(said: list[Said], plan: dict[str, Any]) -> list[Said]:
    for item in said:
        for old, new in plan.get("replace", {}).items():
            item.text = item.text.replace(old, new)
    if "replace_all" in plan:
        return [Said(plan["replace_all"], said[0].origins)]
    if "append" in plan:
        said[-1].text = f"{said[-1].text} {plan['append']}"
    if plan.get("skip_last"):
        said.pop()
    said = [item for item in said if item.origins != [plan.get("skip")]]
    if "origin" in plan:
        said[0].origins = [plan["origin"]]
    if "merge" in plan:
        said = _merged(said, *plan["merge"])
    _spoil_marks(said, plan)
    return said


def _merged(said: list[Said], i: int, j: int) -> list[Said]:
    """Two neighbours become one sentence."""
    one = Said(f"{said[i].text.rstrip('.')}; {said[j].text}", [*said[i].origins, *said[j].origins])
    return [*said[:i], one, *said[j + 1 :]]


def _spoil_marks(said: list[Said], plan: dict[str, Any]) -> None:
    first = next((item for item in said if MARK.search(item.text)), said[0])
    marks = MARK.findall(first.text)
    if marks and plan.get("drop_mark"):
        first.text = first.text.replace(marks[0], "", 1)
    if marks and plan.get("repeat_mark"):
        first.text = f"{first.text} {marks[0]}"
    if "swap_marks" in plan:
        one, other = plan["swap_marks"]
        for item in said:
            item.text = item.text.replace(one, "\0").replace(other, one).replace("\0", other)


def events(case: Case, request: dict[str, object]) -> Iterator[str]:
    """The answer as `chat.completion.chunk` events of a few letters each; tool calls in two pieces."""
    answer = answer_of(case, request)
    for start in range(0, len(answer), 24):
        yield _event(case.name, {"content": answer[start : start + 24]}, None)
    calls = calls_of(case, request)
    for number, (name, arguments) in enumerate(calls):
        half = len(arguments) // 2
        opened = {"index": number, "id": f"call_{number}", "type": "function", "function": {"name": name, "arguments": arguments[:half]}}
        yield _event(case.name, {"tool_calls": [opened]}, None)
        yield _event(case.name, {"tool_calls": [{"index": number, "function": {"arguments": arguments[half:]}}]}, None)
    if case.delivery.finish:
        yield _event(case.name, {}, "tool_calls" if calls else case.delivery.finish)
    if case.delivery.usage:
        sent, said = case.delivery.usage
        yield _event(case.name, None, None, usage={"prompt_tokens": sent, "completion_tokens": said, "total_tokens": sent + said})


def _event(model: str, delta: dict[str, object] | None, finish: str | None, usage: dict[str, int] | None = None) -> str:
    choices = [] if delta is None else [{"index": 0, "delta": delta, "finish_reason": finish}]
    chunk = {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 0, "model": model, "choices": choices}
    return f"data: {json.dumps(chunk | ({'usage': usage} if usage else {}), ensure_ascii=False)}\n\n"


def lines(case: Case, request: dict[str, object]) -> Iterator[str]:
    """The same as Ollama says it: one JSON object a line, counts on the last."""
    answer = answer_of(case, request)
    for start in range(0, len(answer), 24):
        yield _line(case.name, {"content": answer[start : start + 24]})
    for name, arguments in calls_of(case, request):
        yield _line(case.name, {"content": "", "tool_calls": [{"function": {"name": name, "arguments": json.loads(arguments)}}]})
    if case.delivery.finish:
        sent, said = case.delivery.usage or (0, 0)
        yield _line(case.name, {"content": ""}, done=True, done_reason=case.delivery.finish, prompt_eval_count=sent, eval_count=said)


def _line(model: str, message: dict[str, object], **end: object) -> str:
    form = {"model": model, "created_at": "2025-06-05T00:00:00Z", "message": {"role": "assistant", **message}, "done": False, **end}
    return json.dumps(form, ensure_ascii=False) + "\n"
