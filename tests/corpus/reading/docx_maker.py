"""Hand-made .docx packages: the parts are given as markup."""

import io
import zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def paragraph(text: str, *, numbered: tuple[int, int] | None = None, style: str | None = None, deleted_mark: bool = False) -> str:
    """One paragraph; `numbered` is (list, level)."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties += f'<w:numPr><w:ilvl w:val="{numbered[1]}"/><w:numId w:val="{numbered[0]}"/></w:numPr>' if numbered else ""
    properties += '<w:rPr><w:del w:id="9" w:author="a"/></w:rPr>' if deleted_mark else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text)}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def level(depth: int, text: str, form: str = "decimal", extra: str = "") -> str:
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{extra}<w:lvlText w:val="{text}"/></w:lvl>'


def make_docx(body: str, **parts: str) -> bytes:
    """`parts` are the contents of numbering, styles, footnotes … without their root elements."""
    roots = {"numbering": "w:numbering", "styles": "w:styles", "footnotes": "w:footnotes", "endnotes": "w:endnotes"}
    files = {"document": f"<w:document {W}><w:body>{body}</w:body></w:document>"}
    files |= {name: f"<{roots[name]} {W}>{content}</{roots[name]}>" for name, content in parts.items()}
    return pack({f"word/{name}.xml": content for name, content in files.items()})


def pack(files: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()
