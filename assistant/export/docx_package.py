"""The package around the document: leftovers of the template removed, properties set, times fixed."""

import io
import zipfile

from docx.document import Document
from docx.oxml.ns import qn

from assistant.export.layout import OutputDocument
from assistant.export.pieces import text_of

_TIME = (1980, 1, 1, 0, 0, 0)
_TEMPLATE_PARTS = ("thumbnail", "customXml", "stylesWithEffects", "numbering", "webSettings")


def trim(document: Document) -> None:
    """Drop what the template of python-docx brings along and no document needs; set Vietnamese and the current mode of Word."""
    for relations in (document.part.rels, document.part.package.rels):
        for key in [key for key, relation in relations.items() if relation.reltype.endswith(_TEMPLATE_PARTS)]:
            del relations[key]
    settings = document.settings.element
    for tag in ("w:rsids", "w:savePreviewPicture", "w:doNotAutoCompressPictures", "w:shapeDefaults", "w:compat/w:useFELayout"):
        for element in settings.xpath(f"./{tag}"):
            element.getparent().remove(element)
    for element in settings.xpath("./w:compat/w:compatSetting[@w:name='compatibilityMode']"):
        element.set(qn("w:val"), "15")
    for element in settings.xpath("./w:themeFontLang"):
        element.set(qn("w:val"), "vi-VN")
        element.attrib.pop(qn("w:eastAsia"), None)
    for element in settings.xpath("./w:zoom"):
        element.attrib.clear()
        element.set(qn("w:percent"), "100")


def describe(document: Document, output: OutputDocument) -> None:
    """Title, author and language; no times, which would change the bytes of every export."""
    properties = document.core_properties
    properties.title = f"{output.kind} {text_of(output.title or output.subject)}".strip()[:255]
    properties.author = output.agency[:255]
    properties.comments = ""
    properties.language = "vi-VN"
    for tag in ("dcterms:created", "dcterms:modified"):
        for element in properties._element.xpath(f"./{tag}"):
            element.getparent().remove(element)


def repack(data: bytes) -> bytes:
    """The same parts with one fixed time, in one fixed order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, _TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return buffer.getvalue()
