"""The simulated officer: reads what is asked in the real document, in the unit of the question, and leaves open what is not there."""

import pytest

from assistant.answers import KEEP, NONE, with_answers
from assistant.evaluation.officer import answers
from assistant.evaluation.reading import read_both
from corpus.periods import Period
from corpus.structure import parse
from tests.builders import body_of, drafted, report

TITLE = "Sơ kết công tác 6 tháng đầu năm 2025; phương hướng 6 tháng cuối năm 2025"


def answered(old: str, new: str) -> tuple[str, list[str | None]]:
    """The text after the officer's answers, and the answers in order of the questions."""
    before, after = report(f"I. KẾT QUẢ\n\n{old}"), report(f"I. KẾT QUẢ\n\n{new}", title=TITLE, date="ngày 10 tháng 6 năm 2025")
    draft = drafted(before)
    given, refused = answers(draft, read_both(parse(before), parse(after), Period.parse("2025H1")))
    assert refused == ()
    return " ".join(sentence.text for sentence in body_of(with_answers(draft, given))), [given.get(question.id) for question in draft.questions]


@pytest.mark.parametrize(
    ("old", "new", "text"),
    [
        ("Sở đã đóng góp 15.500.000 đồng để sửa nhà.", "Sở đã đóng góp 20 triệu đồng để sửa nhà.", "Sở đã đóng góp 20.000.000 đồng để sửa nhà."),
        ("Kim ngạch xuất khẩu đạt 458,5 triệu USD.", "Kim ngạch xuất khẩu đạt 0,51 tỷ USD.", "Kim ngạch xuất khẩu đạt 510 triệu USD."),
        ("Có 30/31 người dự, đạt 96,77%.", "Có 32/33 người dự, đạt 96,97%.", "Có 32/33 người dự, đạt 96,97%."),
        ("Sở tổ chức họp ngày 14/3/2024.", "Sở tổ chức họp ngày 06/3/2025.", "Sở tổ chức họp ngày 06/3/2025."),
        ("Đợt thi đua từ ngày 01/4/2024 đến ngày 15/5/2024.", "Đợt thi đua từ ngày 02/4/2025 đến ngày 14/5/2025.", None),
        ("Sở tham gia bốn phong trào lớn.", "Sở tham gia ba phong trào lớn.", "Sở tham gia 03 phong trào lớn."),
    ],
)
def test_value_is_read_at_its_place(old: str, new: str, text: str | None) -> None:
    assert answered(old, new)[0] == (text or new)


def test_figure_of_what_did_not_happen_is_none() -> None:
    assert answered("Các phòng giới thiệu 02 mô hình mới về chuyển đổi số.", "Trong kỳ chưa có mô hình mới.")[1] == [NONE]


def test_what_the_real_document_does_not_say_stays_open() -> None:
    text, given = answered("Văn phòng in 100 bộ câu hỏi cho các đơn vị.", "Sở hoàn thành nhiệm vụ được giao.")
    assert given == [None] and "(kỳ trước: 100)" in text


def test_successor_of_a_yearly_document_is_named_with_issuer_and_title() -> None:
    old = "Sở thực hiện Kế hoạch số 22/KH-UBND ngày 26/01/2024 của Ủy ban nhân dân tỉnh về công tác thi đua năm 2024."
    new = "Sở thực hiện Kế hoạch số 18/KH-UBND ngày 22/01/2025 của Ủy ban nhân dân tỉnh về công tác thi đua năm 2025."
    assert answered(old, new)[0] == new


def test_document_that_is_cited_again_is_kept() -> None:
    same = "Sở đã gửi Báo cáo số 21/BC-SYT ngày 15/3/2024 của Sở Y tế về kết quả rà soát."
    text, given = answered(same, same)
    assert (text, given) == (same, [KEEP])


def test_negative_is_confirmed_or_denied() -> None:
    old = "Tại Sở không phát sinh đơn thư khiếu nại, tố cáo."
    assert answered(old, old)[1] == ["Không phát sinh"]
    assert answered(old, "Tại Sở đã phát sinh đơn thư khiếu nại, tố cáo.")[1] == ["Có phát sinh"]
