"""The lexical side (tantivy): BM25 over syllables and pairs of them, over syllables without diacritics; exact document numbers.

Words and pairs count the same, so that no term of a query carries a weight: only then does tantivy skip whole blocks of passages
that cannot come among the best.
"""

import math
from collections.abc import Iterable, Sequence
from pathlib import Path

import tantivy

from retrieval.errors import RetrievalError, index_error
from retrieval.filters import ANYWHERE, Within
from retrieval.hits import IndexedPassage, Scores
from retrieval.query import Query, article_key, number_key
from retrieval.tokens import pairs, spaced, without_accents

_SCORED = ("words", "pairs", "plain")
_EXACT = ("document", "kind", "number", "article", "agency", "period", "year")
_ANALYZER = "spaces"
_WRITER_BYTES = 64_000_000
_REMOVED_AT_ONCE = 1_000
_MANY, _SLIGHT = 20_000, 0.2  # a word in more passages is left out where it is less than so much as rare as the rarest of the query
_RARITIES = 100_000  # remembered while the index stays as it is


class LexicalIndex:
    """One tantivy index in a folder. Changes go through `write`; searches see them after it, or after `reload` in another process."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._schema = _schema()
        self._index = self._open()
        self._rarities: dict[tuple[str, str], float] = {}

    def write(self, *, added: Iterable[IndexedPassage] = (), removed: Sequence[int] = (), documents: Sequence[str] = ()) -> None:
        """Take the passages numbered `removed` and all of `documents` out and put `added` in, in one commit."""
        try:
            writer = self._index.writer(heap_size=_WRITER_BYTES, num_threads=1)
            for start in range(0, len(removed), _REMOVED_AT_ONCE):
                some = list(removed[start : start + _REMOVED_AT_ONCE])
                writer.delete_documents_by_query(tantivy.Query.term_set_query(self._schema, "id", some))
            for document in documents:
                writer.delete_documents_by_term("document", document)
            for passage in added:
                writer.add_document(self._document(passage))
            writer.commit()
            writer.wait_merging_threads()
            self.reload()
        except (ValueError, OSError) as error:
            raise self._broken(error) from error

    def search(self, query: Query, *, within: Within = ANYWHERE, limit: int = 100) -> Scores:
        """BM25 scores of the best passages; a query typed without diacritics is matched against syllables without them."""
        if not query.words:
            return {}
        return self._run(self._kept(self._words_query(query), within), limit)

    def numbered(self, number: str, *, article: str | None = None, within: Within = ANYWHERE, limit: int = 100) -> tuple[int, ...]:
        """Passages of the document that bears `number`, of its article `article` where given, in document order."""
        terms = [("number", number)] + ([("article", article)] if article else [])
        query = tantivy.Query.boolean_query([(tantivy.Occur.Must, self._term(field, value)) for field, value in terms])
        return tuple(sorted(self._run(self._kept(query, within), limit)))

    def rarity(self, word: str, *, unaccented: bool = False) -> float:
        """The inverse document frequency of a syllable, as BM25 has it."""
        term = "plain" if unaccented else "words", word
        known = self._rarities.get(term)
        if known is None:
            searcher = self._index.searcher()
            known = _rarity(int(searcher.num_docs), int(searcher.doc_freq(*term)))
            if len(self._rarities) < _RARITIES:
                self._rarities[term] = known
        return known

    def numbers_starting(self, beginning: str) -> tuple[str, ...]:
        """The document numbers, as keys, that begin like this."""
        return tuple(term for term, _ in self._index.searcher().terms_with_prefix("number", beginning))

    def count(self) -> int:
        return int(self._index.searcher().num_docs)

    def count_within(self, within: Within) -> int:
        """How many passages are admitted."""
        try:
            return int(self._index.searcher().search(self._kept(tantivy.Query.all_query(), within), limit=1, count=True).count)  # type: ignore[attr-defined]  # missing in its stubs
        except (ValueError, OSError) as error:
            raise self._broken(error) from error

    def numbers_within(self, within: Within, *, limit: int) -> tuple[int, ...]:
        """Numbers of the passages admitted, ascending, at most `limit` of them."""
        return tuple(sorted(self._run(self._kept(tantivy.Query.all_query(), within), limit)))

    def admitted(self, numbers: Sequence[int], within: Within) -> frozenset[int]:
        """Those of these passages that are admitted."""
        if not numbers:
            return frozenset()
        named = tantivy.Query.const_score_query(tantivy.Query.term_set_query(self._schema, "id", list(numbers)), 0.0)
        return frozenset(self._run(self._kept(named, within), len(numbers)))

    def agencies(self, beginning: str) -> tuple[str, ...]:
        """The agencies, as keys, whose name is or begins with the words of this key."""
        found = (term for term, _ in self._index.searcher().terms_with_prefix("agency", beginning))
        return tuple(term for term in found if term == beginning or term.startswith(f"{beginning} "))

    def ids(self) -> tuple[int, ...]:
        """Numbers of all passages held, ascending; one that is held twice stands twice."""
        try:
            searcher = self._index.searcher()
            hits = searcher.search(tantivy.Query.all_query(), limit=max(1, int(searcher.num_docs)), count=False).hits
            return tuple(sorted(int(number) for number in searcher.fast_field_values("id", [address for _, address in hits]) if number is not None))
        except (ValueError, OSError) as error:
            raise self._broken(error) from error

    def reload(self) -> None:
        """See what another process wrote."""
        self._index.reload()
        self._rarities = {}

    def _open(self) -> tantivy.Index:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            index = tantivy.Index(self._schema, path=str(self._folder), reuse=True)
        except (ValueError, OSError) as error:
            raise self._broken(error) from error
        index.register_tokenizer(_ANALYZER, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
        return index

    def _document(self, passage: IndexedPassage) -> tantivy.Document:
        whole = spaced(passage.whole)
        words = whole.split()
        document = tantivy.Document()
        document.add_unsigned("id", passage.id)
        document.add_text("words", whole)
        document.add_text("pairs", " ".join(pairs(words)))
        document.add_text("plain", " ".join(without_accents(words)))
        for field, value in _exact_values(passage).items():
            document.add_text(field, value)
        for year in passage.years:
            document.add_text("year", str(year))
        return document

    def _words_query(self, query: Query) -> tantivy.Query:
        words = list(query.words)
        telling = self._telling("plain" if query.unaccented else "words", words)
        fields = (("plain", telling),) if query.unaccented else (("words", telling), ("pairs", pairs(words)))
        return tantivy.Query.boolean_query([(tantivy.Occur.Should, self._term(field, term)) for field, terms in fields for term in dict.fromkeys(terms)])

    def _telling(self, field: str, words: list[str]) -> list[str]:
        """The words without those that stand in very many passages and say next to nothing beside the others: they take most of the time."""
        rarities = {word: self.rarity(word, unaccented=field == "plain") for word in words}
        least = min(_SLIGHT * max(rarities.values()), _rarity(int(self._index.searcher().num_docs), _MANY))
        return [word for word in words if rarities[word] >= least]

    def _kept(self, query: tantivy.Query, within: Within) -> tantivy.Query:
        """The query kept to what is admitted; the scores stay as they are."""
        fields = [*within.fields, *([("kind", tuple(map(str, within.kinds)))] if within.kinds else [])]
        clauses = [
            (tantivy.Occur.Must, tantivy.Query.const_score_query(tantivy.Query.term_set_query(self._schema, field, list(values)), 0.0))
            for field, values in fields
        ]
        if within.without:
            clauses.append((tantivy.Occur.MustNot, tantivy.Query.term_set_query(self._schema, "document", list(within.without))))
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, query), *clauses]) if clauses else query

    def _term(self, field: str, value: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, field, value, index_option="freq")

    def _run(self, query: tantivy.Query, limit: int) -> Scores:
        try:
            searcher = self._index.searcher()
            found = searcher.search(query, limit=limit, count=False).hits
            ids = searcher.fast_field_values("id", [address for _, address in found])
        except (ValueError, OSError) as error:
            raise self._broken(error) from error
        return {int(number): score for number, (score, _) in zip(ids, found, strict=True) if number is not None}

    def _broken(self, error: Exception) -> RetrievalError:
        return index_error("Chỉ mục từ khóa", self._folder, error)


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("id", stored=False, indexed=True, fast=True)
    for field in _SCORED:
        builder.add_text_field(field, tokenizer_name=_ANALYZER, index_option="freq")
    for field in _EXACT:
        builder.add_text_field(field, tokenizer_name="raw", index_option="basic")
    return builder.build()


def _rarity(held: int, having: int) -> float:
    """Inverse document frequency."""
    return math.log1p(max(0.0, held - having + 0.5) / (having + 0.5))


def _exact_values(passage: IndexedPassage) -> dict[str, str]:
    values = {
        "document": passage.document,
        "kind": str(passage.kind),
        "number": number_key(passage.number) if passage.number else None,
        "article": article_key(passage.headings),
        "agency": passage.agency,
        "period": passage.period,
    }
    return {field: value for field, value in values.items() if value}
