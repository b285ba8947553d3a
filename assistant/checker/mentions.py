"""Mentions of one document inside the checked text: the same number of the same issuer."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from assistant.checker.context import Context
from corpus.citations.model import Citation
from corpus.registry.entry import Status
from corpus.registry.numbers import number_key
from corpus.registry.offices import read_office

Mention = tuple[int, Citation]


def mentions(context: Context) -> tuple[tuple[Mention, ...], ...]:
    """Groups of mentions with the same number and issuer, in document order; a mention without issuer joins the only one there is.

    A number that is a slip for another mentions nothing.
    """
    return context.once(_mentions)


def _mentions(context: Context) -> tuple[tuple[Mention, ...], ...]:
    by_number: dict[str, dict[str, list[Mention]]] = defaultdict(lambda: defaultdict(list))
    for index, citation, verdict in context.judged():
        if citation.number and verdict.likely is None:
            by_number[number_key(citation.number)][_issuer(citation)].append((index, citation))
    return tuple(tuple(group) for groups in by_number.values() for group in _joined(groups))


def _issuer(citation: Citation) -> str:
    """The issuer as a key; empty where nothing settles it."""
    named = citation.issuer or citation.issuer_resolved or citation.issuer_inherited
    if not named:
        return ""
    resolved = read_office(citation.issuer_resolved or named)
    office = read_office(named)
    return " ".join((*office.body, office.place or resolved.place or ""))


def _joined(groups: dict[str, list[Mention]]) -> list[list[Mention]]:
    named = {key: group for key, group in groups.items() if key}
    if "" not in groups or len(named) != 1:
        return list(groups.values())
    return [sorted((*next(iter(named.values())), *groups[""]), key=lambda mention: mention[0])]


def dates_of(context: Context, citation: Citation) -> frozenset[date]:
    """The dates under which the document cites the number of `citation`."""
    return context.once(_dates).get(number_key(citation.number or ""), frozenset())


def _dates(context: Context) -> Mapping[str, frozenset[date]]:
    dates: dict[str, set[date]] = defaultdict(set)
    for citation in context.citations:
        if citation.number and citation.date:
            dates[number_key(citation.number)].add(citation.date)
    return {number: frozenset(known) for number, known in dates.items()}


def settled(context: Context, group: Sequence[Mention]) -> Mention:
    """The mention against which the others of a group are held: one that the registry confirms, else one of the most frequent date."""
    confirmed = [mention for mention in group if context.verdicts[mention[0]].status is Status.FOUND]
    if confirmed:
        return confirmed[0]
    dates = [citation.date for _, citation in group]
    return max(group, key=lambda mention: (dates.count(mention[1].date), -mention[0]))
