"""Reports of several periods made of bodies, the newest first, and the draft that they give."""

from assistant.draft import Draft, DraftSection, Sentence
from assistant.drafting import draft_from
from assistant.editions import Edition
from assistant.patterns.candidate import with_patterns
from corpus.periods import Period
from corpus.structure import parse
from tests.builders import report


def edition(body: str, year: int) -> Edition:
    """The report of the first half of a year; `{year}` in the body is that year."""
    title = f"Sơ kết công tác 6 tháng đầu năm {year}; phương hướng 6 tháng cuối năm {year}"
    text = report(body.replace("{year}", str(year)), title=title, date=f"ngày 12 tháng 6 năm {year}")
    return Edition(f"bc-{year}", Period(year, 1, 6), parse(text))


def patterned(*bodies: str, newest: int = 2024) -> Draft:
    """The draft of the year after `newest`, from the first body with the others as the years before."""
    editions = [edition(body, newest - back) for back, body in enumerate(bodies)]
    made = draft_from(editions[0].document, document_id=editions[0].id, period=Period(newest + 1, 1, 6))
    return with_patterns(made, editions[0], editions[1:])


def section(draft: Draft, identifier: str = "I") -> DraftSection:
    found = draft.section(identifier)
    assert found is not None
    return found


def sentences(draft: Draft, candidate: str, identifier: str = "I") -> list[Sentence]:
    """Those of a candidate of a section; none where it is not offered."""
    found = section(draft, identifier).candidate(candidate)
    return [sentence for paragraph in found.paragraphs for sentence in paragraph.sentences] if found else []


def words(draft: Draft, identifier: str = "I") -> list[str]:
    return [sentence.text for sentence in sentences(draft, "C", identifier)]
