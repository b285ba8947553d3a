"""Provisions of a legal document with stable ids; the scheme is described in `corpus.legal`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.citations.parts import Part
from corpus.document import Document, Kind, Section
from corpus.legal.levels import WORDS, Level
from corpus.text.folding import plain
from corpus.text.sentences import trim

_GROUP_LEVELS = {"phần": Level.DIVISION, "chương": Level.CHAPTER, "mục": Level.SECTION, "tiểu": Level.SUBSECTION}
_ID_WORDS = {Level.CLAUSE: "khoan", Level.POINT: "diem", Level.ARTICLE: "dieu", Level.DASH: "gach"}
_ROMAN = re.compile(r"(?=[IVXLCl|1]*[IVXL|l])[IVXLCl|1]+")
_MISREAD = str.maketrans("l|1", "III")
_DASH = re.compile(r"[-–]\s*(?=\S)")
_WORD = re.compile(r"\w+")
_NOTES = "chu-thich"


@dataclass(frozen=True, slots=True)
class Provision:
    """A provision of a legal document: `text[start:end]`; `path` are the names of what holds it and its own, outermost first.

    `number` is as written («5a», «II», «đ»), `heading` its title line, `parent` the id of what holds it. `quoted`: text that an amending document
    quotes, no provision of its own.
    """

    id: str
    level: Level
    path: tuple[str, ...]
    number: str
    heading: str
    start: int
    end: int
    quoted: bool
    parent: str | None

    @property
    def name(self) -> str:
        """«điểm a khoản 2 Điều 5»; a chapter by its own name."""
        below = [step for step in self.path if step.startswith((WORDS[Level.ARTICLE], WORDS[Level.CLAUSE], WORDS[Level.POINT]))]
        return " ".join(reversed(below)) or self.path[-1]


def provisions_of(document: Document) -> tuple[Provision, ...]:
    """Every provision of a legal document in order, a holder before what it holds; () for a text that is not made of articles."""
    if document.kind is not Kind.LEGAL or not any(section.number.startswith(WORDS[Level.ARTICLE]) for section in document.walk()):
        return ()
    return tuple(_Walk(document.text).sections(document.sections, _Above()))


def provision_text(document: Document, provision: Provision | str) -> str:
    """The words of a provision with its heading, or of the one that has this id. Raises KeyError for an unknown id."""
    if isinstance(provision, str):
        wanted = provision
        found = next((one for one in provisions_of(document) if one.id == wanted), None)
        if found is None:
            raise KeyError(wanted)
        provision = found
    return document.text[provision.start : provision.end]


def find_provision(document: Document, part: Part) -> Provision | None:
    """The provision that a citation names («điểm a khoản 2 Điều 5»): the document's own before those of a regulation issued with it."""
    wanted = _wanted(part)
    if wanted is None:
        return None
    own = [one for one in provisions_of(document) if not one.quoted and _fits(one.id, wanted)]
    direct = [one for one in own if "/" not in one.id] or own
    return direct[0] if len(direct) == 1 else None


def _wanted(part: Part) -> str | None:
    """The id that ends as the part says, None for a part that leaves its article out («khoản 2»)."""
    if part.article:
        steps = [f"dieu-{part.article}"]
        steps += [f"khoan-{part.clause}"] * bool(part.clause) + [f"diem-{part.point}"] * bool(part.point)
        return ".".join(steps)
    if part.clause or part.point:
        return None
    groups = (("phan", part.division), ("chuong", part.chapter), ("muc", part.section), ("tieu-muc", part.subsection))
    return ".".join(f"{word}-{value.lower()}" for word, value in groups if value) or None


def _fits(identifier: str, wanted: str) -> bool:
    """Chapters that a division numbers anew are found without naming it, if there is only one."""
    own = identifier.rsplit("/", 1)[-1]
    return own == wanted or (not wanted.startswith("dieu-") and own.endswith(f".{wanted}"))


@dataclass(frozen=True, slots=True)
class _Above:
    """What holds the provisions being walked: their id, text that ids begin with («quy-dinh/»), id of the group of chapters, names, whether quoted."""

    parent: str | None = None
    prefix: str = ""
    group: str = ""
    inner: str = ""
    path: tuple[str, ...] = ()
    quoted: bool = False


@dataclass(slots=True)
class _Walk:
    text: str
    used: dict[str, int] = field(default_factory=dict)

    def sections(self, sections: tuple[Section, ...], above: _Above) -> Iterator[Provision]:
        for section in sections:
            yield from self.section(section, above)

    def section(self, section: Section, above: _Above) -> Iterator[Provision]:
        level = level_of(section)
        quoted = "quoted" in section.flags
        if quoted and not above.quoted:
            above = _Above(above.parent, f"{above.parent}/", path=above.path, quoted=True)
        identifier = self._unique(_identifier(section, level, above))
        path = (*above.path, _name(section, level))
        start, end = trim(self.text, section.start, section.body_end)
        number = section.number.split(" ", 1)[-1] if level <= Level.ARTICLE else section.number
        yield Provision(identifier, level, path, number, section.heading, start, end, quoted, above.parent)
        yield from self._dashes(section, identifier, path, quoted=quoted)
        yield from self.sections(section.children, _below(identifier, level, path, above))

    def _dashes(self, section: Section, identifier: str, path: tuple[str, ...], *, quoted: bool) -> Iterator[Provision]:
        """Paragraphs that begin with a dash, counted from 1."""
        if "attached" in section.flags:
            return
        count = 0
        for paragraph in section.paragraphs:
            if _DASH.match(self.text, paragraph.start, paragraph.end):
                count += 1
                own = self._unique(f"{identifier}.gach-{count}")
                yield Provision(own, Level.DASH, (*path, f"gạch đầu dòng {count}"), "-", "", paragraph.start, paragraph.end, quoted, identifier)

    def _unique(self, identifier: str) -> str:
        """The second provision of an id gets «~2»."""
        count = self.used[identifier] = self.used.get(identifier, 0) + 1
        return identifier if count == 1 else self._unique(f"{identifier}~{count}")


def level_of(section: Section) -> Level:
    """The level of a section of a legal document."""
    if "attached" in section.flags:
        return Level.ATTACHED
    word = section.number.split(" ", 1)[0]
    if word == WORDS[Level.ARTICLE]:
        return Level.ARTICLE
    if word.lower() in _GROUP_LEVELS:
        return _GROUP_LEVELS[word.lower()]
    return Level.CLAUSE if section.number[:1].isdigit() and "." not in section.number else Level.POINT


def _below(identifier: str, level: Level, path: tuple[str, ...], above: _Above) -> _Above:
    """What the children of a provision are in: articles count through the whole text, chapters and sections within what holds them."""
    if level is Level.ATTACHED:
        return _Above(identifier, f"{identifier}/", path=path, quoted=above.quoted)
    own = identifier[len(above.prefix) :]
    if level < Level.ARTICLE:
        return _Above(identifier, above.prefix, f"{own}.", f"{own}.", path, above.quoted)
    return _Above(identifier, above.prefix, above.group, f"{own}.", path, above.quoted)


def _identifier(section: Section, level: Level, above: _Above) -> str:
    if level is Level.ATTACHED:
        return _attached_id(section)
    if level is Level.ARTICLE:
        return f"{above.prefix}dieu-{section.number.split(' ', 1)[-1]}"
    if level < Level.ARTICLE:
        return f"{above.prefix}{above.group}{_slug(_ROMAN.sub(lambda found: found.group().translate(_MISREAD), section.number))}"
    return f"{above.prefix}{above.inner}{_ID_WORDS[level]}-{section.number}"


def _attached_id(section: Section) -> str:
    """«phu-luc-ii», «mau-so-01», «quy-dinh», «chu-thich»."""
    if "notes" in section.flags:
        return _NOTES
    return _slug(section.number) or _slug(" ".join(section.heading.split()[:2]))


def _slug(words: str) -> str:
    return "-".join(_WORD.findall(plain(words)))


def _name(section: Section, level: Level) -> str:
    if level in (Level.CLAUSE, Level.POINT):
        return f"{WORDS[level]} {section.number}"
    return section.number or section.heading
