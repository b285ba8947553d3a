"""What reading a .docx met besides plain text, counted, and the sentences that tell the officer."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

_QUOTED = 80


class Met(Enum):
    """Things counted; the value is the sentence, with the count for {}."""

    HIDDEN = "{} chữ đặt thuộc tính ẩn (hidden) không hiện khi in nên không được đọc: hãy bỏ thuộc tính ẩn trong Word nếu cần giữ."
    BOX = "{} khung chữ (text box, frame) được đọc ngay sau đoạn văn giữ khung: hãy rà lại thứ tự các đoạn này."
    NUMBER = "{} số thứ tự, dấu đầu dòng tự động của Word đã được ghi lại thành chữ."
    PICTURE = "{} hình ảnh không được đọc chữ bên trong: nếu trong hình có nội dung, hãy gõ lại thành chữ."
    OBJECT = "{} đối tượng nhúng (bảng tính, biểu đồ, sơ đồ) không được đọc: hãy chép nội dung cần dùng thành chữ hoặc bảng."
    CHUNK = "{} tài liệu khác chèn nguyên tệp vào văn bản không được đọc: hãy mở bằng Word, lưu lại rồi nạp lại."
    COMMENT = "{} nhận xét (comment) không được đọc vào nội dung: hãy xem trong Word."
    FORMULA_FIELD = "{} trường tính của Word không có sẵn kết quả nên không được đọc: hãy cập nhật trường (F9) trong Word rồi nạp lại."
    SYMBOL = "{} ký hiệu của phông chữ riêng không có dạng Unicode tương ứng, được giữ theo mã: hãy rà lại các ký hiệu này."
    KEPT_OLD = "{} đoạn đặt font cũ nhưng đọc được theo nhiều cách nên giữ nguyên: hãy rà lại các đoạn này."


@dataclass(slots=True)
class Changes:
    """Tracked changes, all taken as accepted."""

    insertions: int = 0
    deletions: int = 0
    moves: int = 0
    formats: int = 0
    authors: int = 0

    def sentence(self) -> str:
        """How many of each there were; empty where there were none."""
        counts = ((self.insertions, "chỗ chèn"), (self.deletions, "chỗ xóa"), (self.moves, "chỗ chuyển"), (self.formats, "chỗ đổi định dạng"))
        said = ", ".join(f"{count} {what}" for count, what in counts if count)
        by = f" của {self.authors} người" if self.authors else ""
        return (
            f"Tệp có sửa đổi được theo dõi{by} ({said}): đã đọc như khi chấp nhận tất cả; hãy chấp nhận hoặc từ chối trong Word trước khi phát hành."
            if said
            else ""
        )


@dataclass(slots=True)
class Tally:
    """Counted while reading; `margins` are the words of headers and footers, `fonts` the runs converted by encoding."""

    met: Counter[Met] = field(default_factory=Counter)
    fonts: Counter[str] = field(default_factory=Counter)
    changes: Changes = field(default_factory=Changes)
    margins: list[str] = field(default_factory=list)
    head_in_margin: bool = False
    macros: bool = False

    def notes(self) -> Iterator[str]:
        """Sentences in the order of their weight."""
        if said := self.changes.sentence():
            yield said
        for name, count in sorted(self.fonts.items()):
            yield f"Có {count} đoạn chữ gõ bằng font {name} đời cũ; đã được chuyển sang Unicode, hãy rà lại các đoạn này."
        if self.macros:
            yield "Tệp có macro: đã bỏ qua, không chạy; hãy lưu lại thành .docx không có macro."
        if self.head_in_margin:
            yield "Phần đầu văn bản nằm ở đầu trang (header), đã được đọc vào trước nội dung."
        if self.margins:
            words = "; ".join(self.margins)
            quoted = words if len(words) <= _QUOTED else f"{words[: _QUOTED - 1]}…"
            yield f"Đầu trang, chân trang có chữ «{quoted}», không được đọc vào nội dung: hãy xem trong Word nếu cần."
        for kind in Met:
            if self.met[kind]:
                yield f"Có {kind.value.format(self.met[kind])}"
