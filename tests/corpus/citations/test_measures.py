"""Scores of found citations against labels, comparison of two runs, and the sorting of disagreements with silver mentions."""

import pytest

from corpus.citations import find_citations
from corpus.citations.agreement import Agreement, Cause, Mention, agree, at_place
from corpus.citations.measures import Item, compare, score


def item(start: int, end: int, *, document: str = "a", tier: str | None = None, own: bool = False, **fields: str | None) -> Item:
    return Item(document, start, end, f"{start}-{end}", fields, tier, own)


def test_same_spans_are_exact_and_others_overlap() -> None:
    scores = score([item(0, 10), item(20, 30), item(40, 50)], [item(0, 10), item(22, 30), item(60, 70)])
    assert (scores.exact.hits, scores.overlap.hits, scores.exact.found, scores.exact.labelled) == (1, 2, 3, 3)
    assert [pair.label.start for pair in scores.judged if pair.found is None] == [40] and [found.start for found in scores.extra] == [60]


def test_precision_recall_and_f1() -> None:
    ratio = score([item(0, 10), item(20, 30)], [item(0, 10)]).exact
    assert (ratio.precision, ratio.recall, round(ratio.f1, 4)) == (1.0, 0.5, 0.6667)


def test_nothing_found_is_zero_not_an_error() -> None:
    ratio = score([item(0, 10)], []).exact
    assert (ratio.precision, ratio.recall, ratio.f1) == (0.0, 0.0, 0.0)


def test_citations_of_another_document_do_not_pair() -> None:
    assert score([item(0, 10)], [item(0, 10, document="b")]).overlap.hits == 0


def test_field_is_judged_on_pairs_that_both_know_it() -> None:
    labels = [item(0, 10, number="1/KH-A", date=None), item(20, 30, number="2/KH-A"), item(40, 50)]
    found = [item(0, 10, number="1/KH-A", date=None), item(20, 30, number="3/KH-A"), item(40, 50, number="4/KH-A")]
    scores = score(labels, found)
    assert (scores.accuracy("number"), scores.accuracy("date"), scores.accuracy("issuer")) == (0.5, 1.0, None)
    assert [pair.wrong for pair in scores.judged] == [(), ("number",), ()]


def test_own_number_is_neither_asked_nor_counted() -> None:
    scores = score([item(0, 10), item(20, 30, own=True)], [item(0, 10), item(20, 30)])
    assert (scores.exact.found, scores.exact.labelled, scores.exact.f1) == (1, 1, 1.0)


def test_tier_sets_other_labels_aside() -> None:
    scores = score([item(0, 10, tier="core"), item(20, 30, tier="bare")], [item(0, 10), item(20, 30)], tier="core")
    assert (scores.exact.found, scores.exact.labelled) == (1, 1)


def test_numbered_compares_only_citations_with_a_number() -> None:
    scores = score([item(0, 10, number="1/KH-A"), item(20, 30, number=None)], [item(0, 10, number="1/KH-A"), item(40, 50, number=None)], numbered=True)
    assert (scores.exact.f1, scores.extra) == (1.0, ())


def test_comparison_lists_gains_losses_and_extras() -> None:
    labels = [item(0, 10, number="1"), item(20, 30, number="2"), item(40, 50, number="3")]
    before = score(labels, [item(0, 10, number="1"), item(20, 30, number="9"), item(60, 70)])
    now = score(labels, [item(0, 9, number="1"), item(20, 30, number="2"), item(80, 90)])
    found = compare(before, now)
    assert [pair[1].label.start for pair in found.gains] == [20] and [pair[1].label.start for pair in found.losses] == [0]
    assert [extra.start for extra in found.new_extras] == [80] and [extra.start for extra in found.gone_extras] == [60]


def agreement(context: str, number: str, date: str | None, *, surface: str | None = None) -> Agreement:
    start = context.index(surface or "Nghị định")
    mention = Mention(context, start, start + 30, number, date)
    return agree([mention], [at_place(find_citations(context), mention.start, mention.end)])


@pytest.mark.parametrize(
    ("context", "number", "date", "cause"),
    [
        ("Nghị định số 98/2023/NĐ-CPngày 31/12/2023", "98/2023/NĐ-CPng", "2023-12-31", Cause.GLUED),
        ("Nghị định số 98/2023/NĐ\u2011CP ngày 31/12/2023", "98/2023/NĐ", "2023-12-31", Cause.CUT),
        ("Nghị định số 98/2023/NĐ.CP", "98/2023/NĐCP", None, Cause.SPELLING),
        ("Nghị định số 98/2023/NĐ-CP ngày31/12/2023", "98/2023/NĐ-CP", None, Cause.DATE_LEFT_OUT),
        ("Nghị định số 98/2023/NĐ-CP ngày 31/12/12023", "98/2023/NĐ-CP", "1202-12-31", Cause.DATE_IMPOSSIBLE),
        ("Nghị định số 98/2023/NĐ-CP", "99/2023/NĐ-CP", None, Cause.OURS),
        ("Nghị định của Chính phủ", "98/2023/NĐ-CP", None, Cause.OURS),
        ("Nghị định số 98/2023/NĐ-CP", "98/2023/NĐ-CP", "2023-12-31", Cause.OURS),
    ],
)
def test_disagreement_is_sorted_by_what_the_text_says(context: str, number: str, date: str | None, cause: Cause) -> None:
    assert [difference.cause for difference in agreement(context, number, date).differences] == [cause]


def test_mention_that_agrees_is_no_difference() -> None:
    found = agreement("theo Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của", "98/2023/NĐ-CP", "2023-12-31")
    assert (found.numbers, found.dates, found.differences, found.ours_wrong) == (1, 1, (), 0)


def test_number_that_is_read_only_in_part_counts_against_us() -> None:
    context = "Quyết định số 12/1999/QĐ-NHNN1-Tym của"
    found = agreement(context, "12/1999/QĐ-NHNN1-T", None, surface="Quyết định")
    assert found.ours_wrong == 1
