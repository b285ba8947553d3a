"""Outlines changed at random as requesters change them from period to period: headings renamed, moved, dropped, inserted, renumbered; with the true pairs."""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.outline import Item
from corpus.document import Section

SYNONYMS = {
    "công tác": ("hoạt động", "việc"),
    "triển khai": ("tổ chức thực hiện", "thực hiện"),
    "tổ chức": ("triển khai",),
    "kết quả": ("tình hình", "kết quả đạt được"),
    "ban hành": ("xây dựng", "tham mưu ban hành"),
    "tuyên truyền": ("truyền thông", "thông tin, tuyên truyền"),
    "phương hướng": ("định hướng",),
    "nhiệm vụ": ("nhiệm vụ trọng tâm",),
    "hạn chế": ("tồn tại, hạn chế", "khó khăn, hạn chế"),
    "giải pháp": ("biện pháp",),
    "phát hiện": ("xây dựng",),
    "ứng dụng": ("đẩy mạnh ứng dụng",),
    "kiểm tra": ("thanh tra, kiểm tra",),
    "kiến nghị": ("kiến nghị, đề xuất",),
    "đánh giá": ("nhận xét, đánh giá",),
    "cơ quan": ("đơn vị",),
    "hình thức": ("cách thức",),
}
INSERTED = (
    "Bảo vệ bí mật nhà nước",
    "Công tác dân vận và quy chế dân chủ ở cơ sở",
    "Phòng, chống tham nhũng, lãng phí",
    "Công tác văn thư, lưu trữ",
    "Xây dựng cơ quan văn hóa",
    "Phong trào đền ơn đáp nghĩa",
    "Quan hệ phối hợp với đoàn thể",
    "Danh mục phụ lục và biểu số liệu",
    "Cải cách thủ tục hành chính",
    "An toàn, vệ sinh lao động",
)
_NUMBER = re.compile(r"^\s*(?:[IVXLC]+|\d+(?:\.\d+)*|[a-zđ])[.)]\s*")


@dataclass(frozen=True, slots=True)
class Changed:
    """The changed outline; `pairs` holds, for each of its items, the index of the old item or None for an inserted one."""

    items: tuple[Item, ...]
    pairs: tuple[int | None, ...]


@dataclass(slots=True)
class _Node:
    old: int | None
    words: str
    children: list["_Node"]


def changed(old: Sequence[Item], draw: random.Random, *, share: float = 0.12) -> Changed:
    """About `share` of the headings are renamed, as many moved, dropped and inserted each; then everything is numbered anew."""
    top = _tree(old)
    count = max(1, round(share * len(old)))
    for _ in range(count):
        _drop(top, draw)
        _move(top, draw)
        _insert(top, draw)
    named = [node for node, _ in _walk(top) if node.old is not None]
    for node in draw.sample(named, min(len(named), count)):
        node.words = renamed(node.words, draw)
    items: list[Item] = []
    pairs: list[int | None] = []
    _number(top, None, "", 1, items, pairs)
    return Changed(tuple(items), tuple(pairs))


def renamed(heading: str, draw: random.Random) -> str:
    """One or two phrases put in other words; a heading that holds none of them gets a word before it."""
    known = [words for words in SYNONYMS if re.search(rf"\b{words}\b", heading, re.IGNORECASE)]
    if not known:
        return f"Tình hình {heading}"
    for words in draw.sample(known, min(len(known), draw.choice((1, 1, 2)))):
        heading = re.sub(rf"\b{words}\b", draw.choice(SYNONYMS[words]), heading, count=1, flags=re.IGNORECASE)
    return heading[:1].upper() + heading[1:]


def _tree(items: Sequence[Item]) -> list[_Node]:
    nodes = [_Node(index, _NUMBER.sub("", item.section.heading), []) for index, item in enumerate(items)]
    top: list[_Node] = []
    for node, item in zip(nodes, items, strict=True):
        (top if item.parent is None else nodes[item.parent].children).append(node)
    return top


def _walk(siblings: list[_Node]) -> list[tuple[_Node, list[_Node]]]:
    return [pair for node in siblings for pair in ((node, siblings), *_walk(node.children))]


def _leaves(top: list[_Node]) -> list[tuple[_Node, list[_Node]]]:
    return [(node, siblings) for node, siblings in _walk(top) if not node.children and node.old is not None]


def _drop(top: list[_Node], draw: random.Random) -> None:
    leaves = _leaves(top)
    if len(leaves) > 1:
        node, siblings = draw.choice(leaves)
        siblings.remove(node)


def _move(top: list[_Node], draw: random.Random) -> None:
    leaves = _leaves(top)
    if not leaves:
        return
    node, siblings = draw.choice(leaves)
    siblings.remove(node)
    target = draw.choice([siblings, *(other.children for other, _ in _walk(top) if other.children)])
    target.insert(draw.randint(0, len(target)), node)


def _insert(top: list[_Node], draw: random.Random) -> None:
    target = draw.choice([top, *(node.children for node, _ in _walk(top) if node.children)])
    target.insert(draw.randint(0, len(target)), _Node(None, draw.choice(INSERTED), []))


def _number(siblings: list[_Node], parent: int | None, path: str, level: int, items: list[Item], pairs: list[int | None]) -> None:
    for place, node in enumerate(siblings, start=1):
        heading = f"{place}. {node.words}"
        section = Section(str(place), level, heading, 0, len(heading), len(heading))
        items.append(Item(section, parent, path))
        pairs.append(node.old)
        _number(node.children, len(items) - 1, f"{path} {heading}", level + 1, items, pairs)


def f1(found: Sequence[tuple[int | None, int | None]], wanted: Changed, old: int) -> float:
    """Over rows (new, old): pairs, inserted and dropped items alike."""
    true = {(new, before) for new, before in enumerate(wanted.pairs)}
    true |= {(None, before) for before in range(old) if before not in wanted.pairs}
    return 2 * len(true & set(found)) / (len(true) + len(found))


__all__ = ["Changed", "changed", "f1", "renamed"]
