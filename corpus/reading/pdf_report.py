"""What became of each page of a PDF → sentences for the officer, or the refusal of a file with nothing to read."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from corpus.reading.pdf_trust import Trust

_MOST_NAMED = 12
_DISTRUSTED = {Trust.EMPTY, Trust.GARBLED, Trust.POOR}


@dataclass(frozen=True, slots=True)
class PageReport:
    """`recognised` pages were read from their picture; `blank` ones have neither letters nor a picture."""

    number: int
    trust: Trust = Trust.EMPTY
    recognised: bool = False
    blank: bool = False
    broken: bool = False
    comments: int = 0
    signatures: int = 0
    legacy: int = 0
    behind: str = ""
    outside: int = 0

    @property
    def is_picture(self) -> bool:
        """To be read from its picture: no letters, or letters that cannot be trusted."""
        return self.trust in _DISTRUSTED and not (self.blank or self.broken)

    @property
    def unread(self) -> bool:
        """A picture, or signs that are no words, and no recognition installed."""
        return self.trust in {Trust.EMPTY, Trust.GARBLED} and not (self.recognised or self.blank or self.broken)


def refusal_of(name: str, reports: list[PageReport], wanted: str) -> str:
    """A sentence where no page gave any text, else nothing. `wanted` says what to install for recognition, empty where it is there."""
    if any(report.recognised or report.trust not in {Trust.EMPTY, Trust.GARBLED} for report in reports):
        return ""
    if all(report.broken for report in reports):
        return f"Tệp PDF «{name}» bị hỏng, không đọc được trang nào: hãy mở bằng phần mềm đọc PDF, in lại ra PDF rồi nạp lại."
    if any(report.unread for report in reports):
        what = "có lớp chữ hỏng (font không có bảng mã)" if any(report.trust is Trust.GARBLED for report in reports) else "là bản chụp, không có lớp chữ"
        todo = f"hãy {wanted}, hoặc nạp" if wanted else "hãy nạp"
        return f"Tệp PDF «{name}» {what} nên phải nhận dạng chữ (OCR): {todo} bản .docx hoặc PDF xuất từ phần mềm soạn thảo."
    return f"Tệp PDF «{name}» không có chữ nào, mọi trang để trống: hãy kiểm tra lại tệp và nạp bản có nội dung."


def notes_of(reports: list[PageReport], wanted: str) -> tuple[str, ...]:
    """What was recognised, left out or not read, page by page."""
    return tuple(_notes(reports, wanted))


def _notes(reports: list[PageReport], wanted: str) -> Iterator[str]:
    def pages(holds: Callable[[PageReport], bool]) -> str:
        return _pages([report.number for report in reports if holds(report)])

    todo = f": hãy {wanted} rồi nạp lại" if wanted else ""
    if named := pages(lambda report: report.recognised and report.trust is Trust.GARBLED):
        yield f"{named} có lớp chữ hỏng (font không có bảng mã) nên đã nhận dạng lại từ hình ảnh: hãy rà lại."
    if named := pages(lambda report: report.recognised and report.trust is Trust.POOR):
        yield f"{named} có lớp chữ của máy quét thiếu dấu tiếng Việt nên đã nhận dạng lại từ hình ảnh: hãy rà lại."
    if named := pages(lambda report: report.unread and report.trust is Trust.EMPTY):
        yield f"{named} là hình ảnh, không có lớp chữ nên chưa được đọc{todo}."
    if named := pages(lambda report: report.unread and report.trust is Trust.GARBLED):
        yield f"{named} có lớp chữ hỏng (font không có bảng mã) nên chưa được đọc{todo}."
    if named := pages(lambda report: not report.recognised and report.trust is Trust.POOR):
        yield f"{named} có lớp chữ của máy quét thiếu dấu tiếng Việt, được giữ nguyên{todo}."
    if named := pages(lambda report: report.trust is Trust.LAID):
        yield f"{named} là bản chụp có sẵn lớp chữ do máy quét nhận dạng: hãy rà lại số liệu và số văn bản."
    if named := pages(lambda report: report.broken):
        yield f"{named} bị hỏng nên không đọc được."
    yield from _laid_over(reports, pages)


def _laid_over(reports: list[PageReport], pages: Callable[[Callable[[PageReport], bool]], str]) -> Iterator[str]:
    comments, signatures = sum(report.comments for report in reports), sum(report.signatures for report in reports)
    if comments:
        yield f"Đã để ngoài nội dung {comments} chú thích, con dấu hoặc hình vẽ chèn thêm trên trang PDF."
    if signatures:
        yield f"Văn bản có {signatures} khung chữ ký số; chữ trong khung không thuộc nội dung."
    behind = list(dict.fromkeys(report.behind for report in reports if report.behind))
    if behind:
        yield f"Đã bỏ chữ chìm hoặc chữ đặt nghiêng: {', '.join(f'«{text[:80]}»' for text in behind[:3])}."
    if legacy := sum(report.legacy for report in reports):
        yield f"{legacy} từ dùng font cũ (.VnTime hoặc VNI) đã được chuyển sang Unicode."
    if named := pages(lambda report: report.outside > 0):
        yield f"{named} có chữ nằm ngoài vùng hiển thị của trang, không được đọc."


def _pages(numbers: list[int]) -> str:
    if not numbers:
        return ""
    more = "" if len(numbers) <= _MOST_NAMED else f" và {len(numbers) - _MOST_NAMED} trang khác"
    return f"Trang {', '.join(map(str, numbers[:_MOST_NAMED]))}{more}"
