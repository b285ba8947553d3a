"""Words by which the surroundings of a portal page are known: names of its boxes, headings of its lists, labels of its buttons."""

import re

ROLES = {"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar", "tablist"}
FRAMES = {"nav", "aside", "footer", "header", "dialog", "menu"}
"""Elements made for what surrounds a text; a header or footer may also belong to an article."""

_BOXES = """
    menu nav navbar navigation topnav leftnav quicklaunch submenu breadcrumb breadcrumbs bread path sidebar sidemenu
    share sharing sharethis social addthis bookmarks comment comments respond disqus related relate footer colophon bottom copyright
    cookie cookies consent gdpr popup modal banner header masthead topbar ads advert advertisement quangcao widget widgets
    pagination pager paging tags taglist toolbar tabs rating ratings vote poll search login counter weather skip printback
    tinmoi tincungchuyenmuc lienket thongke truycap thamdo
"""
BOXES = frozenset(_BOXES.split())
"""Parts of class names and ids."""

OWNED = re.compile(r"CỘNG\s+HÒA\s+XÃ\s+HỘI|Độc\s+lập\s*-\s*Tự\s+do|Nơi\s+nhận\s*:|(?:^|\n)\s*(?:Điều\s+\d+\.|Căn\s+cứ\s)|(?:^|\n)\s*Kính\s+gửi")
"""What only a document has: a box with it is never taken for surroundings."""

HEADINGS = re.compile(
    r"""\W*(?:
      (?:các\s+)?(?:tin|tin\s+tức|tin\s+bài|bài|bài\s+viết|bản\s+tin|văn\s+bản|câu\s+hỏi|thông\s+báo|sự\s+kiện|hình\s+ảnh|video)\s+
          (?:đã\s+đưa|khác|liên\s+quan(?:\s+khác)?|mới(?:\s+nhất|\s+hơn|\s+đăng)?|cũ\s+hơn|nổi\s+bật|xem\s+nhiều|đọc\s+nhiều|tham\s+khảo
          | cùng\s+(?:chuyên\s+mục|chủ\s+đề|lĩnh\s+vực|loại|chuyên\s+đề|cơ\s+quan\b.*))
    | văn\s+bản\s+(?:được\s+|bị\s+)?
          (?:hướng\s+dẫn|sửa\s+đổi|bổ\s+sung|đính\s+chính|thay\s+thế|hợp\s+nhất|dẫn\s+chiếu|căn\s+cứ|bãi\s+bỏ|hết\s+hiệu\s+lực|đình\s+chỉ)[^.;:]{0,30}?
    | tin\s+văn\s+bản\s+mới(?:\s+nhất)?|xem\s+thêm|đọc\s+thêm|(?:đọc|xem)\s+nhiều(?:\s+nhất)?|có\s+thể\s+bạn\s+quan\s+tâm|bài\s+(?:trước|sau)
    | (?:gửi\s+|để\s+lại\s+)?(?:một\s+)?(?:bình\s+luận|ý\s+kiến\s+(?:bạn\s+đọc|của\s+bạn)|phản\s+hồi)|từ\s+khóa|tags?|thẻ
    | chia\s+sẻ(?:\s+qua|\s+bài\s+viết)?|thăm\s+dò\s+ý\s+kiến|liên\s+kết(?:\s+web(?:site)?)?|thống\s+kê\s+truy\s+cập|chuyên\s+mục
    )\s*(?:\(\d+\))?[\s:»>]*""",
    re.IGNORECASE | re.VERBOSE,
)
"""A line that opens a list of other pages, or what readers wrote."""

FOOT = re.compile(
    r"""bản\s+quyền|©|copyright|giấy\s+phép\s+(?:số|hoạt\s+động|thiết\s+lập)|chịu\s+trách\s+nhiệm\s+(?:chính|nội\s+dung|xuất\s+bản)|cơ\s+quan\s+chủ\s+quản|chủ\s+quản\s*:
    | ghi\s+rõ\s+nguồn|(?:lượt|đang|số\s+lượt)\s+truy\s+cập|đang\s+trực\s+tuyến|tổng\s+biên\s+tập|(?:thiết\s+kế|phát\s+triển)\s+bởi|powered\s+by
    | trang\s+(?:thông\s+tin|tin)\s+điện\s+tử|cổng\s+thông\s+tin\s+điện\s+tử""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words of the last lines of a portal page."""

CONTACT = re.compile(r"(?:địa\s+chỉ|điện\s+thoại|đt|tel|fax|e-?mail|hotline|đường\s+dây\s+nóng)\s*[:.]", re.IGNORECASE)

CONTROLS = re.compile(
    r"""in(?:\s+(?:trang|bài(?:\s+viết)?|văn\s+bản))?|bản\s+in|gửi(?:\s+(?:e-?mail|bài\s+viết|tin))?|chia\s+sẻ|quay\s+lại
    | trở\s+(?:về|lại)(?:\s+trang\s+\w+)?|(?:lên|về)\s+đầu\s+trang|xem\s+(?:tất\s+cả|tiếp|thêm)|trang\s+(?:trước|sau|tiếp)|cỡ\s+chữ|a\s*[+-]
    | tải\s+(?:về|xuống|tệp\s+đính\s+kèm)|đăng\s+(?:nhập|ký|xuất)|nhảy\s+đến\s+nội\s+dung|bỏ\s+qua\s+nội\s+dung
    | facebook|zalo|twitter|tweet|bình\s+luận|lưu\s+trữ|ghi\s+chú|ý\s+kiến|e-?mail|sao\s+chép\s+liên\s+kết""",
    re.IGNORECASE | re.VERBOSE,
)
"""What a link or button that serves the page, not its text, is labelled with."""

_STEMS = re.compile(r"^menu|lienquan|binhluan|tinkhac|chantrang|quangcao|chiase")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|[^A-Za-z]+")


def is_box_name(names: str) -> bool:
    """A class or id with a known part: «c-other related-docs» has «related», «cactinlienquan» has «lienquan»."""
    return any(part.lower() in BOXES or _STEMS.search(part.lower()) for part in _CAMEL.split(names))
