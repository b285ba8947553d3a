"""Judges a turn that was said by its definition in the header of `conversation_turns.yaml`: by the reply and the report, not by what ran.

A judgement is a list of complaints; [] is right.
"""

from collections.abc import Callable, Iterator

from assistant.draft import Sentence, replay
from assistant.report import Report
from assistant.workflow import Workflow
from corpus.text.folding import key
from tests.evaluation import conversation_answers as answers
from tests.evaluation import conversation_changes as changes
from tests.evaluation.conversation import OFFICER, Part, Played, Stage
from tests.evaluation.conversation_words import below, changed, figures, text_in, texts_of

_STEPS = 12


def all_said(played: Played) -> str:
    quotes = [source.quote for source in played.reply.sources]
    return "\n".join([played.reply.text, *quotes])


def destroyed(stage: Stage, played: Played) -> list[str]:
    """Replay, authors, and whether every letter comes back by undoing (or by redoing what the turn has undone)."""
    return [*_unfaithful(played.after), *([] if _comes_back(stage.workflow, played) else ["what was changed does not come back"])]


def _unfaithful(report: Report) -> Iterator[str]:
    for sentence in _every_sentence(report):
        if sentence.source and replay(sentence.source.quote, sentence.ops) != sentence.text:
            yield f"replay fails: {sentence.text[:60]}"
        if not sentence.source and not sentence.author:
            yield f"neither source nor author: {sentence.text[:60]}"


def _every_sentence(report: Report) -> Iterator[Sentence]:
    yield from (sentence for _, sentence in report.sentences())
    for section in report.draft.sections:
        for candidate in section.candidates:
            yield from (sentence for paragraph in candidate.paragraphs for sentence in paragraph.sentences)


def _comes_back(workflow: Workflow, played: Played) -> bool:
    wanted = (texts_of(played.before), played.before.draft)
    report = workflow.open(played.after.id)
    if (texts_of(report), report.draft) == wanted:
        return True
    for step in [workflow.undo] * _STEPS + [workflow.redo] * _STEPS:
        report = step(report.id, who=OFFICER)
        if (texts_of(report), report.draft) == wanted:
            return True
    return False


def judge(stage: Stage, played: Played) -> list[str]:
    """What is wrong with a turn."""
    turn = played.turn
    complaints = [f"not said: {words}" for words in turn.mentions if key(words) not in key(all_said(played))]
    if turn.outcome == "several":
        complaints += [f"{part.outcome} {part.section or ''}: {words}" for part in turn.parts for words in judge_part(stage, played, part)]
        complaints = [words for words in complaints if not words.endswith("outcome acted")]  # one reply for all: what was done names it
    else:
        complaints += judge_part(stage, played, Part(turn.outcome, turn.section))
    return complaints + _touched(played)


def _touched(played: Played) -> list[str]:
    """Sections that changed and may not."""
    turn = played.turn
    if turn.unchanged is None:
        return []
    named = [turn.section, *turn.also, *(part.section for part in turn.parts)] if turn.unchanged == "others" else []
    allowed = {name for section in named if section for name in below(played.after, section)}
    return [f"changed: {name}" for name in sorted(changed(played.before, played.after) - allowed)]


def judge_part(stage: Stage, played: Played, part: Part) -> list[str]:
    section = part.section or ""
    held = " ".join((text_in(played.after, section) if section else "", *(action.after or "" for action in played.reply.actions if action.section == section)))
    lacking = [f"does not hold: {words}" for words in played.turn.holds if key(words) not in key(held) or figures(words) - figures(held)]
    return [*(_OUTCOMES[part.outcome](stage, played, section) or []), *lacking]


_OUTCOMES: dict[str, Callable[[Stage, Played, str], list[str]]] = {
    "value_set": changes.value_set,
    "shortened": changes.shortened,
    "reworded": changes.reworded,
    "edited": changes.edited,
    "drafted": changes.drafted,
    "basis_replaced": changes.basis_replaced,
    "accepted": changes.accepted,
    "rejected": changes.rejected,
    "undone": changes.undone,
    "redone": changes.redone,
    "answered": answers.quoted,
    "not_found": answers.not_found,
    "searched": answers.quoted,
    "compared": answers.compared,
    "explained": answers.explained,
    "listed_open": answers.listed_open,
    "listed_expired": answers.listed_expired,
    "checked": answers.checked,
    "exported": answers.exported,
    "asked_back": answers.asked_back,
    "nothing_to_do": answers.nothing_to_do,
    "chatted": answers.chatted,
    "refused": answers.refused,
}
