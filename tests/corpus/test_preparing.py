"""Files read in child processes: the same result, bounded time and memory, and nothing left behind."""

import io
import os
import pickle
import resource
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import corpus
from corpus.errors import UnreadableFile
from corpus.prepared import prepare
from corpus.preparing import Limits, Preparer
from corpus.preparing.frames import receive_answer, send
from corpus.preparing.workspace import Workspace, sweep
from corpus.reading.office_program import find_program
from tests.corpus.reading.old_files import rtf

SAMPLES = sorted((Path(corpus.__file__).parent / "samples" / "documents").glob("*.txt"))
TEXT = "BÁO CÁO\n\nI. KẾT QUẢ\n\nThực hiện Kế hoạch số 12/KH-SYT ngày 12/5/2024 của Sở Y tế Lam Giang.\n".encode()
LONG = "Sở Y tế Lam Giang thực hiện nhiệm vụ theo kế hoạch được giao.\n\n".encode() * 60_000
HUGE = b"Nhiem vu " * 4_000_000
linux = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


@pytest.fixture(scope="module")
def preparer() -> Iterator[Preparer]:
    with Preparer(workers=2) as made:
        yield made


def wait_until(condition: Callable[[], bool], seconds: float = 20.0) -> bool:
    until = time.monotonic() + seconds
    while not condition() and time.monotonic() < until:
        time.sleep(0.02)
    return condition()


def runs(pid: int) -> bool:
    """A zombie has ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def group(leader: int) -> list[int]:
    """Processes of a group that still run."""
    members = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            state, _, of = (folder / "stat").read_text().rsplit(")", 1)[1].split()[:3]
        except OSError:
            continue
        if int(of) == leader and state != "Z":
            members.append(int(folder.name))
    return members


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_child_gives_what_the_process_itself_would(preparer: Preparer, path: Path) -> None:
    assert preparer.prepare(path.name, path.read_bytes()) == prepare(path.name, path.read_bytes())


def test_refusal_of_a_reader_comes_through(preparer: Preparer) -> None:
    with pytest.raises(UnreadableFile, match="đuôi lạ"):
        preparer.prepare("a.xyz", b"x")


def test_large_file_needs_no_child() -> None:
    with Preparer(workers=1, limits=Limits(file_bytes=1024 * 1024)) as own:
        with pytest.raises(UnreadableFile, match="vượt giới hạn 1 MB"):
            own.prepare("a.txt", bytes(2 * 1024 * 1024))
        assert own.children() == ()


def test_time_ends_the_file_not_the_service() -> None:
    with Preparer(workers=1, limits=Limits(seconds=0.6)) as own:
        with pytest.raises(UnreadableFile, match=r"«b\.txt» đọc quá lâu"):
            own.prepare("b.txt", LONG)
        assert wait_until(lambda: not own.children())
    with Preparer(workers=1, limits=Limits(seconds=60)) as own:
        assert own.prepare("a.txt", TEXT).document.text == TEXT.decode()


@linux
def test_memory_ends_the_file_not_the_service() -> None:
    with Preparer(workers=1, limits=Limits(memory_bytes=80 * 1024 * 1024)) as own:
        with pytest.raises(UnreadableFile, match="quá nhiều bộ nhớ"):
            own.prepare("b.txt", HUGE)
        assert own.prepare("a.txt", TEXT).document.text == TEXT.decode()


def test_child_that_dies_costs_only_its_file() -> None:
    with Preparer(workers=1) as own, ThreadPoolExecutor(1) as threads:
        own.prepare("a.txt", TEXT)
        reading = threads.submit(own.prepare, "b.txt", LONG)
        time.sleep(0.2)
        os.kill(own.children()[0], signal.SIGKILL)
        with pytest.raises(UnreadableFile, match="dừng đột ngột"):
            reading.result()
        assert own.prepare("a.txt", TEXT).document.text == TEXT.decode()


def test_idle_child_that_died_is_replaced() -> None:
    with Preparer(workers=1) as own:
        own.prepare("a.txt", TEXT)
        (child,) = own.children()
        os.kill(child, signal.SIGKILL)
        assert wait_until(lambda: not own.children())
        assert own.prepare("a.txt", TEXT).document.text == TEXT.decode()


def test_child_stays_warm(preparer: Preparer) -> None:
    preparer.prepare("a.txt", TEXT)
    before = preparer.children()
    preparer.prepare("a.txt", TEXT)
    assert preparer.children() == before


def test_threads_use_several_children(preparer: Preparer) -> None:
    texts = [f"Nội dung {number}".encode() for number in range(12)]
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda text: preparer.prepare("a.txt", text).document.text.encode(), texts))
    assert found == texts
    assert len(preparer.children()) == 2


def test_prepare_all_gives_every_item_and_takes_few_ahead(preparer: Preparer) -> None:
    taken: list[int] = []

    def items() -> Iterator[tuple[int, str, bytes]]:
        for number in range(20):
            taken.append(number)
            yield number, "a.xyz" if number % 5 == 0 else "a.txt", f"Nội dung {number}".encode()

    found = {}
    for key, outcome in preparer.prepare_all(items()):
        found[key] = outcome
        assert len(taken) <= len(found) + preparer.workers + 2
    assert sorted(found) == list(range(20))
    assert {key for key, outcome in found.items() if isinstance(outcome, UnreadableFile)} == {0, 5, 10, 15}


def test_leaving_prepare_all_stops_what_is_read() -> None:
    with Preparer(workers=2) as own:
        outcomes = own.prepare_all([(0, "a.txt", TEXT), *((number, "b.txt", LONG) for number in range(1, 6))])
        started = time.monotonic()
        assert next(outcomes)[0] == 0
        outcomes.close()
        assert time.monotonic() - started < Limits().seconds
        assert own.prepare("a.txt", TEXT).document.text == TEXT.decode()


def test_closing_ends_children_and_removes_their_folder() -> None:
    own = Preparer(workers=1)
    own.prepare("a.txt", TEXT)
    (child,) = own.children()
    own.close()
    assert sys.platform != "linux" or wait_until(lambda: not runs(child))
    with pytest.raises(RuntimeError, match="closed"):
        own.prepare("a.txt", TEXT)


@linux
def test_closing_ends_a_file_being_read() -> None:
    own = Preparer(workers=1)
    own.prepare("a.txt", TEXT)
    failed: list[BaseException] = []

    def read() -> None:
        try:
            own.prepare("b.txt", LONG)
        except UnreadableFile as error:
            failed.append(error)

    thread = threading.Thread(target=read)
    thread.start()
    time.sleep(0.2)
    own.close()
    thread.join()
    assert len(failed) == 1


@linux
def test_child_has_no_secrets_and_no_core_dumps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-test")
    monkeypatch.setenv("TROBUT_DATABASE_URL", "postgresql://u:p@h/d")
    with Preparer(workers=1) as own:
        own.prepare("a.txt", TEXT)
        (child,) = own.children()
        environment = Path(f"/proc/{child}/environ").read_text()
        limits = Path(f"/proc/{child}/limits").read_text()
    assert "sk-test" not in environment and "postgresql" not in environment
    bounds = {line[:26].strip(): line[26:].split()[0] for line in limits.splitlines()}
    assert bounds["Max core file size"] == "0"
    assert bounds["Max open files"] == "256"
    assert bounds["Max data size"] == str(Limits().memory_bytes)


def test_children_know_no_engine() -> None:
    modules = "preparing.child prepared reading structure reading.docx reading.pdf reading.html reading.office"
    code = f"import sys, importlib; [importlib.import_module('corpus.' + name) for name in {modules.split()!r}]; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {"torch", "chromadb", "tantivy", "sentence_transformers", "langchain", "langchain_core", "fastapi", "uvicorn", "sqlalchemy", "transformers"}
    assert heavy.isdisjoint(name.split(".")[0] for name in done.stdout.split())


@pytest.mark.parametrize("found", [os.system, subprocess.run, Preparer, ("x",), "x"])
def test_answer_of_a_child_cannot_call_anything(found: object) -> None:
    stream = io.BytesIO()
    send(stream, found)
    stream.seek(0)
    with pytest.raises(pickle.UnpicklingError):
        receive_answer(stream)


_SERVER = """
import sys, threading, time
sys.path.insert(0, {root!r})
from corpus.preparing import Preparer
own = Preparer(workers=1)
own.prepare("a.txt", b"x")
print(own.children()[0], own._workspace.folder, flush=True)
own.prepare({name!r}, open({path!r}, "rb").read())
"""


def kill_server_reading(path: Path, ready: Callable[[int], bool]) -> tuple[int, Path]:
    """Start a server that reads `path`, kill -9 it once `ready(child)`; the child's id and the server's folder."""
    code = _SERVER.format(root=str(Path(__file__).parents[2]), name=path.name, path=str(path))
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        child, folder = server.stdout.readline().split()
        assert wait_until(lambda: ready(int(child)))
        server.kill()
    return int(child), Path(folder)


@linux
def test_killed_server_leaves_no_child_and_its_files_are_swept(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(LONG)
    child, folder = kill_server_reading(path, lambda child: True)
    assert wait_until(lambda: not runs(child))
    assert folder.is_dir()
    sweep()
    assert not folder.exists()


@linux
@pytest.mark.office
def test_killed_server_takes_the_office_program_along(tmp_path: Path) -> None:
    if find_program() is None:
        pytest.skip("needs LibreOffice Writer (Debian: libreoffice-writer)")
    path = tmp_path / "a.rtf"
    path.write_bytes(rtf(*["Nội dung dài."] * 20_000))
    child, _ = kill_server_reading(path, lambda child: len(group(child)) > 1)
    assert wait_until(lambda: not group(child))
    sweep()


def test_sweeping_leaves_the_folders_of_the_living() -> None:
    living = Workspace()
    sweep()
    assert living.folder.is_dir()
    living.remove()
    assert not living.folder.exists()


def test_a_program_that_holds_many_files_still_reads() -> None:
    """Descriptors above 1023: what a child is given may be numbered so."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(4_096, hard), hard))
    held = [os.open(os.devnull, os.O_RDONLY) for _ in range(1_100)]
    try:
        with Preparer() as preparer:
            assert preparer.prepare("a.txt", "BÁO CÁO\n\nSở đã họp.".encode()).name == "a.txt"
    finally:
        for fd in held:
            os.close(fd)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
