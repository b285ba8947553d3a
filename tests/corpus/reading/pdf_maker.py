"""Hand-made PDFs: a font of even width that maps any character, text set at given places."""

from dataclasses import dataclass

Item = tuple[float, float, float, str]
"""x, y (points from the lower left corner), size, text."""

_WIDTH = 500


@dataclass(frozen=True)
class Rule:
    """A drawn line from (x0, y0) to (x1, y1)."""

    x0: float
    y0: float
    x1: float
    y1: float


def make_pdf(pages: list[list[Item]], *, rules: tuple[Rule, ...] = (), locked: bool = False) -> bytes:
    """A4 pages with the given texts; `rules` are drawn on every page; `locked` files ask for a password."""
    letters = sorted({letter for page in pages for item in page for letter in item[3]})
    codes = {letter: index + 1 for index, letter in enumerate(letters)}
    objects = [b"", b"", _font(len(letters)), _stream(_to_unicode(codes))]
    kids = []
    for page in pages:
        objects.append(_stream(_content(page, codes, rules)))
        content = len(objects)
        resources = "<< /Font << /F 3 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources {resources} /Contents {content} 0 R >>".encode())
        kids.append(f"{len(objects)} 0 R")
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    return _file(objects, locked=locked)


def lines(texts: list[str], *, left: float = 85, top: float = 780, pitch: float = 18, size: float = 14) -> list[Item]:
    """Texts one under the other; a text that begins with a tab is indented by a first-line indent."""
    return [(left + (36 if text.startswith("\t") else 0), top - index * pitch, size, text.lstrip("\t")) for index, text in enumerate(texts)]


def width(text: str, size: float = 14) -> float:
    return len(text) * size * _WIDTH / 1000


def _font(count: int) -> bytes:
    differences = " ".join(["/n"] * count)  # a glyph of the standard font, so that every letter has an outline
    widths = " ".join([str(_WIDTH)] * count)
    return (
        f"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /FirstChar 1 /LastChar {count} /Widths [{widths}] "
        f"/Encoding << /Type /Encoding /Differences [1 {differences}] >> /ToUnicode 4 0 R >>"
    ).encode()


def _to_unicode(codes: dict[str, int]) -> bytes:
    entries = "\n".join(f"<{code:02x}> <{letter.encode('utf-16-be').hex()}>" for letter, code in codes.items())
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def "
        f"1 begincodespacerange <00> <ff> endcodespacerange {len(codes)} beginbfchar\n{entries}\nendbfchar endcmap end end"
    ).encode()


def _content(page: list[Item], codes: dict[str, int], rules: tuple[Rule, ...]) -> bytes:
    drawn = [f"{rule.x0} {rule.y0} m {rule.x1} {rule.y1} l S" for rule in rules]
    shown = [f"BT /F {size} Tf {x} {y} Td <{''.join(f'{codes[letter]:02x}' for letter in text)}> Tj ET" for x, y, size, text in page]
    return "\n".join(drawn + shown).encode()


def _stream(data: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(data), data)


def _file(objects: list[bytes], *, locked: bool) -> bytes:
    body = b"%PDF-1.6\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % place for place in places)
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >> /ID [<00> <00>]" % (b"11" * 32, b"22" * 32) if locked else b""
    return body + table + b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, lock, len(body))
