"""Levels of a provision, outermost first, and how each is written."""

from enum import IntEnum


class Level(IntEnum):
    """Place of a provision in a legal text; a smaller number holds a greater one."""

    ATTACHED = 0
    """A text of its own inside the document: a regulation issued with it, an annex, the notes of a consolidated text."""
    DIVISION = 1
    """Phần."""
    CHAPTER = 2
    SECTION = 3
    """Mục."""
    SUBSECTION = 4
    """Tiểu mục."""
    ARTICLE = 5
    CLAUSE = 6
    """Khoản."""
    POINT = 7
    """Điểm."""
    DASH = 8
    """Gạch đầu dòng."""


GROUPS = (Level.DIVISION, Level.CHAPTER, Level.SECTION, Level.SUBSECTION)
"""Levels that gather articles under a title."""

WORDS = {
    Level.DIVISION: "Phần",
    Level.CHAPTER: "Chương",
    Level.SECTION: "Mục",
    Level.SUBSECTION: "Tiểu mục",
    Level.ARTICLE: "Điều",
    Level.CLAUSE: "khoản",
    Level.POINT: "điểm",
}

POINTS = "abcdđefghijklmnopqrstuvwxyz"
"""Letters of points in their order; «f», «j», «w», «z» are mostly left out."""
