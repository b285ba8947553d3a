"""Drafts from the sample library against its key: no stale year, every changed figure asked, every promise found, no citation altered."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.adapting.zones import Zones, zones_of
from assistant.draft import Draft
from assistant.drafting import draft_from
from assistant.following import follow_outline
from corpus.citations import find_citations
from corpus.document import Document
from corpus.periods import Period
from corpus.structure import parse

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
REQUEST = "documents/cv-yeu-cau-6t-2026.txt"
RUNS = [(0, "2025H1", None), (1, "2026H1", None), (1, "2026H1", REQUEST)]


@dataclass(frozen=True, slots=True)
class Made:
    """A draft of the sample library with its source and the key of what changed."""

    key: dict[str, Any]
    document: Document
    zones: Zones
    draft: Draft

    def spans(self) -> list[tuple[int, int]]:
        """Places that a slot, a question, a follow-up or a dropped passage covers."""
        asked = [(span.start, span.end) for q in self.draft.questions for span in q.spans]
        left = [(card.source.start, card.source.end) for card in (*self.draft.followups, *self.draft.dropped) if card.source.document == "old.txt"]
        return asked + left

    def touches(self, words: str, value: str = "") -> bool:
        start = self.document.text.index(words)
        start = max(start, self.document.text.find(value, start, start + len(words)))
        return any(a < start + len(value or words) and start < b for a, b in self.spans())


@pytest.fixture(scope="module", params=RUNS, ids=lambda run: f"{run[1]}{' with outline' if run[2] else ''}")
def made(request: pytest.FixtureRequest) -> Made:
    index, period, outline = request.param
    pair = yaml.safe_load((SAMPLES / "key.yaml").read_text(encoding="utf-8"))["pairs"][index]
    document = parse((SAMPLES / pair["from"]).read_text(encoding="utf-8"))
    draft = draft_from(document, document_id="old.txt", period=Period.parse(period))
    if outline:
        draft = follow_outline(draft, document, parse((SAMPLES / outline).read_text(encoding="utf-8")), outline_id="cv.txt")
    return Made(pair, document, zones_of(document, find_citations(document.text, home=document.agency)), draft)


def test_every_changed_figure_is_asked(made: Made) -> None:
    rows = [row for row in made.key["figures"] if row.get("text_from")]
    assert [row["name"] for row in rows if not made.touches(row["text_from"], str(row["from"]))] == []


def test_every_promise_is_followed_up(made: Made) -> None:
    sources = [f.source for f in made.draft.followups]
    starts = {row["text"]: made.document.text.index(row["text"]) for row in made.key["promises"]}
    assert [text for text, at in starts.items() if not any(s.start < at + len(text) and at < s.end for s in sources)] == []


def test_no_year_of_the_old_period_stands_plain(made: Made) -> None:
    own = made.document.period.year if made.document.period else 0
    assert [quote for quote in _plain_years(made, own) if not re.search(r"giai đoạn|\d{4} - \d{4}", quote)] == []


def _plain_years(made: Made, year: int) -> list[str]:
    """Surroundings of the years that are neither frozen, nor changed, nor asked about."""
    found = []
    for sentence in made.draft.sentences():
        if not sentence.source or sentence.source.document != "old.txt":
            continue
        for match in re.finditer(rf"(?<!\d){year}(?!\d)", sentence.source.quote):
            start, end = sentence.source.start + match.start(), sentence.source.start + match.end()
            changed = any(op.start <= match.start() and match.end() <= op.end for op in sentence.ops)
            if not (changed or made.zones.is_frozen(start, end) or any(a <= start and end <= b for a, b in made.spans())):
                found.append(made.document.text[start - 20 : end + 10])
    return found


def test_no_citation_is_altered(made: Made) -> None:
    for sentence in made.draft.sentences():
        if sentence.source and sentence.source.document == "old.txt":
            for citation in made.zones.citations_in(sentence.source.start, sentence.source.end):
                start, end = (offset - sentence.source.start for offset in citation.whole_span)
                assert not [op for op in sentence.ops if op.kind != "join" and op.start < end and start < op.end]


def test_yearly_documents_are_asked_for_again(made: Made) -> None:
    """Those that another document replaced by law are the checker's to name; here only what belongs to one year."""
    rows = [row for row in made.key["citations"] if row.get("from") and "năm" in row["reason"] and "kết quả" not in row["reason"]]
    missed = [row["from"] for row in rows if not made.touches(row["from"])]
    assert missed == []
