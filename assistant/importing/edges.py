"""Lines of a file's head and tail → the sentences of the draft's head and tail: reworded, added, taken out."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.draft import Sentence
from assistant.importing.paragraphs import Line
from assistant.importing.texts import Setting, sentences_in


def edge_sentences(lines: Sequence[Line], old: Sequence[Sentence], part: str, setting: Setting) -> tuple[Sentence, ...]:
    """Sentences that no file shows (quốc hiệu, «Nơi nhận:») stay; a new line stands behind the one above it in the file."""
    made = sentences_in(lines, part, setting)
    known = {sentence.id for sentence in old}
    reworded = {sentence.id: sentence for _, sentences in made for sentence in sentences if sentence.id in known}
    behind: dict[str | None, list[Sentence]] = {}
    previous: str | None = None
    for _, sentences in made:
        before: Sentence | None = None
        for sentence in sentences:
            if sentence.id in known:
                previous, before = sentence.id, None
                continue
            behind.setdefault(previous, []).append(replace(sentence, continues=before.id) if before else sentence)
            before = sentence
    result = [*behind.get(None, ())]
    for sentence in old:
        if sentence.id in reworded or sentence.id not in setting.base or setting.is_later(sentence):
            result.append(reworded.get(sentence.id, sentence))
        result += behind.get(sentence.id, ())
    return tuple(result)
