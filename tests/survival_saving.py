"""Kills the server with SIGKILL at random moments while three clients save: everything acknowledged is there, and nothing is made twice.

`python -m tests.survival_saving [ROUNDS] [SEED]` does twenty rounds. Each client edits a section of its own and answers a question, every write under its
own key. After the kill the server is started again, each client sends the write whose answer it never heard once more, and the report is compared with
what was acknowledged.
"""

import random
import signal
import sys
import tempfile
import threading
import time
import urllib.error
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path
from typing import Any

from assistant.archive import Archive
from assistant.draft import replay
from corpus.database import open_database
from tests.api.conftest import OLD
from tests.api.test_survival import call, serve, value_of

CLIENTS = 3


@dataclass
class Client:
    """Writes to one section and one question. `acknowledged`: (revision, key) of every write that was answered; `unsure`: the one that was not.

    A write sent again is answered with the newest revision, which need not be its own: 0.
    """

    number: int
    section: str
    question: str
    count: int = 0
    text: str = ""
    value: str = ""
    acknowledged: list[tuple[int, str]] = field(default_factory=list)
    unsure: tuple[str, dict[str, Any], str] | None = None

    def write(self, url: str) -> None:
        """The next write, or the one whose answer was not heard."""
        again = self.unsure
        path, body, key = again or self._next()
        self.unsure = (path, body, key)
        answer = keyed(url + path, body, key, "PATCH" if path == "/facts" else "POST")
        self.acknowledged.append((0 if again else answer["revision"], key))
        self.unsure = None
        if path == "/facts":
            self.value = str(body["facts"][self.question])
        else:
            self.text = body["paragraphs"][0]["text"]

    def _next(self) -> tuple[str, dict[str, Any], str]:
        self.count += 1
        key = f"khach{self.number}.{self.count}"
        if self.count % 3 == 0:
            return "/facts", {"facts": {self.question: 100 + self.count}}, key
        body = {"action": "edit", "paragraphs": [{"text": f"Việc {key} đã xong."}]}
        return f"/sections/{self.section}/decisions", body, key


def keyed(url: str, body: Any, key: str, method: str) -> Any:
    """A call under a key."""
    import json
    import urllib.request

    headers = {"content-type": "application/json", "idempotency-key": key}
    request = urllib.request.Request(url, data=json.dumps(body).encode(), method=method, headers=headers)
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


def save_until(client: Client, url: str, stop: threading.Event) -> None:
    while not stop.is_set():
        try:
            client.write(url)
        except (OSError, HTTPException, urllib.error.URLError):
            return


def rounds(data: Path, count: int, seed: int) -> list[str]:
    """What is wrong after each round; nothing: an empty sentence."""
    chance = random.Random(seed)
    process, root = serve(data)
    report = call(f"{root}/api/v1/reports", {"from": OLD, "period": "2025H1"})
    clients = _clients(report)
    said = []
    for _ in range(count):
        stop = threading.Event()
        threads = [threading.Thread(target=save_until, args=(client, f"{root}/api/v1/reports/{report['id']}", stop)) for client in clients]
        for thread in threads:
            thread.start()
        time.sleep(chance.uniform(0.2, 1.6))
        process.send_signal(signal.SIGKILL)
        process.wait()
        stop.set()
        for thread in threads:
            thread.join()
        wrong = _compare(data, report["id"], clients)
        process, root = serve(data)
        for client in clients:
            if client.unsure:
                client.write(f"{root}/api/v1/reports/{report['id']}")
        said.append(wrong + _found(call(f"{root}/api/v1/reports/{report['id']}"), clients))
    process.terminate()
    process.wait()
    return [*said, _made_once(data, report["id"], clients)]


def _clients(report: Any) -> list[Client]:
    sections = [section["id"] for section in report["sections"] if section["status"] == "proposed" and section["paragraphs"]]
    questions = [q["id"] for q in report["questions"] if q["kind"] == "figure" and q["type"] == "int" and not set(q["sections"]) & set(sections[:CLIENTS])]
    return [Client(number, sections[number], questions[number]) for number in range(CLIENTS)]


def _compare(data: Path, report: str, clients: list[Client]) -> str:
    """The folder right after the kill: every acknowledged revision is in it."""
    database = open_database(data)
    try:
        archive = Archive(database)
        stored = {change.revision: change.key for change in archive.changes(report)}
        told = [each for client in clients for each in client.acknowledged]
        lost = [key for revision, key in told if key not in stored.values() or (revision and stored.get(revision) != key)]
        found = archive.open(report)
        unfit = [s.id for _, s in found.sentences() if s.source and replay(s.source.quote, s.ops) != s.text]
        return (f"lost: {lost} " if lost else "") + (f"do not replay: {unfit} " if unfit else "")
    finally:
        database.close()


def _found(report: Any, clients: list[Client]) -> str:
    """What a page would be shown, beside what each client was told last."""
    wrong = []
    for client in clients:
        section = next(each for each in report["sections"] if each["id"] == client.section)
        text = " ".join(s["text"] for p in section["paragraphs"] for s in p["sentences"])
        if client.text and text != client.text:
            wrong.append(f"{client.section}: «{text}» instead of «{client.text}»")
        if client.value and value_of(report, client.question) != client.value:
            wrong.append(f"{client.question}: {value_of(report, client.question)} instead of {client.value}")
    return "; ".join(wrong)


def _made_once(data: Path, report: str, clients: list[Client]) -> str:
    database = open_database(data)
    keys = [change.key for change in Archive(database).changes(report) if change.key]
    database.close()
    wanted = sum(len({key for _, key in client.acknowledged}) for client in clients)
    return "" if len(keys) == len(set(keys)) == wanted else f"{len(keys)} writes stored, {len(set(keys))} keys, {wanted} acknowledged"


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 20_261_122
    with tempfile.TemporaryDirectory(prefix="trobut-luu-") as place:
        said = rounds(Path(place), count, seed)
    for number, wrong in enumerate(said, 1):
        print(f"{number:3} {wrong or 'all there'}")
    good = sum(not wrong for wrong in said[:-1])
    print(f"seed {seed}: {good} of {count} kills lost nothing; each write made once: {'yes' if not said[-1] else 'NO'}")
    return 0 if not any(said) else 1


if __name__ == "__main__":
    sys.exit(main())
