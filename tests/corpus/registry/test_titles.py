"""Titles compared by their edits."""

import pytest

from corpus.registry.titles import Wording, compare_titles, speaks_for

OFFICIAL = "về việc đẩy mạnh phòng, chống tiêu cực trong công tác quản lý công chức, viên chức và thi đua, khen thưởng"
MOVEMENT = "phát động phong trào thi đua thực hiện thắng lợi nhiệm vụ phát triển kinh tế - xã hội hằng năm và kế hoạch 5 năm (2021 - 2025)"


@pytest.mark.parametrize(
    ("cited", "wording"),
    [
        ("về đẩy mạnh phòng, chống tiêu cực trong công tác quản lý công chức, viên chức và TĐKT", Wording.SAME),
        ("“đẩy mạnh phòng, chống tiêu cực trong công tác quản lý công chức, viên chức và thi đua, khen thưởng”", Wording.SAME),
        ("về đẩy mạnh phòng, chống tiêu cực", Wording.CUT),
        ("về đẩy mạnh phong trào thi đua yêu nước, chống tiêu cực trong công tác quản lý công chức, viên chức và TĐKT", Wording.ALTERED),
        ("về đẩy mạnh phòng, chống tiêu cực trong công tác quản lý công chúc, viên chức và thi đua, khen thưởng", Wording.SAME),
        ("về việc phân công trực Tết Nguyên đán năm 2024", Wording.OTHER),
    ],
)
def test_compare_titles_classifies_the_edits(cited: str, wording: Wording) -> None:
    assert compare_titles(cited, (OFFICIAL,)) is wording


def test_a_title_cut_to_half_its_words_is_still_only_cut() -> None:
    assert compare_titles("về việc phát động thi đua thực hiện nhiệm vụ phát triển kinh tế - xã hội", (MOVEMENT,)) is Wording.CUT


def test_other_numbers_are_told_from_other_words() -> None:
    assert compare_titles("về công tác thi đua, khen thưởng năm 2023", ("về công tác thi đua, khen thưởng năm 2022",)) is Wording.NUMBERS


def test_a_sentence_that_goes_on_after_the_title_does_not_alter_it() -> None:
    assert compare_titles("về Năm an toàn giao thông 2022 với chủ đề mới", ("về Năm an toàn giao thông 2022",)) is Wording.SAME


def test_scanning_noise_is_no_alteration() -> None:
    assert compare_titles("bình xét khối khi đua các phòng thuộc Sở", ("bình xét khối thi đua các phòng thuộc Sở",)) is Wording.NOISE


def test_what_stands_in_brackets_may_be_put_in() -> None:
    assert compare_titles("kỷ niệm 80 năm Ngày thành lập (22/12/1944 - 22/12/2024) và Ngày hội", ("kỷ niệm 80 năm Ngày thành lập và Ngày hội",)) is Wording.SAME


def test_the_best_of_several_registered_wordings_counts() -> None:
    assert compare_titles("tuyên truyền về công tác TĐKT", ("thông tin về công tác", "tuyên truyền về công tác thi đua, khen thưởng")) is Wording.SAME


def test_speaks_for_denies_a_title_of_another_year() -> None:
    assert speaks_for("về công tác thi đua, khen thưởng năm 2025", ("về công tác thi đua, khen thưởng năm 2024",)) is False


def test_speaks_for_says_nothing_about_too_few_words() -> None:
    assert speaks_for("về văn thư", ("về công tác văn thư",)) is None
