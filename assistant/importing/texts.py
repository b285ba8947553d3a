"""Lines of one section of a file → its paragraphs: what is unchanged keeps its sentences, what is reworded its sources, the rest is the person's."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count

from rapidfuzz import fuzz

from assistant.draft import Paragraph, Sentence
from assistant.editing import changed, own_sentence
from assistant.export.pieces import SLOT
from assistant.importing.outcome import LeftOut, Reworded
from assistant.importing.paragraphs import Line, folded, same_words
from assistant.importing.segments import Segment, segments_of

_ALIKE = 62.0
BOTH = "Câu này được sửa cả trong tệp lẫn trong bàn soạn thảo sau khi xuất: giữ bản trong bàn soạn thảo, hãy xem lại."
GONE = "Câu này đã được bỏ hoặc thay trong bàn soạn thảo sau khi xuất: chưa đưa vào, hãy xem lại."


@dataclass(slots=True)
class Setting:
    """What sentences are known. `base`: words as exported, by sentence, line by line; `now`: the sentences of the report as it is.

    `kept_back`: sentences whose words in the file are not brought in, with the reason. `emptied`: the words in the file of sentences whose
    slots were taken as answers, with the slots open.
    """

    author: str
    base: Mapping[str, tuple[str, ...]]
    now: Mapping[str, Sentence]
    was: Mapping[str, Sentence]
    kept_back: Mapping[str, str]
    emptied: Mapping[str, str]
    prefix: str
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    seen: set[str] = field(default_factory=set)
    kept: int = 0
    changes: list[Reworded] = field(default_factory=list)
    added: list[Reworded] = field(default_factory=list)
    left: list[LeftOut] = field(default_factory=list)
    missing: dict[str, str] = field(default_factory=dict)
    """Sentences that no line of the file names, with their words: one of them may be what a line without a mark rewords."""

    def is_later(self, sentence: Sentence) -> bool:
        """Whether it came, or was reworded, after the file was exported."""
        was = self.was.get(sentence.id)
        return sentence.id not in self.base or was is None or (was.text != sentence.text and not _answered(was, sentence))

    def own(self, text: str, section: str) -> Sentence:
        self.added.append(Reworded(section, "", text))
        return own_sentence(text, self.author, f"{self.prefix}-{next(self.numbers)}")

    def sentence(self, owner: str, parts: Sequence[str], section: str) -> Sentence | None:
        """The sentence as it stands after the import; None where the report no longer has it."""
        sentence, base = self.now.get(owner), self.base.get(owner, ())
        parts = [self.emptied[owner]] if owner in self.emptied else parts
        parts, base = self._answered_since(owner, parts), self._answered_since(owner, base)
        text = "\n".join(parts)
        same = len(parts) == len(base) and all(map(same_words, parts, base))
        self.seen.add(owner)
        if sentence is None:
            if not same:
                self.left.append(LeftOut(text, GONE))
            return None
        self.kept += same
        if same:
            return sentence
        if owner in self.kept_back or (self.was[owner].text != sentence.text != "" and not _answered(self.was[owner], sentence)):
            self.left.append(LeftOut(text, self.kept_back.get(owner, BOTH)))
            return sentence
        return self._reworded(sentence, parts, base, section)

    def _answered_since(self, owner: str, parts: Sequence[str]) -> tuple[str, ...]:
        """The words with slots that have been answered since the file was made filled in: they are nobody's change."""
        was, now = self.was.get(owner), self.now.get(owner)
        if was is None or now is None or len(was.ops) != len(now.ops):
            return tuple(parts)
        filled = [(old.new, new.new) for old, new in zip(was.ops, now.ops, strict=True) if old.new != new.new and SLOT.search(old.new)]
        made = tuple(parts)
        for old, new in filled:
            made = tuple(part.replace(old, new) for part in made)
        return made

    def _reworded(self, sentence: Sentence, parts: Sequence[str], base: Sequence[str], section: str) -> Sentence:
        text = new_text(sentence.text, parts, base)
        if same_words(text, sentence.text):
            self.kept += 1
            return sentence
        self.changes.append(Reworded(section, sentence.text, text))
        return changed(sentence, text, self.author)


def _answered(before: Sentence, now: Sentence) -> bool:
    """Whether nothing but answers came between: the words around the slots are the same."""
    return before.source == now.source and [(op.start, op.end) for op in before.ops] == [(op.start, op.end) for op in now.ops]


def new_text(text: str, parts: Sequence[str], base: Sequence[str]) -> str:
    """`text` with the exported words of each line replaced by those of the file: dashes, marks of emphasis and of notes around them stay."""
    if len(parts) == len(base):
        made, position = text, 0
        for old, new in zip(base, parts, strict=True):
            at = made.find(old, position)
            if at < 0:
                break
            made = made[:at] + new + made[at + len(old) :]
            position = at + len(new)
        else:
            return made
    return "\n".join(parts)


def sentences_in(lines: Sequence[Line], section: str, setting: Setting) -> list[tuple[Line, list[Sentence]]]:
    """The sentences of each line, in the order of the file."""
    joined = {owner: "\n".join(parts) for owner, parts in setting.base.items()}
    parted = list(_with_parts([(line, _adopted(segments_of(line, joined), setting)) for line in lines], setting.base))
    return [(line, _sentences(parts, section, setting)) for line, parts in parted]


def section_paragraphs(lines: Sequence[Line], old: Sequence[Paragraph], section: str, setting: Setting) -> tuple[Paragraph, ...]:
    """The paragraphs of a section whose text the file gives."""
    home = {sentence.id: index for index, paragraph in enumerate(old) for sentence in paragraph.sentences}
    made: list[tuple[int | None, bool, list[Sentence]]] = []
    for line, sentences in sentences_in(lines, section, setting):
        if not sentences:
            continue
        first = home.get(sentences[0].id)
        if first is not None and made and made[-1][0] == first and made[-1][1] == line.is_note and _was_parted(made[-1][2][-1], sentences[0], setting):
            made[-1][2].extend(sentences)
        else:
            made.append((home.get(sentences[-1].id), line.is_note, sentences))
    found = [Paragraph(tuple(sentences), is_note) for _, is_note, sentences in made]
    return in_old_paragraphs(found, old) or tuple(found)


def in_old_paragraphs(found: Sequence[Paragraph], old: Sequence[Paragraph]) -> tuple[Paragraph, ...] | None:
    """The paragraphs that the report has, where the file holds the same sentences in the same order on the same lines."""
    made = {sentence.id: sentence for paragraph in found for sentence in paragraph.sentences}
    if list(made) != [s.id for paragraph in old for s in paragraph.sentences if s.text.strip()] or len(found) > len(old):
        return None
    if any(paragraph.sentences[0].id not in made for paragraph in old if paragraph.text.strip()) or len(found) < sum(bool(p.text.strip()) for p in old):
        return None
    return tuple(replace(paragraph, sentences=tuple(made.get(s.id, s) for s in paragraph.sentences)) for paragraph in old)


def _was_parted(before: Sentence, here: Sentence, setting: Setting) -> bool:
    """Whether the two stood on lines of their own in the exported file too, although they are one paragraph of the report."""
    return before.id in setting.base and here.id in setting.base and (here.text[:1] in "-+*•–" or "\n" in before.text)


Parts = list[tuple[str | None, list[str]]]


def _with_parts(lines: Sequence[tuple[Line, list[Segment]]], base: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[Line, Parts]]:
    """A sentence that was exported on several lines stands at the first of them; one that a person broke keeps its first line, the rest is own text."""
    gathered: dict[str, list[str]] = {}
    for line, segments in lines:
        parts: Parts = []
        for segment in segments:
            words = gathered.get(segment.owner or "")
            if segment.owner is None:
                parts.append((None, [segment.text]))
            elif words is None:
                gathered[segment.owner] = [segment.text]
                parts.append((segment.owner, gathered[segment.owner]))
            elif len(words) < len(base.get(segment.owner, ())):
                words.append(segment.text)
            else:
                parts.append((None, [segment.text]))
        yield line, parts


def _adopted(segments: Sequence[Segment], setting: Setting) -> list[Segment]:
    """Words without a mark that resemble a sentence which the file names nowhere are that sentence."""
    made: list[Segment] = []
    for segment in segments:
        owner = segment.owner
        if owner is None and setting.missing:
            text = folded(segment.text)
            score, best = max((fuzz.ratio(text, words), identifier) for identifier, words in setting.missing.items())
            owner = best if score >= _ALIKE else None
            if owner:
                del setting.missing[owner]
        made.append(Segment(segment.text, owner))
    return made


def _sentences(parts: Parts, section: str, setting: Setting) -> list[Sentence]:
    made: list[Sentence] = []
    for owner, words in parts:
        if owner is None:
            made.append(setting.own(words[0].strip(), section))
        elif owner not in setting.seen:
            sentence = setting.sentence(owner, words, section)
            made += [sentence] if sentence else []
        else:
            made.append(setting.own("\n".join(words).strip(), section))
    return made


def with_later(found: Sequence[Paragraph], old: Sequence[Paragraph], setting: Setting) -> tuple[Paragraph, ...]:
    """Sentences that came into the report, or were reworded there, after the file was exported stay behind the ones they stood behind."""
    made = list(found)
    previous: str | None = None
    for paragraph in old:
        for sentence in paragraph.sentences:
            if sentence.id not in setting.seen and sentence.text.strip() and setting.is_later(sentence):
                _insert(made, sentence, previous, paragraph)
            previous = sentence.id
    return tuple(made)


def _insert(made: list[Paragraph], sentence: Sentence, previous: str | None, home: Paragraph) -> None:
    for index, paragraph in enumerate(made):
        ids = [each.id for each in paragraph.sentences]
        if previous in ids:
            at = ids.index(previous) + 1
            if any(each.id == previous for each in home.sentences):
                made[index] = replace(paragraph, sentences=(*paragraph.sentences[:at], sentence, *paragraph.sentences[at:]))
            else:
                made.insert(index + 1, Paragraph((sentence,), home.footnote))
            return
    made.insert(0 if previous is None else len(made), Paragraph((sentence,), home.footnote))
