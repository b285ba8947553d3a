"""The request letter of the new period as the basis that the opening names: number, day, issuer and subject as its own head gives them."""

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.draft import Draft, Suggestion
from corpus.citations import Citation
from corpus.document import Document
from corpus.text.dates import short
from corpus.text.folding import key

_LETTERS = ("cong van", "van ban", "giay moi", "to trinh", "thong bao")
_ASKED_BY_TEMPLATE = "van ban yeu cau bao cao"
_SUBJECT = "về việc"
_ABOUT = re.compile(r"\s*(?:v\s*/\s*v|về việc)\s*:?\s+", re.IGNORECASE)


def called_in_head(document: Document) -> str | None:
    """How the head of a document names it: «Công văn số 12/BTĐKT ngày 20/5/2025 của … về việc …»; None without number or type."""
    head = document.head
    if not (head.type_name and head.number):
        return None
    words = f"{head.type_name} số {head.number}"
    words += f" ngày {short(head.issued)}" if head.issued else ""
    words += f" của {document.agency}" if document.agency else ""
    return words + (f" {_subject(head.title, head.type_name)}" if head.title else "")


def of_request(letter: Document) -> Iterator[Suggestion]:
    """The letter as a suggestion, with the words of its head that it was read from."""
    words = called_in_head(letter)
    if words:
        yield Suggestion(words, f"văn bản yêu cầu báo cáo của kỳ này; đọc ở đầu công văn đã nạp: {'; '.join(_passages(letter))}")


def is_answered_letter(citation: Citation, opening: list[Citation]) -> bool:
    """Whether `citation` is what the opening answers to: its letter; where it names none, the first document."""
    letters = [each for each in opening if key(each.type or "") in _LETTERS]
    return citation in (letters or opening[:1])


def with_request(draft: Draft, letter: Document) -> Draft:
    """A draft begun from a template with the letter proposed where the template asks for it."""
    proposed = tuple(of_request(letter))
    questions = (
        replace(question, suggestions=(*proposed, *question.suggestions)) if key(question.name).startswith(_ASKED_BY_TEMPLATE) else question
        for question in draft.questions
    )
    return replace(draft, questions=tuple(questions))


def _subject(title: str, type_name: str) -> str:
    """A letter is «về việc» its subject, a plan «về» or by its title alone."""
    title = _ABOUT.sub("", title, count=1)
    words = f"{title[:1].lower()}{title[1:]}" if not title[:2].isupper() else title
    return words if key(type_name) not in _LETTERS or key(words).startswith("ve ") else f"{_SUBJECT} {words}"


def _passages(letter: Document) -> list[str]:
    """Number, subject and day word for word, in the order in which they stand."""
    spans = sorted(filter(None, (letter.head.number_span, letter.head.title_span, letter.head.date_span)), key=lambda span: span.start)
    return [f"«{' '.join(letter.text[span.start : span.end].split())}»" for span in spans]
