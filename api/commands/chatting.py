"""`trobut chat`."""

from argparse import Namespace

from api.commands.output import say, say_json
from api.model import read_again
from api.parts import open_parts
from assistant.conversation import converse, reply_to_json


def chat(options: Namespace) -> int:
    """One turn of conversation."""
    parts = open_parts(options.settings)
    reply = converse(
        options.message,
        workflow=parts.workflow,
        library=parts.library,
        searcher=parts.searcher,
        registry=parts.registry,
        report_id=options.report,
        focus=None,
        who="Cán bộ",
        today=parts.today(),
    )
    reply = read_again(parts, reply, options.message, who="Cán bộ", report_id=options.report)
    form = reply_to_json(reply)
    if options.json:
        say_json(form)
        return 0
    say(form["text"])
    for source in form["sources"]:
        say(f"  «{' '.join(source['quote'].split())}» [{source['document']} {source['start']}-{source['end']}]")
    return 0
