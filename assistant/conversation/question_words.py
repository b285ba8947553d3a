"""A question → what it is about: weighty words and pairs of words, the period it names, and what an answer must hold."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from itertools import dropwhile, pairwise, takewhile

from assistant.conversation.message import read_message
from assistant.conversation.period_words import find_periods
from corpus.periods import Period
from corpus.text.folding import fold, strip_accents

_SYLLABLE = re.compile(r"[^\W_]+(?:[.,/]\d+)*")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_GAP = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """`terms`: syllables, concepts («§send») and pairs of neighbours («phu_cap»); `needs`: kind of value an answer holds, with the counted thing.

    `marked` is False for a question typed without marks: then texts are compared without them too, and `doubtful` are terms that
    may be empty words («phai_xet» of «phải xét»); they count only where some passage holds them. `focus`: what stands beside
    the question word («phụ cấp bao nhiêu»).
    """

    terms: tuple[str, ...]
    marked: bool
    doubtful: frozenset[str] = frozenset()
    needs: str | None = None
    counted: tuple[str, ...] = ()
    focus: tuple[str, ...] = ()
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class _Need:
    """A kind of value, the phrases that ask for it, and those of which one must stand with them."""

    kind: str
    asks: tuple[str, ...]
    together: tuple[str, ...]

    def fits(self, line: str) -> bool:
        """`line`: the question in its compared form with a space at both ends."""
        return any(f" {ask} " in line for ask in self.asks) and (not self.together or any(f" {word} " in line for word in self.together))


def read_question(text: str, *, today: date) -> Asked:
    """What a question asks."""
    typed = fold(text).text
    marked = strip_accents(typed) != typed
    plain = read_message(typed).plain
    said = next((p for p in find_periods(plain, today=today) if re.search(r"\d{4}", plain[p.start : p.end])), None)
    rest = typed[: said.start] + " , " + typed[said.end :] if said else typed
    tokens = tokens_of(rest, marked=marked)
    kept = _without_empty(tokens, marked=marked)
    terms = _terms([word for word, _ in kept], marked=marked)
    return Asked(
        terms=terms,
        marked=marked,
        doubtful=frozenset(term for term in terms if not marked and set(term.split("_")) & _doubtful()),
        needs=_needs(tokens, marked=marked),
        counted=_counted(tokens, marked=marked),
        focus=_focus(kept, marked=marked),
        period=said.period if said else None,
    )


def tokens_of(text: str, *, marked: bool) -> list[str]:
    """Syllables in the form in which they are compared, concepts as one token; «» stands where a mark parts words."""
    words = [form(match, marked=marked) for match in _pieces(text)]
    return _with_concepts(words, marked=marked)


@lru_cache(maxsize=65_536)
def form(word: str, *, marked: bool) -> str:
    """Lower case; marks left out, or kept with the tone at the end, so that «uỷ» and «ủy» are one."""
    lower = unicodedata.normalize("NFC", word.lower())
    if not marked:
        return strip_accents(lower)
    letters = unicodedata.normalize("NFD", lower)
    return unicodedata.normalize("NFC", "".join(c for c in letters if c not in _TONES)) + "".join(c for c in letters if c in _TONES)


def pairs_of(tokens: list[str]) -> set[str]:
    return {f"{one}_{other}" for one, other in pairwise(tokens) if one and other}


def _pieces(text: str) -> list[str]:
    return [match.group() for match in _SYLLABLE.finditer(fold(text).text)]


def _with_concepts(words: list[str], *, marked: bool) -> list[str]:
    phrases = _concepts(marked)
    found: list[str] = []
    at = 0
    while at < len(words):
        size = next((n for n in (5, 4, 3, 2, 1) if tuple(words[at : at + n]) in phrases), 0)
        found.append(phrases[tuple(words[at : at + size])] if size else words[at])
        at += size or 1
    return found


def _without_empty(tokens: list[str], *, marked: bool) -> list[tuple[str, str]]:
    """Each token beside itself, or beside a gap where it is an empty word, so that words apart do not look like neighbours."""
    empty = _empty(marked)
    kept: list[tuple[str, str]] = []
    at = 0
    while at < len(tokens):
        size = next((n for n in (3, 2, 1) if tuple(tokens[at : at + n]) in empty), 0)
        kept += [(_GAP if size else token, token) for token in tokens[at : at + (size or 1)]]
        at += size or 1
    return kept


def _terms(kept: list[str], *, marked: bool) -> tuple[str, ...]:
    """Words and pairs; a word that may be an empty one counts in pairs alone."""
    alone = [token for token in kept if token and (marked or token not in _doubtful())]
    return tuple(dict.fromkeys(alone + sorted(pairs_of(kept))))


def _needs(tokens: list[str], *, marked: bool) -> str | None:
    line = f" {' '.join(_spelled(tokens, marked))} "
    return next((need.kind for need in _wanted(marked) if need.fits(line)), None)


def _spelled(tokens: list[str], marked: bool) -> list[str]:
    """Concepts back in words, so that «hạn cuối» is seen as asking for a date."""
    first = {concept: " ".join(words) for words, concept in reversed(list(_concepts(marked).items()))}
    return [first.get(token, token) for token in tokens]


def _counted(tokens: list[str], *, marked: bool) -> tuple[str, ...]:
    """The thing counted: the one or two words after «bao nhiêu» or «mấy»."""
    how_many = [form("bao", marked=marked), form("nhiêu", marked=marked)]
    for at in range(len(tokens)):
        if tokens[at : at + 2] == how_many:
            return tuple(tokens[at + 2 : at + 4])
        if tokens[at] == form("mấy", marked=marked):
            return tuple(tokens[at + 1 : at + 3])
    return ()


def _focus(kept: list[tuple[str, str]], *, marked: bool) -> tuple[str, ...]:
    """The one or two words right before the question word and the one after it; the subject of «… là bao nhiêu» and «ai là …»."""
    asks, units = _forms("question_words", marked), _forms("units", marked)
    at = next((i for i, (_, token) in enumerate(kept) if token in asks), None)
    if at is None:
        return ()
    words, tokens = [word for word, _ in kept], [token for _, token in kept]
    what = form("là", marked=marked)
    if tokens[at] == form("ai", marked=marked) and what in tokens[max(0, at - 1) : at + 2]:
        found = _run(words[at:]) or _run(words)
    elif at > 0 and tokens[at - 1] == what:
        found = _run(words)[:2]
    else:
        after = next((word for word in words[at:] if word), "")
        found = [*_run(words[:at][::-1])[:2], *([] if after in units else [after])]
    return tuple(word for word in found if word and (marked or word not in _doubtful()))


def _run(words: list[str]) -> list[str]:
    """The first words that stand together."""
    kept = list(dropwhile(lambda word: not word, words))
    return list(takewhile(bool, kept))


@cache
def _forms(name: str, marked: bool) -> frozenset[str]:
    return frozenset(form(word, marked=marked) for word in _strings(_data()[name]))


@cache
def _data() -> dict[str, object]:
    return tomllib.loads((files("assistant.conversation") / "words.toml").read_text(encoding="utf-8"))


@cache
def _doubtful() -> frozenset[str]:
    return frozenset(_strings(_data()["keep_bare"]))


@cache
def _empty(marked: bool) -> frozenset[tuple[str, ...]]:
    data = _data()
    phrases = (tuple(form(word, marked=marked) for word in phrase.split()) for phrase in _strings(data["empty"]))
    return frozenset(phrase for phrase in phrases if marked or len(phrase) > 1 or phrase[0] not in _doubtful())


@cache
def _concepts(marked: bool) -> dict[tuple[str, ...], str]:
    table = _data()["concepts"]
    if not isinstance(table, dict):
        raise TypeError("words.toml: concepts must be a table")
    return {tuple(form(word, marked=marked) for word in phrase.split()): f"§{name}" for name, phrases in table.items() for phrase in _strings(phrases)}


@cache
def _wanted(marked: bool) -> tuple[_Need, ...]:
    rows = _data()["needs"]
    if not isinstance(rows, list):
        raise TypeError("words.toml: needs must be a list of tables")
    return tuple(_Need(str(row["kind"]), _phrases(row["asks"], marked), _phrases(row.get("with", []), marked)) for row in rows)


def _phrases(values: object, marked: bool) -> tuple[str, ...]:
    return tuple(" ".join(form(word, marked=marked) for word in phrase.split()) for phrase in _strings(values))


def _strings(values: object) -> list[str]:
    if not isinstance(values, list):
        raise TypeError("words.toml: a list of words is expected")
    return [str(value) for value in values]
