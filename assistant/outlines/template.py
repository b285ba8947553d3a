"""A template: the outline of one kind of document, with what each item must contain, what to ask for and which legal bases are usual."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal, get_args

QuestionType = Literal["int", "ratio", "percent", "money", "date", "text", "doc"]
PERIOD_WORDS = ("ky", "KY", "ky_sau", "KY_SAU", "don_vi")
_COUNTED = ("int", "ratio", "money")
_PLACEHOLDER = re.compile(r"\{(\w*)\}")
_KINDS = ("report", "plan", "news")
_ITEM_KEYS = {"level", "number", "heading", "contains", "bases", "questions"}
_KEYS = {"label", "kind", "type_name", "symbol", "periods", "title", "addressee", "opening", "closing", "items"}


class BadTemplate(ValueError):
    """A template file that does not say what it must; the message names file and place."""


@dataclass(frozen=True, slots=True)
class TemplateQuestion:
    """A fact to ask for. `type` «doc» is a document with number and date; `unit` is what is counted."""

    name: str
    type: QuestionType
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class TemplateItem:
    """One item, `level` from 1. `heading` and the other texts may hold `{ky}` and the like; a news item has no headings."""

    level: int
    number: str
    heading: str
    contains: str
    bases: tuple[str, ...]
    questions: tuple[TemplateQuestion, ...]


@dataclass(frozen=True, slots=True)
class OutlineTemplate:
    """`name` is what it is called by, `periods` the kinds of period it is for; `addressee` None: no «Kính gửi»."""

    name: str
    label: str
    kind: str
    type_name: str
    symbol: str
    periods: tuple[str, ...]
    title: str
    addressee: str | None
    opening: str | None
    closing: str | None
    items: tuple[TemplateItem, ...]


BLANKS: Mapping[str, TemplateQuestion] = {
    "vb_yeu_cau": TemplateQuestion("văn bản yêu cầu báo cáo (số, ngày, cơ quan, trích yếu)", "doc"),
    "vb_cap_tren": TemplateQuestion("văn bản của cấp trên làm căn cứ (số, ngày, cơ quan, trích yếu)", "doc"),
    "chi_thi": TemplateQuestion("chỉ thị được tổng kết (số, ngày, cơ quan, trích yếu)", "doc"),
    "ten_phong_trao": TemplateQuestion("tên phong trào thi đua", "text"),
    "tit": TemplateQuestion("tít của tin", "text"),
}
"""Placeholders that the officer fills, beside those that period and office fill."""


def template_from(name: str, form: Mapping[str, Any]) -> OutlineTemplate:
    """A template from its TOML table. Raises BadTemplate."""
    _only(form, _KEYS, name)
    kind = _text(form, "kind", name)
    if kind not in _KINDS:
        raise BadTemplate(f"{name}: kind «{kind}» is none of {', '.join(_KINDS)}")
    items = tuple(_item(f"{name}, item {number}", each) for number, each in enumerate(form.get("items", ()), start=1))
    if not items or items[0].level != 1 or any(after.level > before.level + 1 for before, after in pairwise(items)):
        raise BadTemplate(f"{name}: the first item must be of level 1, and no level may be skipped")
    template = OutlineTemplate(
        name=name,
        label=_text(form, "label", name),
        kind=kind,
        type_name=form.get("type_name", ""),
        symbol=form.get("symbol", ""),
        periods=tuple(form.get("periods", ())),
        title=_text(form, "title", name),
        addressee=form.get("addressee"),
        opening=form.get("opening"),
        closing=form.get("closing"),
        items=items,
    )
    texts = [template.title, template.opening or "", template.closing or "", *(item.heading for item in items)]
    unknown = {word for text in texts for word in _PLACEHOLDER.findall(text)} - {*PERIOD_WORDS, *BLANKS}
    if unknown:
        raise BadTemplate(f"{name}: unknown placeholder {', '.join(sorted(unknown))}")
    return template


def _item(place: str, form: Mapping[str, Any]) -> TemplateItem:
    _only(form, _ITEM_KEYS, place)
    level = form.get("level")
    if not isinstance(level, int) or level < 1:
        raise BadTemplate(f"{place}: level must be a number from 1")
    questions = tuple(_question(place, each) for each in form.get("questions", ()))
    contains = form.get("contains", "")
    if questions and not contains:
        raise BadTemplate(f"{place}: an item that asks must say what it must contain")
    return TemplateItem(level, form.get("number", ""), form.get("heading", ""), contains, tuple(form.get("bases", ())), questions)


def _question(place: str, form: Mapping[str, Any]) -> TemplateQuestion:
    _only(form, {"name", "type", "unit"}, place)
    unit = form.get("unit")
    type_: QuestionType | None = next((known for known in get_args(QuestionType) if known == form.get("type")), None)
    if type_ is None:
        raise BadTemplate(f"{place}: type «{form.get('type')}» is none of {', '.join(get_args(QuestionType))}")
    if (type_ in _COUNTED) != bool(unit):
        raise BadTemplate(f"{place}: «{form.get('name')}» needs a unit if and only if something is counted")
    return TemplateQuestion(_text(form, "name", place), type_, unit)


def _text(form: Mapping[str, Any], name: str, place: str) -> str:
    value = form.get(name)
    if not isinstance(value, str) or not value:
        raise BadTemplate(f"{place}: {name} is missing")
    return value


def _only(form: Mapping[str, Any], known: set[str], place: str) -> None:
    if set(form) - known:
        raise BadTemplate(f"{place}: unknown {', '.join(sorted(set(form) - known))}")
