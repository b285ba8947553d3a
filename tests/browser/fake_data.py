"""A report of a fictional department, in a compact notation that `fake_report` turns into the API's JSON.

In a sentence `{shift|2024|2025}`, `{entity|old|new}` and `{join|old|new}` are edits, `{slot:q1|03}` is a figure asked for by
question q1 (last period 03), `{cite|number|words}` is a citation. A paragraph is a list of sentences.
"""

from typing import Any

SOURCE = {
    "id": "bc-61-2024",
    "title": "Báo cáo sơ kết công tác thi đua, khen thưởng 6 tháng đầu năm 2024",
    "kind": "report",
    "agency": "Sở Khoa học và Công nghệ tỉnh Vân Hải",
    "number": "61/BC-SKHCN",
    "date": "2024-06-12",
    "period": "2024H1",
    "sections": 14,
    "passages": 41,
    "added_at": "2025-05-20T08:12:00",
}

REQUEST = {
    "id": "cv-204-2025",
    "title": "Công văn về việc báo cáo sơ kết công tác thi đua, khen thưởng 6 tháng đầu năm 2025",
    "kind": "request",
    "agency": "Sở Nội vụ tỉnh Vân Hải",
    "number": "204/SNV-TĐKT",
    "date": "2025-05-19",
    "period": "2025H1",
    "sections": 2,
    "passages": 6,
    "added_at": "2025-05-20T08:12:00",
}

PLAN = {
    "id": "kh-08-2025",
    "title": "Kế hoạch phát động phong trào thi đua chuyển đổi số năm 2025",
    "kind": "plan",
    "agency": "Sở Khoa học và Công nghệ tỉnh Vân Hải",
    "number": "08/KH-SKHCN",
    "date": "2025-01-20",
    "period": "2025",
    "sections": 9,
    "passages": 18,
    "added_at": "2025-05-20T08:13:00",
}

DECREE = "{cite|98/2023/NĐ-CP|Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ}"
LAW = "{cite||Luật Thi đua, khen thưởng năm 2022}"

HEAD = [
    "Thực hiện {cite|204/SNV-TĐKT|Công văn số 204/SNV-TĐKT ngày 19/5/2025 của Sở Nội vụ}, Sở Khoa học và Công nghệ báo cáo kết quả như sau:",
]
TAIL = ["Trên đây là báo cáo sơ kết công tác thi đua, khen thưởng 6 tháng đầu năm {shift|2024|2025} của Sở Khoa học và Công nghệ./."]

SECTIONS: list[dict[str, Any]] = [
    {"id": "s1", "number": "I", "level": 1, "title": "I. KẾT QUẢ THỰC HIỆN 6 THÁNG ĐẦU NĂM {shift|2024|2025}"},
    {"id": "s1-1", "parent": "s1", "number": "1", "level": 2, "title": "1. Công tác chỉ đạo, ban hành văn bản"},
    {
        "id": "s1-1-1",
        "parent": "s1-1",
        "number": "1.1",
        "level": 3,
        "title": "1.1. Văn bản do Sở ban hành",
        "status": "accepted",
        "chosen": "A",
        "A": [
            [
                "Từ đầu năm đến nay, Giám đốc Sở đã ban hành {slot:q1|04} kế hoạch và {slot:q2|02} quyết định về thi đua, khen thưởng.",
                "Các văn bản đều được gửi đến từng phòng, đơn vị qua hệ thống quản lý văn bản và nhắc lại tại giao ban tháng.",
            ]
        ],
        "B": [["Giám đốc Sở đã ban hành {slot:q1|04} kế hoạch, {slot:q2|02} quyết định về thi đua, khen thưởng."]],
    },
    {
        "id": "s1-1-2",
        "parent": "s1-1",
        "number": "1.2",
        "level": 3,
        "title": "1.2. Triển khai văn bản của cấp trên",
        "A": [
            [
                f"Sở đã quán triệt {LAW}, {DECREE} tại {{slot:q3|02}} hội nghị, với {{slot:q4|46/46}} công chức, viên chức dự, đạt tỷ lệ 100%.",
            ]
        ],
        "B": [[f"Sở quán triệt {LAW}, {DECREE} tại {{slot:q3|02}} hội nghị."]],
    },
    {"id": "s1-2", "parent": "s1", "number": "2", "level": 2, "title": "2. Tổ chức các phong trào thi đua"},
    {
        "id": "s1-2-1",
        "parent": "s1-2",
        "number": "2.1",
        "level": 3,
        "title": "2.1. Phong trào do Thủ tướng Chính phủ phát động",
        "A": [
            [
                "Phong trào “Cả nước thi đua đẩy mạnh cải cách hành chính” giai đoạn 2021 - 2025 được lồng ghép vào kế hoạch công tác của từng phòng.",
                "Kết quả được công khai trên trang thông tin nội bộ vào ngày cuối mỗi tháng.",
            ]
        ],
        "B": [["Phong trào “Cả nước thi đua đẩy mạnh cải cách hành chính” được lồng ghép vào kế hoạch công tác của từng phòng."]],
    },
    {
        "id": "s1-2-2",
        "parent": "s1-2",
        "number": "2.2",
        "level": 3,
        "title": "2.2. Phong trào do Sở phát động",
        "instruction": "nêu số phong trào, kết quả nổi bật và việc đã cam kết ở kỳ trước",
        "A": [
            [
                "Trong 6 tháng đầu năm {shift|2024|2025}, Sở phát động {slot:q5|03} phong trào thi đua theo chuyên đề.",
                "Phong trào “Mỗi phòng một sáng kiến số” có {slot:q6|11} sáng kiến được {join|công\nnhận|công nhận}.",
            ]
        ],
        "B": [["Sở phát động {slot:q5|03} phong trào; có {slot:q6|11} sáng kiến được công nhận."]],
    },
    {"id": "s1-3", "parent": "s1", "number": "3", "level": 2, "title": "3. Công tác khen thưởng"},
    {
        "id": "s1-3-1",
        "parent": "s1-3",
        "number": "3.1",
        "level": 3,
        "title": "3.1. Thẩm quyền, thủ tục khen thưởng",
        "A": [
            [
                f"Việc bình xét, đề nghị khen thưởng được thực hiện công khai, đúng thẩm quyền theo {DECREE}.",
                "6 tháng đầu năm {shift|2024|2025}, Sở gửi {entity|Ban Thi đua - Khen thưởng tỉnh|Sở Nội vụ} {slot:q7|09} hồ sơ qua phần mềm.",
            ]
        ],
        "B": [["6 tháng đầu năm {shift|2024|2025}, Sở gửi {entity|Ban Thi đua - Khen thưởng tỉnh|Sở Nội vụ} {slot:q7|09} hồ sơ."]],
    },
    {
        "id": "s1-3-2",
        "parent": "s1-3",
        "number": "3.2",
        "level": 3,
        "title": "3.2. Kết quả khen thưởng năm {shift|2023|2024}",
        "instruction": "nêu số tập thể, cá nhân theo từng hình thức, từng cấp; tách kết quả năm trước với trong kỳ",
        "A": [
            [
                "Năm {shift|2023|2024}, Hội đồng Sở họp {slot:q8|02} phiên, công nhận {slot:q9|41} cá nhân “Lao động tiên tiến”.",
                "Có {slot:q10|06} cá nhân đạt danh hiệu “Chiến sĩ thi đua cơ sở”.",
            ],
            [
                "Giám đốc Sở tặng Giấy khen cho {slot:q11|12} cá nhân và {slot:q12|04} tập thể trong phong trào “Vân Hải số” giai đoạn 2023 - 2026.",
                "Chủ tịch Ủy ban nhân dân tỉnh tặng Bằng khen cho {slot:q13|03} cá nhân và {slot:q14|02} tập thể.",
            ],
        ],
        "B": [
            [
                "Năm {shift|2023|2024}, Sở công nhận {slot:q9|41} “Lao động tiên tiến”, {slot:q10|06} “Chiến sĩ thi đua cơ sở”.",
                "Tặng Giấy khen cho {slot:q11|12} cá nhân, {slot:q12|04} tập thể.",
            ]
        ],
    },
    {"id": "s1-3-3", "parent": "s1-3", "number": "3.3", "level": 3, "title": "3.3. Khen thưởng đột xuất, theo chuyên đề", "outline": "new", "empty": True},
    {
        "id": "s1-4",
        "parent": "s1",
        "number": "4",
        "level": 2,
        "title": "4. Quỹ thi đua, khen thưởng",
        "A": [["Sở trích lập Quỹ thi đua, khen thưởng {slot:q15|52.400.000} đồng, đã chi {slot:q16|31.750.000} đồng."]],
        "B": [["Quỹ thi đua, khen thưởng: trích lập {slot:q15|52.400.000} đồng, đã chi {slot:q16|31.750.000} đồng."]],
    },
    {
        "id": "s1-5",
        "parent": "s1",
        "number": "5",
        "level": 2,
        "title": "5. Giải quyết khiếu nại, tố cáo",
        "A": [["Trong kỳ, {slot:q17|không có} đơn khiếu nại, tố cáo về công tác thi đua, khen thưởng."]],
        "B": [["{slot:q17|không có} đơn khiếu nại, tố cáo."]],
    },
    {"id": "s2", "number": "II", "level": 1, "title": "II. PHƯƠNG HƯỚNG, NHIỆM VỤ 6 THÁNG CUỐI NĂM {shift|2024|2025}", "outline": "renamed"},
    {
        "id": "s2-1",
        "parent": "s2",
        "number": "1",
        "level": 2,
        "title": "1. Nhiệm vụ trọng tâm",
        "A": [
            [
                "Tiếp tục thực hiện {cite|08/KH-SKHCN|Kế hoạch số 08/KH-SKHCN ngày 20/01/2025 của Sở}; tổ chức hội nghị sơ kết trong {slot:q18|tháng 7/2024}.",
                "Khen thưởng tập thể có thành tích, dự kiến {slot:q12|04} tập thể được đề nghị ở đợt hai.",
            ]
        ],
        "B": [["Tiếp tục thực hiện {cite|08/KH-SKHCN|Kế hoạch số 08/KH-SKHCN ngày 20/01/2025 của Sở}."]],
    },
]

QUESTIONS: list[dict[str, Any]] = [
    {"id": "q1", "name": "Số kế hoạch Giám đốc Sở ban hành", "unit": "kế hoạch", "value": "05"},
    {"id": "q2", "name": "Số quyết định Giám đốc Sở ban hành", "unit": "quyết định", "value": "03"},
    {"id": "q3", "name": "Số hội nghị quán triệt đã tổ chức", "unit": "hội nghị"},
    {"id": "q4", "name": "Số công chức, viên chức dự hội nghị", "type": "ratio", "note": "ghi như 46/46"},
    {"id": "q5", "name": "Số phong trào thi đua do Sở phát động", "unit": "phong trào"},
    {"id": "q6", "name": "Số sáng kiến được công nhận", "unit": "sáng kiến"},
    {"id": "q7", "name": "Số hồ sơ đề nghị khen thưởng đã gửi", "unit": "hồ sơ"},
    {"id": "q8", "name": "Số phiên họp Hội đồng Thi đua - Khen thưởng Sở", "unit": "phiên"},
    {"id": "q9", "name": "Số cá nhân đạt “Lao động tiên tiến”", "unit": "cá nhân"},
    {"id": "q10", "name": "Số cá nhân đạt “Chiến sĩ thi đua cơ sở”", "unit": "cá nhân"},
    {"id": "q11", "name": "Số cá nhân được Giám đốc Sở tặng Giấy khen", "unit": "cá nhân"},
    {"id": "q12", "name": "Số tập thể được Giám đốc Sở tặng Giấy khen", "unit": "tập thể"},
    {"id": "q13", "name": "Số cá nhân được Chủ tịch UBND tỉnh tặng Bằng khen", "unit": "cá nhân"},
    {"id": "q14", "name": "Số tập thể được Chủ tịch UBND tỉnh tặng Bằng khen", "unit": "tập thể"},
    {"id": "q15", "name": "Số tiền trích lập Quỹ thi đua, khen thưởng", "unit": "đồng", "type": "money"},
    {"id": "q16", "name": "Số tiền Quỹ đã chi", "unit": "đồng", "type": "money"},
    {"id": "q17", "name": "Đơn khiếu nại, tố cáo trong kỳ", "kind": "negative", "type": "text"},
    {"id": "q18", "name": "Thời gian tổ chức hội nghị sơ kết", "kind": "period", "type": "date"},
    {
        "id": "q19",
        "name": "Sơ kết phong trào “Mỗi phòng một sáng kiến số”",
        "kind": "followup",
        "type": "choice",
        "options": ["Đã làm", "Đang làm", "Chưa làm", "Bỏ"],
        "sections": ["s1-2-2"],
    },
]

PROMISE = "Dự kiến tháng 9/2024, Sở sơ kết phong trào “Mỗi phòng một sáng kiến số”."
DROPPED = "Trong tháng 3/2024, Sở tổ chức đoàn học tập kinh nghiệm tại hai địa phương."
