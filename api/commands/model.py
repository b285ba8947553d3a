"""`trobut model test` and `trobut model log`."""

from argparse import Namespace
from dataclasses import asdict

from api.commands.output import CommandError, say, say_json
from api.model import call_log, model_settings
from assistant.call_log import FILE_NAME, CallRecord
from prompts.catalogue import render
from prompts.contexts import Context, LoggedCall, ModelCalls, ModelTested, ModelUnset

_SERVERS = {"openai": "kiểu OpenAI", "ollama": "Ollama"}


def test(options: Namespace) -> int:
    """Whether the configured model works, in one screen; 0 where it does, 1 where it does not or none is configured."""
    settings = model_settings(options.settings)
    if settings is None:
        _show({"configured": False, "works": False}, ModelUnset(), json=options.json)
        return 1
    from assistant.langchain.probe import probe

    found = probe(settings)
    tested = ModelTested(settings.base_url, settings.model, _SERVERS[settings.server], found.steps, found.first_s, found.rate, found.works)
    _show({"configured": True, **asdict(tested)}, tested, json=options.json)
    return 0 if found.works else 1


def _show(form: dict[str, object], text: Context, *, json: bool) -> None:
    if json:
        say_json(form)
    else:
        say(render(text))


def log(options: Namespace) -> int:
    """The newest calls. Raises CommandError where the log cannot be read."""
    try:
        records = call_log(options.settings).newest(options.n, report=options.report)
    except OSError as error:
        raise CommandError(f"Không đọc được nhật ký gọi mô hình ({error.strerror}): hãy kiểm tra quyền đọc thư mục dữ liệu.") from error
    if options.json:
        say_json([asdict(record) for record in records])
    else:
        say(render(ModelCalls(tuple(map(_line, records)), str(options.settings.data / FILE_NAME))))
    return 0


def _line(record: CallRecord) -> LoggedCall:
    return LoggedCall(
        record.at,
        record.task,
        record.model,
        record.tokens_in,
        record.tokens_out,
        record.estimated,
        record.total_s,
        record.outcome == "accepted",
        record.reason or "",
        record.report or "",
        record.who or "",
    )
