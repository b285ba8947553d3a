"""Shortening under the guards of a rewording: sentences that only repeat what is always said may go, everything else stays.

What has gone is told: whole sentences, and runs of words inside the sentences that stayed.
"""

from difflib import SequenceMatcher

from assistant.draft import Sentence
from assistant.rewording.answer import Answer
from assistant.rewording.guards import judge
from assistant.rewording.guards.meaning import denies, promises
from assistant.rewording.masking import MARK, MaskedSentence
from assistant.rewording.task import WORD, Task
from prompts import contexts
from prompts.contexts import Context

_BOUND = ("slot", "citation", "quotation", "date", "figure")
_FEWEST_WORDS = 2  # left out in a row, to be worth telling


def may_go(item: MaskedSentence) -> bool:
    """Boilerplate without figure, date, citation, quotation, slot, negative and commitment."""
    plain = item.sentence.cls == "boilerplate" and not any(value.kind in _BOUND for value in item.values)
    return plain and not denies(item.text) and not promises(item.text)


def judged(section: tuple[MaskedSentence, ...], answer: Answer) -> Task | Context:
    """The task without the sentences that were left out rightly, or the first reason to withhold the answer."""
    used = {origin for sentence in answer.sentences for origin in sentence.origins}
    task = Task(tuple(item for item in section if item.id in used or not may_go(item)), answer)
    if reason := judge(task):
        return reason
    before, after = _letters(section), sum(len(task.readable(sentence.text)) for sentence in answer.sentences)
    return task if after < before else contexts.WithheldNotShorter()


def _letters(section: tuple[MaskedSentence, ...]) -> int:
    return sum(len(item.sentence.text) - len(item.lead) for item in section)


def removed(section: tuple[MaskedSentence, ...], task: Task) -> tuple[Sentence, ...]:
    """The sentences that are gone."""
    kept = {item.id for item in task.section}
    return tuple(item.sentence for item in section if item.id not in kept)


def cut(task: Task) -> tuple[str, ...]:
    """Runs of words that are gone from sentences that stayed, as they stood."""
    found = []
    for item in task.section:
        made = " ".join(sentence.text for sentence in task.answer.sentences if item.id in sentence.origins)
        found += [task.readable(run) for run in _gone(item.text, made)]
    return tuple(found)


def _gone(old: str, new: str) -> list[str]:
    places = [match.span() for match in WORD.finditer(MARK.sub(lambda mark: "0" * len(mark[0]), old))]
    before = [old[start:end].casefold() for start, end in places]
    after = [word.casefold() for word in WORD.findall(MARK.sub(" ", new))]
    moves = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    runs = [(i, j) for tag, i, j, _, _ in moves if tag in ("delete", "replace") and j - i >= _FEWEST_WORDS]
    return [old[places[i][0] : places[j - 1][1]] for i, j in runs]
