"""`trobut chat`."""

import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from api.commands.output import CommandError, complain, say, say_json, write_file
from api.parts import load_samples, open_parts
from api.people import LOCAL
from api.talking import talk
from assistant.conversation import Reply, reply_to_json

if TYPE_CHECKING:
    from api.parts import Parts


def chat(options: Namespace) -> int:
    """One turn of conversation, or with «-» one a line of standard input; a report that is started or opened is gone on with."""
    parts = open_parts(options.settings)
    load_samples(parts)
    messages = (line.strip() for line in sys.stdin) if options.message == "-" else iter((options.message,))
    report, last, asked = options.report, None, None
    for message in filter(None, messages):
        last = talk(parts, message, who=LOCAL.name, report_id=report, asked=asked)
        asked = message if last.outcome == "clarify" else None
        _tell(last, report, as_json=options.json)
        report = last.report or report
    if options.output:
        _export(parts, last, Path(options.output))
    return 0


def _tell(reply: Reply, report: str | None, *, as_json: bool) -> None:
    """The answer; the id of a report that the conversation moves to, so that it can be handed on."""
    form = reply_to_json(reply)
    if as_json:
        say_json(form)
        return
    say(form["text"])
    for source in form["sources"]:
        say(f"  «{' '.join(source['quote'].split())}» [{source['document']} {source['start']}-{source['end']}]")
    if reply.choices:
        say("  " + " · ".join(f"[{choice}]" for choice in reply.choices))
    if reply.report and reply.report != report:
        say(f"  --report {reply.report}")


def _export(parts: "Parts", reply: Reply | None, path: Path) -> None:
    """The Word file that the last message asked for."""
    if reply is None or not reply.report or not any(action.kind == "export" for action in reply.actions):
        raise CommandError("«-o» ghi tệp Word mà tin nhắn cuối yêu cầu: hãy nhắn «xuất Word» kèm «--report ID».")
    write_file(path, parts.workflow.export(parts.workflow.open(reply.report)))
    complain(f"Đã ghi «{path}».")
