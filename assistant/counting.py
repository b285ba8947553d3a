"""How many period expressions of a source a draft shifts, and how many it leaves as they stand: what a preview tells."""

from assistant.draft import Draft
from assistant.expressions import find_expressions
from corpus.document import Document


def period_counts(draft: Draft, document: Document) -> tuple[int, int]:
    """(shifted, left as they are); the others are asked for or left the text with a promise."""
    shifted = sum(1 for sentence in draft.sentences() for op in sentence.ops if op.kind == "shift")
    periods = {question.id for question in draft.questions if question.kind == "period"}
    asked = sum(1 for sentence in draft.sentences() for op in sentence.ops if op.kind == "slot" and op.fact in periods)
    promised = sum(len(find_expressions(followup.source.quote)) for followup in draft.followups)
    return shifted, max(0, len(find_expressions(document.text)) - shifted - asked - promised)
