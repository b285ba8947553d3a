"""A section that last period's document lacks, taken from the one before it: same office and kind, the same heading, adapted from its own period."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.draft import Candidate, Draft, DraftSection, Followup, Paragraph, Question, Sentence
from assistant.drafting import draft_from
from assistant.editions import Edition
from assistant.outline import align, draft_items, items_of
from assistant.patterns.questions import next_id, same_questions, with_facts
from corpus.periods import Period
from prompts.catalogue import render
from prompts.contexts import OlderValue

_SURE = 0.9


@dataclass(frozen=True, slots=True)
class _Donor:
    """A section of the draft made from an older edition."""

    edition: Edition
    draft: Draft
    section: DraftSection


def with_older_donors(draft: Draft, earlier: Sequence[Edition]) -> Draft:
    """`draft` where a section of the outline that last period's document lacks has the text of the newest of `earlier` that has it.

    Its facts are asked like all others, once each; its promises become follow-ups.
    """
    wanted = {section.id for section in draft.sections if section.status == "new" and not section.candidates}
    for edition in earlier if wanted else ():
        pairs = _pairs(draft, edition, wanted)
        if not pairs:
            continue
        made = draft_from(edition.document, document_id=edition.id, period=Period.parse(draft.info.period), kind=draft.info.kind, office=draft.info.office)
        for identifier, place in pairs.items():
            if place < len(made.sections) and made.sections[place].candidates:
                draft = _given(draft, identifier, _Donor(edition, made, made.sections[place]))
                wanted.discard(identifier)
    return draft


def _pairs(draft: Draft, edition: Edition, wanted: set[str]) -> dict[str, int]:
    """Draft section id → place in the edition's outline, for sections that surely have the same heading."""
    matches = align(items_of(edition.document), draft_items(draft))
    sure = ((match.new, match.old) for match in matches if match.score >= _SURE)
    return {draft.sections[new].id: old for new, old in sure if new is not None and old is not None and draft.sections[new].id in wanted}


def _given(draft: Draft, identifier: str, donor: _Donor) -> Draft:
    draft, facts = _asking(draft, identifier, donor)
    prefix = f"{donor.edition.id}-"

    def taken(sentence: Sentence) -> Sentence:
        continues = f"{prefix}{sentence.continues}" if sentence.continues else None
        return replace(with_facts(sentence, facts), id=f"{prefix}{sentence.id}", continues=continues)

    def paragraph(one: Paragraph) -> Paragraph:
        return replace(one, sentences=tuple(map(taken, one.sentences)))

    candidates = tuple(Candidate(c.name, tuple(map(paragraph, c.paragraphs))) for c in donor.section.candidates)
    sections = tuple(replace(s, status="kept", candidates=candidates) if s.id == identifier else s for s in draft.sections)
    return replace(draft, sections=sections, followups=(*draft.followups, *_followups(draft, donor, facts)))


def _asking(draft: Draft, identifier: str, donor: _Donor) -> tuple[Draft, dict[str, str]]:
    """The questions of the donor's section on this draft: the one that asks for the same fact already, else a new one. Ids theirs → ours."""
    note = render(OlderValue(donor.edition.period.words))
    theirs = [question for question in donor.draft.questions if donor.section.id in question.sections]
    facts = same_questions(theirs, draft.questions)
    questions = list(draft.questions)
    for question in theirs:
        known = facts.get(question.id)
        if known is None:
            facts[question.id] = next_id(questions)
            questions.append(replace(question, id=facts[question.id], sections=(identifier,), note=question.note or note))
        else:
            questions = [_also_in(each, identifier, question) if each.id == known else each for each in questions]
    return draft.with_questions(tuple(questions)), facts


def _also_in(question: Question, identifier: str, theirs: Question) -> Question:
    sections = question.sections if identifier in question.sections else (*question.sections, identifier)
    return replace(question, sections=sections, spans=(*question.spans, *theirs.spans))


def _followups(draft: Draft, donor: _Donor, facts: dict[str, str]) -> tuple[Followup, ...]:
    mine = [followup for followup in donor.draft.followups if followup.question in facts]
    numbered = enumerate(mine, start=len(draft.followups) + 1)
    return tuple(replace(followup, id=f"f{number:02d}", question=facts[followup.question or ""]) for number, followup in numbered)
