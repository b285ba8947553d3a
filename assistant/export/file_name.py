"""What an exported file is called: by the words of the document and how far it is, «Báo cáo thi đua 6 tháng đầu năm 2027 – bản dự thảo»."""

import re

from assistant.export.choices import Choices
from assistant.report import Report
from corpus.periods import Period
from prompts.catalogue import render
from prompts.contexts import ExportName

LONGEST = 110
_KINDS = {"report": "Báo cáo", "plan": "Kế hoạch", "news": "Tin bài"}
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_FEWEST_LETTERS = 20  # of a cut title: less would name nothing


def file_name(report: Report, choices: Choices, *, final: bool) -> str:
    """Without its suffix. `final`: agreed to be signed, and nothing is open; anything else is told as a draft. No character that a file system refuses."""
    title = report.title.split(";")[0]
    period = Period.parse(report.draft.info.period).words
    if period.casefold() not in title.casefold():
        title = f"{title} {period}"
    kind = _KINDS.get(report.draft.info.kind, "")
    if title.casefold().startswith(kind.casefold()):
        kind = ""
    name = render(ExportName(kind, _short(_small(title) if kind else title), final and not choices.watermark, bool(choices.tracking), choices.with_sources))
    return " ".join(_FORBIDDEN.sub(" ", name).split()).strip(". ")


def _small(title: str) -> str:
    """«Sơ kết …» behind the kind: «Báo cáo sơ kết …»; abbreviations stay as they are."""
    return title[:1].lower() + title[1:] if title[1:2].islower() or title[1:2] == " " else title


def _short(title: str) -> str:
    """Cut between words."""
    if len(title) <= LONGEST:
        return title
    cut = title[:LONGEST].rsplit(" ", 1)[0].rstrip(",;-– ")
    return cut if len(cut) >= _FEWEST_LETTERS else title[:LONGEST]
