"""A .txt or .md file → its text as it stands: no newline is translated, no letter composed."""

from corpus.errors import UnreadableFile
from corpus.reading.reading import MAX_CHARACTERS, Reading
from corpus.text.encoding import decode


def read_plain(name: str, format: str, data: bytes) -> Reading:
    """Decode `data`; raises UnreadableFile where it is no text."""
    if len(data) > 4 * MAX_CHARACTERS:  # no encoding takes more bytes a letter, so it need not be decoded to be too long
        raise UnreadableFile(f"Tệp «{name}» có hơn {MAX_CHARACTERS // 1_000_000} triệu ký tự, vượt giới hạn đọc: hãy tách thành nhiều tệp nhỏ hơn.")
    decoded = decode(data)
    if decoded is None:
        raise UnreadableFile(f"Tệp «{name}» không phải văn bản chữ hoặc dùng bảng mã lạ: hãy mở lại bằng phần mềm gốc và lưu dạng .docx hoặc văn bản UTF-8.")
    return Reading(decoded.text, format, decoded.notes)
