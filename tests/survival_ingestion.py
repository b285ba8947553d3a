"""Kills `trobut` with SIGKILL while it changes the library, and looks whether library, registry and both indexes agree afterwards.

`python -m tests.survival_ingestion [ROUNDS] [SEED]` does the full fifty rounds. Each round copies a library in a known state, starts a command in a
process group of its own, kills the group at a moment drawn from the whole length of an undisturbed run (in processor seconds, which the load of
the machine hardly changes), runs `trobut library verify` (whose
opening repairs what the kill left), and every few rounds repeats the command and compares the library with that of the undisturbed run.
"""

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from docx import Document as Docx

from tests.office import convert_all

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "corpus" / "samples" / "documents"
Row = tuple[object, ...]
_LOOK = 0.01  # seconds between two looks at a running command
_TOGETHER = 5  # documents a batch
_ROUNDS = (("ingest", 26), ("update", 8), ("prune", 6), ("reindex", 6), ("remove", 4))
_FINGERPRINT = (
    "SELECT name, sha256, format, kind, title, agency, number, issued, period, sections, passages, text, notes FROM documents ORDER BY sha256",
    'SELECT d.sha256, p.ordinal, p.kind, p.headings, p.start, p."end", p.text FROM passages p JOIN documents d ON d.id = p.document_id ORDER BY 1, 2',
    "SELECT number, type, issuer, title, issued FROM registry_entries WHERE origin LIKE 'library:%' ORDER BY 1, 2, 3, 4, 5",
    "SELECT path, sha256 FROM document_sources ORDER BY 1",
)


@dataclass(frozen=True)
class Round:
    """What one kill did. `struck`: documents whose change was under way; `agreed`: verify found nothing; `said`: all that is wrong."""

    work: str
    after: float
    killed: bool
    struck: int
    agreed: bool
    said: str = ""


@dataclass
class Scene:
    """A folder of files in two versions, and the library in the states from which commands start."""

    folder: Path
    files: int = 20
    completed_every: int = 4
    seconds: dict[str, float] = field(default_factory=dict)
    results: dict[str, list[list[Row]]] = field(default_factory=dict)

    def prepare(self, works: Sequence[str]) -> None:
        """Write the files, and let every command run once undisturbed."""
        first, second = self.folder / "v1", self.folder / "v2"
        write_files(first, self.files)
        shutil.copytree(first, second)
        _change(second)
        for work in ("ingest", *(each for each in works if each != "ingest")):
            data = self._set(work, "whole")
            self.seconds[work] = _run(self.command(work, data))
            self.results[work] = fingerprint(data)
            if work == "ingest":
                shutil.copytree(data, self.folder / "filled")

    def kill(self, work: str, after: float, *, number: int) -> Round:
        """One round."""
        data = self._set(work, f"round-{number}")
        while not (killed := _killed(self.command(work, data), after)) and after > 0.1:  # over before its time came
            data, after = self._set(work, f"round-{number}"), after * 0.9
        struck = _count(data, "SELECT count(*) FROM unsettled_documents")
        verified = _trobut(["library", "verify", "--json", "--data", str(data)])
        agreed = verified.returncode == 0 and json.loads(verified.stdout)["ok"]
        said = "" if agreed else (verified.stdout + verified.stderr).decode()
        if number % self.completed_every == 0:
            said += self._complete(work, data)
        if not said:
            shutil.rmtree(data)
        return Round(work, after, killed, struck, agreed, said)

    def _complete(self, work: str, data: Path) -> str:
        """Do the work again to its end; what is wrong then."""
        again = _trobut(self.command(work, data)[3:])
        verified = _trobut(["library", "verify", "--data", str(data)])
        if verified.returncode != 0:
            return (again.stderr + verified.stderr).decode()
        found, wanted = fingerprint(data), self.results[work]
        wrong = [f"{len(set(a) ^ set(b))} rows: {sorted(set(a) ^ set(b), key=str)[:2]}" for a, b in zip(found, wanted, strict=True) if a != b]
        return f"repeated ({again.returncode}), the library differs: {wrong}"[:2_000] if wrong else ""

    def command(self, work: str, data: Path) -> list[str]:
        """How the work is asked for; `remove` names what is still there of a fixed choice."""
        if work == "remove":
            arguments = ["library", "remove", *_left(data)]
        elif work == "reindex":
            arguments = ["library", "reindex"]
        else:
            arguments = ["ingest", str(self.folder / "files"), *(["--prune"] if work == "prune" else [])]
        return [sys.executable, "-m", "tests.survival_child", str(_TOGETHER), *arguments, "--data", str(data)]

    def _set(self, work: str, name: str) -> Path:
        """Files and library as they are before the work begins."""
        data, files = self.folder / name, self.folder / "files"
        for place in (data, files):
            shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(self.folder / ("v2" if work in ("update", "prune") else "v1"), files)
        if work == "prune":
            for path in sorted(files.iterdir())[::3]:
                path.unlink()
        if work != "ingest":
            shutil.copytree(self.folder / "filled", data)
        return data


def write_files(folder: Path, count: int) -> None:
    """`count` variations of the sample library, each as txt, docx and html, and some as pdf where LibreOffice is there."""
    folder.mkdir(parents=True)
    texts = list(_variations(count))
    for number, text in enumerate(texts):
        (folder / f"{number:03d}-chu.txt").write_text(text, encoding="utf-8")
        (folder / f"{number:03d}-trang.html").write_text(_page(text), encoding="utf-8")
        _docx(folder / f"{number:03d}-word.docx", text)
    if shutil.which("soffice"):
        with tempfile.TemporaryDirectory() as scratch:
            paths = [_docx(Path(scratch) / f"{number:03d}-in.docx", text) for number, text in enumerate(texts[: max(1, count // 3)])]
            for path in convert_all(paths, "pdf"):
                shutil.move(path, folder / path.name)


def fingerprint(data: Path) -> list[list[Row]]:
    """All that the library of a data folder holds, without the ids and days that differ between runs."""
    with closing(sqlite3.connect(data / "trobut.db")) as database:
        return [database.execute(query).fetchall() for query in _FINGERPRINT]


def rounds(scene: Scene, plan: Sequence[tuple[str, int]], seed: int) -> Iterator[Round]:
    """Kills spread over the length of each command: one at random in each of as many equal parts as there are rounds."""
    chance = random.Random(seed)
    number = 0
    for work, count in plan:
        for part in range(count):
            after = (part + chance.random()) / count * scene.seconds[work]
            yield scene.kill(work, after, number=number)
            number += 1


def _variations(count: int) -> Iterator[str]:
    samples = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))]
    for number in range(count):
        text = samples[number % len(samples)]
        yield text.replace("Số: ", f"Số: {number + 1}", 1) + f"\n\nPhụ chú lần {number}: số liệu tổng hợp đến hết ngày {1 + number % 28:02d}.\n"


def _change(folder: Path) -> None:
    """A new version of every second file that is easily written anew."""
    for path in sorted([*folder.glob("*.txt"), *folder.glob("*.html")])[::2]:
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("Phụ chú lần", "Phụ chú đã sửa, lần"), encoding="utf-8")


def _page(text: str) -> str:
    return "<!doctype html><html><body>" + "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip()) + "</body></html>"


def _docx(path: Path, text: str) -> Path:
    document = Docx()
    for line in text.splitlines():
        if line.strip():
            document.add_paragraph(line.replace("\x0c", ""))
    document.save(str(path))
    return path


def _run(command: list[str]) -> float:
    """Processor seconds of a whole run, as last seen."""
    spent = 0.0
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True)
    while process.poll() is None:
        spent = max(spent, _spent(process.pid))
        time.sleep(_LOOK)
    assert process.returncode == 0 and process.stderr is not None, process.stderr and process.stderr.read().decode()
    process.stderr.close()
    return spent


def _killed(command: list[str], after: float) -> bool:
    """Kill a run when it has spent so many processor seconds; False where it was over before."""
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    while process.poll() is None:
        if _spent(process.pid) >= after:
            os.killpg(process.pid, signal.SIGKILL)
            return process.wait() == -signal.SIGKILL
        time.sleep(_LOOK)
    return False


def _spent(pid: int) -> float:
    """Processor seconds of a process (all its threads, not its children)."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _trobut(arguments: list[str]) -> subprocess.CompletedProcess[bytes]:
    program = [sys.executable, "-m", "tests.survival_child"] if arguments[0].isdecimal() else [sys.executable, "-m", "api.cli"]
    return subprocess.run([*program, *arguments], cwd=ROOT, capture_output=True)


def _left(data: Path) -> list[str]:
    """Of every fourth document of the full library, those that are still there."""
    filled = data.parent / "filled" / "trobut.db"
    with closing(sqlite3.connect(filled)) as before, closing(sqlite3.connect(data / "trobut.db")) as now:
        chosen = [row[0] for row in before.execute("SELECT id FROM documents ORDER BY sha256")][::4]
        held = {row[0] for row in now.execute("SELECT id FROM documents")}
    return [document for document in chosen if document in held] or [chosen[0]]


def _count(data: Path, query: str) -> int:
    try:
        with closing(sqlite3.connect(f"file:{data / 'trobut.db'}?mode=ro", uri=True)) as database:
            return int(database.execute(query).fetchone()[0])
    except sqlite3.Error:
        return 0  # killed before the database was made


def main() -> int:
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 20_250_917
    plan = [(work, max(1, round(count * wanted / 50))) for work, count in _ROUNDS]
    with tempfile.TemporaryDirectory(prefix="trobut-song-sot-") as place:
        scene = Scene(Path(place))
        scene.prepare([work for work, _ in plan])
        print("undisturbed:", {work: round(seconds, 1) for work, seconds in scene.seconds.items()}, flush=True)
        done = []
        for each in rounds(scene, plan, seed):
            done.append(each)
            verdict = "DIFFER" if each.said else "agree"
            print(
                f"{len(done):3} {each.work:8} {each.after:5.2f} s {'killed' if each.killed else 'over  '} {each.struck} under way: {verdict} {each.said}",
                flush=True,
            )
    good = sum(not each.said for each in done)
    killed, struck = sum(each.killed for each in done), sum(each.struck > 0 for each in done)
    print(f"{good} of {len(done)} agree and complete when repeated; {killed} killed while running, {struck} inside a change")
    return 0 if good == len(done) else 1


if __name__ == "__main__":
    sys.exit(main())
