"""What citations of one text give each other: a list lead-in its issuer to the members, a title its place to the citations inside it."""

from bisect import bisect_right
from dataclasses import dataclass

from corpus.citations.listing import ListLead
from corpus.citations.model import Citation


def nest(found: list[Citation]) -> list[Citation]:
    """Point citations inside a title at the citation whose title it is; `found` in order."""
    result: list[Citation] = []
    opened: list[tuple[int, int, int, int]] = []  # index, where it ends as a whole, its title
    for index, citation in enumerate(found):
        while opened and opened[-1][1] <= citation.start:
            opened.pop()
        if opened and opened[-1][2] <= citation.start and citation.end <= opened[-1][3]:
            result.append(citation.inside(opened[-1][0]))
        else:
            result.append(citation)
        if citation.title_span:
            opened.append((index, citation.whole_span[1], *citation.title_span))
    return result


@dataclass(frozen=True, slots=True)
class Leads:
    """The list lead-ins of a text, in order."""

    leads: tuple[ListLead, ...]

    def issuer_at(self, position: int) -> str | None:
        """The issuer that the lead-in of a list gives its member at `position`."""
        at = bisect_right(self.leads, position, key=lambda lead: lead.end) if self.leads else 0
        return self.leads[at].issuer if at < len(self.leads) and self.leads[at].start <= position else None
