"""The requester's outline against last period's sections, and the draft recast to it."""

from pathlib import Path

import pytest
import yaml

from assistant.draft import Draft, replay
from assistant.following import follow_outline, outline_changes
from assistant.outline import align, items_of
from corpus.structure import parse
from tests.builders import SOURCE, TAIL, body_of, drafted, report

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
OLD = report(
    """I. KẾT QUẢ 6 THÁNG ĐẦU NĂM 2024

1. Công tác chỉ đạo

Sở tổ chức 02 cuộc họp.

2. Công tác tuyên truyền

Sở đăng 05 tin, bài.

3. Hoạt động của Khối thi đua

Sở đã ký giao ước.

II. PHƯƠNG HƯỚNG 6 THÁNG CUỐI NĂM 2024

1. Nhiệm vụ

Tiếp tục thực hiện."""
)
NEW = """I. KẾT QUẢ 6 THÁNG ĐẦU NĂM 2025

1. Công tác chỉ đạo (Nêu số cuộc họp và người dự)

2. Chuyển đổi số

(Nêu kết quả bằng số liệu)

II. PHƯƠNG HƯỚNG 6 THÁNG CUỐI NĂM 2025

1. Nhiệm vụ

2. Khối thi đua"""


def statuses(old: str, new: str) -> list[tuple[str, str]]:
    return [(item.section.heading, status) for item, status in outline_changes(parse(old), parse(new))]


def followed(new: str = NEW) -> Draft:
    return follow_outline(drafted(OLD), parse(OLD), parse(request(new)), outline_id="cv.txt")


def request(outline: str) -> str:
    return report("1. Gửi trước ngày 12/6/2025.", type_name="CÔNG VĂN", title="V/v báo cáo", tail=TAIL) + f"\nĐỀ CƯƠNG\n\n{outline}\n"


def test_align_tells_kept_new_dropped_and_moved() -> None:
    assert statuses(OLD, request(NEW)) == [
        ("I. KẾT QUẢ 6 THÁNG ĐẦU NĂM 2025", "kept"),
        ("1. Công tác chỉ đạo (Nêu số cuộc họp và người dự)", "kept"),
        ("2. Chuyển đổi số", "new"),
        ("II. PHƯƠNG HƯỚNG 6 THÁNG CUỐI NĂM 2025", "kept"),
        ("1. Nhiệm vụ", "kept"),
        ("2. Khối thi đua", "moved"),
        ("2. Công tác tuyên truyền", "dropped"),
    ]


def test_align_of_a_document_with_itself_keeps_everything() -> None:
    items = items_of(parse(OLD))
    assert [(m.new, m.old, m.status) for m in align(items, items)] == [(n, n, "kept") for n in range(len(items))]


def test_align_of_nothing_is_all_new() -> None:
    items = items_of(parse(OLD))
    assert {m.status for m in align([], items)} == {"new"} and {m.status for m in align(items, [])} == {"dropped"}


def test_same_heading_under_two_parents_is_told_apart() -> None:
    text = report("I. KẾT QUẢ\n\n1. Chung\n\nMột.\n\nII. PHƯƠNG HƯỚNG\n\n1. Chung\n\nHai.")
    items = items_of(parse(text))
    assert [(m.new, m.old) for m in align(items, items)] == [(n, n) for n in range(4)]


@pytest.mark.parametrize("pair", [0, 1])
def test_align_finds_the_changes_of_the_sample_library(pair: int) -> None:
    key = yaml.safe_load((SAMPLES / "key.yaml").read_text(encoding="utf-8"))["pairs"][pair]
    old, new = (items_of(parse((SAMPLES / key[end]).read_text(encoding="utf-8"))) for end in ("from", "to"))
    found = [
        (old[m.old].section.heading if m.old is not None else None, new[m.new].section.heading if m.new is not None else None, m.status)
        for m in align(old, new)
    ]
    wanted = [(row.get("from"), row.get("to"), row["change"]) for row in key["outline"]]
    hits = len(set(_as_kept(found)) & set(_as_kept(wanted)))
    assert 2 * hits / (len(found) + len(wanted)) >= 0.95


def _as_kept(rows: list[tuple[str | None, str | None, str]]) -> list[tuple[str | None, str | None, str]]:
    """A moved section counts as kept."""
    return [(old, new, "kept" if status == "moved" else status) for old, new, status in rows]


def test_headings_of_the_draft_are_those_of_the_outline_word_for_word() -> None:
    assert [s.title.text for s in followed().sections if s.title] == [
        *["I. KẾT QUẢ 6 THÁNG ĐẦU NĂM 2025", "1. Công tác chỉ đạo", "2. Chuyển đổi số"],
        *["II. PHƯƠNG HƯỚNG 6 THÁNG CUỐI NĂM 2025", "1. Nhiệm vụ", "2. Khối thi đua"],
    ]


def test_instruction_of_an_item_is_kept_apart_from_its_heading() -> None:
    assert [s.instruction for s in followed().sections[:3]] == [None, "Nêu số cuộc họp và người dự", "(Nêu kết quả bằng số liệu)"]


def test_item_without_donor_has_no_text() -> None:
    assert [(s.number, s.status, bool(s.candidates)) for s in followed().sections if s.status == "new"] == [("2", "new", False)]


def test_moved_section_brings_its_text_along() -> None:
    assert [s.text for p in followed().sections[5].candidates[0].paragraphs for s in p.sentences] == ["Sở đã ký giao ước."]


def test_section_that_the_outline_no_longer_has_is_listed_as_dropped() -> None:
    reasons = {d.source.quote: d.reason for d in followed().dropped}
    assert reasons["Sở đăng 05 tin, bài."] == "mục không còn trong đề cương"
    assert reasons["1. Công tác chỉ đạo"] == "tiêu đề theo đề cương của kỳ này"


def test_questions_of_dropped_sections_are_asked_no_more() -> None:
    assert [(q.previous, q.sections) for q in followed().questions if q.kind == "figure"] == [("02", ("I.1",))]


def test_every_letter_is_still_accounted_for() -> None:
    draft = followed()
    sources = [s.source for s in draft.sentences()] + [f.source for f in draft.followups] + [d.source for d in draft.dropped]
    covered = {i for source in sources if source and source.document == SOURCE for i in range(source.start, source.end)}
    assert [OLD[i] for i, letter in enumerate(OLD) if letter.isalnum() and i not in covered] == []


def test_sentences_still_replay() -> None:
    sentences = list(followed().sentences())
    assert sentences and all(s.source and replay(s.source.quote, s.ops) == s.text for s in sentences)


def test_annex_of_the_old_report_does_not_shift_its_sections() -> None:
    old = OLD.rstrip() + f"\n\n{TAIL}\nPHỤ LỤC\n\n1. Danh sách phòng\n\nPhòng Một.\n"
    draft = follow_outline(drafted(old), parse(old), parse(request(NEW)), outline_id="cv.txt")
    assert body_of(draft)[0].text.startswith("Sở tổ chức")


def test_outline_without_headings_leaves_the_draft_alone() -> None:
    draft = drafted(OLD)
    assert follow_outline(draft, parse(OLD), parse("Đề nghị báo cáo.\n"), outline_id="cv.txt") == draft


DEEP = report(
    """I. KẾT QUẢ 6 THÁNG ĐẦU NĂM 2024

1. Công tác chỉ đạo

1.1. Văn bản ban hành

Sở ban hành 02 kế hoạch.

1.2. Triển khai văn bản

Sở tổ chức 03 hội nghị.

2. Công tác nội bộ

Sở kiểm tra 04 phòng.

3. Công tác tuyên truyền

3.1. Kết quả

Sở đăng 05 tin, bài.

4. Ứng dụng công nghệ thông tin và chuyển đổi số trong công tác thi đua

Sở dùng phần mềm chung.

II. ĐÁNH GIÁ

Sở hoàn thành nhiệm vụ."""
)
MAIN_ONLY = """I. KẾT QUẢ 6 THÁNG ĐẦU NĂM 2025

1. Công tác chỉ đạo

2. Công tác tuyên truyền

3. Ứng dụng trí tuệ nhân tạo trong công tác thi đua

II. ĐÁNH GIÁ"""


def test_main_headings_keep_the_sections_beneath_them() -> None:
    draft = follow_outline(drafted(DEEP), parse(DEEP), parse(request(MAIN_ONLY)), outline_id="cv.txt")
    headings = [(section.id, section.title.text) for section in draft.sections if section.title]
    assert ("I.1.1", "1.1. Văn bản ban hành") in headings
    assert ("I.2.1", "2.1. Kết quả") in headings
    assert "Sở đăng […số tin" in " ".join(sentence.text for sentence in body_of(draft))
    assert not any("tin, bài" in (gone.source.quote or "") for gone in draft.dropped)
    assert any("04 phòng" in gone.source.quote for gone in draft.dropped)
    asked = next(question for question in draft.questions if question.previous == "05")
    assert asked.sections == ("I.2.1",)
    assert all(sentence.source is None or replay(sentence.source.quote, sentence.ops) == sentence.text for sentence in draft.sentences())
    assert len({sentence.id for sentence in draft.sentences()}) == len(list(draft.sentences()))


def test_what_stays_beneath_a_heading_is_told_as_such() -> None:
    found = statuses(DEEP, request(MAIN_ONLY))
    assert [heading for heading, status in found if status == "carried"] == ["1.1. Văn bản ban hành", "1.2. Triển khai văn bản", "3.1. Kết quả"]
    assert ("2. Công tác nội bộ", "dropped") in found


def test_request_that_divides_a_section_itself_decides_what_stands_in_it() -> None:
    divided = MAIN_ONLY.replace("1. Công tác chỉ đạo", "1. Công tác chỉ đạo\n\n1.1. Văn bản ban hành")
    assert ("1.2. Triển khai văn bản", "dropped") in statuses(DEEP, request(divided))


def test_heading_about_another_matter_is_new_and_no_rename() -> None:
    found = dict(statuses(DEEP, request(MAIN_ONLY)))
    assert found["3. Ứng dụng trí tuệ nhân tạo trong công tác thi đua"] == "new"
    assert found["4. Ứng dụng công nghệ thông tin và chuyển đổi số trong công tác thi đua"] == "dropped"


def test_heading_worded_otherwise_is_still_a_rename() -> None:
    renamed = MAIN_ONLY.replace("3. Ứng dụng trí tuệ nhân tạo", "3. Ứng dụng công nghệ thông tin, chuyển đổi số")
    found = dict(statuses(DEEP, request(renamed)))
    assert found["3. Ứng dụng công nghệ thông tin, chuyển đổi số trong công tác thi đua"] in ("kept", "renamed")


def test_letter_without_an_outline_keeps_every_section() -> None:
    assert {status for _, status in statuses(DEEP, report("Gửi trước ngày 12/6/2025.", type_name="CÔNG VĂN", title="V/v báo cáo"))} == {"kept"}
