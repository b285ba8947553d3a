"""Documents of our own that the conversation is tried on: a second office, so that two may fit, with filler that can be cut."""

CULTURE_2024 = """UBND TỈNH LAM GIANG

SỞ VĂN HÓA

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

Độc lập - Tự do - Hạnh phúc

Số: 33/BC-SVH

Lam Giang, ngày 11 tháng 6 năm 2024

BÁO CÁO

Sơ kết công tác thi đua, khen thưởng 6 tháng đầu năm 2024

Kính gửi: Sở Nội vụ tỉnh Lam Giang

Sở Văn hóa báo cáo kết quả thực hiện như sau:

I. KẾT QUẢ THỰC HIỆN 6 THÁNG ĐẦU NĂM 2024

1. Công tác chỉ đạo

6 tháng đầu năm 2024, Sở tổ chức 06 cuộc họp giao ban. Công tác chỉ đạo được thực hiện thường xuyên, đúng quy định.

2. Tổ chức phong trào thi đua

Công tác chỉ đạo được thực hiện thường xuyên, đúng quy định. Phong trào được các phòng hưởng ứng. Nhìn chung, phong trào có chuyển biến tích cực.

3. Công tác khen thưởng

3.1. Kết quả khen thưởng

Trong kỳ, Sở tiếp nhận 45 hồ sơ đề nghị khen thưởng. Giám đốc Sở tặng Giấy khen cho 12 cá nhân, 03 tập thể. \
Chủ tịch Ủy ban nhân dân tỉnh tặng Bằng khen cho 02 cá nhân. Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch tặng Bằng khen cho 01 cá nhân.

3.2. Quỹ khen thưởng

Sở đã chi 18.500.000 đồng tiền thưởng.

4. Giải quyết đơn thư

Tại Sở không phát sinh đơn thư khiếu nại, tố cáo.

II. ĐÁNH GIÁ CHUNG

1. Ưu điểm

Tập thể lãnh đạo Sở đoàn kết. Qua đó, mọi nhiệm vụ đều hoàn thành.

2. Hạn chế

Việc lưu hồ sơ còn chậm. Dự kiến tháng 9/2024, Sở số hóa xong hồ sơ lưu trữ.

III. PHƯƠNG HƯỚNG 6 THÁNG CUỐI NĂM 2024

1. Nhiệm vụ

- Tiếp tục phát động các phong trào thi đua trong toàn ngành.

2. Giải pháp

Tăng cường kiểm tra, đôn đốc các phòng.

Trên đây là báo cáo của Sở Văn hóa./.

Nơi nhận:

- Như trên;

- Lưu: VT.

GIÁM ĐỐC

Hà Minh Châu
"""
