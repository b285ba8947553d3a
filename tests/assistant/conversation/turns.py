"""What officers say, written before the code: message → outcome, which section may change, and words that the answer must hold.

`on` names the report that is open: «culture» (Sở Văn hóa 2024H1 → 2025H1), «trade» (Sở Công Thương 2025H1 → 2026H1), None: no report yet.
`changed` are the only sections whose text may differ afterwards. `says` and `silent` are compared without marks and case.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Turn:
    message: str
    outcome: str
    on: str | None = "culture"
    changed: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    sections: tuple[str | None, ...] | None = None
    focus: tuple[str | None, str | None] = (None, None)
    before: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.message[:60]


SECTIONS = [
    Turn("rút gọn mục 2", "acted", changed=("I.2",), says=("Nhìn chung", "rút gọn"), focus=("I.2", None)),
    Turn("rút gọn mục I.2", "acted", changed=("I.2",), says=("2. Tổ chức phong trào thi đua",)),
    Turn("Rút  gọn   giúp tôi mục  I.2 nhé!", "acted", changed=("I.2",)),
    Turn("Bạn ơi, nhờ bạn rút gọn hộ em mục I.2 với ạ", "acted", changed=("I.2",)),
    Turn("rút gọn mục tổ chức phong trào thi đua", "acted", changed=("I.2",)),
    Turn("rút gọn mục «Ưu điểm»", "acted", changed=("II.1",), says=("Qua đó",)),
    Turn("làm ngắn gọn lại phần ưu điểm", "acted", changed=("II.1",)),
    Turn("rút gọn mục 1 phần II", "acted", changed=("II.1",)),
    Turn("rút gọn phần II mục 1", "acted", changed=("II.1",)),
    Turn("rút gọn II.1", "acted", changed=("II.1",)),
    Turn("rút gọn mục này", "acted", changed=("I.2",), focus=("I.2", None)),
    Turn("rút gọn", "acted", changed=("I.2",), focus=("I.2", None)),
    Turn("rút gọn mục này", "clarify", says=("mục nào",)),
    Turn("rút gọn mục 2", "clarify", says=("2. Tổ chức phong trào thi đua", "2. Hạn chế", "2. Giải pháp")),
    Turn("rút gọn mục khen thưởng", "clarify", says=("3. Công tác khen thưởng", "3.1. Kết quả khen thưởng", "3.2. Quỹ khen thưởng")),
    Turn("rút gọn mục 9.9", "not_found", says=("9.9",)),
    Turn("rút gọn mục quan hệ đối ngoại", "not_found", says=("quan hệ đối ngoại",)),
    Turn("rút gọn mục 3.1", "answered", says=("không có",)),
    Turn("rút gọn mục 3", "clarify", says=("3.1", "3.2")),
    Turn("rút gọn mục I.2", "answered", before=("rút gọn mục I.2",), says=("Chưa rút gọn",)),
    Turn("viết lại mục 3.1", "answered", says=("mô hình", "Kế thừa")),
    Turn("diễn đạt lại mục I.2 cho hay hơn", "answered", says=("mô hình", "Rút gọn")),
    Turn("soạn mục 3.1 từ nguồn này", "answered", says=("Kế thừa",)),
    Turn("nhận mục 3.1", "acted", sections=("I.3.1",)),
    Turn("đồng ý mục 3.1", "acted", sections=("I.3.1",)),
    Turn("nhận phương án B của mục I.2", "acted", changed=("I.2",)),
    Turn("chọn B cho mục I.2", "acted", changed=("I.2",)),
    Turn("chọn phương án C mục I.2", "answered", says=("không có phương án C",)),
    Turn("nhận mục I.2", "acted", before=("rút gọn mục I.2",), sections=("I.2",), silent=("Kế thừa",)),
    Turn("bỏ mục I.4", "acted", changed=("I.4",)),
    Turn("xóa mục giải quyết đơn thư đi", "acted", changed=("I.4",)),
    Turn("khôi phục mục I.4", "acted", before=("bỏ mục I.4",), changed=("I.4",)),
    Turn("khôi phục mục I.2", "acted", before=("rút gọn mục I.2",), changed=("I.2",)),
    Turn("khôi phục mục I.2", "answered", says=("nguyên",)),
    Turn("bỏ mục 1", "clarify"),
]

FACTS = [
    Turn("Giấy khen: 14 cá nhân", "acted", changed=("I.3.1",), says=("14", "kỳ trước: 12")),
    Turn("Giấy khen: 14 cá nhân, 03 tập thể", "acted", changed=("I.3.1",), sections=("I.3.1", "I.3.1")),
    Turn("Giấy  khen :14 cá nhân và 5 tập thể nhé ạ", "acted", changed=("I.3.1",), says=("14", "05")),
    Turn("giấy khen 14 cá nhân", "acted", changed=("I.3.1",)),
    Turn("có 14 cá nhân được tặng Giấy khen", "acted", changed=("I.3.1",)),
    Turn("số hồ sơ là 52", "acted", changed=("I.3.1",), says=("52",)),
    Turn("hồ sơ đề nghị khen thưởng: 1.052", "acted", changed=("I.3.1",), says=("1.052",)),
    Turn("họp giao ban: không có", "acted", changed=("I.1",), says=("họp giao ban",)),
    Turn("họp giao ban: 7 cuộc; số hồ sơ: 50", "acted", changed=("I.1", "I.3.1")),
    Turn("đơn thư khiếu nại: không có", "acted", says=("Không phát sinh",)),
    Turn("không phát sinh đơn thư", "acted", says=("Không phát sinh",)),
    Turn("số hóa hồ sơ lưu trữ: đang làm", "acted", says=("Đang làm",)),
    Turn("tiền thưởng: 19,2 triệu đồng", "acted", changed=("I.3.2",), says=("19.200.000",)),
    Turn("Bằng khen: 03 cá nhân", "clarify", says=("Bằng khen", "02", "01")),
    Turn("14 cá nhân", "clarify"),
    Turn("Giấy khen: nhiều cá nhân", "clarify", says=("con số",)),
    Turn("Huân chương: 02 cá nhân", "not_found", says=("Huân chương",)),
    Turn("mục 3.1: 14 cá nhân được Giấy khen", "acted", changed=("I.3.1",)),
    Turn("Giấy khen: 15 cá nhân", "acted", before=("Giấy khen: 14 cá nhân",), changed=("I.3.1",), says=("15",)),
    Turn("q999: 14", "not_found"),
]

LOOKING = [
    Turn("căn cứ nào hết hiệu lực?", "answered", on="trade", says=("98/2023/NĐ-CP", "152/2025/NĐ-CP", "1.2")),
    Turn("Có căn cứ nào đã hết hiệu lực không ạ", "answered", on="trade", says=("98/2023/NĐ-CP",)),
    Turn("văn bản nào bị thay thế rồi?", "answered", on="trade", says=("152/2025/NĐ-CP",)),
    Turn("căn cứ nào hết hiệu lực?", "answered", says=("Không có căn cứ nào",)),
    Turn("Nghị định 98/2023/NĐ-CP còn hiệu lực không?", "answered", on=None, says=("152/2025/NĐ-CP", "01/7/2025")),
    Turn("kiểm tra", "answered", on="trade", says=("lỗi", "viện dẫn")),
    Turn("còn lỗi gì?", "answered", on="trade", says=("2.3",)),
    Turn("kiểm tra giúp tôi mục 2.3", "answered", on="trade", says=("05/KH-SCT",), silent=("1.2. ",)),
    Turn("mục nào thiếu?", "answered", says=("3.1",)),
    Turn("còn mục nào chưa xong", "answered", says=("3.1",)),
    Turn("còn phải hỏi gì?", "answered", says=("Giấy khen", "q")),
    Turn("mục 3.1 còn phải hỏi gì", "answered", says=("Giấy khen",), silent=("họp giao ban",)),
    Turn("vì sao có câu này?", "answered", focus=("I.1", "6 tháng đầu năm"), says=("2024", "2025", "06")),
    Turn("câu này lấy ở đâu ra thế", "answered", focus=("I.1", "6 tháng đầu năm"), says=("Sở tổ chức 06 cuộc họp giao ban",)),
    Turn("vì sao có câu này?", "clarify", says=("câu nào",)),
    Turn("vì sao có câu «Tập thể lãnh đạo Sở đoàn kết»?", "answered", says=("Tập thể lãnh đạo Sở đoàn kết",)),
    Turn("so với kỳ trước", "answered", says=("Sơ kết công tác thi đua, khen thưởng 6 tháng đầu năm 2024", "kỳ trước")),
    Turn("mục 3.1 so với kỳ trước", "answered", says=("12", "45"), silent=("họp giao ban",)),
    Turn("so sánh mục 3.1 với kỳ trước", "answered", says=("12",)),
    Turn("báo cáo này thay đổi gì so với kỳ trước?", "answered"),
    Turn("xuất Word", "answered", says=("Tệp Word",)),
    Turn("cho tôi xin file word với", "answered", says=("Tệp Word",)),
    Turn("mở đối chiếu", "answered", says=("«Duyệt»",)),
    Turn("hoàn tác", "answered", says=("hoàn tác",)),
    Turn("xin chào", "answered", on=None, says=("soạn báo cáo",)),
    Turn("bạn làm được gì?", "answered", on=None, says=("rút gọn mục",)),
    Turn("rút gọn mục I.2", "clarify", on=None, says=("báo cáo",)),
    Turn("căn cứ nào hết hiệu lực?", "clarify", on=None),
    Turn("lalala xyz", "not_found"),
    Turn("mục 3.1", "clarify"),
    Turn("hãy làm cho báo cáo hay hơn", "clarify"),
]

CAREFUL = [
    Turn("nhận xét về mục 3.1", "clarify", focus=("I.2", None)),
    Turn("bỏ phiếu kín cần đạt bao nhiêu phần trăm?", "answered", says=("80%",)),
    Turn("ok", "clarify", focus=("I.2", None)),
    Turn("đồng ý", "clarify", focus=("I.2", None)),
    Turn("đồng ý mục này", "acted", focus=("I.2", None), sections=("I.2",)),
    Turn("nhận tất cả", "acted", says=("Đã nhận",)),
    Turn("hoàn tác mục 3.1", "clarify", before=("Giấy khen: 14 cá nhân",)),
    Turn("rút gọn toàn bộ báo cáo", "not_found"),
    Turn("rút gọn mục 2 và mục 3", "not_found"),
    Turn("sửa câu cuối mục 3.1 thành không có gì", "clarify"),
    Turn("thêm một đoạn vào mục 2", "clarify"),
    Turn("giấy khen 14", "clarify", before=("Giấy khen: 12 cá nhân",), says=("cá nhân", "tập thể")),
    Turn("mục 3.1: 14", "clarify", says=("hồ sơ",)),
    Turn("3.2", "clarify", says=("Quỹ khen thưởng",)),
    Turn("không có đơn thư nào", "acted", says=("Không phát sinh",)),
    Turn("đơn thư: có phát sinh", "acted", changed=("I.4",), says=("Có phát sinh",)),
    Turn("tiền thưởng: không có", "acted", changed=("I.3.2",)),
    Turn("họp giao ban: sáu cuộc", "clarify", says=("con số",)),
    Turn("Quỹ còn 3,15 triệu đồng", "clarify", on="trade"),
    Turn("Khối sơ kết 6 tháng và kiểm tra chéo giữa các thành viên: đã làm", "acted", on="trade", says=("Đã làm",)),
    Turn("ngày họp Hội đồng Sáng kiến: 21/4/2026", "acted", on="trade", changed=("I.5.2",), says=("ngày 21/4/2026",)),
    Turn("thay Công văn số 1187/SNV-TĐKT bằng Công văn số 1264/SNV-TĐKT", "acted", on="trade", changed=("head",)),
    Turn("giữ nguyên Kế hoạch số 18/KH-UBND", "acted", on="trade", says=("Giữ nguyên",)),
    Turn("thay Nghị định 98/2023/NĐ-CP bằng Nghị định 152/2025/NĐ-CP", "acted", on="trade", changed=("I.1.2",), says=("1.2", "14/6/2025")),
    Turn("thay Nghị định 98 bằng Nghị định 152/2025", "acted", on="trade", changed=("I.1.2",), says=("14/6/2025",)),
    Turn("thay Nghị định 98/2023/NĐ-CP bằng Nghị định 777/2025", "clarify", on="trade"),
    Turn("căn cứ pháp lý cho mục I.1.2?", "answered", on="trade", says=("152/2025/NĐ-CP", "thay thế")),
    Turn("mục I.1.2 nên dựa vào văn bản nào?", "answered", on="trade", says=("152/2025/NĐ-CP",)),
    Turn("mục 2.1 và 2.2 khác nhau thế nào?", "not_found"),
    Turn("Nghị định 98/2023 còn hiệu lực không", "answered", on=None, says=("152/2025/NĐ-CP",)),
    Turn("Luật Thi đua, khen thưởng năm 2022 còn hiệu lực không?", "answered", on=None, says=("06/2022/QH15", "đang có hiệu lực")),
    Turn("999/QĐ-XYZ còn hiệu lực không?", "not_found", on=None),
]

STARTING = [
    Turn(
        "soạn báo cáo 6 tháng đầu năm 2025 của Sở Công Thương từ báo cáo kỳ trước",
        "acted",
        on=None,
        says=("6 tháng đầu năm 2025", "6 tháng đầu năm 2024", "mốc"),
    ),
    Turn("Soạn  giúp tôi báo cáo sơ kết 6T/2025 của Sở Văn hóa nhé", "acted", on=None, says=("6 tháng đầu năm 2024",)),
    Turn("soạn báo cáo 6 tháng đầu năm 2025 từ báo cáo kỳ trước", "clarify", on=None, says=("Sở Công Thương", "Sở Văn hóa")),
    Turn("lập báo cáo năm 2026 của Sở Công Thương", "acted", on=None, says=("năm 2025",)),
    Turn("soạn kế hoạch năm 2026", "acted", on=None, says=("Tuyên truyền", "2025")),
    Turn("soạn báo cáo 6 tháng đầu năm 2026 của Sở Công Thương theo công văn yêu cầu", "acted", on=None, says=("12/6/2026",)),
    Turn("soạn báo cáo 6 tháng đầu năm 2025 của Sở Công Thương theo công văn yêu cầu", "not_found", on=None, says=("công văn",)),
    Turn("soạn báo cáo năm 2001", "not_found", on=None, says=("2001",)),
    Turn("soạn báo cáo", "clarify", on=None, says=("kỳ nào",)),
    Turn("soạn báo cáo 6 tháng đầu năm 2025 của Sở Y tế", "not_found", on=None, says=("Sở Y tế",)),
]

TURNS = [*SECTIONS, *FACTS, *LOOKING, *CAREFUL, *STARTING]
