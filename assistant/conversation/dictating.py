"""The officer's own words in the text: a sentence added, words put in place of others, a sentence taken out. His name stands with them."""

import re

from assistant.conversation import answering
from assistant.conversation.amending import ended, rewritten, sections_holding, with_sentence
from assistant.conversation.changing import text_of
from assistant.conversation.choosing import chosen, selected, with_text
from assistant.conversation.commands import EditText, GiveFacts
from assistant.conversation.fact_words import Fact, Value
from assistant.conversation.places import called, choices, within
from assistant.conversation.replies import Action, Reply, reply
from assistant.conversation.slots import words_of
from assistant.conversation.topics import Topic
from assistant.conversation.turn import Turn
from assistant.draft import DraftSection, Question, Sentence
from assistant.report import Report
from corpus.text.folding import key, plain
from prompts.contexts import TalkEdited, TalkForbidden, TalkNoWords, TalkWhichPlace, TalkWhichWords

_SLOT = re.compile(r"\[…[^\]]*…\]")
_NUMBER = re.compile(r"\d{1,5}(?:/\d{4})?[/-][^\W\d_]{1,10}(?:[/-][^\W_]{1,12})*")
_FIGURE = re.compile(r"\d[\d.,]*(?:\s*/\s*\d[\d.]*)?\s*%?")
_ENOUGH, _CLEAR = 0.7, 0.15
_SHOWN = 6


def edit(turn: Turn, report: Report, order: EditText) -> Reply:
    """Do what is dictated, or ask where."""
    match order.verb:
        case "add":
            return _add(turn, report, order)
        case "replace":
            return _replace(turn, report, order)
        case "remove":
            return _remove(turn, report, order)


def _add(turn: Turn, report: Report, order: EditText) -> Reply:
    section = with_text(turn, report, order.section) if order.section else None
    if isinstance(section, Reply):
        return section
    if section is None or not order.new:
        return reply("clarify", TalkWhichWords("add", called(section) if section else None))
    text = ended(order.new[:1].upper() + order.new[1:])
    after = turn.workflow.amend(report.id, lambda now: {section.id: with_sentence(now, section, text, author=turn.who)}, who=turn.who, revision=report.revision)
    return _done(report, after, section, TalkEdited("add", called(section), turn.who, "", text))


def _replace(turn: Turn, report: Report, order: EditText) -> Reply:
    """The words are found as they are said, whatever their marks, case and spaces."""
    if not order.old or not order.new:
        return reply("clarify", TalkWhichWords("replace", None))
    if _falsifies(turn, order):
        return reply("clarify", TalkForbidden("falsify", order.new))
    only = selected(turn, report, order.section)
    renamed = _renamed(report, order) if only is None else None
    if renamed is not None:
        return answering.record(turn, report, {renamed.id: order.new})
    limits = _limits(turn, report, order)
    if isinstance(limits, Reply):
        return limits
    words = r"\s+".join(map(re.escape, plain(order.old).split()))
    wanted = re.compile(rf"(?<!\w){words}(?!\w)")
    held = sections_holding(report, lambda sentence: only in (None, sentence.id) and bool(_free_matches(wanted, sentence)), limits)
    figure = _figure_meant(turn, report, order) if not held else None
    if figure:
        return figure
    section = _only(report, order, list(held), bounded=only is not None)
    if isinstance(section, Reply):
        return section

    def rewrite(sentence: Sentence) -> str:
        for match in reversed(_free_matches(wanted, sentence) if only in (None, sentence.id) else []):
            text = sentence.text[: match.start()] + _as_begun(sentence.text[match.start()], order.new) + sentence.text[match.end() :]
            sentence = Sentence(sentence.id, text, sentence.cls)
        return sentence.text

    after = turn.workflow.amend(report.id, lambda now: {section.id: rewritten(now, section, rewrite, author=turn.who)}, who=turn.who, revision=report.revision)
    return _done(report, after, section, TalkEdited("replace", called(section), turn.who, order.old, order.new))


def _figure_meant(turn: Turn, report: Report, order: EditText) -> Reply | None:
    """«sửa số công chức thành 28» gives a figure its value, where no sentence holds those words; None where no question is meant."""
    if order.section is not None or not _FIGURE.fullmatch(order.new):
        return None
    fact = Fact(plain(order.old), order.old, (Value(order.new, number="".join(order.new.split())),))
    told = answering.give(turn, report, GiveFacts((fact,), sure=True))
    return told if told and told.outcome != "not_found" else None


def _renamed(report: Report, order: EditText) -> Question | None:
    """The open question about a former name, where the whole report is to bear the new one."""
    if order.section is not None:
        return None
    return next((q for q in report.draft.questions if q.kind == "entity" and q.value is None and key(q.previous or "") == key(order.old)), None)


def _remove(turn: Turn, report: Report, order: EditText) -> Reply:
    """The one sentence that holds the words, or most of what it is said to be about."""
    limits = _limits(turn, report, order)
    if isinstance(limits, Reply):
        return limits
    sentence = _spoken_of(report, order.old, limits, selected(turn, report, order.section))
    if isinstance(sentence, Reply):
        return sentence
    place = next(identifier for identifier, held in sections_holding(report, lambda s: s.id == sentence.id, limits).items() if held)
    section = report.draft.section(place)
    if section is None:
        return reply("clarify", TalkNoWords(order.old))
    after = turn.workflow.amend(
        report.id,
        lambda now: {section.id: rewritten(now, section, lambda s: None if s.id == sentence.id else s.text, author=turn.who)},
        who=turn.who,
        revision=report.revision,
    )
    return _done(report, after, section, TalkEdited("remove", called(section), turn.who, sentence.text, ""))


def _spoken_of(report: Report, words: str, limits: frozenset[str] | None, only: str | None) -> Sentence | Reply:
    said = words_of(words)
    sentences = [s for held in sections_holding(report, lambda s: s.cls != "heading" and only in (None, s.id), limits).values() for s in held]
    scored = sorted(((_share(said, key(words), s), s) for s in sentences), key=lambda pair: -pair[0])
    if not said or not scored or scored[0][0] < _ENOUGH:
        return reply("clarify", TalkNoWords(words, bounded=only is not None))
    near = [s for score, s in scored if score > scored[0][0] - _CLEAR]
    return near[0] if len(near) == 1 else reply("clarify", TalkWhichPlace(words, tuple(s.text for s in near[:_SHOWN]), ()))


def _share(said: frozenset[str], words: str, sentence: Sentence) -> float:
    own = words_of(sentence.text)
    return 1.5 if words and f" {words} " in f" {key(sentence.text)} " else len(said & own) / len(said) if said else 0.0


def _limits(turn: Turn, report: Report, order: EditText) -> frozenset[str] | Reply | None:
    if order.section is None:
        return None
    section = chosen(turn, report, order.section)
    return section if isinstance(section, Reply) else within(report, section)


def _only(report: Report, order: EditText, places: list[str], *, bounded: bool) -> DraftSection | Reply:
    sections = [section for section in report.draft.sections if section.id in places]
    if len(sections) == 1:
        return sections[0]
    if sections:
        return reply("clarify", TalkWhichPlace(order.old, (), choices(sections)))
    return reply("clarify", TalkNoWords(order.old, bounded=bounded))


def _free_matches(wanted: re.Pattern[str], sentence: Sentence) -> list[re.Match[str]]:
    """Outside the slots: what is asked is answered, not typed over."""
    slots = [match.span() for match in _SLOT.finditer(sentence.text)]
    return [m for m in wanted.finditer(plain(sentence.text)) if not any(start < m.end() and m.start() < end for start, end in slots)]


def _as_begun(first: str, new: str) -> str:
    """A sentence that began with a capital letter still does."""
    return new[:1].upper() + new[1:] if first.isupper() else new


def _falsifies(turn: Turn, order: EditText) -> bool:
    """The number of one document typed over that of another which nobody has on record."""
    if not _NUMBER.search(order.old.upper()):
        return False
    registry = turn.registry()
    return any(not registry.find(number) for number in _NUMBER.findall(order.new.upper()))


def _done(before: Report, after: Report, section: DraftSection, context: TalkEdited) -> Reply:
    action = Action("edit", section.id, text_of(before, section), text_of(after, section), before.revision)
    answer = reply("acted", context, actions=(action,))
    return Reply(answer.outcome, answer.text, actions=answer.actions, topic=Topic((section.id,), before.revision, after.revision))
