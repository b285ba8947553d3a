"""A check of reports of 5, 50 and 500 KB in milliseconds of processor time, the share of each rule, and `trobut check` from process start.

A check is warm when the program has checked another document before; every time here is of a text that was not seen before. The 50 KB report
is also checked against a register of a million documents where `TROBUT_BENCH_FOLDER` names one (see test_registry.py).
"""

import os
import random
import re
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assistant.checker.catalogue import RULES
from assistant.checker.check import check, home_of
from assistant.checker.context import Context
from assistant.checker.profile import Profile
from corpus.citations import find_citations
from corpus.database import FILE_NAME
from corpus.registry.lookup import judge_all
from corpus.registry.quick import open_registry
from corpus.registry.snapshot import Registry
from corpus.registry.starting import starter_registry
from corpus.structure import parse

pytestmark = pytest.mark.benchmark
SAMPLES = Path(__file__).parents[2] / "corpus" / "samples" / "documents"
TODAY = date(2026, 6, 30)
SIZES = (5_000, 50_000, 500_000)
REPEAT = 7
_LONG = re.compile(r"(?<!\w)[^\W\d_]{4,}(?!\w)")
_SERIAL = re.compile(r"(?<![\w/.,-])\d{1,4}(?=[/-][A-ZĐ])")


def _report(size: int, *, seed: int = 0) -> str:
    """A sample report grown to a size: more sections made of the paragraphs of all samples, with other numbers and some other words each time."""
    choose = random.Random(seed)
    whole = (SAMPLES / "bc-tdkt-6t-2025.txt").read_text(encoding="utf-8")
    head, tail = whole[: len(whole) * 3 // 4], whole[len(whole) * 3 // 4 :]
    if size <= len(whole.encode()):
        return whole.encode()[: size + seed].decode(errors="ignore")
    paragraphs = [paragraph for path in sorted(SAMPLES.glob("bc-*.txt")) for paragraph in path.read_text(encoding="utf-8").split("\n\n")[8:-6]]
    words = _LONG.findall(" ".join(paragraphs))
    parts, length = [head], len(whole.encode()) + seed
    while length < size:
        said = _LONG.sub(lambda match: choose.choice(words) if choose.random() < 0.3 else match.group(), choose.choice(paragraphs))
        parts.append(_SERIAL.sub(lambda _: str(choose.randint(1, 9000)), said))
        length += len(parts[-1].encode()) + 2
    return "\n\n".join([*parts, tail])


def _least(run: Callable[[int], object]) -> float:
    """Processor time in milliseconds of the quickest run; each run gets its number."""
    times = []
    for number in range(REPEAT):
        began = time.process_time()
        run(number)
        times.append(1000 * (time.process_time() - began))
    return min(times)


def _steps(size: int, registry: Registry, *, make: Callable[[int], str] | None = None) -> float:
    """Print and return the time of a check, extraction and verdicts included; the text is another one each time."""
    texts = [make(number) if make else _report(size, seed=number) for number in range(REPEAT + 1)]
    documents = [parse(text) for text in texts]
    check(documents[-1], registry=registry, today=TODAY)
    parsing = _least(lambda number: parse(texts[number]))
    extraction = _least(lambda number: find_citations(texts[number]))
    whole = _least(lambda number: check(documents[number], registry=registry, today=TODAY))
    found = len(check(documents[0], registry=registry, today=TODAY).citations)
    print(f"  {len(texts[0].encode()) / 1000:6.0f} KB, {found:5} citations: parse {parsing:7.1f} ms, extract {extraction:7.1f} ms, check {whole:7.1f} ms")
    return whole


def test_a_check_takes_time_in_proportion_to_the_text() -> None:
    print("\nstarter register")
    small, middle, large = (_steps(size, starter_registry()) for size in SIZES)
    assert middle < 20 * small
    assert large < 20 * middle


def test_a_real_report_of_50_kb(shared: Path) -> None:
    text = next(iter(sorted((shared / "seeds").glob("000*")))).read_bytes().decode()
    print("\nreal report, starter register")
    assert _steps(0, starter_registry(), make=lambda number: text + "\n" * number)


def test_a_million_documents() -> None:
    place = os.environ.get("TROBUT_BENCH_FOLDER")
    if place is None:
        pytest.skip("TROBUT_BENCH_FOLDER names no data folder with a large register (see test_registry.py)")
    registry = open_registry(Path(place) / FILE_NAME)
    print(f"\nregister of {len(registry)} records")
    assert _steps(50_000, registry)


def _context(number: int) -> Context:
    document = parse(_report(50_000, seed=number))
    home, registry = home_of(document), starter_registry()
    citations = tuple(find_citations(document.text, home=home))
    verdicts = judge_all(citations, registry, on=TODAY, home=home)
    return Context(document, citations, verdicts, registry, on=TODAY, on_source="given", home=home, stage="draft")


def test_time_of_each_rule() -> None:
    """The first rule that asks for a shared view pays for it: the rules run in their order, as in a check."""
    contexts = [_context(number) for number in range(REPEAT)]
    times: dict[str, list[float]] = {rule.code: [] for rule in RULES}
    for context in contexts:
        for rule in filter(Profile().runs, RULES):
            began = time.process_time()
            list(rule.check(context))
            times[rule.code].append(1000 * (time.process_time() - began))
    least = {code: min(taken) for code, taken in times.items() if taken}
    print(f"\n50 KB, all rules {sum(least.values()):.1f} ms")
    for code, taken in sorted(least.items(), key=lambda item: -item[1]):
        print(f"  {code:6} {taken:6.2f} ms")
    assert max(least.values()) < sum(least.values())


def test_trobut_check_from_process_start(tmp_path: Path) -> None:
    """With a data folder that exists and, like an installed program, with compiled modules."""
    file, data = tmp_path / "bc.txt", tmp_path / "du-lieu"
    file.write_text(_report(50_000), encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | {"PYTHONPYCACHEPREFIX": str(tmp_path / "pyc")}
    command = [sys.executable, "-m", "api.cli", "check", str(file), "--data", str(data)]
    register = [*command[:3], "registry", "import", str(SAMPLES.parent / "registry.csv"), "--data", str(data)]
    subprocess.run(register, capture_output=True, check=True, env=environment)
    wall, codes = [], set()
    for _ in range(REPEAT):
        began = time.perf_counter()
        codes.add(subprocess.run(command, capture_output=True, check=False, env=environment).returncode)
        wall.append(time.perf_counter() - began)
    print(f"\ntrobut check, process start to answer: quickest {min(wall):.2f} s, median {sorted(wall)[REPEAT // 2]:.2f} s")
    assert codes <= {0, 1}
