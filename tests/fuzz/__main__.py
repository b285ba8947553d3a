"""`python -m tests.fuzz --seconds 600`: extraction, structure and checker against made-up texts until the time is over or something breaks.

Guided by coverage where atheris is installed (`pip install atheris`), by hypothesis otherwise. A text that breaks an invariant is printed and
ends the run with an exit code other than 0.
"""

import argparse
import sys
import tempfile
import time

_LONGEST = 300
_SLOW = 60


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--engine", choices=("atheris", "hypothesis"), default=None)
    options = parser.parse_args()
    engine = options.engine or _installed()
    print(f"{engine}, {options.seconds} s", flush=True)
    (_guided if engine == "atheris" else _random)(options.seconds)


def _installed() -> str:
    try:
        import atheris  # noqa: F401
    except ImportError:
        return "hypothesis"
    return "atheris"


def _guided(seconds: int) -> None:
    import atheris

    with atheris.instrument_imports(include=["corpus.citations", "corpus.structure", "corpus.structuring", "assistant.checker.rules"]):
        from tests.fuzz.inputs import text_of
        from tests.fuzz.invariants import hold

    def one(data: bytes) -> None:
        text = text_of(data)
        try:
            hold(text)
        except Exception:
            print(f"BROKEN BY {text!r}", flush=True)
            raise

    artifacts = tempfile.mkdtemp(prefix="trobut-fuzz-")
    limits = (f"-max_total_time={seconds}", f"-max_len={_LONGEST}", f"-timeout={_SLOW}", "-len_control=10")
    atheris.Setup([sys.argv[0], *limits, f"-artifact_prefix={artifacts}/"], one)
    atheris.Fuzz()


def _random(seconds: int) -> None:
    from hypothesis import HealthCheck, Phase, given, settings
    from hypothesis import strategies as st

    from tests.fuzz.inputs import text_of
    from tests.fuzz.invariants import hold

    end, runs = time.monotonic() + seconds, 0

    @settings(max_examples=2_000, deadline=None, database=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate, Phase.shrink])
    @given(st.binary(max_size=_LONGEST))
    def one(data: bytes) -> None:
        if time.monotonic() < end:
            hold(text_of(data))

    while time.monotonic() < end:
        one()
        runs += 1
    print(f"Done: {runs} rounds of 2,000 texts, nothing found")


if __name__ == "__main__":
    main()
