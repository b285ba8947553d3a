"""Hand-made .docx packages: the parts are given as markup."""

import io
import zipfile

_NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
}
W = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in _NAMESPACES.items())
_ROOTS = {"theme": "a:theme", "fontTable": "w:fonts"}
_RELATION = _NAMESPACES["r"]


def paragraph(text: str, *, numbered: tuple[int, int] | None = None, style: str | None = None, deleted_mark: bool = False) -> str:
    """One paragraph; `numbered` is (list, level)."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties += f'<w:numPr><w:ilvl w:val="{numbered[1]}"/><w:numId w:val="{numbered[0]}"/></w:numPr>' if numbered else ""
    properties += '<w:rPr><w:del w:id="9" w:author="a"/></w:rPr>' if deleted_mark else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text)}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


def level(depth: int, text: str, form: str = "decimal", extra: str = "") -> str:
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{extra}<w:lvlText w:val="{text}"/></w:lvl>'


def cell(*contents: str, properties: str = "") -> str:
    """A cell; contents that are no markup become paragraphs."""
    inside = "".join(content if content.startswith("<") else paragraph(content) for content in contents)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside or '<w:p/>'}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(each if each.startswith('<w:tc>') else cell(each) for each in cells)}</w:tr>"


def field(instruction: str, shown: str) -> str:
    """A field as Word writes it; `shown` is markup of runs."""
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"{marks[0]}<w:r><w:instrText> {instruction} </w:instrText></w:r>{marks[1]}{shown}{marks[2]}"


def make_docx(body: str, *, files: dict[str, str] | None = None, related: dict[str, str] | None = None, **parts: str) -> bytes:
    """`parts` are the contents of numbering, styles, footnotes … without their root elements, `files` whole parts by path.

    `related` gives headers and footers by relation id: their content without the root element.
    """
    made = {"document": f"<w:document {W}><w:body>{body}</w:body></w:document>"}
    for name, content in parts.items():
        root = _ROOTS.get(name, f"w:{name}")
        made["theme/theme1" if name == "theme" else name] = f"<{root} {W}>{content}</{root}>"
    relations = ""
    for identity, content in (related or {}).items():
        made[identity] = f"<w:hdr {W}>{content}</w:hdr>"
        relations += f'<Relationship Id="{identity}" Type="{_RELATION}/header" Target="{identity}.xml"/>'
    if relations:
        made["_rels/document"] = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>'
    named = {f"word/{name}.xml{'.rels' if name.startswith('_rels/') else ''}": content for name, content in made.items()}
    return pack(named | (files or {}))


def pack(files: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()
