"""What officers say of the report as a whole, of its outline and of the reports there are; and messages that look like it and are not."""

from tests.assistant.conversation.turns import Turn

WHOLE = [
    Turn("nhận tất cả các mục còn lại", "acted", says=("Đã nhận",)),
    Turn("chấp nhận hết", "acted", says=("Đã nhận",)),
    Turn("nhận các mục đã xong", "acted", says=("Đã nhận", "chưa nhận")),
    Turn("nhận tất cả", "answered", before=("nhận tất cả",), says=("Không còn mục nào",)),
    Turn("sửa các lỗi an toàn", "answered", says=("Không có lỗi nào",)),
    Turn("sửa VB402", "clarify", on="trade", says=("VB402 thứ 1", "2.3")),
    Turn("sửa VB999", "not_found", says=("VB999",)),
    Turn("bỏ qua VB402 thứ 1", "clarify", on="trade", says=("lý do",)),
    Turn("bỏ qua VB402 thứ 1: đã đối chiếu bản giấy tại văn thư", "acted", on="trade", says=("Để nguyên VB402", "đối chiếu bản giấy")),
    Turn("xem lại VB402", "acted", on="trade", before=("bỏ qua VB402 thứ 1: đã đối chiếu bản giấy",), says=("được kiểm tra lại",)),
    Turn("hạn gửi 14/6/2025", "acted", says=("14/6/2025",)),
    Turn("đổi hạn báo cáo thành ngày 20 tháng 6 năm 2026", "acted", says=("20/6/2026",)),
    Turn("hạn nộp: 20/6", "acted", says=("20/6/2026",)),
    Turn("bỏ hạn gửi", "acted", before=("hạn gửi 14/6/2025",), says=("Đã bỏ hạn",)),
    Turn("lịch sử thay đổi", "answered", before=("Giấy khen: 14 cá nhân",), says=("Trả lời", "14")),
    Turn("danh sách báo cáo", "answered", on=None, says=("mã",)),
    Turn("có những báo cáo nào đang soạn?", "answered", on=None, says=("mã",)),
    Turn("mở báo cáo về thủy sản", "not_found", on=None, says=("thủy sản",)),
    Turn("hỏi tôi từng câu", "answered", says=("Câu 1/", "kỳ trước")),
    Turn("hỏi từng câu của mục 3.1", "answered", says=("hồ sơ", "45")),
]

OUTLINE = [
    Turn("thêm mục «5. Công tác khác» vào sau mục I.4", "acted", changed=("I.5",), says=("Đã thêm", "5. Công tác khác")),
    Turn("thêm mục 5. Chuyển đổi số sau mục I.4", "acted", changed=("I.5",), says=("5. Chuyển đổi số",)),
    Turn("thêm mục mới: IV. Kiến nghị", "acted", changed=("IV",), says=("IV. Kiến nghị",)),
    Turn("đổi tên mục I.4 thành «4. Tiếp công dân, giải quyết đơn thư»", "acted", changed=("I.4",), says=("4. Tiếp công dân",)),
    Turn("chuyển mục I.4 lên trước mục I.3", "acted", says=("lên trước",)),
    Turn("bỏ mục II.2 khỏi đề cương", "acted", changed=("II.2",), says=("khỏi đề cương",)),
    Turn("chuyển mục I vào trong mục I.3", "clarify", says=("chính nó",)),
    Turn("đổi tên mục 9.9 thành «9.9. Khác»", "not_found", says=("9.9",)),
]

NOT_ORDERS = [  # looks like an order, and is a question or something else: nothing changes
    Turn("có nên nhận tất cả các mục không?", "not_found"),
    Turn("hạn gửi báo cáo là ngày nào?", "answered", on="trade"),
    Turn("vì sao phải chuyển mục I.4 lên trước mục I.3?", "answered"),
    Turn("đã bỏ mục II.2 khỏi đề cương chưa?", "not_found"),
    Turn("ai đã sửa gì?", "answered"),
    Turn("sửa lỗi an toàn có mất chữ nào không?", "not_found"),
    Turn("bỏ qua VB402 được không?", "clarify", on="trade"),
]

BEGINNING = [
    Turn("soạn báo cáo 6 tháng đầu năm 2026 từ mẫu", "clarify", on=None, says=("so-ket-6-thang-gon", "so-ket-6-thang")),
    Turn("soạn báo cáo 6 tháng đầu năm 2026 của Sở Y tế tỉnh Lam Giang từ mẫu so-ket-6-thang", "acted", on=None, says=("từ mẫu", "Sở Y tế tỉnh Lam Giang")),
    Turn("soạn báo cáo 6 tháng đầu năm 2026 không dùng văn bản gốc, theo mẫu gọn", "acted", on=None, says=("gọn",)),
    Turn("soạn báo cáo 6 tháng đầu năm 2026 từ mẫu tổng hợp số liệu", "clarify", on=None, says=("Không có mẫu",)),
    Turn("soạn báo cáo 6 tháng đầu năm 2025 của Sở Công Thương theo mẫu báo cáo kỳ trước", "acted", on=None, says=("6 tháng đầu năm 2024",)),
    Turn("soạn báo cáo 6 tháng đầu năm 2025 từ tệp «bc-svh-6t-2024.txt»", "acted", on=None, says=("6 tháng đầu năm 2024", "13 mục")),
    Turn("soạn báo cáo 6 tháng đầu năm 2026 từ bc-tdkt-6t-2025", "acted", on=None, says=("6 tháng đầu năm 2025",)),
    Turn("soạn báo cáo của Sở Công Thương theo công văn số 1264/SNV-TĐKT", "acted", on=None, says=("12/6/2026",)),
]

WHOLE_TURNS = [*WHOLE, *OUTLINE, *NOT_ORDERS, *BEGINNING]
