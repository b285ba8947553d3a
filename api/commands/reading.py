"""`trobut outline` and `trobut cite`."""

from argparse import Namespace

from api.commands.output import read_input, read_text, say, say_json
from api.forms import outline_form
from assistant.checker.json_form import citation_json
from corpus.citations import find_citations
from corpus.structure import parse
from corpus.structuring.agencies import agency_of


def outline(options: Namespace) -> int:
    """Print the section tree."""
    document = parse(read_text(options.file))
    if options.json:
        say_json(outline_form(document))
        return 0
    for section in document.walk():
        mark = "  [trùng số]" if "duplicate-number" in section.flags else ""
        say(f"{'  ' * (section.level - 1)}{section.heading}{mark}")
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
