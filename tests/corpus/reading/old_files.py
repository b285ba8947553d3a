"""Files of other programs, made by hand or by LibreOffice."""

import io
import zipfile
from pathlib import Path

from tests.office import convert


def rtf(*paragraphs: str, head: str = "") -> bytes:
    """An RTF of plain paragraphs."""
    body = "\\par\n".join("".join(letter if letter.isascii() else f"\\u{ord(letter)}?" for letter in paragraph) for paragraph in paragraphs)
    return f"{{\\rtf1\\ansi\\deff0{{\\fonttbl{{\\f0 Times New Roman;}}}}{head}\n{body}\\par}}".encode("ascii")


def made_by_office(folder: Path, html: str, to: str) -> bytes:
    """`html` converted by LibreOffice; `to` is an extension, with a filter after a colon where needed."""
    path = folder / "made.html"
    path.write_text(f"<html><head><meta charset='utf-8'></head><body>{html}</body></html>", encoding="utf-8")
    return convert(path, to).read_bytes()


_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2"'
)


def odt(body: str, *, encrypted: bool = False, scripts: str = "", doctype: str = "", parts: dict[str, str] | None = None) -> bytes:
    """An .odt whose text is the given markup; `parts` are further parts of the package."""
    content = f"{doctype}<office:document-content {_NAMES}>{scripts}<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    files = {"content.xml": content, **(parts or {})}
    locked = "<m:encryption-data/>" if encrypted else ""
    whole = '<m:file-entry m:full-path="/" m:media-type="application/vnd.oasis.opendocument.text"/>'
    entries = "".join(f'<m:file-entry m:full-path="{name}" m:media-type="text/xml">{locked}</m:file-entry>' for name in files)
    manifest = f'<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" m:version="1.2">{whole}{entries}</m:manifest>'
    return pack({"mimetype": "application/vnd.oasis.opendocument.text", "META-INF/manifest.xml": manifest, **files}, stored=("mimetype",))


def odt_with_macro(script: str) -> bytes:
    """An .odt with one paragraph «chữ» that runs `script` (Basic, with a Sub Main) when it is opened."""
    listener = (
        '<script:event-listener script:language="ooo:script" script:event-name="dom:load" xlink:type="simple" '
        'xlink:href="vnd.sun.star.script:Standard.Module1.Main?language=Basic&amp;location=document"/>'
    )
    names = 'xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink"'
    script_names = 'xmlns:script="http://openoffice.org/2000/script"'
    events = 'xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0"'
    return odt(
        "<text:p>chữ</text:p>",
        scripts=f"<office:scripts><office:event-listeners {events}>{listener}</office:event-listeners></office:scripts>",
        parts={
            "Basic/script-lc.xml": f'<library:libraries {names}><library:library library:name="Standard" library:link="false"/></library:libraries>',
            "Basic/Standard/script-lb.xml": f'<library:library {names} library:name="Standard" library:readonly="false">'
            '<library:element library:name="Module1"/></library:library>',
            "Basic/Standard/Module1.xml": f'<script:module {script_names} script:name="Module1" script:language="StarBasic">{script}</script:module>',
        },
    )


def pack(files: dict[str, str], *, stored: tuple[str, ...] = ()) -> bytes:
    """A zip; the `stored` parts are not compressed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content, zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
