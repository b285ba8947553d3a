"""Two servers answer searches over one data folder while a third program brings documents in, changes and removes them.

`python -m tests.reading_while_ingesting [ROUNDS] [SEED]`. A round adds a batch (one document of it large), changes half of it and removes some documents;
every second round does the same to one file with the commands `trobut ingest` and `trobut library remove`. All the while, threads ask both servers for
documents by words that stand in them alone. Wrong is: an answer that is no 200; a text that is not what stands at its offsets in a version that the library
may hold just then; a document that was there before and after and is not found; one that is found after its removal had returned; fewer answers than `k` to
a query that more passages fit. Between rounds both servers must answer exactly as a program that opens the folder anew.
"""

import http.client
import json
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from corpus.database import open_database
from corpus.library_sources import Source
from corpus.prepared import prepare
from retrieval.indexing import Incoming
from retrieval.opening import open_retrieval
from tests.browser.conftest import running
from tests.reading_shelf import COMMON, Hit, Shelf, Volume, faults, missing

ROOT = Path(__file__).parents[1]
_K = 10
_STILL = 12  # documents that are never touched
_ANSWERS_WITHIN = 20.0
_PAUSE = 0.005  # seconds between two questions of a thread
_TOLERANCE = 0.01  # of a score: the last neighbours found, which set the scale of the others, are approximate


@dataclass
class Trial:
    """`large`: sections of the one large document of a batch. `wrong`: everything that should not have happened; `asked`: queries answered."""

    folder: Path
    seed: int = 1
    batch: int = 12
    large: int = 150
    readers: int = 2
    asked: int = 0
    wrong: list[str] = field(default_factory=list)

    def run(self, rounds: int) -> None:
        self.data, files = self.folder / "data", self.folder / "files"
        files.mkdir()
        self._asking = 0  # threads
        self.shelf, self.chance = Shelf(files, self.seed), random.Random(self.seed)
        self.still = [self.shelf.add(sections=3) for _ in range(_STILL)]
        with ExitStack() as stack:
            self.writer = Writer(self.data)
            stack.callback(self.writer.close)
            self._move(self.still, "take", self.still)
            self.servers = [stack.enter_context(running("api.cli", "--data", str(self.data), "serve", "--port", "{port}")) for _ in range(2)]
            self._compare()
            for number in range(rounds):
                self._round(number)

    def _round(self, number: int) -> None:
        over = threading.Event()
        threads = [threading.Thread(target=self._ask_until, args=(over, server, number)) for server in self.servers for _ in range(self.readers)]
        for thread in threads:
            thread.start()
        self._asking = len(threads)
        try:
            self._change()
            if number % 2:
                self._change_by_commands()
        finally:
            over.set()
            self._asking = 0
            for thread in threads:
                thread.join()
        self._compare()

    def _change(self) -> None:
        """What the third program does in one round: some documents come, half of them change, most of those go."""
        new = [self.shelf.add(sections=self.large if number == 0 else 3) for number in range(self.batch)]
        self._move(new, "take", new)
        changed = new[: self.batch // 2]
        for volume in changed:
            self.shelf.write(volume, sections=self.large if volume is new[0] else 3)
        self._move(changed, "take", changed)
        for volume in (*changed, *new[-2:]):
            self._move([volume], "remove", [volume], gone=True)

    def _change_by_commands(self) -> None:
        """One file comes, changes and goes by commands of their own."""
        single = self.shelf.add(sections=3)
        self._command([single], "ingest", self.shelf.path(single))
        self.shelf.write(single, sections=3)
        self._command([single], "ingest", self.shelf.path(single))
        self._command([single], "library", "remove", single.id, gone=True)

    def _move(self, volumes: Sequence[Volume], work: str, given: Sequence[Volume], *, gone: bool = False) -> None:
        self.shelf.begin(volumes, gone=gone)
        self.writer.do(work, [volume.id if gone else self.shelf.path(volume) for volume in given])
        self.shelf.end(volumes, gone=gone)
        self._let_ask()

    def _let_ask(self) -> None:
        """Every state is looked at before the next change begins."""
        enough, over = self.asked + 4 * self._asking, time.monotonic() + _ANSWERS_WITHIN
        while self.asked < enough and time.monotonic() < over:
            time.sleep(_PAUSE)

    def _command(self, volumes: Sequence[Volume], *arguments: str, gone: bool = False) -> None:
        self.shelf.begin(volumes, gone=gone)
        done = subprocess.run([sys.executable, "-m", "api.cli", "--data", str(self.data), *arguments], cwd=ROOT, capture_output=True, text=True)
        if done.returncode != 0:
            self.wrong.append(f"{' '.join(arguments)}: {done.stdout}{done.stderr}")
        self.shelf.end(volumes, gone=gone)

    def _ask_until(self, over: threading.Event, server: str, seed: int) -> None:
        chance = random.Random(f"{server}{seed}")
        client = Client(server)
        while not over.is_set() and len(self.wrong) < 100:
            volume = chance.choice(self.still if chance.random() < 0.3 else list(self.shelf.volumes.values()))
            kinds = (volume.mark, volume.version_mark(len(volume.versions) - 1), COMMON)
            self._ask(client, volume, chance.choice(kinds))
            time.sleep(_PAUSE)
        client.close()

    def _ask(self, client: "Client", volume: Volume, query: str) -> None:
        before = self.shelf.look()
        try:
            hits = client.search(query)
        except (OSError, http.client.HTTPException, ValueError) as error:
            self.wrong.append(f"«{query}»: {error}")
            return
        after = self.shelf.look()
        said = faults(self.shelf, hits, before, after)
        if query == COMMON:
            said += [f"only {len(hits)} hits"] * (len(hits) < _K)
        elif volume.id in before:
            said += missing(volume, query, hits, before[volume.id], after[volume.id])
        self.wrong += [f"«{query}»: {each}" for each in said]
        self.asked += 1

    def _compare(self) -> None:
        """Both servers against a program that opens the folder anew."""
        database = open_database(self.data)
        opened = open_retrieval(self.data, database)
        for volume in self.chance.sample(sorted(self.shelf.volumes.values(), key=lambda each: each.id), 10):
            for query in (volume.mark, f"Nhiệm vụ 2 {volume.mark} bảo tồn di tích", COMMON):
                expected = [(hit.passage, hit.score) for hit in opened.searcher.search(query, k=_K)]
                for server in self.servers:
                    client = Client(server)
                    found = [(hit["passage"], hit["score"]) for hit in client.search(query)]
                    client.close()
                    if not _alike(found, expected):
                        self.wrong.append(f"at rest, «{query}»: {found}, opened anew {expected}")
        opened.close()
        database.close()


def _alike(found: Sequence[tuple[int, float]], expected: Sequence[tuple[int, float]]) -> bool:
    """Equal scores in order, and each passage with its score; passages of equal scores may change places."""
    scores = all(abs(one - two) < _TOLERANCE for (_, one), (_, two) in zip(found, expected, strict=False))
    known = dict(expected)
    last = expected[-1][1] if expected else 0.0
    return len(found) == len(expected) and scores and all(passage in known or abs(score - last) < _TOLERANCE for passage, score in found)


class Client:
    """One connection to a server."""

    def __init__(self, server: str) -> None:
        self._connection = http.client.HTTPConnection(urlsplit(server).netloc, timeout=60)

    def search(self, query: str) -> list[Hit]:
        """Raises ValueError for an answer that is no 200."""
        self._connection.request("GET", "/api/v1/search?" + urlencode({"q": query, "k": _K}))
        answer = self._connection.getresponse()
        body = answer.read().decode()
        if answer.status != 200:
            raise ValueError(f"{answer.status} {body}")
        return list(json.loads(body))

    def close(self) -> None:
        self._connection.close()


class Writer:
    """The third program: it keeps the folder open, as a server that is given uploads does."""

    def __init__(self, data: Path) -> None:
        command = [sys.executable, "-m", "tests.reading_while_ingesting", "--write", str(data)]
        self._process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def do(self, work: str, given: Sequence[str]) -> None:
        assert self._process.stdin is not None and self._process.stdout is not None
        print(json.dumps([work, *given]), file=self._process.stdin, flush=True)
        if self._process.stdout.readline() != "done\n":
            raise AssertionError(f"the writer failed at {work}")

    def close(self) -> None:
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(60)
        self._process.stdout.close()


def write(data: Path) -> None:
    """Carry out what comes in, one line of JSON each."""
    ingestion = open_retrieval(data, open_database(data)).ingestion()
    for line in sys.stdin:
        work, *given = json.loads(line)
        if work == "remove":
            ingestion.remove(*given)
        else:
            ingestion.take_in([_incoming(Path(path)) for path in given])
        print("done", flush=True)


def _incoming(path: Path) -> Any:
    prepared = prepare(path.name, path.read_bytes())
    return Incoming(prepared.sha256, prepared, Source(str(path)))


def main() -> int:
    if sys.argv[1:2] == ["--write"]:
        write(Path(sys.argv[2]))
        return 0
    rounds, seed = (int(value) for value in (*sys.argv[1:], *("3", "20250917")[len(sys.argv) - 1 :]))
    with tempfile.TemporaryDirectory(prefix="trobut-doc-") as place:
        trial = Trial(Path(place), seed=seed)
        began = time.monotonic()
        trial.run(rounds)
        print(f"{rounds} rounds, {len(trial.shelf.volumes)} documents, {trial.asked} queries in {time.monotonic() - began:.0f} s: {len(trial.wrong)} wrong")
        print("\n".join(each[:600] for each in trial.wrong[:40]))
    return 1 if trial.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
