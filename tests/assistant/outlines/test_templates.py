"""The shipped templates, and a report begun from each without any earlier document."""

import pytest

from assistant.answers import with_answers
from assistant.draft import Draft, replay
from assistant.draft_json import draft_from_json, draft_to_json
from assistant.errors import UnknownTemplate
from assistant.export import export_docx, from_draft
from assistant.outlines.shipped import shipped_templates, template_named
from assistant.outlines.starting import draft_from_template
from assistant.outlines.template import BadTemplate, OutlineTemplate, template_from
from corpus.periods import Period

PERIODS = {"half": "2026H1", "year": "2026", "years": "2014-2023"}
OFFICE = "Sở Y tế tỉnh Lam Giang"
GOOD = {"label": "Mẫu thử", "kind": "report", "title": "Báo cáo {ky}", "items": [{"level": 1, "number": "I", "heading": "KẾT QUẢ {KY}"}]}
ASKING = {"level": 1, "contains": "Nêu số.", "questions": [{"name": "số cuộc", "type": "int", "unit": "cuộc"}]}


def begun(template: OutlineTemplate) -> Draft:
    return draft_from_template(template, period=Period.parse(PERIODS[template.periods[0]]), office=OFFICE)


def test_every_kind_of_document_has_its_template() -> None:
    assert {template.name: template.kind for template in shipped_templates()} == {
        "ke-hoach-phat-dong": "plan",
        "ke-hoach-tuyen-truyen": "plan",
        "so-ket-6-thang": "report",
        "so-ket-6-thang-gon": "report",
        "tin-bai": "news",
        "tong-ket-chi-thi": "report",
        "tong-ket-nam": "report",
    }


@pytest.mark.parametrize("template", shipped_templates(), ids=lambda template: template.name)
def test_every_heading_asks_or_groups_headings_that_do(template: OutlineTemplate) -> None:
    for item, after in zip(template.items, (*template.items[1:], None), strict=True):
        assert item.questions or (after is not None and after.level > item.level), item.heading


@pytest.mark.parametrize("template", shipped_templates(), ids=lambda template: template.name)
def test_every_sentence_of_a_begun_report_names_the_template(template: OutlineTemplate) -> None:
    sentences = list(begun(template).sentences())
    assert {sentence.author for sentence in sentences} == {f"Mẫu «{template.label}»"}
    assert all(sentence.source and replay(sentence.source.quote, sentence.ops) == sentence.text for sentence in sentences)


@pytest.mark.parametrize("template", shipped_templates(), ids=lambda template: template.name)
def test_a_begun_report_is_lines_to_fill_in_and_nothing_else(template: OutlineTemplate) -> None:
    draft = begun(template)
    asked = {question.id for question in draft.questions}
    for section in draft.sections:
        lines = [paragraph.text for candidate in section.candidates for paragraph in candidate.paragraphs]
        assert all(line.startswith("- ") and "[…" in line for line in lines)
        assert section.instruction or not lines
    assert asked == {op.fact for sentence in draft.sentences() for op in sentence.ops}
    assert not draft.followups and not draft.dropped


@pytest.mark.parametrize("template", shipped_templates(), ids=lambda template: template.name)
def test_a_begun_report_survives_its_json_and_its_export(template: OutlineTemplate) -> None:
    draft = begun(template)
    assert draft_from_json(draft_to_json(draft)) == draft
    assert export_docx(from_draft(draft, {}))[:2] == b"PK"


def test_period_and_office_stand_where_the_template_names_them() -> None:
    draft = begun(template_named("so-ket-6-thang-gon"))
    assert draft.info.title == "Sơ kết công tác thi đua, khen thưởng 6 tháng đầu năm 2026; phương hướng, nhiệm vụ 6 tháng cuối năm 2026"
    assert [sentence.text for sentence in draft.head][:2] == ["UBND TỈNH LAM GIANG", "SỞ Y TẾ"]
    assert [s.title.text for s in draft.sections if s.title and s.level == 1] == [
        "I. KẾT QUẢ THỰC HIỆN 6 THÁNG ĐẦU NĂM 2026",
        "II. KHÓ KHĂN, KIẾN NGHỊ",
        "III. PHƯƠNG HƯỚNG, NHIỆM VỤ 6 THÁNG CUỐI NĂM 2026",
    ]


def test_an_answer_fills_its_line_and_can_be_taken_back() -> None:
    draft = begun(template_named("so-ket-6-thang-gon"))
    question = next(q for q in draft.questions if q.name == "số phiên họp của hội đồng")
    filled = with_answers(draft, {question.id: "2"})
    assert "- Số phiên họp của hội đồng: 02 phiên." in [sentence.text for sentence in filled.sentences()]
    assert with_answers(filled, {question.id: None}) == draft


def test_title_follows_its_answer() -> None:
    draft = begun(template_named("tin-bai"))
    question = next(q for q in draft.questions if q.name == "tít của tin")
    assert with_answers(draft, {question.id: "Sở Y tế khai trương trạm mới"}).info.title == "Sở Y tế khai trương trạm mới"


def test_report_without_office_asks_for_it() -> None:
    draft = draft_from_template(template_named("so-ket-6-thang"), period=Period.parse("2026H1"), office=None)
    assert {"tên cơ quan", "cơ quan chủ quản"} <= {question.name for question in draft.questions}


def test_unknown_template_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(UnknownTemplate, match=r"«khong-co».*«tong-ket-nam»"):
        template_named("khong-co")


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        ({"titel": "x"}, "unknown titel"),
        ({"kind": "letter"}, "none of report"),
        ({"title": "Báo cáo {ky_nay}"}, "unknown placeholder ky_nay"),
        ({"items": []}, "level 1"),
        ({"items": [{"level": 1}, {"level": 3}]}, "no level may be skipped"),
        ({"items": [{**ASKING, "contains": ""}]}, "must say what it must contain"),
        ({"items": [{**ASKING, "questions": [{"name": "số cuộc", "type": "int"}]}]}, "needs a unit"),
        ({"items": [{**ASKING, "questions": [{"name": "số cuộc", "type": "number"}]}]}, "none of int"),
    ],
)
def test_template_with_a_fault_is_refused(fault: dict[str, object], message: str) -> None:
    template_from("mau", GOOD)
    with pytest.raises(BadTemplate, match=message):
        template_from("mau", {**GOOD, **fault})
