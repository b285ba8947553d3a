"""Provisions and the lines between them → the section tree."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.document import Paragraph, Section, Span
from corpus.legal.headings import without_notes
from corpus.legal.markers import Line
from corpus.legal.outline import Node
from corpus.legal.paragraphs import paragraphs_of

_QUOTED = "quoted"
_SHORT = 5


@dataclass(slots=True)
class _Open:
    """A provision whose text is still being read."""

    node: Node | None
    pieces: list[Span] = field(default_factory=list)
    lines: list[Line | None] = field(default_factory=list)
    children: list[Section] = field(default_factory=list)


def build(
    text: str, lines: Sequence[Line], nodes: Sequence[Node], first: int, last: int, *, depth: int = 0
) -> tuple[tuple[Paragraph, ...], tuple[Section, ...]]:
    """Running text above the first provision of `lines[first:last]`, and the tree of `nodes` (all of them on these lines), `depth` levels down."""
    builder = _Builder(text, depth)
    by_line = {node.line: node for node in nodes}
    end = lines[last - 1].end if last > first else 0
    index = first
    while index < last:
        node = by_line.get(index)
        if node is None:
            builder.add(Span(lines[index].start, lines[index].end), lines[index])
            index += 1
            continue
        builder.open(node)
        builder.add_rest(node.rest, node.stop or lines[index].end)
        index += 1 + node.taken
    return builder.close_all(end)


class _Builder:
    """A stack of open provisions, the outermost first; the first entry holds the text above all of them."""

    def __init__(self, text: str, depth: int) -> None:
        self.text, self.depth = text, depth
        self.stack = [_Open(None)]

    def open(self, node: Node) -> None:
        while self._shuts(node):
            self._close(node.start)
        self.stack.append(_Open(node))

    def add(self, span: Span, line: Line | None) -> None:
        self.stack[-1].pieces.append(span)
        self.stack[-1].lines.append(line)

    def add_rest(self, start: int, end: int) -> None:
        """Text that follows a heading in its line."""
        while start < end and self.text[start].isspace():
            start += 1
        if start < end:
            self.add(Span(start, end), None)

    def close_all(self, end: int) -> tuple[tuple[Paragraph, ...], tuple[Section, ...]]:
        while len(self.stack) > 1:
            self._close(end)
        root = self.stack[0]
        return paragraphs_of(self.text, root.pieces, root.lines), tuple(root.children)

    def _shuts(self, node: Node) -> bool:
        """Whether the innermost open provision ends where `node` begins."""
        above = self.stack[-1].node
        if above is None:
            return False
        if above.quotation and above.quotation != node.quotation:
            return True
        return not (node.quotation and not above.quotation) and above.level >= node.level

    def _close(self, end: int) -> None:
        ready = self.stack.pop()
        node = ready.node
        if node is None:
            return
        flags = (*node.flags, _QUOTED) if node.quotation else node.flags
        section = Section(
            number=node.number,
            level=len(self.stack) + self.depth,
            heading=_words(self.text[node.heading : node.end]),
            start=node.start,
            end=node.end,
            body_end=end,
            paragraphs=paragraphs_of(self.text, ready.pieces, ready.lines),
            children=tuple(ready.children),
            flags=flags,
        )
        self.stack[-1].children.append(section)


def _words(heading: str) -> str:
    """A heading without notes and in one line; most are a number alone."""
    return heading if len(heading) <= _SHORT and not heading[-1:].isspace() and " " not in heading else " ".join(without_notes(heading).split())
