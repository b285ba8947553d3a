"""The annex keeps the evidence: one row a sentence."""

from assistant.draft import Op, Sentence
from assistant.export import from_draft
from assistant.export.source_rows import section_paths
from tests.assistant.export.drafts import HEAD, SLOT, draft, sentence


def test_every_sentence_of_the_text_has_a_row() -> None:
    rows = from_draft(draft(), {}).sources
    assert [row.section for row in rows] == ["Mở đầu", "Mở đầu", "I", "I.1", "I.1", "I.1", "I.1.1", "I.1.1", "Kết"]
    assert all(row.document == "nguon.txt" and row.quote for row in rows)


def test_edits_are_said_in_words() -> None:
    ops = (Op("shift", 4, 8, "2025", "2026"), Op("join", 9, 10, "\n", " "), Op("edit", 14, 15, "x", ""))
    made = draft(head=(*HEAD[:4], sentence("năm 2025 \ntốt x.", ops=ops, at=9_000)))
    row = from_draft(made, {}).sources[1]
    assert row.edits == ("«2025» → «2026» (mốc thời gian)", "bỏ «x» (biên tập)")
    assert row.quote == "năm 2025 tốt x."


def test_open_slot_is_named_as_waiting() -> None:
    row = next(row for row in from_draft(draft(), {}).sources if SLOT in row.sentence)
    assert row.edits == (f"«12» → «{SLOT}» (chờ bổ sung)",)


def test_sentence_without_source_names_its_author() -> None:
    made = draft(head=(*HEAD[:4], Sentence("x", "Cán bộ viết thêm.", "author", author="Lê An")))
    row = from_draft(made, {}).sources[1]
    assert (row.quote, row.author) == (None, "Cán bộ soạn (Lê An)")


def test_annex_may_be_left_out() -> None:
    assert from_draft(draft(), {}, with_sources=False).sources == ()


def test_paths_name_the_top_heading() -> None:
    assert section_paths(draft()) == {"a": "I", "b": "I.1", "c": "I.1.1"}
