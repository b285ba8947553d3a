"""One change of the library, carried out in the registry, the library and both indexes: all of it or nothing.

(1) the database notes which documents are about to change, (2) what is new goes into the indexes, (3) one transaction makes the change in
library and registry, (4) what is old leaves the indexes and the notes are dropped. Searches only show what the library holds, so they see
the old state up to (3) and the new one from there. What a crash leaves is named by the notes: `settle` brings the indexes of the
documents named in line with the library, whichever version it holds.
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice

import numpy as np

from corpus import library_changes
from corpus.errors import CorpusError
from corpus.library import Library, StoredDocument
from corpus.library_changes import Arrival
from corpus.library_sources import Placing, forget_places, place
from retrieval.embedding import Vectors
from retrieval.errors import RetrievalError
from retrieval.hits import IndexedPassage
from retrieval.indexed import arriving, stored
from retrieval.indexes import Indexes

_BATCH = 2_000


@dataclass(frozen=True, slots=True)
class Coming:
    """A document on its way in; `vectors` of its passages where they have been made already."""

    arrival: Arrival
    vectors: Vectors | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What is to change at once: documents that come or are replaced, documents that go, places where files were or were not found."""

    coming: tuple[Coming, ...] = ()
    going: tuple[str, ...] = ()
    placings: tuple[Placing, ...] = ()
    emptied: tuple[str, ...] = ()

    @property
    def documents(self) -> tuple[str, ...]:
        """Ids of the documents whose passages change."""
        return (*(each.arrival.id for each in self.coming), *self.going)


class Changing:
    """Carries changes out; the caller holds the lock of the library."""

    def __init__(self, library: Library, indexes: Indexes) -> None:
        self._library = library
        self._indexes = indexes

    def carry_out(self, change: Change) -> dict[str, StoredDocument]:
        """The documents that came, by id."""
        if not change.documents:
            self._note_places(change)
            return {}
        old = {passage.id: passage for passage in self._held(change)}
        new = {passage.id: passage for each in change.coming for passage in arriving(each.arrival)}
        changed = [old[number] for number, passage in new.items() if number in old and old[number] != passage]
        stale = [passage for number, passage in old.items() if number not in new]
        with self._library.database.session() as session:
            library_changes.mark_unsettled(session, change.documents)
        try:
            self._put_in(change, removed=changed, kept={number for number in new if number in old and old[number] == new[number]})
            came = self._commit(change, settled=not stale)
            if stale:
                self._indexes.change(removed=stale)
                self._drop_notes(change.documents)
        except BaseException:
            with suppress(RetrievalError, CorpusError):  # a full disk: the notes stay, and the next opening settles them
                self._indexes.vectors.close()  # after a failed write Chroma may wait for ever on the connection that failed
                self.settle()
            raise
        return came

    def settle(self) -> bool:
        """Bring the indexes in line with the library for the documents that the notes name; whether there were any."""
        ids = self._library.unsettled()
        if not ids:
            return False
        self._indexes.remove(ids)
        held = [document for document in self._library.list() if document.id in set(ids)]
        self.fill(held)
        self._drop_notes(ids)
        return True

    def rebuild(self) -> None:
        """Fill both indexes anew from the library."""
        self._indexes.clear()
        self.fill(self._library.list())
        self._indexes.seal()
        self._drop_notes(self._library.unsettled())

    def fill(self, documents: Iterable[StoredDocument]) -> None:
        """Index the passages of these documents."""
        passages = stored(self._library, documents)
        while batch := list(islice(passages, _BATCH)):
            self._indexes.add(batch)

    def _held(self, change: Change) -> Iterable[IndexedPassage]:
        replaced = [each.arrival.id for each in change.coming if each.arrival.replaces]
        return stored(self._library, map(self._library.get, (*replaced, *change.going)))

    def _put_in(self, change: Change, *, removed: Sequence[IndexedPassage], kept: set[int]) -> None:
        """`kept`: numbers of passages that stand in the indexes as they are."""
        added: list[IndexedPassage] = []
        vectors: list[Vectors] = []
        for each in change.coming:
            passages = [passage for passage in arriving(each.arrival) if passage.id not in kept]
            added += passages
            if passages and each.vectors is not None and len(each.vectors) == len(passages):
                vectors.append(each.vectors)
        if added or removed:
            all_made = sum(map(len, vectors)) == len(added)
            self._indexes.change(removed=removed, added=added, vectors=np.concatenate(vectors) if added and all_made else None)

    def _commit(self, change: Change, *, settled: bool) -> dict[str, StoredDocument]:
        arrivals = [each.arrival for each in change.coming]
        with self._library.database.session() as session:
            for document in change.going:
                library_changes.remove_document(session, document)
            came = library_changes.add_documents(session, [arrival for arrival in arrivals if not arrival.replaces])
            replaced = [library_changes.replace_document(session, arrival) for arrival in arrivals if arrival.replaces]
            forget_places(session, change.emptied)
            place(session, change.placings)
            if settled:
                library_changes.mark_settled(session, change.documents)
            self._indexes.generation = library_changes.count_change(session)
        return {document.id: document for document in (*came, *replaced)}

    def _note_places(self, change: Change) -> None:
        if change.placings or change.emptied:
            with self._library.database.session() as session:
                forget_places(session, change.emptied)
                place(session, change.placings)

    def _drop_notes(self, ids: Sequence[str]) -> None:
        with self._library.database.session() as session:
            library_changes.mark_settled(session, ids)
            self._indexes.generation = library_changes.count_change(session)
