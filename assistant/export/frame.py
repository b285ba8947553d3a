"""Number, day, agencies, recipients and signature as pieces that know their sentence, with what an earlier document had in their place."""

from collections.abc import Mapping
from dataclasses import replace

from assistant.draft import Draft, Sentence
from assistant.export.head import Head, head_of
from assistant.export.layout import Line, Piece
from assistant.export.tail import Tail, tail_of
from assistant.export.telling import Plainly, Teller


def frame_of(draft: Draft, head: Head, tail: Tail, teller: Teller) -> Mapping[str, Line]:
    """Part name → its pieces."""
    now = parts_of(head, tail)
    if isinstance(teller, Plainly):
        return {name: (Piece(text, of=of),) for name, (text, of) in now.items()}
    earlier = replace(draft, head=tuple(map(_as_it_was, draft.head)), tail=tuple(map(_as_it_was, draft.tail)))
    then = {of: text for text, of in parts_of(head_of(earlier), tail_of(earlier.tail)).values()}
    new = {sentence.id for sentence in (*draft.head, *draft.tail) if teller.is_new(sentence)}
    return {name: _changed("" if of in new else then.get(of, text), text, of) for name, (text, of) in now.items()}


def parts_of(head: Head, tail: Tail) -> dict[str, tuple[str, str]]:
    """Part name → (text, id of its sentence)."""
    texts = {"number": head.number, "day": head.day, "kind": head.kind}
    texts |= {f"agency-{index}": text for index, text in enumerate(head.agencies)}
    texts |= {f"recipient-{index}": text for index, text in enumerate(tail.recipients)}
    texts |= {f"authority-{index}": text for index, text in enumerate(tail.authority)}
    texts["signer"] = tail.signer
    owners = {**head.owners, **tail.owners}
    return {name: (text, owners[name]) for name, text in texts.items() if name in owners}


def _as_it_was(sentence: Sentence) -> Sentence:
    return replace(sentence, text=sentence.source.quote, ops=()) if sentence.source else sentence


def _changed(old: str, new: str, of: str) -> Line:
    if old.split() == new.split():
        return (Piece(new, of=of),)
    return tuple(piece for piece in (Piece(old, change="del", of=of), Piece(new, change="ins", of=of)) if piece.text)
