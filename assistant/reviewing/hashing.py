"""Hashes that conclusions and sign-offs are bound to: the same words, source and verdict give the same hash, anything else another."""

import hashlib
import json
from collections.abc import Sequence

from assistant.reviewing.claim import Claim


def sha256(text: str) -> str:
    """64 hexadecimal digits of the UTF-8 text."""
    return hashlib.sha256(text.encode()).hexdigest()


def canonical(value: object) -> str:
    """One spelling of a JSON value: keys sorted, no white space, letters as they are."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def seen_of(claim: Claim) -> str:
    """Hash of what a reviewer sees of a claim: its words, where they come from, what the registry says of them."""
    sentence, registered = claim.sentence, claim.registered
    source = sentence.source if sentence else None
    return sha256(
        canonical(
            {
                "kind": claim.kind,
                "words": claim.words,
                "marks": [[mark.start, mark.end] for mark in claim.marks],
                "source": [source.document, source.start, source.end, source.quote] if source else None,
                "author": sentence.author if sentence and source is None else None,
                "registry": [registered.state, registered.words, registered.label, registered.successor] if registered else None,
                "promise": claim.followup.text if claim.followup else None,
            }
        )
    )


def section_seen(lines: Sequence[str], claims: Sequence[Claim]) -> str:
    """Hash that a sign-off of a section rests on: every line of its text, and what was seen of every claim."""
    return sha256(canonical({"lines": list(lines), "claims": [claim.seen for claim in claims]}))
