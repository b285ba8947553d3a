"""Lists of citations: «các Kế hoạch do Ủy ban nhân dân tỉnh phát động … như:» gives its members their issuer."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.citations.issuers import issuer_name_at
from corpus.text.scanning import scan

_TYPE = r"(?i:Kế\s+hoạch|Quyết\s+định|Chỉ\s+thị|Văn\s+bản|Công\s+văn|Nghị\s+quyết)"
# «các Kế hoạch do …», «những văn bản của …», by their rare letters.
_LEAD_INS = [
    re.compile(rf"{letter}(?<={before}){after}\s+{_TYPE}\s+(?i:do|của)\s+")
    for letter, before, after in (("á", "[Cc]á", "[Cc]"), ("Á", "[Cc]Á", "[Cc]"), ("ữ", "[Nn][Hh]ữ", "[Nn][Gg]"), ("Ữ", "[Nn][Hh]Ữ", "[Nn][Gg]"))
]
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
    paragraph_end = 0
    for match in scan(_LEAD_INS, text):
        name = issuer_name_at(text, match.end())
        if paragraph_end < match.end():
            paragraph_end = text.find("\n\n", match.end())
            paragraph_end = len(text) if paragraph_end < 0 else paragraph_end
        colon = _COLON.search(text, match.end(), min(paragraph_end, match.end() + _REACH))
        if name and colon:
            yield ListLead(colon.end(), paragraph_end, " ".join(text[name[0] : name[1]].split()))
