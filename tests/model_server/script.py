"""Turns a case file and a request into what the server says: an answer made of the request's own sentences, or a text as written."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

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


@dataclass(frozen=True, slots=True)
class Case:
    """`answer`: how the model rewords (see `answer_of`); `expect`: the reason shown, or null where the candidate is accepted."""

    name: str
    about: str
    answer: dict[str, object]
    delivery: Delivery
    expect: str | None
    section: str = "plain"
    timeout_s: float = 5.0
    max_tokens: int = 4096
    lines: tuple[str, ...] = field(default=())


def read_case(name: str) -> Case:
    data = yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))
    delivery = Delivery(**data.pop("delivery", {}))
    return Case(name=name, answer=data.pop("answer", {}), delivery=delivery, lines=tuple(data.pop("lines", ())), **data)


def all_cases() -> list[str]:
    return sorted(path.stem for path in CASES.glob("*.yaml"))


def answer_of(case: Case, request: dict[str, object]) -> str:
    """The words of the model.

    `text`: as written. Otherwise every sentence of the request comes back as a paragraph of its own, with `replace` (old: new) done in
    each and then, as far as given: `append` to the last one, `replace_all` in the place of them all, `drop_mark`, `repeat_mark`, `swap_marks`,
    `merge`, `skip_last`, `origin`, `wrap` («{}»). `obeys`: all this only if the request contains these words.
    """
    plan = case.answer
    if "text" in plan:
        return str(plan["text"])
    prompt = _prompt(request)
    sentences = _sentences(prompt)
    if "obeys" not in plan or str(plan["obeys"]) in prompt:
        sentences = _spoiled(sentences, plan)
    return str(plan.get("wrap", "{}")).replace("{}", json.dumps({"paragraphs": [{"sentences": [item]} for item in sentences]}, ensure_ascii=False))


def _prompt(request: dict[str, object]) -> str:
    messages = request["messages"]
    assert isinstance(messages, list)
    return str(messages[-1]["content"])


def _sentences(prompt: str) -> list[dict[str, object]]:
    lines = [json.loads(line) for line in prompt.splitlines() if line.startswith('{"id": ')]
    return [{"text": line["text"], "from": [line["id"]]} for line in lines]


def _spoiled(sentences: list[dict[str, object]], plan: dict[str, object]) -> list[dict[str, object]]:
    replace = plan.get("replace", {})
    assert isinstance(replace, dict)
    for item in sentences:
        for old, new in replace.items():
            item["text"] = str(item["text"]).replace(old, new)
    if "replace_all" in plan:
        return [{"text": plan["replace_all"], "from": sentences[0]["from"]}]
    if "append" in plan:
        sentences[-1]["text"] = f"{sentences[-1]['text']} {plan['append']}"
    if plan.get("skip_last"):
        sentences.pop()
    if "origin" in plan:
        sentences[0]["from"] = [plan["origin"]]
    if "merge" in plan:
        sentences = _merged(sentences, plan["merge"])
    return _with_marks_spoiled(sentences, plan)


def _merged(sentences: list[dict[str, object]], places: object) -> list[dict[str, object]]:
    """`places`: indexes of two neighbours that become one sentence."""
    assert isinstance(places, list)
    i, j = places
    first, second = sentences[i], sentences[j]
    one = {"text": f"{str(first['text']).rstrip('.')}; {second['text']}", "from": [*first["from"], *second["from"]]}
    return [*sentences[:i], one, *sentences[j + 1 :]]


def _with_marks_spoiled(sentences: list[dict[str, object]], plan: dict[str, object]) -> list[dict[str, object]]:
    for item in sentences:
        text = str(item["text"])
        marks = MARK.findall(text)
        if plan.get("drop_mark") and marks:
            item["text"] = text.replace(marks[0], "", 1)
            break
        if plan.get("repeat_mark") and marks:
            item["text"] = f"{text} {marks[0]}"
            break
        pair = plan.get("swap_marks")
        if pair and set(pair) <= set(marks):
            first, second = pair
            item["text"] = text.replace(first, "\0").replace(second, first).replace("\0", second)
            break
    return sentences


def events(answer: str, case: Case) -> Iterator[str]:
    """The answer as `chat.completion.chunk` events of a few letters each."""
    for start in range(0, len(answer), 24):
        yield _event(case.name, {"content": answer[start : start + 24]}, None)
    if case.delivery.finish:
        yield _event(case.name, {}, case.delivery.finish)


def _event(model: str, delta: dict[str, str], finish: str | None) -> str:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    chunk = {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 0, "model": model, "choices": [choice]}
    return f"data: {json.dumps(chunk, ensure_ascii=False)}\n\n"
