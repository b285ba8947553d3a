"""A query typed without diacritics, as each index is to be asked: the embedding with them put back, the words with them where that is sure."""

from dataclasses import dataclass

from retrieval.query import Query, read_query

_SURE = 0.5  # nats by which the reading is likelier than any other


@dataclass(frozen=True, slots=True)
class Asked:
    """One query for the lexical index and one for the embedding."""

    for_words: Query
    for_meaning: Query


def with_accents(query: Query) -> Asked:
    """The query itself for both where it has its diacritics."""
    if not query.unaccented:
        return Asked(query, query)
    from retrieval.accents.restoring import restored

    found = restored(query.text)
    accented = read_query(found.text)
    return Asked(accented if found.margin >= _SURE else query, accented)
