"""Documents mentioned without a number in the checked text: what each means. Read once for all rules that ask."""

from assistant.checker.context import Context
from corpus.citations.backreferences import BackReference, find_back_references


def back_references(context: Context) -> tuple[BackReference, ...]:
    """The mentions of a checked document, resolved by type and issuer in paragraph, section and before."""
    return context.once(_found)


def _found(context: Context) -> tuple[BackReference, ...]:
    document = context.document
    sections = [section.start for section in document.walk()]
    return tuple(find_back_references(context.text, context.citations, home=context.home, own_type=document.head.type_name, sections=sections))
