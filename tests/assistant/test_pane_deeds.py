"""What the panes do is told in words in the conversation, never by the verb of the archive."""

import json

import pytest

from assistant.deeds import deed_of, words

NAMES = "\t" + json.dumps({"sections": ["3.2 Kết quả khen thưởng"]}, ensure_ascii=False)


@pytest.mark.parametrize(
    ("action", "told"),
    [
        ("begin I.3.2" + NAMES, "Soạn mục 3.2 Kết quả khen thưởng từ nguồn đã chọn"),
        ("restore 4 I.3.2" + NAMES, "Khôi phục mục 3.2 Kết quả khen thưởng từ bản 4"),
        ("restore 4", "Khôi phục bản 4"),
        ("import", "Nhập lại tệp Word đã sửa"),
        ("describe", "Đổi thông tin báo cáo"),
    ],
)
def test_deed_of_the_panes_is_told_in_words(action: str, told: str) -> None:
    assert words(deed_of(action)) == told
