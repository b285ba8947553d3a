"""A report begun from a template, without any earlier document: headings, what each asks for, and a line with a blank for every fact."""

import re
from dataclasses import dataclass, field

from assistant.adapting.slots import slot_text
from assistant.draft import (
    Candidate,
    Draft,
    DraftInfo,
    DraftSection,
    Op,
    Paragraph,
    Question,
    QuestionKind,
    Sentence,
    SentenceClass,
    Source,
    SourceSpan,
    replay,
)
from assistant.outlines.shipped import document_id
from assistant.outlines.template import BLANKS, OutlineTemplate, TemplateItem, TemplateQuestion
from assistant.periods import following
from assistant.section_ids import section_id
from corpus.periods import Period
from corpus.text.folding import key
from prompts.catalogue import render
from prompts.contexts import AuthorTemplate, TemplateInstruction, TemplateLine

BLANK = "……"
KINDS: dict[str, QuestionKind] = {"date": "period", "doc": "citation", "text": "text"}
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_OFFICE = TemplateQuestion("tên cơ quan", "text")
_PARENT = TemplateQuestion("cơ quan chủ quản", "text")
_SYMBOL = TemplateQuestion("ký hiệu cơ quan", "text")
_PLACE = TemplateQuestion("địa danh", "text")
_SIGNER = TemplateQuestion("người ký, chức vụ", "text")
_PROVINCE = re.compile(r"(?P<own>.+?),?\s+(?P<unit>tỉnh|thành phố)\s+(?P<name>[^,]+)")


def draft_from_template(template: OutlineTemplate, *, period: Period, office: str | None) -> Draft:
    """The draft of `period`; every sentence names the template as its author and source, and nothing but lines to fill in stands in it."""
    writer = _Writer(template, _words(period, office))
    province = _PROVINCE.fullmatch(office or "")
    head, title = _head(writer, template, office, province, period)
    sections = _sections(writer, template)
    tail = _tail(writer, template)
    info = DraftInfo(template.kind, office, period.code, document_id(template), title)
    return Draft(info, head, sections, tail, tuple(writer.questions.values()), (), ())


def _words(period: Period, office: str | None) -> dict[str, str]:
    now, after = period.words, following(period).words
    return {"ky": now, "KY": now.upper(), "ky_sau": after, "KY_SAU": after.upper(), **({"don_vi": office} if office else {})}


@dataclass(slots=True)
class _Writer:
    """Writes the template as a text, blank by blank; sentences quote that text, questions count up: q01, q02, …"""

    template: OutlineTemplate
    words: dict[str, str]
    questions: dict[tuple[str, str], Question] = field(default_factory=dict)
    section: str = "head"
    _length: int = 0
    _count: int = 0

    def line(self, text: str, cls: SentenceClass, asked: dict[str, TemplateQuestion] | None = None) -> Sentence:
        """A sentence of the template: words of period and office filled in, every other placeholder a slot."""
        quote, slots = "", []
        position = 0
        known = {**BLANKS, "don_vi": _OFFICE, **(asked or {})}
        for match in _PLACEHOLDER.finditer(text):
            quote += text[position : match.start()]
            word = self.words.get(match[1])
            if word is None:
                slots.append((len(quote), known[match[1]]))
            quote += BLANK if word is None else word
            position = match.end()
        quote += text[position:]
        return self._sentence(quote, cls, slots)

    def _sentence(self, quote: str, cls: SentenceClass, slots: list[tuple[int, TemplateQuestion]]) -> Sentence:
        start, document = self._length, document_id(self.template)
        ops = []
        for at, asked in slots:
            question = self._ask(asked, SourceSpan(document, start + at, start + at + len(BLANK)))
            ops.append(Op("slot", at, at + len(BLANK), BLANK, slot_text(question.name, BLANK), question.id))
        self._count += 1
        self._length += len(quote) + 2
        author = render(AuthorTemplate(self.template.label))
        source = Source(document, start, start + len(quote), quote)
        return Sentence(f"s{self._count:04d}", replay(quote, tuple(ops)), cls, author, source, tuple(ops))

    def _ask(self, asked: TemplateQuestion, place: SourceSpan) -> Question:
        """One question per name; a fact that several items ask for is asked once."""
        fact = (asked.type, key(asked.name))
        known = self.questions.get(fact)
        if known is None:
            kind, type_ = KINDS.get(asked.type, "figure"), "text" if asked.type == "doc" else asked.type
            known = Question(f"q{len(self.questions) + 1:02d}", kind, asked.name, asked.unit, type_, None, (), ())
        sections = known.sections if self.section in known.sections else (*known.sections, self.section)
        self.questions[fact] = Question(known.id, known.kind, known.name, known.unit, known.type, None, sections, (*known.spans, place))
        return known


def _head(writer: _Writer, template: OutlineTemplate, office: str | None, province: re.Match[str] | None, period: Period) -> tuple[tuple[Sentence, ...], str]:
    """The lines above the first section, and the title."""
    title = writer.line(template.title, "head")
    if not template.type_name:
        return (title,), title.text
    parent = f"UBND {province['unit']} {province['name']}".upper() if province else "{parent}"
    own = (province["own"] if province else office or "{don_vi}").upper() if office else "{don_vi}"
    place = f"{province['name']}" if province else "{place}"
    year = period.to_year or period.year
    lines = [
        (parent, {"parent": _PARENT}),
        (own, {}),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", {}),
        ("Độc lập - Tự do - Hạnh phúc", {}),
        (f"Số:      /{template.symbol}-{{symbol}}", {"symbol": _SYMBOL}),
        (f"{place}, ngày      tháng      năm {year}", {"place": _PLACE}),
        (template.type_name, {}),
    ]
    before = [writer.line(text, "head", asked) for text, asked in lines]
    after = [writer.line("Kính gửi: {to}", "head", {"to": TemplateQuestion(template.addressee, "text")})] if template.addressee else []
    after += [writer.line(template.opening, "head")] if template.opening else []
    return (*before, title, *after), title.text


def _sections(writer: _Writer, template: OutlineTemplate) -> tuple[DraftSection, ...]:
    made: list[DraftSection] = []
    taken: set[str] = set()
    for index, item in enumerate(template.items, start=1):
        parent = next((section.id for section in reversed(made) if section.level < item.level), None)
        writer.section = section_id(item.number or f"m{index}", parent, taken)
        made.append(_section(writer, item, parent))
    writer.section = "tail"
    return tuple(made)


def _section(writer: _Writer, item: TemplateItem, parent: str | None) -> DraftSection:
    heading = f"{item.number}. {item.heading}" if item.number else item.heading
    title = writer.line(heading, "heading") if heading else None
    lines = tuple(Paragraph((writer.line(line_of(question), "template", {"value": question}),)) for question in item.questions)
    candidates = (Candidate("C", lines),) if lines else ()
    return DraftSection(writer.section, parent, item.number, item.level, title, "template", candidates, instruction_of(item))


def line_of(question: TemplateQuestion) -> str:
    """«- Số cuộc: {value} cuộc.»"""
    return render(TemplateLine(question.name, "{value}", question.unit))


def instruction_of(item: TemplateItem) -> str | None:
    """What the item must contain and which bases are usual; None for a heading that only groups others."""
    return render(TemplateInstruction(item.contains, item.bases)) if item.contains else None


def _tail(writer: _Writer, template: OutlineTemplate) -> tuple[Sentence, ...]:
    if not template.closing:
        return ()
    lines = [template.closing, "Nơi nhận:", "- Như trên;" if template.addressee else "- {to};", "- Lưu: VT.", "{signer}"]
    asked = {"to": TemplateQuestion("nơi nhận", "text"), "signer": _SIGNER}
    return tuple(writer.line(text, "tail", asked) for text in lines)
