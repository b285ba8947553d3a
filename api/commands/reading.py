"""`trobut outline` and `trobut cite`."""

from argparse import Namespace

from api.commands.merging import merged_outline
from api.commands.output import CommandError, read_input, read_text, say, say_json
from api.forms import outline_form
from assistant.checker.json_form import citation_json
from corpus.citations import find_citations
from corpus.structure import parse
from corpus.structuring import faults
from corpus.structuring.agencies import agency_of

_FAULTS = {
    faults.DUPLICATE: "trùng số",
    faults.GAP: "thiếu số",
    faults.OUT_OF_ORDER: "số đảo thứ tự",
    faults.RESTART: "đánh số lại từ đầu",
    faults.WRONG_PARENT: "sai mục cha",
    faults.STYLE_CHANGE: "đổi kiểu đánh số",
}


def outline(options: Namespace) -> int:
    """Print the section tree."""
    if options.merged:
        return merged_outline(options)
    if not options.file:
        raise CommandError("Cần một tệp («trobut outline FILE»), hoặc nhiều tệp sau «--merged» để gộp đề mục.")
    document = parse(read_text(options.file))
    if options.json:
        say_json(outline_form(document))
        return 0
    for section in document.walk():
        named = ", ".join(_FAULTS[flag] for flag in section.flags if flag in _FAULTS)
        say(f"{'  ' * (section.level - 1)}{section.heading}{f'  [{named}]' if named else ''}")
    if not document.sections:
        say("Văn bản không có đề mục.")
    return 0


def cite(options: Namespace) -> int:
    """Print the citations, one a line."""
    reading = read_input(options.file).reading
    text, document = reading.text, parse(reading.text, marks=reading.marks)
    for citation in find_citations(text, home=agency_of(text, document.head)):
        if options.json:
            say_json(citation_json(citation, document.marks), indent=None)
        else:
            where = text.count("\n", 0, citation.start) + 1
            details = " · ".join(part for part in (citation.issuer or citation.issuer_inherited, citation.title) if part)
            say(f"dòng {where}: {' '.join(citation.surface.split())}{f'  ({details})' if details else ''}")
    return 0
