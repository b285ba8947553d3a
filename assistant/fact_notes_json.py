"""Notes on answers and comparisons with last period as the JSON of the public contract."""

from typing import Any

from assistant.comparison import Comparison
from assistant.consistency import FactNote

Json = dict[str, Any]


def note_to_json(note: FactNote) -> Json:
    return {"question": note.question, "severity": note.severity, "text": note.text, "others": list(note.others)}


def comparison_to_json(comparison: Comparison) -> Json:
    """`difference` as a plain number."""
    return {
        "question": comparison.question,
        "previous": comparison.previous,
        "value": comparison.value,
        "difference": float(comparison.difference),
        "words": comparison.words,
    }
