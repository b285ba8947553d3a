"""Numbers that a rule fixes are not asked for; limits that the office set itself are."""

import pytest

from tests.builders import drafted, report


def asked(sentence: str) -> list[str]:
    return [question.previous or "" for question in drafted(report(f"I. KẾT QUẢ\n\n{sentence}")).questions if question.kind in ("figure", "period")]


@pytest.mark.parametrize(
    ("sentence", "previous"),
    [
        ("Đạt tỷ lệ 12,9%, thấp hơn mức tối đa 15% do tỉnh quy định.", ["12,9%"]),
        ("Hồ sơ được trả kết quả trong thời hạn không quá 15 ngày theo quy định tại Nghị định số 61/2018/NĐ-CP.", []),
        ("Danh sách được niêm yết tại trụ sở 05 ngày làm việc trước khi trình.", []),
        ("Sở gửi báo cáo chậm nhất 20 ngày kể từ ngày nhận được văn bản.", []),
        ("Theo Quy chế, Hội đồng họp ít nhất 02 lần mỗi năm; kỳ này đã họp 03 phiên.", ["03"]),
        ("Báo cáo được gửi trước ngày 15 tháng 12 hằng năm.", []),
        ("Việc bình xét làm trong tháng 6 và tháng 12 hằng năm.", []),
    ],
)
def test_what_a_rule_fixes_is_not_asked(sentence: str, previous: list[str]) -> None:
    assert asked(sentence) == previous


@pytest.mark.parametrize(
    ("sentence", "previous"),
    [
        ("Cổng thông tin đăng ít nhất 50 tin trong năm.", ["50"]),
        ("Mỗi tuần gửi một bản tin không quá 120 chữ.", ["120"]),
        ("Văn phòng trả lời trong 02 ngày làm việc.", ["02"]),
        ("Theo Luật Thi đua, khen thưởng, Sở phấn đấu có tối thiểu 60% cá nhân được khen.", ["60%"]),
        ("Theo quy định của tỉnh, trong 12 cá nhân được khen có 09 người trực tiếp công tác.", ["12", "09"]),
        ("Sở giải quyết 15 hồ sơ đúng thời hạn quy định.", ["15"]),
    ],
)
def test_a_figure_or_an_aim_of_the_period_is_asked_beside_the_same_words(sentence: str, previous: list[str]) -> None:
    assert asked(sentence) == previous


def test_number_that_is_a_norm_stays_as_it_was() -> None:
    draft = drafted(report("I. KẾT QUẢ\n\nThấp hơn mức tối đa 15% do tỉnh quy định."))
    assert any("mức tối đa 15% do tỉnh" in sentence.text for sentence in draft.sentences())
