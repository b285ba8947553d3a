"""An HTML page → its text: block elements are paragraphs, scripts and forms are dropped, tables are lines « | »."""

import re

from lxml import etree

from corpus.errors import UnreadableFile
from corpus.reading.blocks import blocks_of
from corpus.reading.reading import Reading
from corpus.text.encoding import Decoded, decode, with_legacy_repaired

_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{3,20})", re.IGNORECASE)


def read_html(name: str, data: bytes) -> Reading:
    """Parse a page without network or entities; raises UnreadableFile where it is no text."""
    decoded = _decode(data)
    if decoded is None:
        raise UnreadableFile(f"Trang «{name}» không phải văn bản chữ hoặc dùng bảng mã lạ: hãy mở trong trình duyệt và lưu lại dạng UTF-8.")
    return Reading("\n\n".join(blocks_of(_tree(name, decoded.text))), "html", decoded.notes)


def _decode(data: bytes) -> Decoded | None:
    """By byte order mark or UTF-8 first, then by what the page declares."""
    decoded = decode(data)
    declared = _DECLARED.search(data[:4096])
    if decoded is not None or not declared or b"\x00" in data:
        return decoded
    try:
        return with_legacy_repaired(Decoded(data.decode(declared[1].decode("ascii")), declared[1].decode("ascii").lower()))
    except (LookupError, UnicodeDecodeError):
        return None


def _tree(name: str, text: str) -> etree._Element:
    parser = etree.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root = etree.fromstring(text.encode("utf-8", errors="replace"), parser)
    except etree.LxmlError as error:
        raise UnreadableFile(f"Trang «{name}» hỏng, không đọc được nội dung: hãy mở trong trình duyệt và lưu lại.") from error
    if root is None:
        raise UnreadableFile(f"Trang «{name}» không có nội dung: hãy kiểm tra lại tệp.")
    if any(entry.level_name == "FATAL" for entry in parser.error_log):
        raise UnreadableFile(f"Trang «{name}» lồng quá nhiều lớp hoặc có đoạn quá dài, không đọc được trọn vẹn: hãy chép nội dung sang tệp .docx rồi nạp lại.")
    return root
