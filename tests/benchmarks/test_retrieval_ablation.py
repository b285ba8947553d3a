"""What each part of the search brings: the product over the articles of law of the labelled set, one part left out at a time.

Weights are not chosen anew for what is left. Only the development questions are used; `docs/retrieval-evaluation.md` keeps the table.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from functools import partial
from pathlib import Path
from unittest.mock import patch

import pytest

from corpus.database import open_database
from corpus.text.folding import strip_accents
from retrieval import accented, lexical_index, query, second_look
from retrieval import searcher as searching
from retrieval.comparing import compare_runs
from retrieval.evaluation import RowRanking
from retrieval.fusion import ScoreList
from retrieval.labelled import LabelledSet, read_labelled, read_rows
from retrieval.measures import means, measure_queries
from retrieval.opening import open_retrieval
from retrieval.ranking import RankWeights
from retrieval.searcher import SearchWeights
from tests.benchmarks.measuring import alone
from tests.benchmarks.retrieval_engines import fill_ours

pytestmark = pytest.mark.benchmark
SIGNS = ("lexical", "dense", "pairs", "heading", "document", "definition", "exact")
SHOWN = ("nDCG@10", "R@10", "R@100", "MRR@10")
_RANKS_SINCE = 60  # the usual constant of reciprocal rank fusion
Run = Mapping[str, list[str]]
Patches = tuple[tuple[object, str, object], ...]


def by_ranks(lists: Iterator[ScoreList]) -> list[tuple[int, float]]:
    """Reciprocal rank fusion with the same weights."""
    joint: dict[int, float] = {}
    for one in lists:
        for rank, passage in enumerate(sorted(one.scores, key=lambda number: (-one.scores[number], number)), start=1):
            joint[passage] = joint.get(passage, 0.0) + one.weight / (_RANKS_SINCE + rank)
    return sorted(joint.items(), key=lambda item: (-item[1], item[0]))


def signs_without(sign: str) -> Patches:
    return ((second_look, "RankWeights", partial(RankWeights, **{sign: 0.0})),)


FIRST_STAGE = SearchWeights(reads=False)
PARTS: Mapping[str, tuple[SearchWeights | None, Patches]] = {
    "all": (None, ()),
    "first stage: words alone": (SearchWeights(dense=0.0, reads=False), ((lexical_index, "pairs", lambda words: []),)),
    "first stage: words and pairs": (SearchWeights(dense=0.0, reads=False), ()),
    "first stage: vectors alone": (SearchWeights(lexical=0.0, reads=False), ()),
    "first stage: both, fused by scores": (FIRST_STAGE, ()),
    "first stage: both, fused by ranks": (FIRST_STAGE, ((searching, "fuse", by_ranks),)),
    "second look after fusion by ranks": (None, ((searching, "fuse", by_ranks),)),
    "without vectors": (SearchWeights(dense=0.0), ()),
    "without the lexical side": (SearchWeights(lexical=0.0), ()),
    "without pairs in the index": (None, ((lexical_index, "pairs", lambda words: []),)),
    "with the words that say little": (None, ((lexical_index, "_SLIGHT", 0.0),)),
    "without abbreviations spelled out": (None, ((query, "spelled_out", lambda text, unaccented: text),)),
    **{f"second look without {sign}": (None, signs_without(sign)) for sign in SIGNS},
}


@contextmanager
def patched(patches: Patches) -> Iterator[None]:
    with ExitStack() as stack:
        for owner, name, value in patches:
            stack.enter_context(patch.object(owner, name, value))
        yield


@pytest.mark.parametrize("name", ["zalo-on-phapdien"])
def test_each_part_earns_its_place(name: str, shared: Path, tmp_path: Path) -> None:
    folder = shared / "data" / "retrieval" / name
    alone(fill_ours, folder, tmp_path)
    labelled, rows = read_labelled(folder), [row.id for row in read_rows(folder)]
    with closing(open_database(tmp_path)) as database, closing(open_retrieval(tmp_path, database)) as retrieval:

        def run(part: str, change: Callable[[str], str] = str) -> Run:
            weights, patches = PARTS[part]
            with patched(patches):
                ranking = RowRanking(retrieval, rows, weights=weights or SearchWeights())
                return {number: ranking.rank(change(text)) for number, text in labelled.queries.items()}

        whole = run("all")
        print(f"\n{'':36}{''.join(f'{measure:>9}' for measure in SHOWN)}  nDCG lost, 95 % interval")
        for part in PARTS:
            print(_row(part, run(part), whole, labelled))
        print("questions without diacritics")
        bare = run("all", strip_accents)
        print(_row("all", bare, bare, labelled))
        for part, sure in (("diacritics put back for vectors alone", float("inf")), ("always believed", 0.0)):
            with patched(((accented, "_SURE", sure),)):
                print(_row(part, run("all", strip_accents), bare, labelled))
    assert means(measure_queries(whole, labelled.labels))["nDCG@10"] > 0.75


def _row(part: str, found: Run, whole: Run, labelled: LabelledSet) -> str:
    measures, lost = means(measure_queries(found, labelled.labels)), compare_runs(found, whole, labelled)
    return f"{part:36}{''.join(f'{measures[name]:9.4f}' for name in SHOWN)}  {lost.difference:+.4f} ({lost.low:+.4f} … {lost.high:+.4f})"
