"""A checked report → its claims, section by section: every citation, the figures of every statement, every promise, every other sentence."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.adapting.classify import is_promise
from assistant.checker.finding import Severity
from assistant.checker.report import Report as CheckReport
from assistant.comparison import comparisons
from assistant.draft import DraftSection, Followup, Question, Sentence, Unchanged
from assistant.examining import PlacedFinding, examined
from assistant.formulas import terms_of
from assistant.rendering import Rendered
from assistant.report import Report
from assistant.reviewing.claim import Claim, ClaimedSection, ClaimKind, Claims, Mark, Registered, Written
from assistant.reviewing.hashing import section_seen, seen_of, sha256
from assistant.reviewing.marks import figure_parts, mark_of, open_slots
from assistant.reviewing.registered import registered
from assistant.reviewing.ways import ways_of
from corpus.registry.fingerprint import fingerprint

HEAD, TAIL = "head", "tail"
_FORM = ("head", "tail", "heading")
"""Sentences that say nothing to be judged while they stand unchanged: lines of the form, headings."""


@dataclass(frozen=True, slots=True)
class _Cited:
    """A citation in its sentence: offsets there, index in the check, what the registry says."""

    start: int
    end: int
    index: int
    registered: Registered


@dataclass(frozen=True, slots=True)
class _Setting:
    """What claims are made from."""

    report: Report
    cited: Mapping[str, Sequence[_Cited]]
    findings: Mapping[str, Sequence[PlacedFinding]]
    questions: dict[str, Question]
    numbers: Mapping[str, int]
    compared: Mapping[str, str]
    promises: Mapping[tuple[str, int], Followup]


def claims_of(report: Report, checked: CheckReport, rendered: Rendered) -> Claims:
    """Claims of the text that was checked. Pure: the same report, check and registry give the same claims and hashes."""
    found = examined(checked, rendered)
    setting = _setting(report, checked, rendered, found.findings)
    texts = _texts(rendered)
    sections = tuple(_sections(setting, texts))
    errors: defaultdict[str, int] = defaultdict(int)
    for placed in found.findings:
        errors[placed.place.section] += placed.finding.severity is Severity.ERROR
    return Claims(
        report=report.id,
        revision=report.revision,
        on=checked.summary.on,
        sections=sections,
        sha256=sha256(rendered.text),
        registry=fingerprint(checked.registry),
        errors={section: count for section, count in errors.items() if count},
        numbers=setting.numbers,
    )


def _setting(report: Report, checked: CheckReport, rendered: Rendered, findings: Iterable[PlacedFinding]) -> _Setting:
    cited: defaultdict[str, list[_Cited]] = defaultdict(list)
    for index, (citation, verdict) in enumerate(zip(checked.citations, checked.verdicts, strict=True)):
        place = None if citation.own else rendered.at(citation.start)
        if place:
            start, end = citation.start - place.start, min(citation.end - place.start, len(place.sentence.text))
            cited[place.sentence.id].append(_Cited(start, end, index, registered(verdict, on=checked.summary.on)))
    flagged: defaultdict[str, list[PlacedFinding]] = defaultdict(list)
    for placed in findings:
        flagged[placed.place.sentence.id].append(placed)
    draft = report.draft
    return _Setting(
        report,
        cited,
        flagged,
        {question.id: question for question in draft.questions},
        {question.id: number for number, question in enumerate(draft.questions, 1)},
        {each.question: each.words for each in comparisons(draft)},
        {(followup.source.document, followup.source.start): followup for followup in draft.followups},
    )


def _texts(rendered: Rendered) -> Mapping[str, list[str]]:
    """Section → its lines as they are printed."""
    texts: defaultdict[str, list[str]] = defaultdict(list)
    for place in rendered.places:
        texts[place.section].append(place.sentence.text)
    return texts


def _sections(setting: _Setting, texts: Mapping[str, list[str]]) -> Iterator[ClaimedSection]:
    draft = setting.report.draft
    told: set[str] = set()
    yield _section(HEAD, draft.head, setting, texts)
    groups = {section.parent for section in draft.sections}
    for section in draft.sections:
        body = [sentence for paragraph in setting.report.paragraphs(section) for sentence in paragraph.sentences if sentence.text]
        sentences = [*([section.title] if section.title else []), *body]
        told |= {followup.id for sentence in body if (followup := _promise_of(sentence, setting))}
        blank = not body and section.id not in groups
        yield _section(section.id, sentences, setting, texts, section=section, told=told, blank=blank)
    yield _section(TAIL, draft.tail, setting, texts)


def _section(
    identifier: str,
    sentences: Sequence[Sentence],
    setting: _Setting,
    texts: Mapping[str, list[str]],
    *,
    section: DraftSection | None = None,
    told: set[str] | None = None,
    blank: bool = False,
) -> ClaimedSection:
    since = {each.sentence: each for each in section.unchanged} if section else {}
    claims = [claim for sentence in sentences for claim in _of_sentence(identifier, sentence, setting, since.get(sentence.id))]
    claims += [_untold(identifier, followup, setting) for followup in setting.report.draft.followups if section and followup.id not in (told or ())
               and _asked_in(followup, setting) == identifier]  # fmt: skip
    if blank and not claims:
        claims = [Claim(f"{identifier}.blank", identifier, "content", None)]
    sealed = tuple(replace(claim, seen=seen_of(claim)) for claim in claims)
    lines = texts.get(identifier, [])
    heading = section.title.text if section and section.title else ""
    number, level, parent = (section.number, section.level, section.parent) if section else ("", 1, None)
    return ClaimedSection(identifier, number, heading, level, parent, sealed, section_seen(lines, sealed), sha256("\n".join(lines)))


def _asked_in(followup: Followup, setting: _Setting) -> str | None:
    question = setting.questions.get(followup.question or "")
    return question.sections[0] if question and question.sections else None


def _promise_of(sentence: Sentence, setting: _Setting) -> Followup | None:
    """The promise of last period that a sentence was made from."""
    source = sentence.source
    return setting.promises.get((source.document, source.start)) if source else None


def _untold(section: str, followup: Followup, setting: _Setting) -> Claim:
    """A promise that no sentence of the report speaks of: what was answered about it stands in its place."""
    question = setting.questions.get(followup.question or "")
    answer = question.value if question else None
    slots = (question.id,) if question and answer is None else ()
    return Claim(f"{section}.{followup.id}", section, "promise", None, followup=followup, answer=answer, slots=slots)


def _of_sentence(section: str, sentence: Sentence, setting: _Setting, since: Unchanged | None) -> list[Claim]:
    """The claims of one sentence; each finding goes to the claim it points at, else to the first."""
    cited = setting.cited.get(sentence.id, ())
    slots = open_slots(sentence, setting.questions)
    parts: list[tuple[ClaimKind, tuple[Mark, ...], _Cited | None]] = [("basis", (mark_of(sentence, c.start, c.end),), c) for c in cited]
    followup = _promise_of(sentence, setting)
    if not _is_form(sentence):
        frozen = [(c.start, c.end) for c in cited]
        parts += [("figure", marks, None) for marks in figure_parts(sentence, frozen, [span for _, span in slots])]
        if followup or sentence.cls == "commitment" or is_promise(sentence.text):
            parts.append(("promise", (), None))
    elif slots:
        parts.append(("figure", tuple(mark_of(sentence, start, end) for _, (start, end) in slots), None))
    if not parts and _speaks(sentence, setting):
        parts.append(("content", (), None))
    claims = [_claim(section, sentence, part, at, slots, setting, since) for at, part in enumerate(parts, 1)]
    return _with_findings([replace(c, followup=followup) if c.kind == "promise" else c for c in claims], parts, setting.findings.get(sentence.id, ()))


def _is_form(sentence: Sentence) -> bool:
    return sentence.cls in _FORM


def _speaks(sentence: Sentence, setting: _Setting) -> bool:
    """Whether a sentence without citation, figure or promise is to be looked at."""
    return bool(sentence.text) and (not _is_form(sentence) or any(op.kind != "join" for op in sentence.ops) or sentence.id in setting.findings)


def _claim(
    section: str,
    sentence: Sentence,
    part: tuple[ClaimKind, tuple[Mark, ...], _Cited | None],
    at: int,
    slots: Sequence[tuple[str, tuple[int, int]]],
    setting: _Setting,
    since: Unchanged | None,
) -> Claim:
    kind, marks, cited = part
    inside = [fact for fact, (start, end) in slots if not marks or any(mark.start < end and start < mark.end for mark in marks)]
    facts = _facts(sentence, marks) if kind == "figure" else []
    return Claim(
        id=f"{sentence.id}.{kind[0]}{at}",
        section=section,
        kind=kind,
        sentence=sentence,
        marks=marks,
        registered=cited.registered if cited else None,
        ways=ways_of(sentence, numbers=setting.numbers, unanswered=frozenset(fact for fact, _ in slots), since=since),
        written=None if sentence.source else Written(sentence.author or "", model=sentence.cls == "model"),
        compared=tuple(setting.compared[fact] for fact in facts if fact in setting.compared),
        slots=tuple(dict.fromkeys(inside)) if kind == "figure" or not marks else (),
    )


def _facts(sentence: Sentence, marks: Sequence[Mark]) -> list[str]:
    """Questions that fill the marked places; of a computed figure those that it takes."""
    spans = [(mark.source_start, mark.source_end) for mark in marks]
    touched = [op for op in sentence.ops if op.kind == "slot" and any(start <= op.start and op.end <= end for start, end in spans)]
    return list(dict.fromkeys(fact for op in touched for fact in (terms_of(op.formula) if op.formula else (op.fact or "",))))


def _with_findings(claims: list[Claim], parts: Sequence[tuple[ClaimKind, tuple[Mark, ...], _Cited | None]], findings: Sequence[PlacedFinding]) -> list[Claim]:
    if not claims:
        return claims
    by_claim: defaultdict[int, list[PlacedFinding]] = defaultdict(list)
    for placed in findings:
        by_claim[_meant(placed, parts)].append(placed)
    return [replace(claim, findings=tuple(by_claim[at])) for at, claim in enumerate(claims)]


def _meant(placed: PlacedFinding, parts: Sequence[tuple[ClaimKind, tuple[Mark, ...], _Cited | None]]) -> int:
    """The claim a finding points at: its citation, else the first whose marks it touches, else the first."""
    for at, (_, marks, cited) in enumerate(parts):
        if cited is not None and placed.finding.citation == cited.index:
            return at
        if cited is None and any(mark.start < placed.end and placed.start < mark.end for mark in marks):
            return at
    touching = (at for at, (_, marks, _) in enumerate(parts) if any(mark.start < placed.end and placed.start < mark.end for mark in marks))
    return next(touching, 0)
