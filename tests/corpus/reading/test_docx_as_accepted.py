"""One hand-made .docx with everything an office leaves in its files: each piece is read as a person reads the accepted text.

`FEATURES` is the list: what the file holds, and what a person reads. Each is read alone, then all of them in one file.
"""

import unicodedata
from dataclasses import dataclass

import pytest

from corpus.marks import MarkKind
from corpus.reading import read_bytes
from corpus.reading.reading import Reading
from tests.corpus.reading.docx_maker import cell, field, font, level, make_docx, row, run, table

BY = 'w:id="1" w:author="Hà" w:date="2026-03-01T08:00:00Z"'
OTHER = 'w:id="2" w:author="Minh" w:date="2026-03-02T08:00:00Z"'


def inserted(content: str) -> str:
    return f"<w:ins {BY}>{content}</w:ins>"


def deleted(text: str, by: str = OTHER) -> str:
    return f"<w:del {by}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def moved(way: str) -> str:
    return f"<w:{way} {BY}>{run('Mục đã chuyển.')}</w:{way}>"


def p(*content: str, properties: str = "") -> str:
    inside = "".join(each if each.startswith("<") else run(each) for each in content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def marked(content: str, *, properties: str = "") -> str:
    """A paragraph whose mark has run properties of its own."""
    return p(content, properties=f"<w:rPr>{properties}</w:rPr>")


def listed(number: int, depth: int, words: str) -> str:
    return p(words, properties=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def box(content: str) -> str:
    return f"<w:r><w:drawing><wp:anchor><a:graphic><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></a:graphic></wp:anchor></w:drawing></w:r>"


def old_box(content: str) -> str:
    return f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"


def both_forms(newer: str, older: str) -> str:
    """A drawing as Word keeps it for newer and older programs."""
    return f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{newer}</mc:Choice><mc:Fallback>{older}</mc:Fallback></mc:AlternateContent></w:r>'


def control(content: str) -> str:
    return f'<w:sdt><w:sdtPr><w:alias w:val="Tên"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'


def without_run(markup: str) -> str:
    return markup.removeprefix("<w:r>").removesuffix("</w:r>")


def note(kind: str, identity: int, extra: str = "") -> str:
    return f'<w:r><w:{kind}Reference w:id="{identity}"{extra}/></w:r>'


_HEADINGS = "".join([level(0, "%1.", "upperRoman"), level(1, "%2."), level(2, "%2.%3."), level(3, "%4)", "lowerLetter"), level(4, "%1.%2", extra="<w:isLgl/>")])
_LINKED = level(0, "§iÒu %1.", extra='<w:pStyle w:val="Dieu"/>').replace("</w:lvl>", f"<w:rPr>{font('.VnTime')}</w:rPr></w:lvl>")
_NEVER = level(0, "%1.") + level(1, "%2.", extra='<w:lvlRestart w:val="0"/>')
_START = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'
NUMBERING = "".join(
    f'<w:abstractNum w:abstractNumId="{number}">{levels}</w:abstractNum>'
    for number, levels in enumerate([_HEADINGS, _LINKED, _NEVER, level(0, "%1/"), _HEADINGS])
) + "".join(
    f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{extra}</w:num>'
    for number, abstract, extra in [(1, 0, ""), (2, 1, ""), (3, 2, ""), (4, 3, ""), (5, 3, _START), (6, 4, "")]
)
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Dieu"><w:name w:val="Điều"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    f'<w:style w:type="paragraph" w:styleId="Cu"><w:name w:val="Cũ"/><w:rPr>{font(".VnTime")}</w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Hoa"><w:name w:val="Hoa"/><w:rPr><w:caps/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="An"><w:name w:val="Ẩn"/><w:rPr><w:vanish/></w:rPr></w:style>'
)
FOOTNOTES = (
    f'<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    f'<w:footnote w:id="7">{p("<w:r><w:footnoteRef/></w:r>", " Công văn số 12/SNV")}{p("ngày 05/6/2026.")}</w:footnote>'
    f'<w:footnote w:id="8">{p("Không tính ", deleted("hai"), inserted(run("ba")), " xã đảo.")}</w:footnote>'
    f'<w:footnote w:id="9">{p("* Số liệu sơ bộ.")}</w:footnote>'
)
ENDNOTES = f'<w:endnote w:id="3">{p("Báo cáo của Sở Y tế.")}</w:endnote>'


@dataclass(frozen=True, slots=True)
class Feature:
    """`markup` of the body and the paragraphs that a person reads in it."""

    name: str
    markup: str
    read: tuple[str, ...]


FEATURES = (
    Feature("insertion and deletion", p("theo ", inserted(run("quy định mới")), deleted("quy định cũ"), " của tỉnh"), ("theo quy định mới của tỉnh",)),
    Feature("insertion deleted again", p("đạt ", inserted(deleted("98%")), "99%"), ("đạt 99%",)),
    Feature(
        "words moved",
        f'<w:moveFromRangeStart {BY} w:name="m1"/>{marked(moved("moveFrom"), properties=f"<w:moveFrom {BY}/>")}<w:moveFromRangeEnd w:id="1"/>'
        + p("Mục ở yên.")
        + f'<w:moveToRangeStart {BY} w:name="m1"/>{p(moved("moveTo"))}<w:moveToRangeEnd w:id="1"/>',
        ("Mục ở yên.", "Mục đã chuyển."),
    ),
    Feature("paragraph mark deleted", marked(run("Sở đã "), properties=f"<w:del {BY}/>") + p("ban hành kế hoạch."), ("Sở đã ban hành kế hoạch.",)),
    Feature("paragraph deleted", marked(deleted("Bỏ hẳn."), properties=f"<w:del {BY}/>") + p("Còn lại."), ("Còn lại.",)),
    Feature("paragraph mark deleted before a table", marked(run("Bảng sau"), properties=f"<w:del {BY}/>") + table(row("a", "b")), ("Bảng sau", "a | b")),
    Feature(
        "rows and cells deleted and inserted",
        table(row("STT", "Tên"), row("1", "bỏ", properties=f"<w:del {BY}/>"), row("2", "thêm", properties=f"<w:ins {BY}/>"))
        + p()
        + table(row("Quý I", cell("bỏ", properties=f"<w:cellDel {BY}/>"), cell("15", properties=f"<w:cellIns {BY}/>"), "16")),
        ("STT | Tên\n2 | thêm", "Quý I | 15 | 16"),
    ),
    Feature(
        "formatting changed",
        p(
            f"<w:r><w:rPr><w:b/><w:rPrChange {BY}><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>Chữ đậm</w:t></w:r>",
            properties=f'<w:pPrChange {BY}><w:pPr><w:pStyle w:val="Dieu"/></w:pPr></w:pPrChange>',
        ),
        ("Chữ đậm",),
    ),
    Feature("list number added", p("đã đánh số", properties=f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="4"/><w:ins {BY}/></w:numPr>'), ("1/ đã đánh số",)),
    Feature(
        "comment",
        p('<w:commentRangeStart w:id="1"/>', "đã kiểm tra", '<w:commentRangeEnd w:id="1"/>', '<w:r><w:commentReference w:id="1"/></w:r>'),
        ("đã kiểm tra",),
    ),
    Feature(
        "numbers of several levels",
        "".join(listed(1, depth, "mục") for depth in (0, 1, 2, 2, 3, 3, 1, 0, 1, 4)),
        ("I. mục", "1. mục", "1.1. mục", "1.2. mục", "a) mục", "b) mục", "2. mục", "II. mục", "1. mục", "2.1 mục"),
    ),
    Feature("number of a style, typed in .VnTime", p("Phạm vi", properties='<w:pStyle w:val="Dieu"/>') * 2, ("Điều 1. Phạm vi", "Điều 2. Phạm vi")),
    Feature(
        "numbers that never start again",
        "".join(listed(3, depth, "ý") for depth in (0, 1, 0, 1)),
        ("1. ý", "1. ý", "2. ý", "2. ý"),
    ),
    Feature("numbers started anew", listed(5, 0, "điểm") + listed(5, 0, "điểm"), ("7/ điểm", "8/ điểm")),
    Feature(
        "numbers past a deleted item",
        listed(6, 0, "một")
        + p(deleted("hai"), properties=f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="6"/></w:numPr><w:rPr><w:del {BY}/></w:rPr>')
        + listed(6, 0, "ba"),
        ("I. một", "II. ba"),
    ),
    Feature(
        "merged cells",
        table(
            row(cell("STT", properties='<w:vMerge w:val="restart"/>'), cell("Số lượng", properties='<w:gridSpan w:val="2"/>')),
            row(cell(properties="<w:vMerge/>"), "tập thể", "cá nhân"),
            row("1", "2", "3"),
        ),
        ("STT | Số lượng |\n| tập thể | cá nhân\n1 | 2 | 3",),
    ),
    Feature(
        "table in a table", table(row("STT", "Nội dung"), row("1", cell("gồm:", table(row("a", "b"), row("c", "d"))))), ("STT | Nội dung\n1 | gồm: a; b c; d",)
    ),
    Feature(
        "footnotes and endnote",
        p("có căn cứ", note("footnote", 7), ".")
        + table(row("STT", "Số xã"), row("1", cell(p("12", note("footnote", 8)))))
        + p(
            "tạm tính",
            '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="9"/><w:t>*</w:t></w:r>',
            " và nguồn",
            note("endnote", 3),
            "; thiếu",
            note("footnote", 99),
        ),
        (
            "có căn cứ¹.",
            "¹ Công văn số 12/SNV ngày 05/6/2026.",
            "STT | Số xã\n1 | 12²",
            "² Không tính ba xã đảo.",
            "tạm tính* và nguồnⁱ; thiếu",
            "* Số liệu sơ bộ.",
            "ⁱ Báo cáo của Sở Y tế.",
        ),
    ),
    Feature(
        "text box in both forms, once",
        p("Trước khung", both_forms(without_run(box(p("HỎA TỐC"))), without_run(old_box(p("HỎA TỐC")))), " và sau khung"),
        ("Trước khung và sau khung", "HỎA TỐC"),
    ),
    Feature("text box in a cell", table(row("STT", cell(p("Tên", box(p("(dự kiến)"))))), row("1", "Lễ phát động")), ("STT | Tên (dự kiến)\n1 | Lễ phát động",)),
    Feature("WordArt", p('<w:r><w:pict><v:shape><v:textpath string="KHẨN"/></v:shape></w:pict></w:r>'), ("KHẨN",)),
    Feature("frame", p("Số: 12/BC-SCT", properties='<w:framePr w:w="4000" w:hAnchor="page"/>') + p("Nội dung"), ("Số: 12/BC-SCT", "Nội dung")),
    Feature("dropped capital", p("T", properties='<w:framePr w:dropCap="drop" w:lines="3"/>') + p("rong năm qua, Sở đã"), ("Trong năm qua, Sở đã",)),
    Feature(
        "TCVN3 in a Unicode paragraph",
        p(run("b¸o c¸o", font(".VnTimeH")), " của Sở ", run("vÒ thi ®ua, khen th\u00adëng", font(".VnTime")), " năm nay"),
        ("BÁO CÁO của Sở về thi đua, khen thưởng năm nay",),
    ),
    Feature("soft hyphen of TCVN3", p(f"<w:r><w:rPr>{font('.VnTime')}</w:rPr><w:t>®Çu t</w:t><w:softHyphen/></w:r>"), ("đầu tư",)),
    Feature("TCVN3 by style", p("Uû ban nh©n d©n x·", properties='<w:pStyle w:val="Cu"/>'), ("Uỷ ban nhân dân xã",)),
    Feature("Unicode under a TCVN3 font", p(run("Ủy ban nhân dân xã đã có", font(".VnTime"))), ("Ủy ban nhân dân xã đã có",)),
    Feature(
        "VNI in two runs of one letter",
        p(run("Uûy ban nha", font("VNI-Times")), run("ân da", font("VNI-Times")), run("ân", font("VNI-Helve"))),
        ("Ủy ban nhân dân",),
    ),
    Feature("TCVN3 in a Unicode font", p("Thực hiện kế ho¹ch cña Uû ban nh©n d©n tỉnh"), ("Thực hiện kế hoạch của Uỷ ban nhân dân tỉnh",)),
    Feature("decomposed letters", p(unicodedata.normalize("NFD", "Số liệu đến tháng Sáu")), ("Số liệu đến tháng Sáu",)),
    Feature("hidden text", p("thấy", run("ẩn", "<w:vanish/>"), run(" cũng ẩn", '<w:rStyle w:val="An"/>'), " được"), ("thấy được",)),
    Feature("hidden text shown again", p(run("hiện", '<w:rStyle w:val="An"/><w:vanish w:val="0"/>')), ("hiện",)),
    Feature("capitals", p(run("báo cáo", "<w:caps/>"), " ", run("Nguyễn Văn An", "<w:smallCaps/>")), ("BÁO CÁO Nguyễn Văn An",)),
    Feature("capitals of a style, and not", p("kế hoạch", run(" năm", '<w:caps w:val="0"/>'), properties='<w:pStyle w:val="Hoa"/>'), ("KẾ HOẠCH năm",)),
    Feature(
        "fields",
        p(
            "Trang ",
            field("PAGE", run("3")),
            ", xem ",
            field("REF _Ref1 \\h", run("mục 2")),
            " tại ",
            field('HYPERLINK "http://example.org"', run("cổng tin")),
            ", ngày ",
            field("DATE \\@ dd", run("05")),
        ),
        ("Trang 3, xem mục 2 tại cổng tin, ngày 05",),
    ),
    Feature(
        "field in the instruction of a field",
        p("Đạt ", field(f"</w:instrText></w:r>{field('IF', run('không thấy'))}<w:r><w:instrText>", run("loại tốt"))),
        ("Đạt loại tốt",),
    ),
    Feature("field that never ends", p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "chữ vẫn còn"), ("chữ vẫn còn",)),
    Feature("simple field", p('<w:fldSimple w:instr=" NUMPAGES ">', run("12"), "</w:fldSimple>", " trang"), ("12 trang",)),
    Feature(
        "table of contents",
        p(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>',
            "Kết quả",
            "<w:r><w:tab/></w:r>",
            "2",
        )
        + p("Phương hướng", "<w:r><w:tab/></w:r>", "5", '<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
        ("Kết quả 2", "Phương hướng 5"),
    ),
    Feature(
        "tick box",
        p(
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>',
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            " Đạt",
        ),
        ("☒ Đạt",),
    ),
    Feature(
        "content controls",
        control(p("Kính gửi: ", control(run("Sở Nội vụ")))),
        ("Kính gửi: Sở Nội vụ",),
    ),
    Feature("smart tag", p("tại ", f'<w:smartTag w:element="place"><w:smartTagPr/>{run("Lam Giang")}</w:smartTag>'), ("tại Lam Giang",)),
    Feature("hyphens", p("<w:r><w:t>12/KH</w:t><w:noBreakHyphen/><w:t>SCT, điện</w:t><w:softHyphen/><w:t> tử</w:t></w:r>"), ("12/KH-SCT, điện tử",)),
    Feature(
        "symbols",
        p(
            '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t> 5 </w:t><w:sym w:font="Symbol" w:char="F0B3"/><w:t> 3</w:t></w:r>',
            run(" \uf0b0", font("Symbol")),
            "C",
        ),
        ("☑ 5 ≥ 3 °C",),
    ),
    Feature("tabs", p("<w:r><w:t>Tổng</w:t><w:tab/><w:t>12</w:t><w:ptab/><w:t>13</w:t></w:r>"), ("Tổng 12 13",)),
    Feature("lines", p("<w:r><w:t>KT. GIÁM ĐỐC</w:t><w:br/><w:t>PHÓ GIÁM ĐỐC</w:t></w:r>"), ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC",)),
    Feature("ruby", p(f"<w:r><w:ruby><w:rubyPr/><w:rt>{run('Lam Giang')}</w:rt><w:rubyBase>{run('藍江')}</w:rubyBase></w:ruby></w:r>"), ("藍江(Lam Giang)",)),
    Feature(
        "formula",
        p(
            "Tỷ lệ = ",
            "<m:oMath><m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>c</m:t></m:r></m:den></m:f><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>",
        ),
        ("Tỷ lệ = (a+b)/cx²",),
    ),
    Feature(
        "raised and lowered digits",
        p("25 m", run("2", '<w:vertAlign w:val="superscript"/>'), ", H", run("2", '<w:vertAlign w:val="subscript"/>'), "O"),
        ("25 m², H2O",),
    ),
    Feature("another file put in", p("Trước") + '<w:altChunk r:id="rId9"/>' + p("sau"), ("Trước", "sau")),
    Feature("heading run into its text", marked(run("Kết quả. "), properties="<w:vanish/><w:specVanish/>") + p("Đạt chỉ tiêu."), ("Kết quả. Đạt chỉ tiêu.",)),
)


def read(markup: str, **parts: str) -> Reading:
    return read_bytes("a.docx", make_docx(markup, numbering=NUMBERING, styles=STYLES, footnotes=FOOTNOTES, endnotes=ENDNOTES, **parts))


def composed(reading: Reading) -> tuple[str, ...]:
    return tuple(unicodedata.normalize("NFC", reading.text).split("\n\n"))


@pytest.mark.parametrize("feature", FEATURES, ids=lambda feature: feature.name)
def test_feature_is_read_as_a_person_reads_it(feature: Feature) -> None:
    assert composed(read(feature.markup)) == feature.read


def test_one_file_with_every_feature_is_read_so_throughout() -> None:
    reading = read("".join(feature.markup for feature in FEATURES), comments='<w:comment w:id="1"/>')
    assert composed(reading) == tuple(paragraph for feature in FEATURES for paragraph in feature.read)


def test_marks_lie_on_what_they_mark() -> None:
    reading = read("".join(feature.markup for feature in FEATURES))
    seen = {kind: [reading.text[mark.start : mark.end] for mark in reading.marks if mark.kind is kind] for kind in MarkKind}
    assert seen[MarkKind.BOLD] == ["Chữ đậm"]
    assert [mark.value for mark in reading.marks if mark.kind is MarkKind.NOTE] == ["¹", "²", "*", "ⁱ"]
    assert seen[MarkKind.NOTE][1] == "² Không tính ba xã đảo."
    assert seen[MarkKind.BOX] == ["HỎA TỐC", "KHẨN", "Số: 12/BC-SCT"]
    assert all(" | " in text for text in seen[MarkKind.TABLE])


def test_what_was_resolved_and_left_out_is_told() -> None:
    told = read("".join(feature.markup for feature in FEATURES), comments='<w:comment w:id="1"/>').notes
    assert "2 người" in told[0] and "1 chỗ chuyển" in told[0]
    assert {" ".join(note.split()[:4]) for note in told[1:]} == {
        "Có 4 đoạn chữ",
        "Có 1 đoạn chữ",
        "Có 8 chữ đặt",
        "Có 4 khung chữ",
        "Có 21 số thứ",
        "Có 1 tài liệu",
        "Có 1 nhận xét",
        "1 chỗ giữa dòng",
    }
