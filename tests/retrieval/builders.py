"""Small documents of our own for retrieval tests."""

from corpus.prepared import PreparedDocument, prepare

REPORT = """SỞ VĂN HÓA TỈNH LAM GIANG

Số: 12/BC-SVH

Lam Giang, ngày 12 tháng 6 năm 2024

BÁO CÁO
Sơ kết công tác thi đua, khen thưởng 6 tháng đầu năm 2024

I. KẾT QUẢ THỰC HIỆN

1. Công tác chỉ đạo

Sở Văn hóa ban hành Kế hoạch số 05/KH-SVH ngày 10/01/2024 về phát động phong trào thi đua năm 2024.

2. Kết quả khen thưởng năm 2023

Giám đốc Sở tặng Giấy khen cho 12 cá nhân và 03 tập thể.

II. PHƯƠNG HƯỚNG

Tiếp tục tuyên truyền về công tác thi đua trong toàn ngành.

Nơi nhận:
- Lưu: VT.
"""
PLAN = """SỞ VĂN HÓA TỈNH LAM GIANG

Số: 05/KH-SVH

Lam Giang, ngày 10 tháng 01 năm 2024

KẾ HOẠCH
Phát động phong trào thi đua năm 2024

I. MỤC ĐÍCH

Động viên công chức hoàn thành nhiệm vụ bảo tồn di tích.

II. KINH PHÍ

Kinh phí lấy từ dự toán ngân sách của Sở.
"""


def report() -> PreparedDocument:
    return prepare("bc-6t-2024.txt", REPORT.encode())


def plan() -> PreparedDocument:
    return prepare("kh-2024.txt", PLAN.encode())
