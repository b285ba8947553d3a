"""A report in progress held in memory: markup of `fake_data` + answers + decisions → the JSON that the pages read."""

import copy
import itertools
import re
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.browser.fake_data import DROPPED, HEAD, PROMISE, QUESTIONS, SECTIONS, SOURCE, TAIL

Json = dict[str, Any]
_PART = re.compile(r"\{(shift|entity|join)\|([^|]*)\|([^}]*)\}|\{slot:(\w+)\|([^}]*)\}|\{cite\|([^|]*)\|([^}]*)\}")
NAMES = {question["id"]: question["name"] for question in QUESTIONS}
LABELS = {"A": "Kế thừa", "B": "Rút gọn"}


def plain(markup: str) -> str:
    """The sentence as it stood in the source."""
    return _PART.sub(lambda match: next(text for text in (match[2], match[5], match[7]) if text is not None), markup)


def source_text() -> str:
    """The whole source document."""
    blocks = [SOURCE["title"], *map(plain, HEAD)]
    for section in SECTIONS:
        blocks.append(plain(section["title"]))
        blocks += [" ".join(plain(sentence) for sentence in paragraph) for paragraph in section.get("A", [])]
    return "\n\n".join([*blocks, PROMISE, DROPPED, *map(plain, TAIL)])


TEXT = source_text()


def sentence(identity: str, markup: str, answers: dict[str, str], cls: str = "boilerplate") -> Json:
    quote, ops, citations, text, at = plain(markup), [], [], "", 0
    for match in _PART.finditer(markup):
        text += markup[at : match.start()]
        at = match.end()
        start = len(plain(markup[: match.start()]))
        if match[7] is not None:
            citations.append({"start": len(text), "end": len(text) + len(match[7]), "number": match[6] or None, "type": match[7].split(" số ")[0]})
            text += match[7]
            continue
        old, new, kind, fact = match[2], match[3], match[1], None
        if match[4]:
            kind, old, fact = "slot", match[5], match[4]
            value = answers.get(fact)
            new = f"[…{NAMES[fact]} (kỳ trước: {old})…]" if value is None else "không có" if value == "none" else value
        ops.append({"op": kind, "at": [start, start + len(old)], "from": old, "to": new, "fact": fact})
        text += new
    text += markup[at:]
    found = max(TEXT.find(quote), 0)
    source = {"document": SOURCE["id"], "start": found, "end": found + len(quote), "quote": quote}
    return {"id": identity, "text": text, "class": cls, "author": None, "source": source, "ops": ops, "citations": citations}


def written(identity: str, text: str) -> Json:
    return {"id": identity, "text": text, "class": "author", "author": "Cán bộ", "source": None, "ops": [], "citations": []}


class FakeReport:
    """One report; `revision` grows with every change, `undo` takes the last one back."""

    def __init__(self, identity: str, *, fresh: bool) -> None:
        self.id, self.revision, self.past = identity, 1, []  # type: ignore[var-annotated]
        self.answers = {} if fresh else {q["id"]: q["value"] for q in QUESTIONS if "value" in q}
        self.state = {
            section["id"]: {
                "status": "empty" if section.get("empty") else "proposed" if fresh else section.get("status", "proposed"),
                "chosen": None if fresh else section.get("chosen"),
                "edited": None,
            }
            for section in SECTIONS
        }

    def remember(self) -> None:
        self.past.append(copy.deepcopy((self.answers, self.state)))
        self.revision += 1

    def undo(self) -> bool:
        if not self.past:
            return False
        self.answers, self.state = self.past.pop()
        self.revision += 1
        return True

    def paragraphs(self, section: Json, name: str) -> list[Json]:
        state = self.state[section["id"]]
        if state["edited"] is not None:
            return list(state["edited"])
        if state["status"] == "rejected":
            return []
        return [
            {
                "id": f"{section['id']}.{name}.p{i}",
                "footnote": False,
                "sentences": [sentence(f"{section['id']}.{name}.{i}.{j}", text, self.answers) for j, text in enumerate(paragraph)],
            }
            for i, paragraph in enumerate(section.get(name, []))
        ]

    def edit(self, section: Json, paragraphs: list[Json]) -> None:
        old = {each["id"]: each for each in self.paragraphs(section, self.state[section["id"]]["chosen"] or "A")}
        fresh = []
        for number, paragraph in enumerate(paragraphs):
            before = old.get(paragraph.get("id"))
            same = before and " ".join(s["text"] for s in before["sentences"]) == paragraph["text"]
            identity = paragraph.get("id") or f"{section['id']}.e{self.revision}.{number}"
            fresh.append(before if same else {"id": identity, "footnote": False, "sentences": [written(f"{identity}.w{self.revision}", paragraph["text"])]})
        self.state[section["id"]].update(status="edited", edited=fresh)

    def section(self, section: Json) -> Json:
        state = self.state[section["id"]]
        paragraphs = self.paragraphs(section, state["chosen"] or "A")
        facts = {op["fact"] for p in paragraphs for s in p["sentences"] for op in s["ops"] if op["op"] == "slot"}
        return {
            "id": section["id"],
            "parent": section.get("parent"),
            "number": section["number"],
            "level": section["level"],
            "title": sentence(f"{section['id']}.t", section["title"], self.answers, "heading"),
            "status": state["status"] if section.get("A") or section.get("empty") else "proposed",
            "outline": section.get("outline", "kept"),
            "instruction": section.get("instruction"),
            "starting_points": [],
            "unchanged": [],
            "candidates": [name for name in "AB" if section.get(name)],
            "chosen": state["chosen"],
            "paragraphs": paragraphs,
            "open_questions": sum(self.answers.get(fact) is None for fact in facts),
            "findings": len([f for f in self.findings_in(section["id"], paragraphs) if f["severity"] in {"error", "warning"}]),
        }

    def sections(self) -> list[Json]:
        return [self.section(section) for section in SECTIONS]

    def questions(self) -> list[Json]:
        previous = {match[4]: match[5] for section in SECTIONS for p in section.get("A", []) for s in p for match in _PART.finditer(s) if match[4]}
        return [self.question(question, previous.get(question["id"])) for question in QUESTIONS]

    def question(self, question: Json, previous: str | None) -> Json:
        uses = [section["id"] for section in SECTIONS if f"{{slot:{question['id']}|" in repr(section.get("A"))]
        base = {"kind": "figure", "type": "int", "unit": None, "options": [], "note": None, "spans": [], "previous": previous, "sections": uses}
        return {**base, **question, "value": self.answers.get(question["id"])}

    def findings_in(self, section: str, paragraphs: list[Json]) -> list[Json]:
        return list(itertools.chain.from_iterable(_findings(section, s) for p in paragraphs for s in p["sentences"]))

    def findings(self) -> list[Json]:
        return [f for section in SECTIONS for f in self.findings_in(section["id"], self.paragraphs(section, self.state[section["id"]]["chosen"] or "A"))]

    def progress(self) -> Json:
        sections = [section for section in self.sections() if section["paragraphs"] or section["status"] != "proposed"]
        severities = [finding["severity"] for finding in self.findings()]
        return {
            "sections": len(sections),
            "accepted": sum(s["status"] in {"accepted", "edited", "signed"} for s in sections),
            "questions": len(QUESTIONS),
            "answered": len(self.answers),
            "waiting": len(QUESTIONS) - len(self.answers),
            "errors": severities.count("error"),
            "warnings": severities.count("warning"),
        }

    def summary(self) -> Json:
        return {
            "id": self.id,
            "title": "Báo cáo sơ kết công tác thi đua, khen thưởng 6 tháng đầu năm 2025",
            "kind": "report",
            "office": "Sở Khoa học và Công nghệ tỉnh Vân Hải",
            "period": "2025H1",
            "period_words": "6 tháng đầu năm 2025",
            "deadline": (datetime.now(UTC) + timedelta(days=10)).date().isoformat(),
            "updated_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "progress": self.progress(),
        }

    def delta(self, changed: list[str]) -> Json:
        sections = [section for section in self.sections() if section["id"] in changed]
        return {"revision": self.revision, "sections": sections, "questions": self.questions(), "findings": self.findings(), "progress": self.progress()}

    def whole(self) -> Json:
        source = {"document": SOURCE["id"], "start": TEXT.find(PROMISE), "end": TEXT.find(PROMISE) + len(PROMISE), "quote": PROMISE}
        dropped = {"document": SOURCE["id"], "start": TEXT.find(DROPPED), "end": TEXT.find(DROPPED) + len(DROPPED), "quote": DROPPED}
        return {
            **self.summary(),
            "revision": self.revision,
            "from": {"id": SOURCE["id"], "title": SOURCE["title"]},
            "inherited_share": 0.64,
            "head": [sentence(f"h{i}", text, self.answers, "head") for i, text in enumerate(HEAD)],
            "tail": [sentence(f"t{i}", text, self.answers, "tail") for i, text in enumerate(TAIL)],
            "sections": self.sections(),
            "questions": self.questions(),
            "followups": [{"id": "f1", "text": PROMISE, "due": "9/2024", "source": source, "question": "q19"}],
            "dropped": [{"source": dropped, "reason": "Việc chỉ có ở kỳ trước."}],
            "findings": self.findings(),
        }


def _finding(section: str, s: Json, code: str, severity: str, words: str, message: str, **more: Any) -> list[Json]:
    at = s["text"].find(words)
    if at < 0:
        return []
    base = {"code": code, "rule": code.lower(), "severity": severity, "start": at, "end": at + len(words), "text": words, "message": message}
    return [{**base, "evidence": [], "replacements": [], "citation": None, "url": f"/quy-tac/{code}", "section": section, "sentence": s["id"], **more}]


def _findings(section: str, s: Json) -> list[Json]:
    """What the checker of the fake finds in a sentence."""
    found = []
    if section == "s1-3-1":
        found += _finding(
            section,
            s,
            "VB402",
            "error",
            "Nghị định số 98/2023/NĐ-CP ngày 31/12/2023",
            "98/2023/NĐ-CP hết hiệu lực từ 01/7/2025, được thay bằng Nghị định số 152/2025/NĐ-CP.",
            evidence=["Sổ hiệu lực: Nghị định số 152/2025/NĐ-CP ngày 14/6/2025, có hiệu lực từ 01/7/2025."],
            replacements=[{"text": "Nghị định số 152/2025/NĐ-CP ngày 14/6/2025", "safe": False}],
        )
    found += _finding(section, s, "NB201", "warning", "giai đoạn 2021 - 2025", "Giai đoạn 2021 - 2025 sắp hết: xem phong trào còn tiếp tục không.")
    found += _finding(section, s, "VB206", "info", "Kế hoạch số 08/KH-SKHCN ngày 20/01/2025", "08/KH-SKHCN ngoài phạm vi Sổ: không kiểm được.")
    return found
