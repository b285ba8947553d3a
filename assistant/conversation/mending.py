"""Findings mended or let stand by word, those of one rule or every safe one."""

from assistant.conversation.checking import limits_of
from assistant.conversation.commands import LetStand, Mend
from assistant.conversation.places import called, place
from assistant.conversation.replies import Action, Reply, reply
from assistant.conversation.section_names import SectionName
from assistant.conversation.turn import Turn
from assistant.errors import BadSuppression, NoSuchFix
from assistant.report import Report
from assistant.workflow import PlacedFinding, Target
from prompts.contexts import TalkLetStand, TalkMended, TalkRefused, TalkWhichFinding, TalkWhyStand
from prompts.contexts.talk_whole import FindingChoice

_SHOWN = 8


def mend(turn: Turn, report: Report, order: Mend) -> Reply:
    """Every safe replacement, or that of the finding named."""
    targets: list[Target] = []
    if order.code:
        found = _meant(turn, report, order.code, order.section, order.nth, "mend")
        if isinstance(found, Reply):
            return found
        targets = [_target(found)]
    try:
        _, changed = turn.workflow.mend(report.id, targets, who=turn.who, revision=report.revision)
    except NoSuchFix as refusal:
        return reply("answered", TalkMended((), order.code, str(refusal) if order.code else None))
    sections = tuple(called(section) for section in report.draft.sections if section.id in changed)
    return reply("acted", TalkMended(sections, order.code), actions=tuple(Action("fix", section, undo=report.revision) for section in changed))


def let_stand(turn: Turn, report: Report, order: LetStand) -> Reply:
    """With a reason; or looked at again."""
    found = _meant(turn, report, order.code, order.section, order.nth, "again" if order.again else "stand")
    if isinstance(found, Reply):
        return found
    where = place(report, found.place.section)
    if order.again and found.by:
        turn.workflow.unsuppress(report.id, found.by.id, who=turn.who, revision=report.revision)
    elif not order.reason.strip(" .:,"):
        return reply("clarify", TalkWhyStand(order.code))
    else:
        try:
            turn.workflow.suppress(report.id, _target(found), reason=order.reason, who=turn.who, revision=report.revision)
        except BadSuppression as refusal:
            return reply("clarify", TalkRefused(str(refusal)))
    context = TalkLetStand(order.code, where, " ".join(order.reason.split()).rstrip("."), order.again)
    return reply("acted", context, actions=(Action("suppress", found.place.section, undo=report.revision),))


def _target(found: PlacedFinding) -> Target:
    return Target(found.place.sentence.id, found.finding.code, found.start)


def _meant(turn: Turn, report: Report, code: str, name: SectionName | None, nth: int | None, verb: str) -> PlacedFinding | Reply:
    """The one finding of that code, in the section named; several are told to choose from."""
    limits = limits_of(turn, report, name)
    if isinstance(limits, Reply):
        return limits
    examined = turn.workflow.examine(report)
    listed = [each for each in examined.suppressed if each.by] if verb == "again" else list(examined.findings)
    found = [each for each in listed if each.finding.code == code and (limits is None or each.place.section in limits)]
    if nth is not None and 0 < nth <= len(found):
        return found[nth - 1]
    if len(found) == 1:
        return found[0]
    choices = tuple(FindingChoice(number, place(report, each.place.section), each.finding.message) for number, each in enumerate(found[:_SHOWN], 1))
    return reply("clarify" if choices else "not_found", TalkWhichFinding(code, verb, choices))  # type: ignore[arg-type]  # one of its three words
