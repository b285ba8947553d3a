"""Outcomes and their tallies: what counts as caught, as right, as a gain or a loss."""

from datetime import date

import pytest

from assistant.evaluation.fault_scores import Stored, by_code, by_kind, changes
from assistant.evaluation.faults import Outcome, Unchanged, outcomes, unchanged
from corpus.faults import Change, Fault, Kind
from corpus.faults.model import Expected
from corpus.registry.starting import starter_registry

TEXT = "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ quy định chi tiết thi hành một số điều của Luật Thi đua, khen thưởng.\n"
DAY = date(2024, 6, 30)


@pytest.fixture(scope="module")
def before() -> Unchanged:
    return unchanged("decree", TEXT, registry=starter_registry(), today=DAY, on=DAY)


def outcome(before: Unchanged, old: str, new: str, kind: Kind, *codes: str) -> Outcome:
    start = TEXT.index(old)
    change = Change(start, start + len(old), new)
    fault = Fault("decree", kind, change, (7, len(TEXT) - 2 + change.growth), "x", Expected(frozenset(codes)))
    (made,) = outcomes([fault], {"decree": before}, starter_registry())
    return made


def test_the_expected_code_at_the_place_is_right(before: Unchanged) -> None:
    found = outcome(before, "31/12", "30/12", Kind.DATE, "VB301")
    assert (found.caught, found.right, found.codes) == (True, True, ("VB301",))


def test_another_code_is_caught_but_not_right(before: Unchanged) -> None:
    found = outcome(before, "31/12", "30/12", Kind.DATE, "VB302")
    assert (found.caught, found.right) == (True, False)


def test_a_change_that_nobody_can_see_is_missed(before: Unchanged) -> None:
    found = outcome(before, "Căn", "Can", Kind.DATE, "VB301")
    assert (found.caught, found.right, found.codes) == (False, False, ())


def test_harmless_damage_is_right_where_the_citation_is_read_alike_in_silence(before: Unchanged) -> None:
    found = outcome(before, "NĐ-CP", "NĐ–CP", Kind.DASHES)
    assert (found.caught, found.right, found.codes) == (True, True, ())


def test_a_real_change_is_no_harmless_damage(before: Unchanged) -> None:
    found = outcome(before, "31/12", "30/12", Kind.DASHES)
    assert (found.caught, found.right) == (False, False)


def test_tallies_count_by_kind_and_by_code(before: Unchanged) -> None:
    answered = [
        outcome(before, "31/12", "30/12", Kind.DATE, "VB301"),
        outcome(before, "31/12", "31/13", Kind.DATE, "VB114"),
        outcome(before, "Căn", "Can", Kind.DATE, "VB301"),
    ]
    kinds, codes = by_kind(answered), by_code(answered)
    assert (kinds[Kind.DATE].faults, kinds[Kind.DATE].caught, kinds[Kind.DATE].right) == (3, 2, 2)
    assert {code: (tally.faults, tally.right) for code, tally in codes.items()} == {"VB114": (1, 1), "VB301": (2, 1)}


def test_gains_and_losses_are_listed_by_fault() -> None:
    before = [Stored("a", True, True, ("VB301",)), Stored("b", False, False, ()), Stored("c", True, True, ()), Stored("gone", True, True, ())]
    now = [Stored("a", True, False, ("VB302",)), Stored("b", True, True, ("VB301",)), Stored("c", True, True, ()), Stored("new", False, False, ())]
    gains, losses = changes(before, now)
    assert ([change.now.id for change in gains], [change.now.id for change in losses]) == (["b"], ["a"])
