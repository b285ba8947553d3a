"""Which legal bases a section may cite: those of the same section in earlier documents that are in force, each with the reason."""

from assistant.conversation.choosing import looked_at
from assistant.conversation.commands import AskBases
from assistant.conversation.places import called
from assistant.conversation.replies import Reply, SourceQuote, reply
from assistant.conversation.turn import Turn
from assistant.renewing.bases import Basis, reason
from assistant.report import Report
from prompts.contexts import TalkProposedBases
from prompts.contexts.talk_findings import ProposedBasis

_SHOWN = 8
_SOURCES = 3


def propose(turn: Turn, report: Report, order: AskBases) -> Reply:
    """Told, not written: the officer says which one takes whose place."""
    section = looked_at(turn, report, order.section)
    if isinstance(section, Reply):
        return section
    found = turn.workflow.bases(report, section.id)
    told = tuple(ProposedBasis(basis.text, reason(basis)) for basis in found[:_SHOWN])
    context = TalkProposedBases(called(section), told, max(0, len(found) - _SHOWN))
    return reply("answered" if found else "not_found", context, sources=tuple(_quote(turn, basis) for basis in found[:_SOURCES]))


def _quote(turn: Turn, basis: Basis) -> SourceQuote:
    mention = basis.mentions[0]
    return SourceQuote(mention.document, mention.start, mention.end, turn.library.text(mention.document)[mention.start : mention.end])
