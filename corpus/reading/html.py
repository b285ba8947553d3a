"""An HTML page → its text: block elements are paragraphs, scripts and forms are dropped, tables are lines « | », a portal's menus left out."""

import re
from email import message_from_bytes

from lxml import etree

from corpus.errors import UnreadableFile
from corpus.reading.blocks import reading_of
from corpus.reading.html_portal import without_surroundings
from corpus.reading.reading import Reading
from corpus.text.encoding import Decoded, decode, with_legacy_repaired

_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{3,20})", re.IGNORECASE)


def read_html(name: str, data: bytes, *, charset: str | None = None) -> Reading:
    """Parse a page without network or entities; raises UnreadableFile where it is no text. `charset` is what a message around it declares."""
    decoded = _decode(data, charset)
    if decoded is None:
        raise UnreadableFile(f"Trang «{name}» không phải văn bản chữ hoặc dùng bảng mã lạ: hãy mở trong trình duyệt và lưu lại dạng UTF-8.")
    root = _tree(name, decoded.text)
    removed = without_surroundings(root, decoded.text)
    left_out = (f"Đã bỏ {removed} chữ cái ngoài nội dung chính của trang (trình đơn, tin liên quan, chân trang): hãy xem lại trang gốc nếu thấy thiếu.",)
    text, marks = reading_of(root)
    return Reading(text, "html", decoded.notes + (left_out if removed else ()), marks)


def read_mhtml(name: str, data: bytes) -> Reading:
    """A page saved whole with its pictures (.mht, .mhtml): the first HTML part is read, nothing else."""
    message = message_from_bytes(data)
    page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    content = page.get_payload(decode=True) if page is not None else None
    if page is None or not isinstance(content, bytes):
        raise UnreadableFile(f"Tệp «{name}» không có trang web nào bên trong: hãy mở trong trình duyệt và lưu lại dạng .html.")
    return read_html(name, content, charset=page.get_content_charset())


def _decode(data: bytes, charset: str | None) -> Decoded | None:
    """By byte order mark or UTF-8 first, then by what the page or the message around it declares."""
    decoded = decode(data)
    declared = _DECLARED.search(data[:4096])
    named = declared[1].decode("ascii") if declared else charset
    if decoded is not None or not named or b"\x00" in data:
        return decoded
    try:
        return with_legacy_repaired(Decoded(data.decode(named), named.lower()))
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
