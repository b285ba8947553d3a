"""Every sample document with a predecessor, held out and drafted from it; a simulated officer answers from the real one (docs/drafting-evaluation.md).

The samples are written for this project: their figures say how the engine does on text of that kind, not on real offices' documents.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.evaluation.baselines import BASELINES
from assistant.evaluation.drafting_measures import WORD_FOR_WORD
from assistant.evaluation.drafting_run import COMPARED, Overall, Row, overall, rows
from assistant.evaluation.metamorphic import held
from assistant.evaluation.outlining import f1
from assistant.evaluation.reading import Reading, read_both
from corpus.document import Document
from corpus.structure import parse

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
HELD_OUT = {
    "bc-tdkt-6t-2025.txt": "bc-tdkt-6t-2024.txt",
    "bc-tdkt-6t-2026.txt": "bc-tdkt-6t-2025.txt",
    "bc-tdkt-6t-2026.txt + outline": "bc-tdkt-6t-2025.txt",
    "bc-tdkt-nam-2024.txt": "bc-tdkt-6t-2024.txt",
    "bc-tdkt-nam-2025.txt": "bc-tdkt-nam-2024.txt",
    "kh-tuyen-truyen-2026.txt": "kh-tuyen-truyen-2025.txt",
    "tin-tong-ket-tdkt-2025.txt": "tin-tong-ket-tdkt-2024.txt",
}
SECONDS = 2.0


def documents(folder: Path) -> dict[str, Document]:
    return {path.name: parse(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.txt"))}


@pytest.fixture(scope="module")
def measured() -> list[Row]:
    return list(rows(documents(SAMPLES / "documents")))


@pytest.fixture(scope="module")
def total(measured: list[Row]) -> Overall:
    return overall(measured)


def slips(measured: list[Row], what: str) -> list[str]:
    return [f"{row.measured.label}: {slip.words}" for row in measured for slip in row.measured.slips if slip.what.startswith(what)]


def test_every_kind_is_drafted_from_its_predecessor(measured: list[Row]) -> None:
    assert {row.measured.label: row.measured.source for row in measured} == HELD_OUT


@pytest.mark.parametrize("what", ["stale figure", "missed shift", "false shift", "wrong shift"])
def test_no_old_value_is_left_and_nothing_is_shifted_wrongly(measured: list[Row], what: str) -> None:
    assert slips(measured, what) == []


def test_every_sentence_replays_and_has_a_source_or_an_author(total: Overall) -> None:
    assert total.counts["replay"].part == total.counts["replay"].whole > 0
    assert (total.counts["neither source nor author"].part, total.counts["source text lost"].part) == (0, 0)


def test_what_changed_is_asked_and_little_else(measured: list[Row], total: Overall) -> None:
    assert total.counts["question recall"].rate(empty=0) >= 0.98, slips(measured, "not asked")
    assert total.counts["question precision"].rate(empty=0) >= 0.7
    assert total.counts["question precision, stated in both"].rate(empty=0) >= 0.7


@pytest.mark.parametrize("kind", ["commitments", "negatives"])
def test_promises_and_negatives_come_back(measured: list[Row], total: Overall, kind: str) -> None:
    assert total.counts[f"{kind} recall"].rate(empty=0) >= 0.95, slips(measured, f"not asked: {kind}")


def test_sections_are_paired_with_their_counterparts(total: Overall) -> None:
    assert f1(total.counts["outline precision"], total.counts["outline recall"]) >= 0.95


@pytest.mark.parametrize("baseline", BASELINES)
@pytest.mark.parametrize("score", COMPARED)
def test_draft_is_nearer_to_the_real_document_than_a_baseline(total: Overall, baseline: str, score: str) -> None:
    assert total.margins[baseline][score] > 0


def test_far_more_sentences_need_no_hand_than_in_a_copy(measured: list[Row], total: Overall) -> None:
    assert min(margins[WORD_FOR_WORD] for margins in total.margins.values()) >= 0.15
    assert [
        row.measured.label for row in measured for baseline in row.baselines.values() if baseline.scores[WORD_FOR_WORD] >= row.measured.scores[WORD_FOR_WORD]
    ] == []


def test_figures_stand_right_far_more_often_than_in_a_copy(total: Overall) -> None:
    ours, copied = (counts["figures right"].rate(empty=0) for counts in (total.counts, total.baselines[BASELINES[0]].counts))
    assert ours >= 0.94 and copied < 0.5


def test_answers_are_taken_and_drafts_are_quick(measured: list[Row], total: Overall) -> None:
    assert total.counts["answers refused"].part == 0
    assert max(row.measured.scores["seconds"] for row in measured) < SECONDS


def pairs_of_the_key() -> list[Any]:
    pairs: list[Any] = yaml.safe_load((SAMPLES / "key.yaml").read_text(encoding="utf-8"))["pairs"]
    return pairs


@pytest.mark.parametrize("pair", pairs_of_the_key(), ids=lambda pair: Path(pair["to"]).stem)
def test_officer_reads_where_the_key_says(pair: dict[str, Any]) -> None:
    """The measures stand on this reading: it may leave a figure of a rewritten sentence unread, but it never reads another one."""
    old, new = (parse((SAMPLES / pair[side]).read_text(encoding="utf-8")) for side in ("from", "to"))
    assert new.period
    reading = read_both(old, new, new.period)
    stated = [row for row in pair["figures"] if row.get("text_from") and row.get("text_to") and str(row["from"]) in row["text_from"]]
    places = [place for row in stated if (place := _read_at(row, reading)) is not None]
    assert len(places) >= 0.8 * len(stated)
    assert [name for name, right in places if not right] == []


def _read_at(row: dict[str, Any], reading: Reading) -> tuple[str, bool] | None:
    """Whether a figure of the key is read in the words that the key gives; None where it is not read at all."""
    start = reading.old.text.index(row["text_from"]) + row["text_from"].index(str(row["from"]))
    value = next((value for value in reading.values_in(start, start + len(str(row["from"]))) if value.now), None)
    unit = reading.partner(value.unit) if value else None
    if value is None or value.now is None or unit is None:
        return None
    begin = reading.new.text.index(row["text_to"])
    return row["name"], begin <= unit.start + value.now.start < begin + len(row["text_to"])


def test_real_documents_hold_what_needs_no_second_period(shared: Path) -> None:
    seeds = {name: held(document, document.period) for name, document in documents(shared / "seeds").items() if document.period}
    assert len(seeds) == 4
    for name, one in seeds.items():
        counts = one.counts
        assert counts["replay"].part == counts["replay"].whole > 0, name
        broken = ("false shifts", "other text forth and back", "other draft of decomposed letters", "neither source nor author")
        assert {what: counts[what].part for what in broken} == dict.fromkeys(broken, 0), name
        assert one.seconds < SECONDS, name
