"""Changes in words: a whole line, and the two or three words that stand in a sentence about somebody else."""

import re

import pytest

from assistant.deeds import act, deed_of, words
from prompts.catalogue import TEMPLATES

VERB = re.compile(r'verb == "(\w+)"')
KNOWN = sorted(set(VERB.findall((TEMPLATES / "talk_deed.j2").read_text())) | {"facts"})


@pytest.mark.parametrize("verb", KNOWN)
def test_every_change_that_has_a_line_has_words_within_a_sentence(verb: str) -> None:
    assert act(f"{verb} 1") not in ("", "thay đổi")


def test_a_change_of_another_program_is_told_all_the_same() -> None:
    assert (act("paint I.1"), words(deed_of("paint I.1"))) == ("thay đổi", "Thay đổi báo cáo (paint I.1)")


def test_a_redo_beside_others_is_a_redo() -> None:
    assert act("again 3") == act("redo 3") == "làm lại"


def test_names_at_the_time_are_no_part_of_the_words() -> None:
    assert act('edit I.1\t{"sections": ["Công tác chỉ đạo"]}') == "sửa"
