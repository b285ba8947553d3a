"""Puts back the diacritics of what was typed without them: «thi dua khen thuong nam 2024» → «thi đua khen thưởng năm 2024».

`restoring.restored` is the whole of it. What it knows is counted from official texts by `python -m retrieval.training.accents` (docs/accents.md).
"""
