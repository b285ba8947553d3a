"""A news item made from a report: its title, a few of its sentences word for word, blanks for what only the editor knows; the rest is listed.

Order and measure of a portal's item (general result, direction, movements, examples, awards, what comes next). Nothing is composed.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from assistant.draft import Candidate, Draft, DraftSection, Dropped, Op, Paragraph, Question, Sentence, Source, in_quote, moved, replay
from assistant.draft import CitationMark as Mark
from corpus.text.folding import plain

TEMPLATE = "mẫu tin bài"
_LEFT_OUT = "không đưa vào tin"
_SHORTEST, _LONGEST = 60, 420
Path = tuple[tuple[str, int], ...]
_BULLET = re.compile(r"^\s*(?:[-+*•]|[a-zđ]\))\s+")
_OUTLOOK = re.compile(r"\s*(?:;|,|và)\s*phương hướng.*$", re.IGNORECASE | re.DOTALL)
_LEANS = re.compile(r"^(?:theo do|qua do|tu do|dong thoi|ben canh do|ngoai ra|tuy nhien|trong do|nhung|cac noi dung tren|viec nay|day la|nhin chung)\b")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the item and where in a report its sentences stand."""

    name: str
    headings: tuple[str, ...]
    chapters: bool
    take: int
    figures: int

    def fits(self, path: Path) -> bool:
        return any(words in heading for words in self.headings for heading, level in path if self.chapters or level > 1)


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence of the report with the plain headings above it and their levels."""

    sentence: Sentence
    path: Path


@cache
def parts() -> tuple[Part, ...]:
    """The parts of an item, in order."""
    rows = tomllib.loads((files("assistant.adapting") / "news.toml").read_text(encoding="utf-8"))["part"]
    return tuple(Part(row["name"], tuple(row["headings"]), row["chapters"], row["take"], row["figures"]) for row in rows)


def as_news(draft: Draft, *, same_period: bool) -> Draft:
    """The draft of a report as one of a news item. With `same_period` the figures of the report hold and nothing of them is asked."""
    said = [_Said(_as_reported(one.sentence) if same_period else one.sentence, one.path) for one in _said(draft)]
    paragraphs, used = _body(said)
    title = _title(draft)
    blanks = _blanks(draft)
    asked = {op.fact for paragraph in paragraphs for s in paragraph.sentences for op in s.ops} - {None}
    kept = {*used, *(s.source.start for s in title if s.source)}
    section = DraftSection("1", None, "", 1, None, "new", (Candidate("A", paragraphs),) if paragraphs else ())
    return replace(
        draft,
        info=replace(draft.info, kind="news", title=title[0].text if title else draft.info.title),
        head=(*title, blanks[0][0]),
        sections=(section,),
        tail=tuple(sentence for sentence, _ in blanks[1:]),
        questions=(*(replace(q, sections=("1",)) for q in draft.questions if q.id in asked), *(question for _, question in blanks)),
        followups=(),
        dropped=(*draft.dropped, *_dropped(draft, kept)),
    )


def _said(draft: Draft) -> Iterator[_Said]:
    paths: dict[str, Path] = {}
    for section in draft.sections:
        heading = plain(section.title.text) if section.title else ""
        paths[section.id] = (*paths.get(section.parent or "", ()), (heading, section.level))
        chosen = section.candidate("A")
        for paragraph in chosen.paragraphs if chosen else ():
            for sentence in paragraph.sentences if not paragraph.footnote else ():
                yield _Said(sentence, paths[section.id])


def _as_reported(sentence: Sentence) -> Sentence:
    """Without slots: the report speaks of the same period."""
    if sentence.source is None:
        return sentence
    ops = tuple(op for op in sentence.ops if op.kind == "join")
    return _with_ops(sentence, ops)


def _with_ops(sentence: Sentence, ops: tuple[Op, ...]) -> Sentence:
    quote = sentence.source.quote if sentence.source else ""
    known = [(mark, in_quote(sentence.ops, mark.start), in_quote(sentence.ops, mark.end)) for mark in sentence.citations]
    marks = tuple(Mark(moved(ops, start), moved(ops, end), mark.number, mark.type) for mark, start, end in known)
    return replace(sentence, ops=ops, text=replay(quote, ops), citations=marks)


def _body(said: Sequence[_Said]) -> tuple[tuple[Paragraph, ...], set[int]]:
    """One paragraph a part, and the places in the source of the sentences that are used."""
    used: set[int] = set()
    paragraphs: list[Paragraph] = []
    for part in parts():
        chosen: list[Sentence] = []
        figures = 0
        for one in sorted(_eligible(said, part), key=lambda one: _rank(one, part)):
            place = one.sentence.source.start if one.sentence.source else -1
            counts = one.sentence.cls == "figure"
            if len(chosen) == part.take or place in used or (counts and figures == part.figures):
                continue
            used.add(place)
            figures += counts
            chosen.append(_unbulleted(one.sentence))
        if chosen:
            paragraphs.append(Paragraph(tuple(sorted(chosen, key=lambda s: s.source.start if s.source else 0))))
    return tuple(paragraphs), used


def _eligible(said: Sequence[_Said], part: Part) -> list[_Said]:
    return [one for one in said if part.fits(one.path) and _stands_alone(one.sentence)]


def _stands_alone(sentence: Sentence) -> bool:
    text = _BULLET.sub("", sentence.text)
    named = sentence.citations and sentence.text.find(text[:20]) == sentence.citations[0].start  # an item of a list of documents
    whole = not named and text[:1].isupper() and text.rstrip().endswith(".") and _SHORTEST <= len(text) <= _LONGEST
    return whole and not sentence.continues and sentence.cls not in ("negative", "commitment") and not _LEANS.match(plain(text)) and "|" not in text


def _rank(one: _Said, part: Part) -> tuple[bool, int]:
    """Those with a figure first where the part wants one, then in the order of the report."""
    return (one.sentence.cls != "figure") == (part.figures > 0), one.sentence.source.start if one.sentence.source else 0


def _unbulleted(sentence: Sentence) -> Sentence:
    bullet = _BULLET.match(sentence.source.quote) if sentence.source else None
    if bullet is None or any(op.start < bullet.end() for op in sentence.ops):
        return sentence
    return _with_ops(sentence, (Op("edit", 0, bullet.end(), bullet.group(), ""), *sentence.ops))


def _title(draft: Draft) -> tuple[Sentence, ...]:
    """The report's title as that of an item: who does it, without what the report plans."""
    known = plain(draft.info.title)
    found = next(
        (
            s
            for s in draft.head
            if s.source and len(s.text) > len(_OUTLOOK.sub("", s.text).strip()) // 2 and plain(s.text.strip("#* ")) in known and s.text.strip()
        ),
        None,
    )
    if found is None or found.source is None:
        return ()
    quote = found.source.quote
    cut = _OUTLOOK.search(quote)
    end = cut.start() if cut else len(quote.rstrip())
    first = re.search(r"[^\W\d_]", quote)
    at = first.start() if first else 0
    who = f"{draft.info.office} " if draft.info.office else ""
    ops = [Op("edit", 0, at + 1, quote[: at + 1], who + (quote[at].lower() if who else quote[at]))]
    ops += [op for op in found.ops if at + 1 <= op.start and op.end <= end]
    ops += [Op("edit", end, len(quote), quote[end:], "")] if end < len(quote) else []
    return (replace(found, ops=tuple(ops), text=replay(quote, tuple(ops)), cls="head", citations=()),)


def _blanks(draft: Draft) -> list[tuple[Sentence, Question]]:
    """What no report says: when it appears, the picture, who wrote it. Each stands as a slot of the template until it is answered."""
    made = []
    taken = max((int(q.id[1:]) for q in draft.questions if q.id[1:].isdigit()), default=0)
    for count, name in enumerate(("thời điểm đăng", "ảnh và chú thích", "tác giả"), start=1):
        identifier = f"q{taken + count:02d}"
        where = "head" if count == 1 else "tail"
        quote = f"({name})" if count == 1 else name
        inner = (1, len(quote) - 1) if count == 1 else (0, len(quote))
        op = Op("slot", *inner, name, f"[…{name}…]", identifier)
        sentence = Sentence(f"n{count:04d}", replay(quote, (op,)), "template", author=TEMPLATE, source=Source(TEMPLATE, 0, len(quote), quote), ops=(op,))
        made.append((sentence, Question(identifier, "text", name, None, "text", None, (where,), ())))
    return made


def _dropped(draft: Draft, kept: set[int]) -> Iterator[Dropped]:
    """Every sentence, heading and promise of the report that the item does not use."""
    for sentence in draft.sentences():
        if sentence.source and sentence.source.start not in kept:
            yield Dropped(sentence.source, _LEFT_OUT)
    for followup in draft.followups:
        yield Dropped(followup.source, _LEFT_OUT)
