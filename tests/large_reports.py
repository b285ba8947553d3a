"""Long reports of a fictional department, for what takes time: the text of an earlier report from which the next one is drafted."""

import random

from tests.builders import TAIL, report

_WORK = (
    "Sở đã phối hợp với các phòng chuyên môn rà soát, sắp xếp nhiệm vụ theo kế hoạch được giao",
    "Công tác kiểm tra nội bộ được duy trì đều, các kiến nghị sau kiểm tra đã thực hiện xong",
    "Các đơn vị trực thuộc gửi kết quả đúng hạn, nội dung bám sát hướng dẫn chung của ngành",
    "Việc tiếp nhận, trả kết quả được theo dõi trên sổ, không để hồ sơ tồn quá hạn kéo dài",
    "Nội dung tuyên truyền được đăng trên trang thông tin của Sở và bảng tin của từng đơn vị",
)
_FIGURES = (
    "Trong 6 tháng đầu năm 2024, Sở tổ chức {n} cuộc họp và ban hành {m} văn bản chỉ đạo",
    "Đã tiếp nhận {n} hồ sơ, giải quyết xong {m} hồ sơ, đạt tỷ lệ 97%",
    "Thực hiện Kế hoạch số {m}/KH-SYT ngày 12/3/2024, các phòng đã cử {n} lượt cán bộ tham gia",
)


def large_report(sections: int = 45, words: int = 6_000, *, marks: int = 60, seed: int = 5) -> str:
    """A half-year report of about so many sections and words; `marks`: sentences with figures, dates or citations, spread evenly."""
    chance = random.Random(seed)
    per_section, marked = words // sections, 0
    lines = []
    for number in range(1, sections + 1):
        lines.append(f"{number}. Nội dung công tác thứ {number} của ngành")
        sentences: list[str] = []
        while sum(len(sentence.split()) for sentence in sentences) < per_section:
            if marked * sections < marks * number and marked < marks:
                sentences.append(chance.choice(_FIGURES).format(n=chance.randint(11, 98), m=chance.randint(101, 998)))
                marked += 1
            else:
                sentences.append(chance.choice(_WORK))
        lines += [". ".join(sentences[at : at + 4]) + "." for at in range(0, len(sentences), 4)]
    return report("\n\n".join(lines), tail=TAIL)
