"""Orders about one section: shorten, accept, drop, restore, reword. Only that section's text changes, as one revision."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.adapting.candidates import shortened
from assistant.conversation.choosing import chosen, selected, with_text
from assistant.conversation.commands import ChangeSection
from assistant.conversation.places import called, children, within
from assistant.conversation.replies import Action, Reply, reply
from assistant.conversation.topics import Topic
from assistant.conversation.turn import Turn
from assistant.draft import Candidate, DraftSection, Paragraph, Sentence
from assistant.report import Report
from assistant.workflow import LABELS
from prompts.contexts import TalkCandidates, TalkDecided, TalkShortened, TalkShortenedAll, TalkUnchanged
from prompts.contexts.talk import OfferedCandidate


def change(turn: Turn, report: Report, order: ChangeSection) -> Reply:
    """Do what is ordered, or say why not."""
    section = _meant(turn, report, order)
    if isinstance(section, Reply):
        return section
    if order.verb == "shorten" and not section.candidates and children(report, section):
        return _shorten_all(turn, report, section)
    if not section.candidates and not report.paragraphs(section):
        return reply("answered", TalkUnchanged(called(section), "no_text"))
    match order.verb:
        case "shorten":
            return _shorten(turn, report, section)
        case "accept":
            return _accept(turn, report, section, order.candidate)
        case "reject":
            return _reject(turn, report, section)
        case "restore":
            return _restore(turn, report, section)
        case "reword":
            return _reword(turn, report, section)
        case "offer":
            return _offer(report, section, reworded=False)


def _meant(turn: Turn, report: Report, order: ChangeSection) -> DraftSection | Reply:
    """A heading over several sections can be shortened as a whole; everything else is done to one section."""
    if order.verb != "shorten" or not order.section.path:
        return with_text(turn, report, order.section)
    return chosen(turn, report, order.section)


def _shorter(report: Report, section: DraftSection) -> Candidate | None:
    """Candidate B, or the same cut made in a text that was edited."""
    current = report.paragraphs(section)
    inherited, ready = section.candidate("A"), section.candidate("B")
    if ready and inherited and current == inherited.paragraphs:
        return ready
    return shortened(Candidate("A", current), _earlier(report, section))


def _shorten_all(turn: Turn, report: Report, group: DraftSection) -> Reply:
    """Every section below a heading, as one change."""
    own = within(report, group)
    sections = [s for s in report.draft.sections if s.id in own and report.paragraphs(s) and report.state(s).status != "rejected"]
    found = {s.id: candidate for s in sections if (candidate := _shorter(report, s))}
    left = {sentence.id for candidate in found.values() for sentence in _sentences(candidate.paragraphs)}
    removed = tuple(x.text for s in sections if s.id in found for x in _sentences(report.paragraphs(s)) if x.id not in left)
    context = TalkShortenedAll(
        called(group), tuple(called(s) for s in sections if s.id in found), tuple(called(s) for s in sections if s.id not in found), removed
    )
    if not found:
        return _about(reply("answered", context), report, report, *sections)
    after = turn.workflow.accept_all(report.id, found, who=turn.who, revision=report.revision)
    actions = tuple(_action("shorten", s, report, after) for s in sections if s.id in found)
    return _about(reply("acted", context, actions=actions), report, after, *sections)


def _about(answer: Reply, before: Report, after: Report, *sections: DraftSection) -> Reply:
    """The same reply, with what «chấp nhận» and «bỏ đề xuất này» will refer to."""
    return replace(answer, topic=Topic(tuple(section.id for section in sections), before.revision, after.revision))


def _shorten(turn: Turn, report: Report, section: DraftSection) -> Reply:
    if report.state(section).status == "rejected":
        return reply("answered", TalkUnchanged(called(section), "rejected"))
    current, shorter = report.paragraphs(section), _shorter(report, section)
    only = selected(turn, report, None)
    if shorter and only and any(sentence.id == only for sentence in _sentences(current)):
        shorter = _bounded(current, shorter, only)
    if shorter is None:
        return _about(reply("answered", TalkUnchanged(called(section), "no_filler")), report, report, section)
    kept = {sentence.id: sentence for sentence in _sentences(shorter.paragraphs)}
    removed = tuple(sentence.text for sentence in _sentences(current) if sentence.id not in kept)
    cut = tuple(words for sentence in _sentences(current) if sentence.id in kept for words in _cut(sentence, kept[sentence.id]))
    after = turn.workflow.decide(report.id, section.id, "accept", who=turn.who, proposed=shorter, revision=report.revision)
    answer = reply("acted", TalkShortened(called(section), removed, cut), actions=(_action("shorten", section, report, after),))
    return _about(answer, report, after, section)


def _bounded(current: tuple[Paragraph, ...], shorter: Candidate, only: str) -> Candidate | None:
    """The cut made in the selected sentence alone; None where there is none."""
    cut = next((sentence for sentence in _sentences(shorter.paragraphs) if sentence.id == only), None)
    made = []
    for paragraph in current:
        kept = [cut if sentence.id == only else sentence for sentence in paragraph.sentences]
        sentences = tuple(sentence for sentence in kept if sentence is not None)
        made += [replace(paragraph, sentences=sentences)] if sentences else []
    return Candidate(shorter.name, tuple(made)) if tuple(made) != current else None


def _cut(before: Sentence, after: Sentence) -> list[str]:
    """The words left out inside a sentence."""
    return [op.old[: len(op.old) - len(op.new)].strip(" ,;") for op in after.ops if op.kind == "edit" and op not in before.ops]


def _earlier(report: Report, section: DraftSection) -> list[DraftSection]:
    sections = report.draft.sections
    return list(sections[: sections.index(section)])


def _accept(turn: Turn, report: Report, section: DraftSection, name: str | None) -> Reply:
    """The candidate named, else the text as it stands."""
    state = report.state(section)
    if name is None and state.status == "rejected":
        return reply("answered", TalkUnchanged(called(section), "rejected"))
    if name == "D":
        return _reword(turn, report, section)
    candidate = section.candidate(name) if name else Candidate(state.chosen or "A", report.paragraphs(section))
    if candidate is None:
        return reply("answered", TalkUnchanged(called(section), "no_candidate", name or ""))
    after = turn.workflow.decide(report.id, section.id, "accept", who=turn.who, proposed=candidate, revision=report.revision)
    label = f"{name} {LABELS[name]}" if name else None
    return reply("acted", TalkDecided("accepted", called(section), section.id, label), actions=(_action("accept", section, report, after),))


def _reject(turn: Turn, report: Report, section: DraftSection) -> Reply:
    if report.state(section).status == "rejected":
        return reply("answered", TalkUnchanged(called(section), "rejected"))
    after = turn.workflow.decide(report.id, section.id, "reject", who=turn.who, revision=report.revision)
    return reply("acted", TalkDecided("rejected", called(section), section.id), actions=(_action("reject", section, report, after),))


def _restore(turn: Turn, report: Report, section: DraftSection) -> Reply:
    """Back to the inherited text."""
    inherited = section.candidate("A")
    if inherited is None or report.paragraphs(section) == inherited.paragraphs:
        return reply("answered", TalkUnchanged(called(section), "inherited"))
    after = turn.workflow.decide(report.id, section.id, "accept", who=turn.who, proposed=inherited, revision=report.revision)
    context = TalkDecided("restored", called(section), section.id, f"A {LABELS['A']}")
    return reply("acted", context, actions=(_action("restore", section, report, after),))


def _reword(turn: Turn, report: Report, section: DraftSection) -> Reply:
    """Candidate D under its guard where a model is configured; otherwise what there is without one."""
    if not turn.workflow.has_model:
        return _offer(report, section, reworded=True)
    proposal = turn.workflow.propose(report, section.id, ("D",))[0]
    if proposal.withheld is not None or not proposal.paragraphs:
        return _offer(report, section, reworded=True, withheld=proposal.withheld)
    candidate = Candidate(proposal.name, proposal.paragraphs)
    after = turn.workflow.decide(report.id, section.id, "accept", who=turn.who, proposed=candidate, revision=report.revision)
    context = TalkDecided("reworded", called(section), section.id, f"D {LABELS['D']}")
    return reply("acted", context, actions=(_action("reword", section, report, after),))


def _offer(report: Report, section: DraftSection, *, reworded: bool, withheld: str | None = None) -> Reply:
    candidates = tuple(OfferedCandidate(c.name, LABELS[c.name], len(_sentences(c.paragraphs))) for c in section.candidates)
    return _about(reply("answered", TalkCandidates(called(section), section.id, candidates, reworded, withheld)), report, report, section)


def _action(kind: str, section: DraftSection, before: Report, after: Report) -> Action:
    return Action(kind, section.id, text_of(before, section), text_of(after, section), before.revision)


def text_of(report: Report, section: DraftSection) -> str:
    """The section's paragraphs, one a line."""
    return "\n".join(paragraph.text for paragraph in report.paragraphs(section))


def _sentences(paragraphs: Sequence[Paragraph]) -> list[Sentence]:
    return [sentence for paragraph in paragraphs for sentence in paragraph.sentences]
