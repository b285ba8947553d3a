"""Lists of citations: «các Kế hoạch do Ủy ban nhân dân tỉnh phát động … như:» gives its members their issuer."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.citations.issuers import issuer_name_at

_LEAD_IN = re.compile(r"(?:các|những)\s+(?P<type>Kế\s+hoạch|Quyết\s+định|Chỉ\s+thị|văn\s+bản|Văn\s+bản|Công\s+văn|Nghị\s+quyết)\s+(?:do|của)\s+", re.IGNORECASE)
_REACH = 400
_COLON = re.compile(r"[:]")


@dataclass(frozen=True, slots=True)
class ListLead:
    """Members between `start` and `end` were issued by `issuer` (words of the lead-in)."""

    start: int
    end: int
    issuer: str


def find_leads(text: str) -> Iterator[ListLead]:
    """Lead-ins whose colon follows in the same paragraph."""
    for match in _LEAD_IN.finditer(text):
        name = issuer_name_at(text, match.end())
        paragraph_end = text.find("\n\n", match.end())
        paragraph_end = len(text) if paragraph_end < 0 else paragraph_end
        colon = _COLON.search(text, match.end(), min(paragraph_end, match.end() + _REACH))
        if name and colon:
            yield ListLead(colon.end(), paragraph_end, " ".join(text[name[0] : name[1]].split()))
