"""What a request letter asks for: deadline and period."""

import re
from datetime import date

from corpus.document import Document
from corpus.text.dates import DATE, to_date
from corpus.text.folding import compose

_BEFORE = re.compile(
    rf"(?:trước|chậm\s+nhất(?:\s+(?:là|vào|ngày))?|hạn\s+cuối|muộn\s+nhất)\s+(?:\d{{1,2}}\s*(?:giờ|h)\s*\d{{0,2}}(?:\s*phút)?\s*,?\s+)?(?:là\s+)?{DATE}",
    re.VERBOSE | re.IGNORECASE,
)


def deadline_of(document: Document) -> date | None:
    """The day before which the answer is due («trước ngày 12/6/2026»)."""
    match = _BEFORE.search(compose(document.text).text)
    return to_date(match) if match else None
