"""Bold lines and headings: through the run, its style, the style of the paragraph, those it is based on, and the defaults."""

import pytest

from corpus.marks import MarkKind
from corpus.reading import read_bytes
from tests.corpus.reading.docx_maker import cell, font, make_docx, paragraph, row, run, table

BOLD = "<w:b/>"


def style(name: str, content: str, *, based: str = "", kind: str = "paragraph", shown: str = "") -> str:
    parent = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{shown or name}"/>{parent}{content}</w:style>'


def marked(body: str, kind: MarkKind, **parts: str) -> list[tuple[str, str]]:
    reading = read_bytes("a.docx", make_docx(body, **parts))
    return [(reading.text[mark.start : mark.end], mark.value) for mark in reading.marks if mark.kind is kind]


def bold(body: str, **parts: str) -> list[str]:
    return [text for text, _ in marked(body, MarkKind.BOLD, **parts)]


STYLES = (
    style("Dam", f"<w:rPr>{BOLD}</w:rPr>")
    + style("Con", "", based="Dam")
    + style("Nhat", '<w:rPr><w:b w:val="0"/></w:rPr>', based="Dam")
    + style("Chu", f"<w:rPr>{BOLD}</w:rPr>", kind="character")
)


def test_line_is_bold_when_all_of_its_words_are() -> None:
    body = f"<w:p>{run('I. KẾT', BOLD)}{run(' QUẢ', BOLD)}{run('. ')}</w:p><w:p>{run('Một', BOLD)}{run(' phần')}</w:p>"
    assert bold(body) == ["I. KẾT QUẢ."]


def test_each_line_of_a_paragraph_is_looked_at() -> None:
    broken = f"<w:p>{run('KT. GIÁM ĐỐC', BOLD)}<w:r><w:br/></w:r>{run('(đã ký)')}<w:r><w:br/></w:r>{run('Nguyễn Văn An', BOLD)}</w:p>"
    assert bold(broken) == ["KT. GIÁM ĐỐC", "Nguyễn Văn An"]


@pytest.mark.parametrize(("name", "seen"), [("Dam", ["x"]), ("Con", ["x"]), ("Nhat", []), ("Khac", [])])
def test_style_of_the_paragraph_makes_bold(name: str, seen: list[str]) -> None:
    assert bold(paragraph("x", style=name), styles=STYLES) == seen


def test_character_style_makes_bold_and_turns_bold_round() -> None:
    words = run("x", '<w:rStyle w:val="Chu"/>')
    assert bold(f"<w:p>{words}</w:p>", styles=STYLES) == ["x"]
    assert bold(f'<w:p><w:pPr><w:pStyle w:val="Dam"/></w:pPr>{words}</w:p>', styles=STYLES) == []


def test_run_has_the_last_word() -> None:
    plain = run("x", '<w:b w:val="0"/>')
    assert bold(f'<w:p><w:pPr><w:pStyle w:val="Dam"/></w:pPr>{plain}</w:p>', styles=STYLES) == []


def test_defaults_and_default_style() -> None:
    defaults = f"<w:docDefaults><w:rPrDefault><w:rPr>{BOLD}</w:rPr></w:rPrDefault></w:docDefaults>"
    assert bold(paragraph("x"), styles=defaults) == ["x"]
    usual = style("Normal", f"<w:rPr>{BOLD}</w:rPr>").replace("<w:style ", '<w:style w:default="1" ')
    assert bold(paragraph("x"), styles=usual) == ["x"]


def test_numbers_and_note_marks_have_no_type_of_their_own() -> None:
    body = f'<w:p>{run("x", BOLD)}<w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
    assert bold(body, footnotes=f'<w:footnote w:id="1">{paragraph("chú")}</w:footnote>') == ["x¹"]


def test_styles_in_a_circle_end() -> None:
    assert bold(paragraph("x", style="A"), styles=style("A", "", based="B") + style("B", f"<w:rPr>{BOLD}</w:rPr>", based="A")) == ["x"]


HEADINGS = (
    style("u1", "", shown="heading 1")
    + style("Dm", "", shown="Đề mục 2")
    + style("Td", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>')
    + style("Than", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>', based="u1")
)


@pytest.mark.parametrize(("name", "seen"), [("u1", "1"), ("Dm", "2"), ("Td", "3"), ("Than", None), ("Khac", None)])
def test_level_of_a_heading_by_outline_or_name_of_its_style(name: str, seen: str | None) -> None:
    assert marked(paragraph("x", style=name), MarkKind.HEADING, styles=HEADINGS) == ([("x", seen)] if seen else [])


def test_outline_level_of_the_paragraph_itself() -> None:
    assert marked(f'<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr>{run("x")}</w:p>', MarkKind.HEADING) == [("x", "1")]


def test_cells_of_data_are_one_table_and_no_bold_lines() -> None:
    body = table(row(cell(f"<w:p>{run('STT', BOLD)}</w:p>"), "Tên"), row("1", "a"))
    assert marked(body, MarkKind.TABLE) == [("STT | Tên\n1 | a", "")]
    assert bold(body) == []


def test_font_of_the_theme() -> None:
    theme = '<a:themeElements><a:fontScheme><a:minorFont><a:latin typeface=".VnTime"/></a:minorFont></a:fontScheme></a:themeElements>'
    words = run("kÕ ho¹ch", '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>')
    assert read_bytes("a.docx", make_docx(f"<w:p>{words}</w:p>", theme=theme)).text == "kế hoạch"


def test_font_known_by_another_name() -> None:
    fonts = '<w:font w:name="Chu"><w:altName w:val=".VnTime"/></w:font>'
    assert read_bytes("a.docx", make_docx(f"<w:p>{run('kÕ', font('Chu'))}</w:p>", fontTable=fonts)).text == "kế"
