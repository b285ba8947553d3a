"""An exported file that was edited comes back: sources stay where words stay, nothing is lost, one step undoes it all."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document

from assistant.draft import Sentence, replay
from assistant.editing import EditedParagraph
from assistant.errors import ForeignFile
from assistant.importing import Brought
from assistant.report import Report
from assistant.workflow import Workflow
from corpus.errors import UnreadableFile
from tests.assistant.importing.edits import (
    Root,
    deleted,
    edited,
    inserted_after,
    moved_after,
    moved_block,
    replaced,
    typed_at_end,
    without_bookmarks,
)
from tests.assistant.offices import START, open_office

WHO, HAND = "Cán bộ", "Lê Thị Thu Hạnh"
BODY = """Sở Y tế báo cáo kết quả như sau:

I. KẾT QUẢ 6 THÁNG ĐẦU NĂM 2024

1. Công tác chỉ đạo

Trong 6 tháng đầu năm 2024, Sở tổ chức 02 cuộc họp với các phòng. Nhìn chung, các phòng đã làm tốt nhiệm vụ được giao.

Sở ban hành 05 văn bản chỉ đạo.

2. Công tác tuyên truyền

Theo đó, Sở tổ chức 02 cuộc họp với các phòng. Sở thực hiện Luật Thi đua, khen thưởng năm 2022.

- Tuyên truyền trên trang thông tin điện tử;

- Tuyên truyền tại các đơn vị trực thuộc.

II. PHƯƠNG HƯỚNG 6 THÁNG CUỐI NĂM 2024

Tiếp tục thực hiện nhiệm vụ năm 2024."""


@pytest.fixture
def workflow(tmp_path: Path) -> Iterator[Workflow]:
    opened, database = open_office(tmp_path, body=BODY)
    yield opened
    database.close()


@pytest.fixture
def report(workflow: Workflow) -> Report:
    return workflow.create(START, who=WHO)


def bring(workflow: Workflow, report: Report, data: bytes, **options: bool) -> Brought:
    return workflow.bring_back(report.id, "sua.docx", data, who=HAND, **options)


def sentences(report: Report) -> dict[str, Sentence]:
    return {sentence.id: sentence for _, sentence in report.sentences()}


def texts(report: Report) -> list[str]:
    return [sentence.text for _, sentence in report.sentences()]


def named(report: Report, words: str) -> Sentence:
    return next(sentence for _, sentence in report.sentences() if words in sentence.text)


def replays(report: Report) -> bool:
    return all(s.author or s.source for s in sentences(report).values()) and all(
        replay(s.source.quote, s.ops) == s.text for s in sentences(report).values() if s.source
    )


def ways() -> list[tuple[str, tuple[object, ...]]]:
    return [("bookmarks", ()), ("stripped", (without_bookmarks,))]


@pytest.fixture(params=ways(), ids=lambda way: way[0])
def stripping(request: pytest.FixtureRequest) -> tuple[object, ...]:
    found: tuple[object, ...] = request.param[1]
    return found


def test_untouched_file_changes_nothing(workflow: Workflow, report: Report, stripping: tuple) -> None:  # type: ignore[type-arg]
    brought = bring(workflow, report, edited(workflow.export(report), *stripping))
    assert brought.is_nothing and brought.left == ()
    assert workflow.open(report.id) == report


def test_reworded_sentence_keeps_its_source_and_the_others_theirs(workflow: Workflow, report: Report, stripping: tuple) -> None:  # type: ignore[type-arg]
    before = sentences(report)
    data = edited(workflow.export(report), *stripping, replaced("các phòng đã làm tốt nhiệm vụ được giao", "các phòng hoàn thành tốt nhiệm vụ"))
    made = bring(workflow, report, data).report
    found = named(made, "hoàn thành tốt nhiệm vụ")
    assert found.source is not None and found.author == HAND and found.id in before
    assert {name: s for name, s in sentences(made).items() if name != found.id} == {name: s for name, s in before.items() if name != found.id}
    assert replays(made)


def test_import_is_one_step_that_undo_takes_back(workflow: Workflow, report: Report) -> None:
    data = edited(
        workflow.export(report), replaced("05 văn bản", "07 văn bản") if "05 văn bản" in " ".join(texts(report)) else replaced("Nhìn chung", "Nói chung")
    )
    made = bring(workflow, report, data).report
    assert texts(made) != texts(report) and made.revision == report.revision + 1
    assert texts(workflow.undo(report.id, who=HAND)) == texts(report)


def test_looking_only_stores_nothing(workflow: Workflow, report: Report) -> None:
    brought = bring(workflow, report, edited(workflow.export(report), replaced("Nhìn chung", "Nói chung")), only_look=True)
    assert [each.after[:9] for each in brought.changed] == ["Nói chung"]
    assert workflow.open(report.id) == report


def test_new_paragraph_is_the_persons_own(workflow: Workflow, report: Report, stripping: tuple) -> None:  # type: ignore[type-arg]
    data = edited(workflow.export(report), *stripping, inserted_after("văn bản chỉ đạo", "Sở đã kiểm tra 03 đơn vị. Kết quả đạt yêu cầu."))
    brought = bring(workflow, report, data)
    own = [s for s in sentences(brought.report).values() if s.id not in sentences(report)]
    assert [(s.text, s.source, s.author) for s in own] == [("Sở đã kiểm tra 03 đơn vị.", None, HAND), ("Kết quả đạt yêu cầu.", None, HAND)]
    order = texts(brought.report)
    assert order.index(own[0].text) == next(i for i, text in enumerate(order) if "văn bản chỉ đạo" in text) + 1
    assert len(brought.changed) == len(brought.removed) == 0


def test_sentence_typed_behind_another_does_not_touch_it(workflow: Workflow, report: Report) -> None:
    data = edited(workflow.export(report), typed_at_end("văn bản chỉ đạo", " Các văn bản đều đúng hạn."))
    brought = bring(workflow, report, data)
    assert [each.after for each in brought.added] == ["Các văn bản đều đúng hạn."] and brought.changed == ()


def test_deleted_paragraph_is_listed_and_kept_as_dropped(workflow: Workflow, report: Report, stripping: tuple) -> None:  # type: ignore[type-arg]
    gone = named(report, "văn bản chỉ đạo")
    brought = bring(workflow, report, edited(workflow.export(report), *stripping, deleted("văn bản chỉ đạo")))
    assert [each.before for each in brought.removed] == [gone.text]
    assert gone.id not in sentences(brought.report)
    assert any(each.source == gone.source for each in brought.report.draft.dropped)
    assert replays(brought.report)


def test_filled_slot_answers_its_question_in_every_place(workflow: Workflow, report: Report, stripping: tuple) -> None:  # type: ignore[type-arg]
    question = next(q for q in report.draft.questions if len([s for s in sentences(report).values() if any(op.fact == q.id for op in s.ops)]) == 2)
    slot = next(op.new for op in named(report, "cuộc họp").ops if op.fact == question.id)
    brought = bring(workflow, report, edited(workflow.export(report), *stripping, replaced(slot, "4")))
    assert [(each.question, each.value) for each in brought.answered] == [(question.id, "4")]
    assert [text.count("04 cuộc họp") for text in texts(brought.report) if "cuộc họp" in text] == [1, 1]
    assert replays(brought.report) and brought.left == ()


def test_contradictory_answers_are_left_and_said(workflow: Workflow, report: Report) -> None:
    slot = next(op.new for op in named(report, "cuộc họp").ops if op.kind == "slot")
    data = edited(workflow.export(report), replaced(slot, "4"), replaced(slot, "5"))
    brought = bring(workflow, report, data)
    assert brought.answered == () and texts(brought.report) == texts(report)
    assert [("4 cuộc họp" in each.text or "5 cuộc họp" in each.text, "khác nhau (04, 05)" in each.reason) for each in brought.left] == [(True, True)] * 2


def test_answer_that_the_question_cannot_take_is_left_and_said(workflow: Workflow, report: Report) -> None:
    slot = next(op.new for op in named(report, "cuộc họp").ops if op.kind == "slot")
    brought = bring(workflow, report, edited(workflow.export(report), replaced(slot, "một số")))
    assert brought.answered == () and len(brought.left) == 1 and "một số" in brought.left[0].text
    assert texts(brought.report) == texts(report)


def test_slot_filled_in_a_sentence_that_is_reworded_too(workflow: Workflow, report: Report) -> None:
    slot = next(op.new for op in named(report, "Trong 6 tháng").ops if op.kind == "slot")
    data = edited(workflow.export(report), replaced(slot, "4"), replaced("Trong 6 tháng đầu năm", "6 tháng đầu năm"))
    brought = bring(workflow, report, data)
    assert [each.value for each in brought.answered] == ["4"]
    found = named(brought.report, "6 tháng đầu năm 2025, Sở tổ chức")
    assert found.text.startswith("6 tháng") and found.source is not None and replays(brought.report)


def test_reworded_heading_keeps_its_section(workflow: Workflow, report: Report, stripping: tuple) -> None:  # type: ignore[type-arg]
    data = edited(workflow.export(report), *stripping, replaced("Công tác tuyên truyền", "Công tác thông tin, tuyên truyền"))
    brought = bring(workflow, report, data)
    assert [(each.before, each.after) for each in brought.headings] == [("2. Công tác tuyên truyền", "2. Công tác thông tin, tuyên truyền")]
    assert [s.id for s in brought.report.draft.sections] == [s.id for s in report.draft.sections]
    assert brought.changed == brought.added == brought.removed == ()


def test_new_heading_opens_a_section(workflow: Workflow, report: Report, stripping: tuple) -> None:  # type: ignore[type-arg]
    def typed(root: Root) -> None:
        inserted_after("đơn vị trực thuộc", "3. Công tác kiểm tra", style="Heading2")(root)
        inserted_after("3. Công tác kiểm tra", "Sở đã kiểm tra 03 đơn vị.", style="BodyText")(root)

    brought = bring(workflow, report, edited(workflow.export(report), *stripping, typed))
    numbers = [(s.number, s.level) for s in brought.report.draft.sections]
    assert numbers == [("I", 1), ("1", 2), ("2", 2), ("3", 2), ("II", 1)]
    made = brought.report.draft.sections[3]
    assert [p.text for p in brought.report.paragraphs(made)] == ["Sở đã kiểm tra 03 đơn vị."]


def test_section_moved_in_the_file_moves(workflow: Workflow, report: Report, stripping: tuple) -> None:  # type: ignore[type-arg]
    data = edited(workflow.export(report), *stripping, moved_block("2. Công tác tuyên truyền", "II. PHƯƠNG HƯỚNG", "1. Công tác chỉ đạo"))
    brought = bring(workflow, report, data)
    assert [s.number for s in brought.report.draft.sections] == ["I", "2", "1", "II"]
    assert brought.moved and sorted(texts(brought.report)) == sorted(texts(report))


def test_section_deleted_in_the_file_goes_and_is_listed(workflow: Workflow, report: Report) -> None:
    gone = ("2. Công tác tuyên truyền", "Theo đó", "trang thông tin điện tử", "đơn vị trực thuộc")
    brought = bring(workflow, report, edited(workflow.export(report), *(deleted(text) for text in gone)))
    assert [s.number for s in brought.report.draft.sections] == ["I", "1", "II"]
    assert any("trang thông tin" in each.before for each in brought.removed)
    assert any("trang thông tin" in each.source.quote for each in brought.report.draft.dropped)


def test_heading_deleted_over_its_text_is_kept_and_named(workflow: Workflow, report: Report) -> None:
    brought = bring(workflow, report, edited(workflow.export(report), deleted("2. Công tác tuyên truyền")))
    assert [s.number for s in brought.report.draft.sections] == ["I", "1", "2", "II"]
    assert [each.text for each in brought.left] == ["2. Công tác tuyên truyền"]


def test_paragraph_moved_to_another_section_takes_its_source_along(workflow: Workflow, report: Report, stripping: tuple) -> None:  # type: ignore[type-arg]
    data = edited(workflow.export(report), *stripping, moved_after("văn bản chỉ đạo", "trang thông tin điện tử"))
    brought = bring(workflow, report, data)
    assert brought.added == brought.removed == ()
    here = next(s for s in brought.report.draft.sections if s.number == "2")
    assert any("văn bản chỉ đạo" in p.text for p in brought.report.paragraphs(here))
    assert replays(brought.report)


def test_number_recipients_and_signer_come_back(workflow: Workflow, report: Report) -> None:
    def typed(root: Root) -> None:
        replaced("Trần Thị Bình", "Nguyễn Văn An")(root)
        inserted_after("Như trên", "- Ủy ban nhân dân tỉnh (để báo cáo);")(root)

    brought = bring(workflow, report, edited(workflow.export(report), typed))
    tail = [sentence.text for sentence in brought.report.draft.tail]
    assert tail[-1] == "Nguyễn Văn An" and tail[tail.index("- Như trên;") + 1] == "- Ủy ban nhân dân tỉnh (để báo cáo);"
    assert brought.left == ()


def test_number_given_by_the_clerk_comes_back(workflow: Workflow, report: Report) -> None:
    def typed(root: Root) -> None:
        replaced(next(t for t in (n.text or "" for n in root.iter()) if t.startswith("Số:")), "Số: 45/BC-SYT")(root)

    brought = bring(workflow, report, edited(workflow.export(report), typed))
    assert any(sentence.text == "Số: 45/BC-SYT" for sentence in brought.report.draft.head) and replays(brought.report)


def test_what_stands_behind_the_signature_is_returned(workflow: Workflow, report: Report) -> None:
    def typed(root: Root) -> None:
        body = root[0]
        made = inserted_after("Tiếp tục thực hiện nhiệm vụ", "Ghi chú thêm của phòng.")
        made(root)
        note = next(p for p in body.iter() if p.tag.endswith("}p") and "Ghi chú thêm" in "".join(p.itertext()))
        tables = [each for each in body if each.tag.endswith("}tbl")]
        tables[1].addnext(note)

    brought = bring(workflow, report, edited(workflow.export(report), typed))
    assert [each.text for each in brought.left] == ["Ghi chú thêm của phòng."] and brought.is_nothing


def test_change_made_here_after_the_export_is_not_taken_back(workflow: Workflow, report: Report) -> None:
    data = workflow.export(report)
    section = next(s for s in report.draft.sections if s.number == "1")
    old = [EditedParagraph(p.text) for p in report.paragraphs(section)]
    workflow.decide(report.id, section.id, "edit", who=WHO, paragraphs=[*old, EditedParagraph("Câu viết sau khi xuất.")])
    brought = bring(workflow, report, edited(data, replaced("trang thông tin điện tử", "cổng thông tin điện tử")))
    assert "Câu viết sau khi xuất." in texts(brought.report)
    assert any("cổng thông tin" in text for text in texts(brought.report))


def test_sentence_changed_on_both_sides_stays_and_is_said(workflow: Workflow, report: Report) -> None:
    data = workflow.export(report)
    section = next(s for s in report.draft.sections if s.number == "1")
    old = [EditedParagraph(p.text.replace("Nhìn chung", "Về cơ bản")) for p in report.paragraphs(section)]
    workflow.decide(report.id, section.id, "edit", who=WHO, paragraphs=old)
    brought = bring(workflow, report, edited(data, replaced("Nhìn chung", "Nói chung")))
    assert any("Về cơ bản" in text for text in texts(workflow.open(report.id)))
    assert ["Nói chung" in each.text for each in brought.left] == [True]


def test_answer_given_here_after_the_export_stays(workflow: Workflow, report: Report) -> None:
    data = workflow.export(report)
    question = next(q for q in report.draft.questions if q.kind == "figure")
    workflow.answer(report.id, {question.id: "6"}, who=WHO)
    brought = bring(workflow, report, edited(data, replaced("trang thông tin điện tử", "cổng thông tin điện tử")))
    assert "06 cuộc họp" in " ".join(texts(brought.report)) and brought.left == ()


def test_file_of_another_report_is_refused(workflow: Workflow, report: Report) -> None:
    other = workflow.create(START, who=WHO)
    with pytest.raises(ForeignFile, match="báo cáo khác"):
        bring(workflow, report, workflow.export(other))


def test_file_that_is_no_document_of_this_report_is_refused(workflow: Workflow, report: Report) -> None:
    document = Document()
    document.add_paragraph("Một văn bản không liên quan.")
    buffer = io.BytesIO()
    document.save(buffer)
    with pytest.raises(ForeignFile, match="trong"):
        bring(workflow, report, buffer.getvalue())


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4", b"PK\x03\x04broken"])
def test_broken_file_is_refused_with_a_sentence(workflow: Workflow, report: Report, data: bytes) -> None:
    with pytest.raises(UnreadableFile):
        bring(workflow, report, data)
