"""What the panes do is told in words in the conversation, never by the verb of the archive."""

import json

import pytest

from assistant.deeds import deed_of, words

NAMES = "\t" + json.dumps({"sections": ["3.2 Kết quả khen thưởng"]}, ensure_ascii=False)


@pytest.mark.parametrize(
    ("action", "told"),
    [
        ("begin I.3.2" + NAMES, "Soạn mục 3.2 Kết quả khen thưởng từ nguồn chọn"),
        ("restore 4 I.3.2" + NAMES, "Trở về bản 4 ở mục 3.2 Kết quả khen thưởng"),
        ("restore 4", "Trở về bản 4"),
        ("describe", "Đổi thông tin báo cáo: tên, hạn gửi hoặc phần đầu, phần cuối"),
    ],
)
def test_deed_of_the_panes_is_told_in_words(action: str, told: str) -> None:
    assert words(deed_of(action)) == told
