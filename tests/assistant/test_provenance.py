"""Property tests: whatever the officer or the model writes, the edits replay to it exactly."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.draft import Op, OpKind, replay
from assistant.provenance import edit_script

WORDS = st.sampled_from(["Sở", "Du", "lịch", "đã", "tổ", "chức", "01", "cuộc", "họp", "29/29", "người", "ờ", "Sớ", ",", ".", " ", "  ", "-", "\n"])
TEXT = st.lists(WORDS, max_size=25).map("".join) | st.lists(WORDS, max_size=15).map(" ".join) | st.text(max_size=30)


@st.composite
def quotes_with_ops(draw: st.DrawFn) -> tuple[str, tuple[Op, ...]]:
    quote = draw(TEXT)
    cuts = sorted(draw(st.lists(st.integers(0, len(quote)), max_size=8)))
    ops = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        kind: OpKind = draw(st.sampled_from(["shift", "slot", "citation", "entity", "join", "edit"]))
        ops.append(Op(kind, start, end, quote[start:end], draw(TEXT), fact=draw(st.sampled_from([None, "q1"]))))
    return quote, tuple(ops)


@given(quotes_with_ops(), TEXT)
def test_edit_script_replays_to_any_text(made: tuple[str, tuple[Op, ...]], text: str) -> None:
    quote, known = made
    assert replay(quote, edit_script(quote, text, known)) == text


@given(quotes_with_ops(), st.data())
def test_edit_script_replays_after_a_local_change(made: tuple[str, tuple[Op, ...]], data: st.DataObject) -> None:
    quote, known = made
    former = replay(quote, known)
    i, j = sorted(data.draw(st.tuples(st.integers(0, len(former)), st.integers(0, len(former)))))
    text = former[:i] + data.draw(TEXT) + former[j:]
    assert replay(quote, edit_script(quote, text, known)) == text


@given(quotes_with_ops())
def test_edit_script_keeps_known_ops_when_nothing_changed(made: tuple[str, tuple[Op, ...]]) -> None:
    quote, known = made
    assert edit_script(quote, replay(quote, known), known) == known


@given(TEXT, TEXT)
def test_edit_script_is_in_order_and_without_empty_edits(quote: str, text: str) -> None:
    ops = edit_script(quote, text)
    assert all(first.end <= second.start for first, second in pairwise(ops))
    assert all(op.kind == "edit" and op.old != op.new for op in ops)


def test_edit_script_of_one_word_touches_that_word_only() -> None:
    quote = "Sở Du lịch đã tổ chức 01 cuộc họp."
    assert edit_script(quote, "Sở Du lịch đã tiến hành 01 cuộc họp.") == (Op("edit", 14, 21, "tổ chức", "tiến hành"),)


def test_edit_script_keeps_a_slot_beside_an_edit() -> None:
    quote = "Sở đã tổ chức 01 cuộc họp."
    slot = Op("slot", 14, 16, "01", "[…số cuộc họp (kỳ trước: 01)…]", fact="q1")
    text = "Sở tổ chức được […số cuộc họp (kỳ trước: 01)…] cuộc họp."
    ops = edit_script(quote, text, (slot,))
    assert slot in ops
    assert replay(quote, ops) == text


def test_edit_script_gives_up_a_slot_that_was_overwritten() -> None:
    quote = "Sở đã tổ chức 01 cuộc họp."
    slot = Op("slot", 14, 16, "01", "[…số cuộc họp (kỳ trước: 01)…]", fact="q1")
    ops = edit_script(quote, "Sở đã tổ chức 02 cuộc họp.", (slot,))
    assert ops == (Op("edit", 14, 16, "01", "02"),)


def test_edit_script_refuses_known_ops_of_another_quote() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        edit_script("một câu", "câu khác", (Op("shift", 0, 4, "2024", "2025"),))
