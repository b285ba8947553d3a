"""Two states of a report → what differs: per section the sentences added, removed and changed word by word; answers, title, deadline."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from rapidfuzz import fuzz

from assistant.draft import DraftSection, Sentence
from assistant.report import Report

_ALIKE = 55.0
_WORD = re.compile(r"\s+|\w+|[^\w\s]")
SectionChange = Literal["added", "removed", "changed"]
Status = Literal["same", "added", "removed"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that stands in both texts, only in the later one, or only in the earlier one."""

    status: Status
    text: str


@dataclass(frozen=True, slots=True)
class ChangedSentence:
    """A sentence that differs; `id` is the later one's, of a removed one the earlier one's. An added or removed one is one piece."""

    id: str
    status: Literal["added", "removed", "changed"]
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ChangedSection:
    """A section that differs («head» and «tail» too). `moved`: it stands elsewhere in the order; `decision`: its status before and after, where they differ."""

    id: str
    heading: str
    status: SectionChange
    moved: bool
    decision: tuple[str, str] | None
    sentences: tuple[ChangedSentence, ...]


@dataclass(frozen=True, slots=True)
class ChangedAnswer:
    """An answer that differs; None: open."""

    question: str
    name: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that differs between two states, in the order of the later one."""

    sections: tuple[ChangedSection, ...]
    answers: tuple[ChangedAnswer, ...]
    title: tuple[str, str] | None
    deadline: tuple[str | None, str | None] | None


def changes_between(before: Report, after: Report) -> Changes:
    """What became of `before` on the way to `after`; the two may be given in either order of time."""
    titles = (before.title, after.title)
    deadlines = tuple(each.deadline.isoformat() if each.deadline else None for each in (before, after))
    return Changes(
        tuple(_sections(before, after)),
        tuple(_answers(before, after)),
        titles if titles[0] != titles[1] else None,
        (deadlines[0], deadlines[1]) if deadlines[0] != deadlines[1] else None,
    )


def _sections(before: Report, after: Report) -> Iterator[ChangedSection]:
    old, new = _by_id(before), _by_id(after)
    moved = _moved([name for name in old if name in new], [name for name in new if name in old])
    for name in _in_order(list(old), list(new)):
        earlier, later = old.get(name), new.get(name)
        sentences = changed_sentences(earlier[1] if earlier else (), later[1] if later else ())
        status: SectionChange = "added" if earlier is None else "removed" if later is None else "changed"
        decision = _decision(before, after, name) if earlier and later else None
        if status != "changed" or sentences or name in moved or decision:
            yield ChangedSection(name, (later or earlier or ("", ()))[0], status, name in moved, decision, sentences)


def _by_id(report: Report) -> dict[str, tuple[str, tuple[Sentence, ...]]]:
    """Heading and sentences, the heading's own first, by section id."""
    found = {"head": ("", report.draft.head)}
    for section in report.draft.sections:
        text = tuple(sentence for paragraph in report.paragraphs(section) for sentence in paragraph.sentences)
        found[section.id] = (_heading(section), ((section.title,) if section.title else ()) + text)
    return found | {"tail": ("", report.draft.tail)}


def _heading(section: DraftSection) -> str:
    title = section.title.text if section.title else ""
    return title if title.startswith(section.number) else f"{section.number} {title}".strip()


def _decision(before: Report, after: Report, name: str) -> tuple[str, str] | None:
    old, new = before.draft.section(name), after.draft.section(name)
    if old is None or new is None or before.state(old).status == after.state(new).status:
        return None
    return before.state(old).status, after.state(new).status


def _moved(old: Sequence[str], new: Sequence[str]) -> set[str]:
    """What stands at another place among the others."""
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return set(new) - {name for block in blocks for name in new[block.b : block.b + block.size]}


def _in_order(old: Sequence[str], new: Sequence[str]) -> list[str]:
    """The later order, with what has gone behind what stood before it."""
    order = list(new)
    for index, name in enumerate(old):
        if name not in order:
            order.insert(order.index(old[index - 1]) + 1 if index else 0, name)
    return order


def _answers(before: Report, after: Report) -> Iterator[ChangedAnswer]:
    old = {question.id: question.value for question in before.draft.questions}
    for question in after.draft.questions:
        if old.get(question.id) != question.value:
            yield ChangedAnswer(question.id, question.name, old.get(question.id), question.value)


def changed_sentences(old: Sequence[Sentence], new: Sequence[Sentence]) -> tuple[ChangedSentence, ...]:
    """Sentences that differ, in order: paired where they are alike, else removed and added."""
    found: list[ChangedSentence] = []
    matcher = SequenceMatcher(None, [s.text for s in old], [s.text for s in new], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            found += _unequal(old[a:b], new[c:d])
    return tuple(found)


def _unequal(old: Sequence[Sentence], new: Sequence[Sentence]) -> list[ChangedSentence]:
    """A stretch without a sentence in common: each new one beside the first old one left that it resembles."""
    found: list[ChangedSentence] = []
    left = list(old)
    for sentence in new:
        at = next((index for index, each in enumerate(left) if _is_same(each, sentence)), None)
        if at is None:
            found.append(ChangedSentence(sentence.id, "added", (Piece("added", sentence.text),)))
            continue
        found += [_removed(each) for each in left[:at]]
        found.append(ChangedSentence(sentence.id, "changed", words_between(left[at].text, sentence.text)))
        left = left[at + 1 :]
    return [*found, *map(_removed, left)]


def _removed(sentence: Sentence) -> ChangedSentence:
    return ChangedSentence(sentence.id, "removed", (Piece("removed", sentence.text),))


def _is_same(old: Sentence, new: Sentence) -> bool:
    same_source = old.source is not None and old.source == new.source
    return same_source or fuzz.ratio(old.text, new.text) >= _ALIKE


def words_between(old: str, new: str) -> tuple[Piece, ...]:
    """Runs of words: the pieces that are not added spell `old`, those that are not removed spell `new`.

    White space alone between two changes is no common run: «Sơ kết» → «Báo cáo» is one change, not two.
    """
    a, b = _WORD.findall(old), _WORD.findall(new)
    found: list[Piece] = []
    gone = come = ""
    for tag, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        text = "".join(a[i:j])
        if tag == "equal" and (text.strip() or not (gone or come)):
            found += [*_change(gone, come), Piece("same", text)]
            gone = come = ""
        else:
            gone, come = gone + text, come + "".join(b[k:m])
    return (*found, *_change(gone, come))


def _change(gone: str, come: str) -> list[Piece]:
    return ([Piece("removed", gone)] if gone else []) + ([Piece("added", come)] if come else [])
