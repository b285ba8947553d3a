"""Candidate C «Theo mẫu» and the marks of unchanged text, for every section of a draft that was made from the newest of several editions."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise, zip_longest
from operator import itemgetter

from assistant.adapting.zones import Zones, zones_of
from assistant.draft import Candidate, Draft, DraftSection, Paragraph, Sentence, Unchanged
from assistant.drafting import draft_from
from assistant.editions import Edition
from assistant.outline import items_of
from assistant.patterns.constant import constant
from assistant.patterns.questions import same_questions, with_facts
from assistant.patterns.standing import BODY, Standing, standings
from assistant.patterns.unchanged import unchanged_since
from corpus.citations import find_citations
from corpus.periods import Period

_SEVERAL = 2
_LEAD_IN = ":"
_MEMBERS = ("-", "+", "*", "•", "–")
_PUT_BACK = ("boilerplate", "period", "figure")


def with_patterns(draft: Draft, origin: Edition, earlier: Sequence[Edition]) -> Draft:
    """`draft` (made from `origin`) with a candidate C where one differs from A and B, and with its unchanged sentences named.

    `earlier` are older documents of the office and kind, newest first; without them the draft is given back as it is.
    """
    if not earlier:
        return draft
    editions = (origin, *earlier)
    mining = _Mining(draft, editions, standings(editions))
    return replace(draft, sections=tuple(mining.section(section) for section in draft.sections))


class _Mining:
    """Looks up the standings of a draft's sentences."""

    def __init__(self, draft: Draft, editions: Sequence[Edition], found: Sequence[Standing]) -> None:
        self._draft = draft
        self._editions = editions
        self._by_start = {standing.lines[0].start: standing for standing in found if 0 in standing.lines}
        self._older = [standing for standing in found if 0 not in standing.lines and 2 * len(standing.lines) > len(editions)]
        self._zones: Callable[[], Zones] = cache(lambda: _zones_of(editions[0]))
        self._section_starts = [item.section.start for item in items_of(editions[0].document)]
        self._drafted: Callable[[int], dict[int, Sentence]] = cache(self._draft_of)

    def section(self, section: DraftSection) -> DraftSection:
        inherited = section.candidate("A")
        if inherited is None:
            return section
        pattern = self._pattern(section, inherited)
        told = {_text(candidate) for candidate in section.candidates}
        offered = (Candidate("C", pattern),) if pattern and _text(Candidate("C", pattern)) not in told else ()
        return replace(section, candidates=(*section.candidates, *offered), unchanged=self._unchanged(inherited))

    def _unchanged(self, inherited: Candidate) -> tuple[Unchanged, ...]:
        sentences = [sentence for paragraph in inherited.paragraphs for sentence in paragraph.sentences]
        marks = ((sentence.id, unchanged_since(standing, self._editions)) for sentence in sentences if (standing := self._standing(sentence)))
        return tuple(Unchanged(identifier, since.code, count) for identifier, (since, count) in marks if count >= _SEVERAL)

    def _standing(self, sentence: Sentence) -> Standing | None:
        return self._by_start.get(sentence.source.start) if sentence.source and self._is_of_newest(sentence) else None

    def _is_of_newest(self, sentence: Sentence) -> bool:
        return sentence.source is not None and sentence.source.document == self._editions[0].id

    def _pattern(self, section: DraftSection, inherited: Candidate) -> tuple[Paragraph, ...]:
        """The paragraphs of A with only what stood several times; older sentences that most editions have are put back in their place."""
        kept = {s.id: constant for p in inherited.paragraphs for s in p.sentences if (constant := self._constant(s))}
        paragraphs: list[tuple[int, Paragraph]] = []
        for paragraph in inherited.paragraphs:
            sentences = tuple(kept.get(s.id, s) for s in paragraph.sentences if s.id in kept or s.continues in kept)
            if sentences:
                paragraphs.append((_start(paragraph), replace(paragraph, sentences=sentences)))
        left = _without_bare_lead_ins([paragraph for _, paragraph in paragraphs], inherited)
        own = [(start, paragraph) for start, paragraph in paragraphs if paragraph in left]
        return tuple(paragraph for _, paragraph in sorted([*own, *self._put_back(section, inherited)], key=itemgetter(0)))

    def _constant(self, sentence: Sentence) -> Sentence | None:
        """What of the sentence stood in several editions; None for one that stood once."""
        standing, source = self._standing(sentence), sentence.source
        if standing is None or source is None or len(standing.lines) < _SEVERAL:
            return None
        others = [self._editions[index].document.text[line.start : line.end] for index, line in standing.lines.items() if index]
        zones, start = self._zones(), source.start
        frozen = [(a - start, b - start) for a, b in zones.frozen_in(start, source.end)]
        whole = [(each.start - start, each.end - start) for each in zones.expressions_in(start, source.end)]
        return constant(sentence, others, frozen=frozen, whole=whole)

    def _put_back(self, section: DraftSection, inherited: Candidate) -> list[tuple[int, Paragraph]]:
        """What most editions had in this section and the newest has not, from the newest of them, each with the place it belongs to."""
        places = {self._place(s.source.start) for p in inherited.paragraphs for s in p.sentences if s.source and self._is_of_newest(s)}
        found = []
        for standing in self._older:
            sentence = self._older_sentence(standing) if standing.section in places else None
            if sentence:
                made = replace(sentence, id=f"{section.id}-{standing.newest}-{sentence.id}", continues=None)
                found.append((self._start_before(standing), Paragraph((made,))))
        return found

    def _start_before(self, standing: Standing) -> int:
        """Where the sentence before it in its own document begins in the newest one."""
        index = standing.newest
        line = standing.lines[index]
        before = (other for other in self._by_start.values() if index in other.lines and other.section == standing.section)
        earlier = [other for other in before if other.lines[index].start < line.start]
        return max(earlier, key=lambda other: other.lines[index].start).lines[0].start if earlier else -1

    def _older_sentence(self, standing: Standing) -> Sentence | None:
        """The sentence as a draft from its own document carries it; what must be asked as a whole (promises, negatives) is left to candidate A."""
        sentence = self._drafted(standing.newest).get(standing.lines[standing.newest].start)
        return None if sentence is None or sentence.continues or sentence.text.endswith(_LEAD_IN) else sentence

    def _draft_of(self, index: int) -> dict[int, Sentence]:
        """The sentences of an older edition adapted to this draft's period and questions, by where they begin."""
        info, edition = self._draft.info, self._editions[index]
        made = draft_from(edition.document, document_id=edition.id, period=Period.parse(info.period), kind=info.kind, office=info.office)
        facts = same_questions(made.questions, self._draft.questions)
        return {s.source.start: with_facts(s, facts) for s in made.sentences() if s.source and s.cls in _PUT_BACK}

    def _place(self, start: int) -> int:
        return bisect_right(self._section_starts, start) - 1 if self._section_starts else BODY


def _zones_of(edition: Edition) -> Zones:
    return zones_of(edition.document, find_citations(edition.document.text, home=edition.document.agency))


def _without_bare_lead_ins(pattern: Sequence[Paragraph], inherited: Candidate) -> list[Paragraph]:
    """«…, trọng tâm là:» goes where none of the list it led into is left."""
    led_in = {p.sentences[-1].id for p, after in pairwise(inherited.paragraphs) if p.text.rstrip().endswith(_LEAD_IN) and _is_member(after)}
    return [p for p, after in zip_longest(pattern, pattern[1:]) if p.sentences[-1].id not in led_in or (after is not None and _is_member(after))]


def _start(paragraph: Paragraph) -> int:
    return next((s.source.start for s in paragraph.sentences if s.source), -1)


def _is_member(paragraph: Paragraph) -> bool:
    return paragraph.text.lstrip().startswith(_MEMBERS)


def _text(candidate: Candidate) -> str:
    return "\n".join(paragraph.text for paragraph in candidate.paragraphs)
