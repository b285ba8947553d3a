"""A .txt or .md file → its text as it stands: no newline is translated, no letter composed."""

from corpus.errors import UnreadableFile
from corpus.reading.reading import Reading
from corpus.text.encoding import decode


def read_plain(name: str, format: str, data: bytes) -> Reading:
    """Decode `data`; raises UnreadableFile where it is no text."""
    decoded = decode(data)
    if decoded is None:
        raise UnreadableFile(f"Tệp «{name}» không phải văn bản chữ hoặc dùng bảng mã lạ: hãy mở lại bằng phần mềm gốc và lưu dạng .docx hoặc văn bản UTF-8.")
    return Reading(decoded.text, format, decoded.notes)
